"""Interventions in and out as a file: the template, a preview with a reason per refused row, and undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.jaarplan.interventie import bestand as interventie_bestand
from monitor.jaarplan.interventie import toepassing, vragen
from monitor.jaarplan.interventie.antwoorden import Doelindicator
from monitor.jaarplan.interventie.bestand import KOPPEN, VOORBEELD, Inleesvoorstel, Rijuitslag
from monitor.leefbaarheid.indicatoren import THEMAS
from monitor.pipeline import nu_utc
from monitor.ui import bron, download, gedaan, opmaak, tabelbestand
from monitor.ui.interventie import formulier, lijst, rechten

GETOOND = 30  # refused rows on the screen
BEURT = "interventie_inlees_beurt"  # how many files were read: a new field for each
WOORD = {
    "nieuw": "+ nieuw", "gewijzigd": "~ gewijzigd", "ongewijzigd": "= ongewijzigd",
    "geweigerd": "✕ geweigerd",
}  # fmt: skip


def toon() -> None:
    """Out on the left, in on the right."""
    links, rechts = st.columns(2, gap="large")
    with links:
        _eruit()
    with rechts:
        gelezen = _erin()
    if gelezen is not None:
        _voorbeeld(*gelezen)


def _eruit() -> None:
    st.subheader("Meenemen", anchor=False)
    regels = bron.vraag(vragen.regels, bron.vandaag())
    if regels:
        st.caption("Alle toepassingen, met kolommen die u hier weer kunt inlezen.")
        download.knoppen(
            pd.DataFrame(lijst.met_namen(r) for r in regels), "interventies-lijst",
            ["Interventies", f"Stand van {opmaak.datum(bron.vandaag())}"], sleutel="interventie_uit",
        )  # fmt: skip
    else:
        st.caption("Er staat nog niets op de lijst.")
    st.markdown("**Sjabloon**")
    st.caption(
        "Een lege lijst met één voorbeeldrij; die wordt bij het inlezen overgeslagen. Erboven staat welke "
        "cijfers u in de kolom indicator kunt zetten, met hun code en naam."
    )
    download.knoppen(
        sjabloon(), "sjabloon-interventies", cijferregels(bron.vraag(vragen.indicatoren)),
        sleutel="interventie_sjabloon",
    )  # fmt: skip


def sjabloon() -> pd.DataFrame:
    """The columns with one row as an example."""
    return pd.DataFrame([VOORBEELD], columns=[namen[0] for namen in KOPPEN.values()])


def cijferregels(indicatoren: Mapping[str, Doelindicator]) -> list[str]:
    """A line per theme with what may stand in the column `indicator`: `code (naam)`."""
    per_thema: dict[str, list[str]] = {}
    for code, indicator in indicatoren.items():
        per_thema.setdefault(indicator.thema, []).append(f"{code} ({indicator.naam})")
    return [
        f"Kolom indicator, {THEMAS.get(thema, thema).lower()}: {'; '.join(namen)}"
        for thema, namen in per_thema.items()
    ]


def _erin() -> tuple[Inleesvoorstel, str] | None:
    """The file that somebody handed in, as a proposal with its name."""
    st.subheader("Inlezen", anchor=False)
    mag = rechten.mag()
    if mag is not None and not mag:
        st.caption(rechten.NIET_HIER)
        return None
    bestand = st.file_uploader(
        "Een lijst met interventies (CSV of Excel)", type=["csv", "xlsx"],
        key=f"interventie_bestand_{st.session_state.get(BEURT, 0)}",
    )  # fmt: skip
    if bestand is None:
        st.caption("U ziet eerst wat er verandert. Een rij die niet klopt houdt de andere niet tegen.")
        return None
    try:
        plan = interventie_bestand.voorstel(
            bron.store(), tabelbestand.rijen(bestand.getvalue()), bestand.name, bron.vandaag(), mag
        )
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return None
    return plan, bestand.name


def _lees_in(plan: Inleesvoorstel, naam: str) -> None:
    rechten.vraag_naam()
    if st.button("Lees in", icon=":material/upload:", key="interventie_lees_in", type="primary"):
        gelukt = gedaan.lukt(
            lambda tx: interventie_bestand.neem_in(
                tx, plan, wie=rechten.auteur(), nu=nu_utc(), vandaag=bron.vandaag(),
                bestand=naam,
            ),
            formulier.GEVOLG,
        )  # fmt: skip
        if gelukt:
            gedaan.meld(
                formulier.PAGINA, f"{naam} is ingelezen.",
                lambda tx: toepassing.neem_inlees_terug(
                    tx, plan.sleutel, wie=rechten.auteur(), nu=nu_utc()
                ),
                formulier.GEVOLG,
            )  # fmt: skip
            st.session_state[BEURT] = st.session_state.get(BEURT, 0) + 1  # an empty field: it is in
            st.rerun()
        gedaan.toon_fout()


def _voorbeeld(plan: Inleesvoorstel, naam: str) -> None:
    """Below both columns: a reason takes room."""
    delen = [f"{opmaak.getal(plan.aantal(uitkomst))} {uitkomst}" for uitkomst in WOORD]
    st.markdown(f"**{opmaak.meervoud(len(plan.rijen), 'rij', 'rijen')}**: {opmaak.opsomming(delen)}.")
    buurten, _ = bron.vraag(vragen.plekken)
    fout = [r for r in plan.rijen if r.uitkomst == "geweigerd"]
    if fout:
        st.table(
            tabel(fout[:GETOOND], buurten).map(opmaak.tekst), border="horizontal", hide_index=True,
            alt="Geweigerde rijen van het bestand, met de reden",
        )  # fmt: skip
    if len(fout) > GETOOND:
        st.caption(f"En nog {opmaak.getal(len(fout) - GETOOND)} andere.")
    goed = [r for r in plan.rijen if r.uitkomst in ("nieuw", "gewijzigd")]
    if goed:
        with st.expander("Wat er wordt ingelezen", key="interventie_goede_rijen"):
            st.dataframe(
                tabel(goed, buurten).drop(columns="Reden"), hide_index=True,
                alt="Rijen van het bestand die iets veranderen",
            )  # fmt: skip
    if plan.te_doen:
        _lees_in(plan, naam)
    elif plan.rijen:
        st.caption("Er verandert niets.")


def tabel(rijen: Sequence[Rijuitslag], buurten: dict[str, str]) -> pd.DataFrame:
    """Rows of the file with what happens to them, and why not."""
    return pd.DataFrame(
        [(r.rij, WOORD[r.uitkomst], r.naam, buurten.get(r.buurt, r.buurt), r.reden) for r in rijen],
        columns=["Rij", "Wat er gebeurt", "Interventie", "Buurt", "Reden"],
    )
