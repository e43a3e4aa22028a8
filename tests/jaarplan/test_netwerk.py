"""Agreements with partners: every change is a step, undo takes the last one back, files go round unharmed."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak as netwerk
from monitor.jaarplan.netwerk import bestand, vragen
from monitor.jaarplan.netwerk.afspraak import Afspraakvelden
from monitor.store import Store
from monitor.ui import download
from tests.jaarplan.straat import NOORD, NU, VANDAAG, VERWEG, ZUID, partner, vul

OVERAL = Schrijver("Els", None)
ANNA = Schrijver("Anna", frozenset({NOORD}))
D = dt.date


@pytest.fixture
def straat(store: Store) -> Store:
    vul(store)
    return store


def _velden(**anders: object) -> Afspraakvelden:
    basis = Afspraakvelden(
        NOORD, "Wijkteam", "wijkverpleegkundige", "zorg", "casusoverleg", D(2025, 1, 1), "maandelijks", None,
        D(2026, 11, 1),
    )  # fmt: skip
    return dataclasses.replace(basis, **anders)  # type: ignore[arg-type]


def _doe(store: Store, functie: Callable[..., int], *args: object, door: Schrijver = OVERAL) -> int:
    with store.schrijf() as tx:
        return functie(tx, *args, door, vandaag=VANDAAG, nu=NU)


def _een(store: Store, buurt: str = NOORD) -> netwerk.Afspraak:
    (afspraak,) = netwerk.afspraken(store, VANDAAG, buurt)
    return afspraak


def test_a_new_agreement_stands_with_its_next_moment_and_who_wrote_it(straat: Store) -> None:
    _doe(straat, netwerk.voeg_toe, _velden(organisatie="  Wijk\u202eteam \n", ritme="elke maand"))
    a = _een(straat)
    assert (a.velden.organisatie, a.velden.ritme, a.door, a.bestand) == (
        "Wijkteam",
        "maandelijks",
        "Els",
        None,
    )
    assert (a.moment.stand, a.moment.volgende) == ("op tijd", D(2026, 12, 1))


def test_talking_today_is_one_step_and_undo_gives_back_what_stood_there(straat: Store) -> None:
    partner(straat, NOORD, "Politie", laatste=D(2026, 9, 1))
    oud = _een(straat)
    assert (oud.moment.stand, oud.moment.dagen_over, oud.bestand) == ("te laat", 50, "partners.csv")
    greep = _doe(straat, netwerk.gesproken, oud.sleutel)
    assert (_een(straat).velden.laatste_contact, _een(straat).moment.stand) == (VANDAAG, "op tijd")
    with pytest.raises(Geweigerd, match="staat het contact van vandaag er al"):
        _doe(straat, netwerk.gesproken, oud.sleutel)
    with straat.schrijf() as tx:
        assert netwerk.maak_ongedaan(tx, greep, OVERAL, nu=NU) == 1
    assert _een(straat) == oud
    (stap,) = netwerk.geschiedenis(straat)
    assert (stap.handeling, stap.terug_door) == ("gesproken", "Els")  # the history keeps both
    with straat.schrijf() as tx, pytest.raises(Geweigerd, match="al ongedaan"):
        netwerk.maak_ongedaan(tx, greep, OVERAL, nu=NU)


def test_only_the_last_action_can_be_undone_and_then_the_one_before(straat: Store) -> None:
    eerste = _doe(straat, netwerk.voeg_toe, _velden())
    sleutel = _een(straat).sleutel
    tweede = _doe(straat, netwerk.gesproken, sleutel)
    with straat.schrijf() as tx, pytest.raises(Geweigerd, match="Hierna is er nog iets gewijzigd"):
        netwerk.maak_ongedaan(tx, eerste, OVERAL, nu=NU)
    for greep in (tweede, eerste):
        with straat.schrijf() as tx:
            netwerk.maak_ongedaan(tx, greep, OVERAL, nu=NU)
    assert netwerk.afspraken(straat, VANDAAG) == ()
    assert len(netwerk.geschiedenis(straat)) == 2


def test_ending_keeps_it_in_sight_and_adding_it_again_takes_it_up(straat: Store) -> None:
    _doe(straat, netwerk.voeg_toe, _velden())
    sleutel = _een(straat).sleutel
    _doe(straat, netwerk.beeindig, sleutel, D(2026, 11, 19))
    assert _een(straat).moment.stand == "beëindigd"
    assert vragen.beeld(straat, VANDAAG).lopend == ()
    _doe(straat, netwerk.voeg_toe, _velden())
    assert (_een(straat).sleutel, _een(straat).moment.stand) == (sleutel, "op tijd")
    assert [s.handeling for s in netwerk.geschiedenis(straat)] == ["hervat", "beëindigd", "nieuw"]


def test_the_same_agreement_twice_is_refused_also_by_another_name_in_capitals(straat: Store) -> None:
    partner(straat, NOORD, "Politie", "overleg")
    with pytest.raises(Geweigerd, match="staat er al"):
        _doe(straat, netwerk.voeg_toe, _velden(organisatie="POLITIE", wat="Overleg"))
    _doe(straat, netwerk.voeg_toe, _velden())
    eigen = next(a for a in netwerk.afspraken(straat, VANDAAG) if a.velden.organisatie == "Wijkteam")
    with pytest.raises(Geweigerd, match="staat er al"):
        _doe(straat, netwerk.wijzig, eigen.sleutel, _velden(organisatie="Politie", wat="overleg"))
    with pytest.raises(Geweigerd, match="niets veranderd"):
        _doe(straat, netwerk.wijzig, eigen.sleutel, eigen.velden)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"buurt": "BU00000000"}, "kennen we niet"),
        ({"organisatie": " "}, "organisatie is leeg"),
        ({"organisatie": "bel 06-12345678"}, "telefoonnummer"),
        ({"wat": "mail jan@voorbeeld.nl"}, "e-mailadres"),
        ({"functie": "mevrouw Jansen"}, "naam van een persoon"),
        ({"soort": "x" * 81}, "te lang"),
        ({"ritme": "soms"}, "Kies uit: wekelijks"),
        ({"eigenaar": "M99"}, "hoort niet bij het team"),
        ({"laatste_contact": D(2026, 11, 21)}, "ligt in de toekomst"),
        ({"laatste_contact": D(1026, 11, 21)}, "kan niet kloppen"),
        ({"begin": D(2206, 1, 1)}, "kan niet kloppen"),
        ({"eind": D(2024, 12, 31)}, "eindigt voordat zij begint"),
    ],
)
def test_a_field_that_is_not_right_is_refused_in_one_sentence(
    straat: Store, anders: dict[str, object], zin: str
) -> None:
    with pytest.raises(Geweigerd, match=zin):
        _doe(straat, netwerk.voeg_toe, _velden(**anders))
    assert netwerk.afspraken(straat, VANDAAG) == ()


def test_nobody_changes_a_buurt_of_somebody_else(straat: Store) -> None:
    partner(straat, ZUID, "Politie")
    sleutel = _een(straat, ZUID).sleutel
    for functie, args in (
        (netwerk.voeg_toe, (_velden(buurt=ZUID),)), (netwerk.gesproken, (sleutel,)),
        (netwerk.beeindig, (sleutel, VANDAAG)), (netwerk.wijzig, (sleutel, _velden(buurt=NOORD))),
    ):  # fmt: skip
        with pytest.raises(Geweigerd, match="niet wijzigen"):
            _doe(straat, functie, *args, door=ANNA)  # type: ignore[arg-type]
    greep = _doe(straat, netwerk.gesproken, sleutel)
    with straat.schrijf() as tx, pytest.raises(Geweigerd, match="niet wijzigen"):
        netwerk.maak_ongedaan(tx, greep, ANNA, nu=NU)
    _doe(straat, netwerk.voeg_toe, _velden(), door=ANNA)
    assert _een(straat, NOORD).door == "Anna"


def test_a_newer_file_may_bring_a_later_contact_and_nothing_else(straat: Store) -> None:
    partner(straat, NOORD, "Politie", laatste=D(2026, 9, 1))  # came in on 1 July 2026
    sleutel = _een(straat).sleutel
    with straat.schrijf() as tx:
        eerder = dt.datetime(2026, 6, 1)  # noqa: DTZ001
        velden = dataclasses.replace(_een(straat).velden, laatste_contact=D(2026, 5, 30), functie="agent")
        netwerk.schrijf(tx, [(sleutel, "gewijzigd", velden)], OVERAL, eerder)
    assert _een(straat).velden.laatste_contact == D(2026, 9, 1)
    assert _een(straat).velden.functie == "agent"
    with straat.schrijf() as tx:
        netwerk.schrijf(
            tx, [(sleutel, "gewijzigd", velden)], OVERAL, NU
        )  # somebody corrected it after the file
    assert _een(straat).velden.laatste_contact == D(2026, 5, 30)


def test_the_picture_counts_what_is_late_unknown_and_not_written_down(straat: Store) -> None:
    partner(straat, NOORD, "Politie", laatste=D(2026, 9, 1))
    partner(straat, NOORD, "Wijkteam", ritme="elke 6 weken")
    partner(straat, ZUID, "Welzijn", laatste=None)
    partner(straat, "BU00000000", "Elders")  # a buurt that isn't ours
    beeld = vragen.beeld(straat, VANDAAG)
    assert [a.velden.organisatie for a in beeld.te_laat] == ["Politie"]
    assert sorted(a.velden.organisatie for a in beeld.onbekend) == ["Welzijn", "Wijkteam"]
    assert [b.code for b in beeld.zonder] == [VERWEG]
    assert (
        beeld.zin
        == "Van de 3 lopende afspraken met partners is er 1 te laat; in 1 buurt is nog niets vastgelegd."
    )
    assert beeld.eigenaar(beeld.te_laat[0]) == "Anna"
    _doe(straat, netwerk.wijzig, beeld.te_laat[0].sleutel,
         dataclasses.replace(beeld.te_laat[0].velden, eigenaar="M04"))  # fmt: skip
    nu = vragen.beeld(straat, VANDAAG)
    assert nu.eigenaar(nu.te_laat[0]) == "Dirk"


def test_a_file_that_brought_something_of_a_person_shows_that_it_is_hidden(straat: Store) -> None:
    partner(straat, NOORD, "Mevrouw Jansen", "bel 06-12345678")
    velden = _een(straat).velden
    assert velden.organisatie == "(verborgen: hier lijkt de naam van een persoon in te staan)"
    assert velden.wat == "(verborgen: hier lijkt een telefoonnummer in te staan)"
    bron = vragen.bronregels(straat, (NOORD,)).to_csv()
    assert "verborgen" in bron
    assert vragen.bronregels(straat, (ZUID,)).empty
    assert "Jansen" not in bron
    assert "12345678" not in bron


# ── Files ────────────────────────────────────────────────────────────
KOP = "buurt;organisatie;functie;soort;afspraak;begin;ritme;eigenaar;laatste contact;eind"


def _rijen(*regels: str) -> list[tuple[int, list[str]]]:
    return list(enumerate(csv.reader(io.StringIO("\n".join((KOP, *regels))), delimiter=";"), 1))


def _bekijk(store: Store, *regels: str, door: Schrijver = OVERAL) -> bestand.Netwerkvoorbeeld:
    return bestand.bekijk(store, _rijen(*regels), door, VANDAAG)


def test_each_row_is_new_changed_the_same_or_refused_with_its_reason(straat: Store) -> None:
    partner(straat, NOORD, "Politie")
    partner(straat, NOORD, "Wijkteam")
    uit = _bekijk(
        straat,
        "Zuid;Welzijn;;;buurtkamer;01-01-2026;elke maand;Dirk;2026-11-02;",
        f"{NOORD};politie;;;Overleg;;;;;",  # empty cells leave what stood there
        f"{NOORD};Wijkteam;;;overleg;;per kwartaal;;;",
        "Nergens;X;;;;;;;;",
        "Noord;;;;;;;;;",
        "Noord;Y;;;;31-02-2026;;;;",
        "Noord;Z;;;bel 0612345678;;;;;",
        "Noord;Q;;;;;soms;;;",
        "Noord;R;;;;;;Willem;;",
        "Zuid;WELZIJN;;;Buurtkamer;;;;;",
    )
    assert [r.uitkomst for r in uit.rijen] == [
        "nieuw", "ongewijzigd", "gewijzigd", *["geweigerd"] * 7
    ]  # fmt: skip
    redenen = [r.reden for r in uit.rijen if r.uitkomst == "geweigerd"]
    for reden, deel in zip(
        redenen,
        ("buurt Nergens kennen we niet", "organisatie is leeg", "31-02-2026", "telefoonnummer", "ritme soms",
         "eigenaar Willem kennen we niet", "ook in rij 2"),
        strict=True,
    ):  # fmt: skip
        assert deel in reden
    assert uit.rijen[3].rij == 5
    assert netwerk.geschiedenis(straat) == ()  # a preview keeps nothing


def test_a_refused_row_tells_everything_that_is_wrong_and_names_its_organisation(straat: Store) -> None:
    uit = _bekijk(
        straat,
        "Nergens;GGZ;;;bel 0612345678;;soms;Willem;31-02-2026;01-01-1900",
        "Noord;Wijkteam;;;;02-02-2026;soms;;;01-01-2026",
        "Noord;Jan 0612345678;;;;;;;;",
    )
    alles, dagen, hidden = uit.rijen
    for deel in (
        "buurt Nergens kennen we niet", "telefoonnummer", "ritme soms", "eigenaar Willem", "31-02-2026",
        "einddatum 01-01-1900 kan niet kloppen",
    ):  # fmt: skip
        assert deel in alles.reden
    assert alles.velden.organisatie == "GGZ"
    assert "ritme soms" in dagen.reden
    assert "eindigt voordat zij begint" in dagen.reden
    assert "verborgen" in hidden.velden.organisatie


def test_reading_in_is_one_action_that_is_undone_as_a_whole(straat: Store) -> None:
    partner(straat, NOORD, "Politie")
    regels = ("Zuid;Welzijn;;;;;;;;", "Verweg;GGZ;;;;;;;;", "Noord;Politie;;;overleg;;wekelijks;;;")
    with straat.schrijf() as tx:
        greep, uit = bestand.lees_in(tx, _rijen(*regels), OVERAL, vandaag=VANDAAG, nu=NU)
    assert (uit.aantal("nieuw"), uit.aantal("gewijzigd")) == (2, 1)
    assert len(netwerk.afspraken(straat, VANDAAG)) == 3
    again = _bekijk(straat, *regels)
    assert [r.uitkomst for r in again.rijen] == ["ongewijzigd"] * 3
    with straat.schrijf() as tx, pytest.raises(Geweigerd, match="niets nieuws"):
        bestand.lees_in(tx, _rijen(*regels), OVERAL, vandaag=VANDAAG, nu=NU)
    with straat.schrijf() as tx:
        netwerk.maak_ongedaan(tx, greep, OVERAL, nu=NU)
    assert [a.velden.ritme for a in netwerk.afspraken(straat, VANDAAG)] == ["maandelijks"]


def test_rows_of_a_buurt_of_somebody_else_are_refused_and_hold_up_no_other(straat: Store) -> None:
    uit = _bekijk(straat, "Zuid;Welzijn;;;;;;;;", "Noord;Welzijn;;;;;;;;", door=ANNA)
    assert [r.uitkomst for r in uit.rijen] == ["geweigerd", "nieuw"]
    assert "niet wijzigen" in uit.rijen[0].reden


def test_a_file_without_the_columns_is_refused_as_a_whole(straat: Store) -> None:
    with pytest.raises(Geweigerd, match="sjabloon"):
        bestand.bekijk(straat, [(1, ["naam", "plaats"]), (2, ["a", "b"])], OVERAL, VANDAAG)


GEMEEN = (
    "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+1;-2", "@som", "a;=b", "'=c", "\u202eomgekeerd",
    '"aanhaling", en \'enkel\'', "# geen opmerking", "[link](http://kwaad)", "－minus",
)  # fmt: skip
TEKST = st.one_of(
    st.sampled_from(GEMEEN),
    st.text(st.characters(exclude_categories=["Cs", "Nd", "Nl", "No"]), max_size=30),
).filter(lambda t: bestand.net(t) != "" and "@" not in t[1:])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    organisatie=TEKST, wat=TEKST, ritme=st.sampled_from(list(netwerk.RITMES)),
    contact=st.none() | st.dates(D(2020, 1, 1), VANDAAG),
)  # fmt: skip
def test_what_the_page_gives_out_reads_back_as_unchanged(
    straat: Store, organisatie: str, wat: str, ritme: str, contact: dt.date | None
) -> None:
    """Out as CSV and in again, whatever people typed: nothing new, nothing changed, nothing refused."""
    velden = Afspraakvelden(NOORD, organisatie, None, "zorg", wat, None, ritme, "M04", contact)
    with straat.schrijf(proef=True) as tx:
        try:
            netwerk.voeg_toe(tx, velden, OVERAL, vandaag=VANDAAG, nu=NU)
        except Geweigerd:
            return  # looks like something of a person
        (afspraak,) = netwerk.afspraken(tx, VANDAAG)
        rij = bestand.als_rij(afspraak, {"M04": "Dirk"})
        inhoud = download.csv_bytes(pd.DataFrame([rij], dtype="object"), ["Netwerk", "stand van vandaag"])
        tekst = inhoud.decode("utf-8-sig")
        rijen = list(enumerate(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"), 1))
        uit = bestand.bekijk(tx, rijen, OVERAL, VANDAAG)
    assert [r.uitkomst for r in uit.rijen] == ["ongewijzigd"], (tekst, uit.rijen)
