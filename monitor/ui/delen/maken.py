"""A new link: what, of which wijken, for whom, how long; the audit's outcome in words; the address, once."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from monitor.access import links
from monitor.access.bereik import ALLES, Bereik
from monitor.access.delen import MOMENTOPNAME, PER_LINK, Keuring
from monitor.access.kluis import Kluis
from monitor.fouten import Geweigerd
from monitor.report.bordvragen import wijknamen
from monitor.report.delen import Wens, maak_link, proef
from monitor.ui import bron, gedeeld, kijker, opmaak

SOORT = {
    "momentopname": "Momentopname: de cijfers van vandaag blijven staan",
    "levend": "Levend: de cijfers lopen mee",
}
PAGINA = {"bord": "Bord", "stoplichtkaart": "Stoplichtkaart", "pieken": "Pieken van het team"}
WAT = "delen_paginas"  # the pages that were chosen
ALLE, AANTAL = "Alle wijken", "Een aantal wijken"
BORD = "pages/delen/bord.py"
ZONDER_ADRES = (
    "Een link maken kan hier niet: de app staat alleen op deze computer, en daar kan niemand anders bij. "
    "Daarvoor moet de app op een server van uw organisatie staan, met een eigen adres en met aanmelden. "
    "Uw ICT-afdeling of applicatiebeheerder kan dat regelen; hoe het moet, staat in de handleiding voor "
    "beheer die bij de app hoort (docs/beheer.md)."
)
NAKIJKEN = "Nakijken wat u straks mag delen"
WEL = "Wat hier wel kan: het bord meegeven als PDF of Excel, en bekijken wat het bestuur ziet."


def mag_maken() -> bool:
    """Only the manager shares; who came in by a link manages nothing."""
    wie = kijker.kijker()
    return wie.rol == "manager" and not wie.link


def eis_beheer() -> None:
    """Refuse whoever came in by a link, whatever its scope says.

    Raises
    ------
    Geweigerd
        A link manages nothing.
    """
    if kijker.kijker().link:
        raise Geweigerd("Met een gedeelde link kunt u niets delen of intrekken.")


def toon() -> None:
    """The form, its check, and the link."""
    eis_beheer()
    st.markdown(
        "Maak een link voor het bestuur of de ondernemingsraad. Wie hem opent ziet alleen wat u kiest, "
        "zonder namen. U kunt hem op elk moment intrekken."
    )
    inst = bron.instellingen()
    if not mag_maken():
        st.info("Een link maken doet de leidinggevende. U kunt links hier intrekken.", icon=":material/info:")
        return
    bereikbaar = inst.toegang != "lokaal" and bool(inst.adres)
    if not bereikbaar:
        st.info(ZONDER_ADRES, icon=":material/link_off:")
        st.markdown(WEL)
        st.page_link(BORD, label="Bekijk het bord zoals het bestuur het ziet", icon=":material/dashboard:")
    vak = st.container(border=True) if bereikbaar else st.expander(NAKIJKEN, icon=":material/fact_check:")
    with vak:
        if bereikbaar:
            st.subheader("Nieuwe link", anchor=False)
        try:
            wens = _kies()
        except Geweigerd as fout:
            st.error(opmaak.tekst(fout.zin), icon=":material/block:")
            return
        with st.container(horizontal=True):
            nakijken = st.button("Nakijken", key="delen_nakijken", icon=":material/fact_check:")
            maken = bereikbaar and st.button(
                "Link maken", key="delen_maken", icon=":material/add_link:", type="primary"
            )
        if nakijken or maken:
            _voer_uit(wens, maken=maken)


def _kies() -> Wens:
    titel = st.text_input(
        "Met wie deelt u dit?", key="delen_titel", max_chars=80, placeholder="Bestuur, kwartaal 4"
    )
    links_, rechts = st.columns(2, gap="medium")
    with links_:
        soort = st.radio("Soort", list(SOORT), format_func=lambda s: SOORT[s], key="delen_soort")
        paginas = _paginas(soort)
        wijken = _wijken()
        van, tot = _periode()
    with rechts:
        dagen = st.number_input(
            "Geldig, in dagen", 1, links.DAGEN_HOOGSTENS, links.DAGEN_STANDAARD, key="delen_dagen"
        )
        eind = gedeeld.dag(gedeeld.nu() + int(dagen) * links.DAG)
        st.markdown(
            f":small[Werkt tot {opmaak.datum(eind)}; langer dan {links.DAGEN_HOOGSTENS} dagen kan niet.]"
        )
        hoogstens = st.number_input(
            "Hoe vaak te openen", 1, 10_000, None, placeholder="onbeperkt", key="delen_hoogstens"
        )
        woord = st.text_input(
            "Wachtwoord (mag leeg blijven)", type="password", key="delen_wachtwoord", autocomplete="off",
            help="Minstens 8 tekens. Geef het niet in hetzelfde bericht als de link.",
        )  # fmt: skip
    bereik = Bereik(tuple(paginas), wijken, van, tot)
    return Wens(
        titel.strip(), bereik, str(soort), int(dagen), None if hoogstens is None else int(hoogstens),
        woord or None,
    )  # fmt: skip


def _paginas(soort: str) -> list[str]:
    """The pages that go with this kind of link; what doesn't is not offered, with the reason."""
    kan = [p for p in PER_LINK if soort != "momentopname" or p in MOMENTOPNAME]
    st.session_state[WAT] = [p for p in st.session_state.get(WAT, ["bord"]) if p in kan]
    keuze = st.pills("Wat", kan, selection_mode="multi", key=WAT, format_func=lambda p: PAGINA[p])
    if len(kan) < len(PER_LINK):
        st.markdown(
            ":small[De pieken van het team staan hier niet bij: die bladzijde is geen vast document en gaat "
            "alleen mee met een levende link.]"
        )
    return list(keuze)


