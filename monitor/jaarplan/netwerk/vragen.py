"""What the page Netwerk asks: the agreements with names, what is late, and where nothing is recorded yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.netwerk.afspraak import Afspraak, Netwerkstap, afspraken, geschiedenis
from monitor.jaarplan.netwerk.regels import RITMES, TE_LAAT, WETEN_WE_NIET
from monitor.jaarplan.netwerk.tekst import toonbaar
from monitor.store import Store, sql

TITEL_TE_LAAT = "Te laat"


@dataclass(frozen=True)
class Netwerkbuurt:
    """A buurt with who has it today."""

    code: str
    naam: str
    wijk: str
    wijknaam: str
    woningen: int | None
    medewerker: str | None
    coordinator: str | None
    sinds: dt.date | None


@dataclass(frozen=True)
class Netwerkbeeld:
    """All agreements, the buurten, and the names of the team. `mensen`: medewerker → name."""

    vandaag: dt.date
    afspraken: tuple[Afspraak, ...]
    buurten: Mapping[str, Netwerkbuurt]
    mensen: Mapping[str, str]

    @property
    def lopend(self) -> tuple[Afspraak, ...]:
        """Agreements that run, in buurten that we know."""
        return tuple(a for a in self.afspraken if a.moment.loopt and a.velden.buurt in self.buurten)

    @property
    def te_laat(self) -> tuple[Afspraak, ...]:
        """The longest over first."""
        laat = [a for a in self.lopend if a.moment.stand == TE_LAAT]
        return tuple(sorted(laat, key=lambda a: (-a.moment.dagen_over, a.naam)))

    @property
    def onbekend(self) -> tuple[Afspraak, ...]:
        """Of which we don't know whether anybody talked."""
        return tuple(a for a in self.lopend if a.moment.stand == WETEN_WE_NIET)

    @property
    def zonder(self) -> tuple[Netwerkbuurt, ...]:
        """Buurten where nothing runs: we don't know, or nothing was recorded yet."""
        met = {a.velden.buurt for a in self.lopend}
        return tuple(b for code, b in self.buurten.items() if code not in met)

    def alleen(self, buurten: Collection[str]) -> Netwerkbeeld:
        """The same for some buurten."""
        eigen = {code: b for code, b in self.buurten.items() if code in buurten}
        return replace(
            self, buurten=eigen, afspraken=tuple(a for a in self.afspraken if a.velden.buurt in eigen)
        )

    def van(self, buurt: str) -> tuple[Afspraak, ...]:
        """The agreements of one buurt, ended ones too."""
        return tuple(a for a in self.afspraken if a.velden.buurt == buurt)

    def eigenaar(self, afspraak: Afspraak) -> str | None:
        """Who of us keeps it going: the one who is named, else the coordinator of the buurt."""
        wie = afspraak.velden.eigenaar
        if wie:
            return self.mensen.get(wie, "iemand die niet meer in het team zit")
        buurt = self.buurten.get(afspraak.velden.buurt)
        return buurt.coordinator if buurt else None

    @property
    def zin(self) -> str:
        """The network in one sentence."""
        if not self.lopend:
            return "Er is nog geen partner vastgelegd."
        n, laat, zonder = len(self.lopend), len(self.te_laat), len(self.zonder)
        begin = "De enige lopende afspraak is" if n == 1 else f"Van de {n} lopende afspraken met partners"
        if n == 1:
            deel = f"{begin} {'te laat' if laat else 'niet te laat'}"
        else:
            deel = (
                f"{begin} {'is er 1' if laat == 1 else f'zijn er {laat}' if laat else 'is er geen'} te laat"
            )
        leeg = {0: "in elke buurt is een partner vastgelegd", 1: "in 1 buurt is nog niets vastgelegd"}
        return f"{deel}; {leeg.get(zonder, f'in {zonder} buurten is nog niets vastgelegd')}."


@dataclass(frozen=True)
class Netwerkuitleg:
    """A figure's rule in words and the very query."""

    titel: str
    regel: str
    sql: str


def beeld(store: Store, vandaag: dt.date) -> Netwerkbeeld:
    """Everything of the network, as it stands on this day."""
    return Netwerkbeeld(vandaag, afspraken(store, vandaag), buurten(store, vandaag), mensen(store, vandaag))


def buurten(store: Store, vandaag: dt.date) -> dict[str, Netwerkbuurt]:
    """Code → buurt, by name."""
    rijen = store.rijen(sql(KAMER, "netwerk_buurten"), {"dag": vandaag})
    return {rij[0]: Netwerkbuurt(*rij) for rij in rijen}


def mensen(store: Store, vandaag: dt.date) -> dict[str, str]:
    """Medewerker → name, of coordinators and regisseurs in the team, by name."""
    return {rij[0]: rij[1] for rij in store.rijen(sql(KAMER, "netwerk_mensen"), {"dag": vandaag})}


def stappen(store: Store, buurt: str | None = None) -> tuple[Netwerkstap, ...]:
    """The history, newest first."""
    return geschiedenis(store, buurt)


def bronregels(store: Store, buurten: tuple[str, ...]) -> pd.DataFrame:
    """The rows behind the agreements of these buurten: file, or who wrote it and when."""
    rijen = store.rijen(sql(KAMER, "netwerk_bronregels"), {"buurten": list(buurten)})
    kolommen = ["Buurt", "Organisatie", "Afspraak", "Sinds", "Ritme", "Laatste contact", "Eind",
                "Waar het vandaan komt", "Wanneer"]  # fmt: skip
    schoon = [[toonbaar(cel) if isinstance(cel, str) else cel for cel in rij] for rij in rijen]
    return pd.DataFrame(schoon, columns=kolommen)


def uitleg() -> tuple[Netwerkuitleg, ...]:
    """How "te laat" is decided."""
    speling = "; ".join(f"{ritme.naam}: {ritme.speling} dagen" for ritme in RITMES.values() if ritme.speling)
    return (
        Netwerkuitleg(
            TITEL_TE_LAAT,
            "Volgende moment = laatste contact + ritme. Is die dag voorbij, dan is een afspraak **aan de "
            "beurt**; is ook de speling voorbij, dan is zij **te laat**. De speling is ongeveer een kwart "
            f"van het ritme ({speling}). Staat er geen laatste contact bij en is het eerste moment voorbij, "
            "dan **weten we niet** of er contact was. Een afspraak *naar behoefte* heeft geen volgend "
            "moment. Ritme en speling zijn een keuze, geen norm.",
            sql(KAMER, "netwerk_stand"),
        ),
    )
