"""How an agreement reads: its state as a sign with a word, its days, and who keeps it going."""

from __future__ import annotations

import pandas as pd

from monitor.jaarplan.netwerk import regels, vragen
from monitor.jaarplan.netwerk.afspraak import Afspraak
from monitor.jaarplan.netwerk.vragen import Netwerkbeeld
from monitor.ui import bron, herkomst, kijker, opmaak

TEKEN = {
    regels.TE_LAAT: "▲",
    regels.AAN_DE_BEURT: "◆",
    regels.OP_TIJD: "●",
    regels.WETEN_WE_NIET: "○",
    regels.NAAR_BEHOEFTE: "□",
    regels.NOG_NIET: "◇",
    regels.BEEINDIGD: "■",
}
VOLGORDE = tuple(TEKEN)


def beeld() -> Netwerkbeeld:
    """The network as far as the viewer's wijken go."""
    alles: Netwerkbeeld = bron.vraag(vragen.beeld, bron.vandaag())
    bereik = kijker.kijker().bereik
    mag = [code for code, buurt in alles.buurten.items() if bereik.mag_wijk(buurt.wijk)]
    return alles if len(mag) == len(alles.buurten) else alles.alleen(mag)


def merk(afspraak: Afspraak) -> str:
    """`▲ 12 dagen te laat`."""
    nu = afspraak.moment
    stand = nu.stand.replace(" ", opmaak.VAST)
    if nu.dagen_over and nu.stand == regels.TE_LAAT:
        stand = f"{opmaak.meervoud(nu.dagen_over, 'dag', 'dagen')} {stand}"
    elif nu.dagen_over and nu.stand == regels.AAN_DE_BEURT:
        stand += f", al {opmaak.meervoud(nu.dagen_over, 'dag', 'dagen')}"
    return f"{TEKEN[nu.stand]}{opmaak.VAST}{stand}"


def ritme(afspraak: Afspraak) -> str:
    """The rhythm in our words; what a file wrote when we don't know it."""
    tekst = afspraak.velden.ritme
    return regels.herken_ritme(tekst) or tekst or opmaak.ONBEKEND


def rij(nu: Netwerkbeeld, afspraak: Afspraak, *, buurt: bool = True) -> dict[str, str]:
    """A row of a table, as plain text."""
    velden = afspraak.velden
    uit = {"Buurt": nu.buurten[velden.buurt].naam} if buurt and velden.buurt in nu.buurten else {}
    return uit | {
        "Partner": velden.organisatie,
        "Afspraak": velden.wat or opmaak.ONBEKEND,
        "Ritme": ritme(afspraak),
        "Van ons": nu.eigenaar(afspraak) or opmaak.ONBEKEND,
        "Laatste contact": opmaak.datum(velden.laatste_contact),
        "Volgende": opmaak.datum(afspraak.moment.volgende),
        "Stand": merk(afspraak),
    }


def tabel(nu: Netwerkbeeld, afspraken: tuple[Afspraak, ...]) -> pd.DataFrame:
    """Agreements as a table whose days sort as days."""
    rijen = [
        {**rij(nu, a), "Laatste contact": a.velden.laatste_contact, "Volgende": a.moment.volgende}
        for a in afspraken
    ]
    return pd.DataFrame(rijen, dtype="object")


def stand_regel(nu: Netwerkbeeld, afspraken: tuple[Afspraak, ...]) -> str:
    """Day, source and n of a list of agreements, as plain text."""
    bestanden = sorted({a.bestand for a in afspraken if a.bestand})
    zelf = sum(a.op is not None for a in afspraken)
    bronnen = bestanden[:3]
    if len(bestanden) > 3:
        bronnen.append(f"{len(bestanden) - 3} andere bestanden")
    if zelf:
        bronnen.append("deze pagina")
    lopend = sum(a.moment.loopt for a in afspraken)
    zonder = sum(a.moment.loopt and a.velden.laatste_contact is None for a in afspraken)
    return " · ".join(
        deel
        for deel in (
            f"Stand van {opmaak.datum(nu.vandaag)}",
            f"bron: {opmaak.opsomming(bronnen) or 'nog geen'}",
            opmaak.meervoud(lopend, "lopende afspraak", "lopende afspraken"),
            f"bij {zonder} daarvan is geen laatste contact bekend" if zonder else "",
        )
        if deel
    )


def toon_regel(nu: Netwerkbeeld, afspraken: tuple[Afspraak, ...]) -> None:
    """The line under a list."""
    herkomst.toon_regel(opmaak.tekst(stand_regel(nu, afspraken)))
