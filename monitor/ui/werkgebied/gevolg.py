"""Before a division is taken into use: what goes along with the buurten, and where the weeks can be seen.

This page weighs a mean week by the norm. Whether each week fits, with its projects, is for the forecast of
Pieken: `drukte` asks it. So beside the button stand the projects that change hands (planned hours, nobody's
registered ones), which buurten would be left without a deputy (the very question of Overdracht), and whose
new work no forecast will count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from monitor.jaarplan.overdracht import vragen as overdracht
from monitor.jaarplan.overdracht.vragen import Verdelinggevolg
from monitor.kalender import maandag
from monitor.prognose import pieken
from monitor.ui import bron, opmaak
from monitor.ui.werkgebied import drukte, rechten
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied import questions
from monitor.werkgebied.antwoorden import Projectmee
from monitor.werkgebied.gegevens import WEKEN_VOORUIT

OVERDRACHT = "pages/buurten/overdracht.py"
_WEEK = dt.timedelta(days=6)


def toon(nu: Tafel, dag: dt.date) -> None:
    """Which projects go along from day `dag` on, who has no forecast, and where to look."""
    mee = wisselen(nu, bron.vraag(questions.projecten_mee, eerste_week(dag)))
    st.markdown(opmaak.tekst(zin(mee, dag, bron.vandaag())))
    if mee:
        st.table(
            tabel(nu, mee), border="horizontal", hide_index=True,
            alt="Per coördinator de projecten die meegaan, van wie ze komen en hoeveel uur ze vragen",
        )  # fmt: skip
    verdeling = tuple(nu.vraag.instantie.verdeling(nu.plan).items())
    gevolg = bron.vraag(overdracht.gevolg, bron.vandaag(), verdeling, dag)
    if let_op := zonder_vervanger(gevolg, dag):
        st.warning(opmaak.tekst(let_op), icon=":material/person_off:")
        st.page_link(OVERDRACHT, label="Naar Overdracht", icon=":material/handshake:")
    if rechten.namen_zichtbaar():
        beeld = bron.vraag(pieken.pieken, bron.vandaag())
        if beeld.reden is None and (let_op := zonder_verwachting(nu, beeld.coordinatoren)):
            st.warning(opmaak.tekst(let_op), icon=":material/visibility_off:")
    drukte.toon(nu, dag)


def zonder_vervanger(gevolg: Verdelinggevolg, dag: dt.date) -> str:
    """Which buurten would have no deputy (on some days) because of this division; no names of people."""
    delen = []
    if gevolg.zelf:
        waar = opmaak.opsomming(list(gevolg.zelf))
        delen.append(f"Van {waar} is de vervanger vanaf {opmaak.datum(dag)} zelf de coördinator.")
    if gevolg.los:
        waar = opmaak.opsomming(list(gevolg.los))
        delen.append(f"Als de nieuwe coördinator weg is, is er geen vervanger voor {waar}.")
    if gevolg.ook_weg:
        waar = opmaak.opsomming(list(gevolg.ook_weg))
        delen.append(f"De nieuwe coördinator en de vervanger zijn op dezelfde dagen weg bij {waar}.")
    return " ".join([*delen, "Leg op Overdracht een andere vervanger vast."]) if delen else ""


def eerste_week(dag: dt.date) -> dt.date:
    """The first Monday on which a division from `dag` on holds."""
    return maandag(dag + _WEEK)


def wisselen(nu: Tafel, projecten: Sequence[Projectmee]) -> tuple[Projectmee, ...]:
    """The projects in buurten that change hands in this plan."""
    index = nu.vraag.instantie.index
    return tuple(
        p for p in projecten if p.buurt in index and nu.plan[index[p.buurt]] != nu.vraag.nu[index[p.buurt]]
    )


def terugweg(dag: dt.date, vandaag: dt.date) -> str:
    """Until when, and where, a division that begins on `dag` can be taken back."""
    if dag > vandaag:
        return f"Tot {opmaak.datum(dag)} kunt u haar op deze pagina intrekken."
    return "Zij geldt dan meteen; terugdraaien kan daarna op Gegevens, bij Ingelezen bestanden."


def zin(mee: Sequence[Projectmee], dag: dt.date, vandaag: dt.date) -> str:
    """How many projects go along, and that the weeks are told on Pieken."""
    elke_week = (
        "Deze pagina weegt een gemiddelde week volgens de norm. Of elke week past, zegt het rekenwerk van "
        f"Pieken. {terugweg(dag, vandaag)}"
    )
    if not mee:
        return f"Er gaat geen lopend of komend project mee naar een andere coördinator. {elke_week}"
    aantal = opmaak.meervoud(len({p.project for p in mee}), "project gaat", "projecten gaan")
    uren = _uren(sum(p.uren for p in mee))
    return (
        f"{aantal} mee naar een andere coördinator: samen {uren} in de {WEKEN_VOORUIT} weken vanaf "
        f"{opmaak.week_jaar(eerste_week(dag))}. {elke_week}"
    )


def tabel(nu: Tafel, mee: Sequence[Projectmee]) -> pd.DataFrame:
    """A row per project and buurt; who gets most project hours comes first."""
    index, mensen = nu.vraag.instantie.index, nu.vraag.coordinatoren
    naar = {p: nu.plan[index[p.buurt]] for p in mee}
    som = {wie: sum(p.uren for p in mee if naar[p] == wie) for wie in naar.values()}
    return pd.DataFrame(
        [
            {
                "Krijgt het": opmaak.tekst(mensen[naar[p]].naam),
                "Project": opmaak.tekst(p.naam),
                "Buurt": opmaak.tekst(nu.vraag.naam(p.buurt)),
                "Van": opmaak.tekst(mensen[nu.vraag.nu[index[p.buurt]]].naam),
                "Uren": _uren(p.uren),
                "Weken": opmaak.tekst(_weken(p)),
            }
            for p in sorted(mee, key=lambda p: (-som[naar[p]], naar[p], -p.uren, p.naam, p.buurt))
        ]
    )


def _uren(uren: float) -> str:
    return opmaak.uren(uren, 0) if uren >= 1 else "minder dan 1\u00a0u"


def _weken(p: Projectmee) -> str:
    van, tot = opmaak.week(p.eerste), opmaak.week(p.laatste)
    return van if van == tot else f"{van} t/m {tot}"


def zonder_verwachting(nu: Tafel, verwacht: Collection[str]) -> str:
    """Whose new buurten no forecast will count, and whose load grows by hours that are not known."""
    mensen = nu.vraag.coordinatoren
    heeft = [m.id in verwacht for m in mensen]
    wissels = [
        (b, van, naar) for b, (van, naar) in enumerate(zip(nu.vraag.nu, nu.plan, strict=True)) if van != naar
    ]
    weg = sorted({mensen[naar].naam for _, van, naar in wissels if heeft[van] and not heeft[naar]})
    erbij = sorted({nu.vraag.buurten[b].naam for b, van, naar in wissels if heeft[naar] and not heeft[van]})
    delen = []
    if weg:
        wie = opmaak.opsomming(weg)
        delen.append(
            f"Van {wie} is er op Pieken geen verwachting: het werk in de buurten die naar {wie} gaan, telt "
            "daar vanaf die dag nergens mee."
        )
    if erbij:
        delen.append(
            f"Van {opmaak.opsomming(erbij)} weet Pieken de uren niet: wie ze krijgt, heeft vanaf die dag "
            "meer werk dan daar staat."
        )
    return " ".join(delen)
