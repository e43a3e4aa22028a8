"""A proposal that found nothing feasible: what would help, each with a button that does it.

The table stays as it was: a plan that breaks rules lies there only when somebody asks for it. A way out comes
with the plan that was found for it, so that taking it over shows its effect at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from monitor.ui import bron, opmaak
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.instantie import Plan
from monitor.werkgebied.los import Antwoord
from monitor.werkgebied.versoepeling import Versoepeling

TOLERANTIES = (2, 40)  # of the slider, per cent
RUIMTES = (1, 60)
ROND = 10  # a maximum of homes is rounded up to so many


def toon(nu: Tafel, antwoord: Antwoord) -> None:
    """Ways out, and the plan that breaks least for who wants to see it."""
    for nummer, uitweg in enumerate(antwoord.versoepelingen):
        doe = _daad(nu, uitweg)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"- {opmaak.tekst(nu.vraag.leesbaar(uitweg.tekst))}")
            if doe is not None:
                st.button(
                    "Neem over", icon=":material/check:", key=f"werkgebied_uitweg_{nummer}", on_click=doe,
                    help="Past deze eis aan en legt de verdeling die erbij gevonden is op tafel.",
                )  # fmt: skip
    st.button(
        "Toch op tafel leggen", icon=":material/table_restaurant:", key="werkgebied_toch",
        on_click=_leg, args=(nu, antwoord.plan, "Voorstel dat niet aan alles voldoet"),
        disabled=nu.plan == antwoord.plan,
        help="Legt de gevonden verdeling die het minst schendt op tafel, met haar aandachtspunten.",
    )  # fmt: skip


def _daad(nu: Tafel, uitweg: Versoepeling) -> Callable[[], None] | None:
    """What its button does; None where the reader must choose for himself."""
    plan = uitweg.plan
    if plan is None:
        return None
    procent = math.ceil(100 * uitweg.naar - 1e-9)
    if uitweg.eis == "tolerantie" and procent <= TOLERANTIES[1]:
        return lambda: _tolerantie(nu, procent, plan)
    if uitweg.eis == "wijzigingsruimte" and procent <= RUIMTES[1]:
        return lambda: _ruimte(nu, procent, plan)
    if uitweg.eis == "max_woningen":
        return lambda: _woningen(nu, plan)
    return None


def _tolerantie(nu: Tafel, procent: int, plan: Plan) -> None:
    st.session_state["werkgebied_tolerantie"] = procent
    nu.opdracht = replace(nu.opdracht, tolerantie=procent / 100)
    _leg(nu, plan, f"Hoogstens {procent}\u00a0% afwijking")


def _ruimte(nu: Tafel, procent: int, plan: Plan) -> None:
    st.session_state["werkgebied_ruimte"] = procent
    nu.opdracht = replace(nu.opdracht, wijzigingsruimte=procent / 100)
    _leg(nu, plan, f"Hoogstens {procent}\u00a0% verhuizen")


def _woningen(nu: Tafel, plan: Plan) -> None:
    meest = max_voor(nu, plan)
    tafels.wissel_aannames(replace(nu.aannames, max_woningen=meest))
    nieuw = tafels.tafel()
    if nieuw is not None:
        _leg(nieuw, plan, f"Hoogstens {opmaak.getal(meest)} woningen per voltijder")


def max_voor(nu: Tafel, plan: Plan) -> int:
    """The maximum of homes for a full-time job that this plan keeps, rounded up."""
    fte, woningen = bron.instellingen().uren_per_fte, [0] * nu.vraag.instantie.k
    for buurt, wie in enumerate(plan):
        woningen[wie] += nu.vraag.instantie.buurten[buurt].woningen
    delen = [m.contract / fte for m in nu.vraag.coordinatoren]
    nodig = max((aantal + 0.5) / deel for aantal, deel in zip(woningen, delen, strict=True))
    return math.ceil(nodig / ROND) * ROND


def _leg(nu: Tafel, plan: Plan, titel: str) -> None:
    nu.antwoord, nu.voorstel = None, plan
    nu.neem_over(plan, titel, "voorstel")
