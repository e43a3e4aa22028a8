"""What if: one coordinator more or fewer, other hours, another maximum of homes, another light threshold."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.ui import bron, opmaak
from monitor.ui.getalveld import getalveld
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.antwoorden import Aannames

UREN_MEEST = 40.0
ERBIJ, MEEST, DREMPEL = "werkgebied_erbij", "werkgebied_max", "werkgebied_drempel"
VAN = "werkgebied_watals_van"  # the what-ifs that the form was filled from


def zin(nu: Tafel) -> str:
    """`Met aannames: zonder Anna Bakker, 1 extra collega (36 uur), …`; empty without any."""
    a, namen = nu.aannames, {m.id: m.naam for m in tafels.iedereen()}
    delen = [f"zonder {opmaak.opsomming([namen.get(wie, wie) for wie in a.zonder])}"] if a.zonder else []
    if a.erbij:
        uren = opmaak.opsomming(sorted({f"{opmaak.getal(u, 0 if u == int(u) else 1)} uur" for u in a.erbij}))
        delen.append(f"{opmaak.meervoud(len(a.erbij), 'extra collega', 'extra collega’s')} ({uren})")
    delen += [
        f"{namen.get(wie, nu.vraag.naam(wie))} {opmaak.getal(u, 0 if u == int(u) else 1)} uur"
        for wie, u in a.uren
    ]
    if a.max_woningen:
        delen.append(f"hoogstens {opmaak.getal(a.max_woningen)} woningen per voltijder")
    if a.rood_vanaf is not None:
        delen.append(f"zware buurt vanaf aandachtscore {opmaak.procent(a.rood_vanaf)}")
    return f"Met aannames uit Wat als: {', '.join(delen)}." if delen else ""


def _drempel(aannames: Aannames) -> int:
    """The light threshold in force, per cent."""
    return round(100 * (aannames.rood_vanaf or bron.instellingen().zware_wijk_rood))


def _volg(nu: Tafel) -> None:
    """The form shows the what-ifs of the table, also when something else than the form changed them."""
    staat = st.session_state
    if staat.get(VAN) != nu.aannames or ERBIJ not in staat:
        staat[VAN], staat[ERBIJ] = nu.aannames, len(nu.aannames.erbij)
        staat[MEEST], staat[DREMPEL] = nu.aannames.max_woningen or 0, _drempel(nu.aannames)


def toon(nu: Tafel) -> None:
    """The assumptions as a small form; nothing changes until "Reken hiermee"."""
    st.caption(
        "Deze aannames gelden alleen op deze tafel en gaan mee als u bewaart. Leg daarna een nieuw voorstel."
    )
    # the full list: people who are left out stay visible, so that they can be put back
    alles = _iedereen(nu)
    _volg(nu)
    with st.form("werkgebied_watals", border=False):
        links, rechts = st.columns([3, 2], gap="medium")
        with links:
            bewerkt = st.data_editor(
                alles,
                key=f"werkgebied_mensen_{hash(nu.aannames)}",
                hide_index=True,
                height="content",
                num_rows="fixed",
                disabled=["Coördinator"],
                column_config={
                    "Contracturen per week": st.column_config.NumberColumn(
                        min_value=1.0, max_value=UREN_MEEST, step=0.5, format="localized", required=True
                    )
                },
                alt="Wie er meedoet, met contracturen per week",
            )
        with rechts:
            nieuw = st.number_input(
                "Extra collega's", 0, 5, key=ERBIJ,
                help="Iemand die er nog niet is. Krijgt pas buurten bij een voorstel of als u schildert.",
            )  # fmt: skip
            uren = getalveld(
                rechts, "Contracturen van een extra collega",
                float(nu.aannames.erbij[0] if nu.aannames.erbij else bron.instellingen().uren_per_fte),
                "werkgebied_erbij_uren", laag=8.0, hoog=UREN_MEEST,
            )  # fmt: skip
            meest = st.number_input(
                "Hoogstens woningen per voltijder", 0, 20000, step=50, key=MEEST,
                help="0 is geen maximum. Er is geen landelijke norm: dit is uw eigen keuze. "
                "Wie minder uren werkt, krijgt naar verhouding minder.",
            )  # fmt: skip
            drempel = _drempel(nu.aannames)
            rood = st.slider(
                "Zware buurt vanaf aandachtscore", 5, 100, format="%d %%", key=DREMPEL,
                help="Vanaf deze aandachtscore geldt de norm per woning van een rode buurt.",
            )  # fmt: skip
        with st.container(horizontal=True):
            reken = st.form_submit_button("Reken hiermee", type="primary", icon=":material/calculate:")
            terug = st.form_submit_button("Terug naar de gegevens", icon=":material/restart_alt:")
    if terug:
        _wissel(Aannames)
    elif reken:
        _wissel(lambda: _lees(nu, bewerkt, int(nieuw), uren.moet(), int(meest), rood, drempel))


def _iedereen(nu: Tafel) -> pd.DataFrame:
    """A row per person, in the order of `tafels.iedereen`: ids stay on the server."""
    anders = dict(nu.aannames.uren)
    return pd.DataFrame(
        [
            {
                "Doet mee": m.id not in nu.aannames.zonder,
                "Coördinator": m.naam,
                "Contracturen per week": anders.get(m.id, round(m.contract, 1)),
            }
            for m in tafels.iedereen()
        ]
    )


def _lees(
    nu: Tafel, bewerkt: pd.DataFrame, nieuw: int, uren: float, meest: int, rood: int, drempel: int
) -> Aannames:
    """The form as what-ifs; what equals the data is no assumption."""
    gegeven = {m.id: round(m.contract, 1) for m in nu.vraag.coordinatoren if not m.aanname}
    eerder = dict(nu.aannames.uren)
    anders = []
    rijen = [(m.id, rij) for m, rij in zip(tafels.iedereen(), bewerkt.to_dict("records"), strict=True)]
    for wie, rij in rijen:
        contract = float(rij["Contracturen per week"])
        if wie in eerder or contract != gegeven.get(wie, contract):
            anders.append((wie, contract))
    standaard = round(100 * bron.instellingen().zware_wijk_rood)
    anders_rood = rood != drempel or (nu.aannames.rood_vanaf is not None and rood != standaard)
    return Aannames(
        zonder=tuple(wie for wie, rij in rijen if not rij["Doet mee"]),
        erbij=(uren,) * nieuw,
        uren=tuple(anders),
        max_woningen=meest or None,
        rood_vanaf=rood / 100 if anders_rood else None,
    )


def _wissel(aannames: Callable[[], Aannames]) -> None:
    try:
        tafels.wissel_aannames(aannames())
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    st.rerun()