def _wijken() -> tuple[str, ...]:
    keuze = st.segmented_control(
        "Waar", [ALLE, AANTAL], default=ALLE, key="delen_waar", required=True,
    )  # fmt: skip
    if keuze != AANTAL:
        return (ALLES,)
    namen = bron.vraag(wijknamen)
    return tuple(
        st.multiselect(
            "Welke wijken",
            list(namen),
            format_func=lambda code: f"{namen[code]} ({code})",
            key="delen_wijken",
            placeholder="Kies één of meer wijken",
        )
    )


def _periode() -> tuple[dt.date | None, dt.date | None]:
    if not st.toggle("Alleen een periode", key="delen_periode"):
        return None, None
    vandaag = bron.vandaag()
    begin, eind = st.columns(2)
    van = begin.date_input(
        "Van", dt.date(vandaag.year, 1, 1), format="DD-MM-YYYY", key="delen_van", max_value=vandaag
    )
    tot = eind.date_input("Tot en met", vandaag, format="DD-MM-YYYY", key="delen_tot")
    st.markdown(
        ":small[Cijfers van een jaar, maand of week die niet helemaal in de periode ligt, vallen weg.]"
    )
    return van, tot


def _voer_uit(wens: Wens, *, maken: bool) -> None:
    if maken and not wens.titel:
        st.error("Vul in met wie u dit deelt: dat staat boven de weergave.", icon=":material/edit:")
        return
    try:
        with st.spinner("Narekenen of er niets te herleiden is …"):
            if not maken:
                _, gekeurd = proef(bron.store(), wens.bereik, bron.vandaag(), wens.soort)
                _uitkomst(gekeurd, "Dit mag worden gedeeld.")
                return
            with Kluis.open(bron.instellingen().kluis) as kluis:
                link, token, gekeurd = maak_link(
                    bron.store(), kluis, gedeeld.nu(), bron.vandaag(), wens, door=kijker.kijker().naam
                )
    except Geweigerd as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/block:")
        return
    st.success(
        f"De link voor {opmaak.tekst(link.titel)} is gemaakt. Kopieer hem nu met de knop rechts in het vak: "
        "dit adres staat hier één keer en wordt nergens bewaard.",
        icon=":material/link:",
    )
    st.code(f"{bron.instellingen().adres.rstrip('/')}/d/{token}", language=None, wrap_lines=True)
    _uitkomst(gekeurd, "Nagekeken en goed bevonden.")


def _uitkomst(gekeurd: Keuring, kop: str) -> None:
    with st.container(border=True):
        st.markdown(f":material/verified_user: **{kop}**")
        for zin in gekeurd.zinnen:
            st.markdown(f"- {opmaak.tekst(zin)}")
