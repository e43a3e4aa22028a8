"""The oracle cases and the table "Bad rows" of the definitions, with hand-computed answers."""

from __future__ import annotations

import json

import pytest

from monitor.fouten import Geweigerd
from monitor.intake.lezen import VraagOverBestand
from tests.intake.lezen.conftest import Lezer

UUR = 3600
KOP = "Medewerker;Datum;Begin;Eind;Uren;Activiteit;Buurt\n"


def test_a_total_row_is_the_control_total_and_not_counted(lees: Lezer) -> None:
    uitslag = lees("Medewerker;Datum;Uren\nAnna;2026-03-02;1,5\nAnna;2026-03-03;6,7\nTotaal;;8,2\n")
    assert uitslag.seconden() == uitslag.gelezen.controle_seconden == round(8.2 * UUR)
    assert uitslag.telling() == (2, 0, 0, 1)
    assert [m.code for m in uitslag.gelezen.meldingen] == ["controletotaal"]


def test_a_control_total_that_differs_is_told(lees: Lezer) -> None:
    uitslag = lees("Medewerker;Datum;Uren\nAnna;2026-03-02;1,5\nTotaal;;9,0\n")
    assert [m.code for m in uitslag.gelezen.meldingen] == ["controletotaal_wijkt_af"]


def test_kilometres_are_no_hours_also_where_the_total_of_the_file_adds_them(lees: Lezer) -> None:
    kop = "Medewerker;Datum;Uren;Activiteit\nAnna;2026-03-02;1,5;Overleg\nAnna;2026-03-02;45;Kilometers\n"
    met = lees(kop + "Totaal;;46,5;\n")
    assert (met.telling(), sum(r["seconden"] for r in met.rijen)) == ((1, 0, 1, 1), round(1.5 * UUR))
    (zin,) = met.gelezen.meldingen
    assert (zin.code, "45,00 mee die geen uren zijn" in zin.tekst) == ("controletotaal", True)
    assert [m.code for m in lees(kop + "Totaal;;1,5;\n").gelezen.meldingen] == ["controletotaal"]
    assert [m.code for m in lees(kop + "Totaal;;9;\n").gelezen.meldingen] == ["controletotaal_wijkt_af"]


def test_subtotals_and_a_grand_total_give_the_grand_total(lees: Lezer) -> None:
    uitslag = lees(
        "Medewerker;Datum;Uren\nAnna;2026-03-02;2\nSubtotaal Anna;;2\nBram;2026-03-02;3\n"
        "Subtotaal Bram;;3\nTotaal;;5\n"
    )
    assert (uitslag.seconden(), uitslag.gelezen.controle_seconden) == (5 * UUR, 5 * UUR)


def test_a_total_row_per_day_is_not_counted_though_it_has_a_date(lees: Lezer) -> None:
    uitslag = lees("Medewerker;Datum;Uren\nAnna;2026-03-02;2\nTotaal;2026-03-02;2\n")
    assert uitslag.seconden() == 2 * UUR


@pytest.mark.parametrize(
    ("tijd", "dag"),
    [("9:00 AM", "2024-03-04"), ("09:00", None)],
    ids=["AM/PM is month first", "otherwise ask"],
)
def test_third_of_april_or_fourth_of_march(tijd: str, dag: str | None, lees: Lezer) -> None:
    tekst = f"User,Start Date,Start Time,Duration\nAnna,03/04/2024,{tijd},1:00\n"
    if dag:
        assert lees(tekst).rijen[0]["datum"].date().isoformat() == dag
        return
    with pytest.raises(VraagOverBestand) as vraag:
        lees(tekst)
    assert vraag.value.keuzes == {"dmy": "3 april 2024 (dag eerst)", "mdy": "4 maart 2024 (maand eerst)"}
    assert lees(tekst, datumvolgorde="mdy").rijen[0]["datum"].date().isoformat() == "2024-03-04"
    assert lees(tekst, datumvolgorde="dmy").rijen[0]["datum"].date().isoformat() == "2024-04-03"


def test_one_date_decides_for_the_whole_file(lees: Lezer) -> None:
    uitslag = lees("Medewerker,Datum,Uren\nAnna,03/04/2026,1\nAnna,13/04/2026,1\n")
    assert [r["datum"].date().isoformat() for r in uitslag.rijen] == ["2026-04-03", "2026-04-13"]


def test_mixed_order_is_refused(lees: Lezer) -> None:
    with pytest.raises(Geweigerd, match="dag en maand staan door elkaar"):
        lees("Medewerker,Datum,Uren\nAnna,13/02/2026,1\nAnna,02/13/2026,1\n")


def test_a_choice_that_does_not_fit_is_refused(lees: Lezer) -> None:
    with pytest.raises(Geweigerd, match="past niet bij dit bestand"):
        lees("Medewerker,Datum,Uren\nAnna,13/02/2026,1\n", datumvolgorde="mdy")


def test_an_impossible_date_among_good_ones_is_set_aside(lees: Lezer) -> None:
    uitslag = lees("Medewerker,Datum,Uren\nAnna,13/02/2026,1\nAnna,13/15/2026,1\n")
    assert [r["code"] for r in uitslag.rijen] == [None, "datum_onleesbaar"]


@pytest.mark.parametrize(("dag", "uren"), [("29-03-2026", 1), ("25-10-2026", 3), ("28-03-2026", 2)])
def test_the_night_of_the_clock_change_counts_real_time(dag: str, uren: int, lees: Lezer) -> None:
    rij = lees(f"Medewerker;Datum;Begin;Eind\nAnna;{dag};01:30;03:30\n").rijen[0]
    assert rij["seconden"] == uren * UUR
    assert (rij["eind_utc"] - rij["begin_utc"]).total_seconds() == uren * UUR


def test_an_end_in_the_second_of_the_double_hour_is_that_same_night(lees: Lezer) -> None:
    rij = lees("Medewerker;Datum;Begin;Eind\nAnna;25-10-2026;02:45;02:15\n").rijen[0]
    assert rij["seconden"] == UUR // 2


def test_over_midnight_is_one_row_on_its_first_day(lees: Lezer) -> None:
    rij = lees("Medewerker;Datum;Begin;Eind\nAnna;02-03-2026;23:30;01:15\n").rijen[0]
    assert (rij["seconden"], rij["datum"].date().isoformat()) == (6300, "2026-03-02")


def test_a_utc_moment_falls_on_the_local_day(lees: Lezer) -> None:
    tekst = "user_name,user_email,start,end\nAnna,a@x.nl,2026-07-01T22:30:00Z,2026-07-01T23:00:00Z\n"
    assert lees(tekst).rijen[0]["datum"].date().isoformat() == "2026-07-02"


@pytest.mark.parametrize(
    ("rij", "code", "seconden"),
    [
        ("Anna;2026-03-02;;;45 km;Rijden;", "kilometers", 0),
        ("Anna;2026-03-02;;;45;Kilometers;", "kilometers", 0),
        ("Anna;2026-03-02;;;€ 12,50;Lunch;", "euros", 0),
        ("Anna;30-02-2026;;;2;Overleg;", "datum_onleesbaar", 2 * UUR),
        ("Anna;;;;2;Overleg;", "datum_onleesbaar", 2 * UUR),
        ("Anna;1926-03-02;;;2;Overleg;", "datum_buiten_bereik", 2 * UUR),
        ("Anna;2029-03-02;;;2;Overleg;", "datum_buiten_bereik", 2 * UUR),
        ("Anna;2026-03-02;;;;Overleg;", "geen_duur", 0),
        ("Anna;2026-03-02;;;veel;Overleg;", "duur_onleesbaar", 0),
        (";2026-03-02;;;2;Overleg;", "geen_persoon", 2 * UUR),
        ("Anna;2026-03-02;;;24,5;Overleg;", "te_lang", 88_200),
        ("Anna;2026-03-02;;;-30;Overleg;", "te_lang", -30 * UUR),
        ("Anna;2026-03-02;;;2;Overleg;Noord;extra", "lange_rij", 2 * UUR),
    ],
)
def test_a_bad_row_is_set_aside_and_the_rest_goes_on(rij: str, code: str, seconden: int, lees: Lezer) -> None:
    uitslag = lees(KOP + "Bram;2026-03-02;;;1;Overleg;Noord\n" + rij + "\n")
    goed, slecht = uitslag.rijen
    assert (goed["uitkomst"], slecht["uitkomst"]) == ("ok", "quarantaine")
    assert (slecht["rij"], slecht["code"], slecht["seconden"]) == (3, code, seconden)
    assert slecht["tekst"].endswith(".")
    assert isinstance(json.loads(slecht["ruw"]), dict)


@pytest.mark.parametrize(
    ("rij", "code"),
    [
        (";;;;;;", "leeg"),
        ("Medewerker;Datum;Begin;Eind;Uren;Activiteit;Buurt", "koprij"),
        ("Totaal;;;;1;;", "totaal"),
        (";;;;;Totaal week 10;", "totaal"),
        (";;;;1;;", "totaal"),
        ("Anna;2026-03-02;09:00;;;Overleg;", "lopende_timer"),
    ],
)
def test_a_row_that_is_no_registration_is_skipped(rij: str, code: str, lees: Lezer) -> None:
    uitslag = lees(
        KOP + "Bram;2026-03-02;;;1;Overleg;Noord\n" + rij + "\nBram;2026-03-03;;;1;Overleg;Noord\n"
    )
    assert [(r["uitkomst"], r["code"]) for r in uitslag.rijen] == [
        ("ok", None),
        ("overgeslagen", code),
        ("ok", None),
    ]
    assert uitslag.seconden() == 2 * UUR


@pytest.mark.parametrize(
    ("rijen", "vlaggen"),
    [
        (["Anna;2026-03-02;;;12;Overleg;"], ["lang"]),
        (["Anna;2026-03-02;;;11,99;Overleg;"], [""]),
        (["Anna;2026-03-02;;;-0,5;Overleg;"], ["negatief"]),
        (["Anna;2026-03-02;09:00;10:30;1,25;Overleg;"], ["verschil"]),
        (["Anna;2026-03-02;09:00;10:30;1:29;Overleg;"], [""]),
        (["Anna;2026-03-02;09:00;10:00;;A;", "Anna;2026-03-02;09:58;11:00;;B;"], ["overlap", "overlap"]),
        (["Anna;2026-03-02;09:00;10:00;;A;", "Anna;2026-03-02;09:59;11:00;;B;"], ["", ""]),
        (["Anna;2026-03-02;09:00;10:00;;A;", "Bram;2026-03-02;09:00;10:00;;B;"], ["", ""]),
        (["Anna;2026-03-02;;;8;A;", "Anna;2026-03-02;;;6,5;B;"], ["dagtotaal", "dagtotaal"]),
        (["Anna;2026-03-02;;;8;A;", "Anna;2026-03-02;;;6;B;"], ["", ""]),
        (["Anna;2026-03-02;;;4;Verlof;", "Anna;2026-03-02;;;4;B;"], ["verlofdag", "verlofdag"]),
        ([f"Anna;2026-03-{d:02d};09:00;17:00;;A;" for d in (5, 6, 9)], ["zelfde_blok"] * 3),
        ([f"Anna;2026-03-{d:02d};09:00;17:00;;A;" for d in (4, 6, 9)], [""] * 3),
        ([f"Anna;2026-03-{d:02d};09:00;17:00;;{d};" for d in (5, 6, 9)], [""] * 3),
    ],
)
def test_an_odd_row_counts_with_a_flag(rijen: list[str], vlaggen: list[str], lees: Lezer) -> None:
    uitslag = lees(KOP + "\n".join(rijen) + "\n")
    assert [r["vlaggen"] for r in uitslag.rijen] == vlaggen
    assert [r["uitkomst"] for r in uitslag.rijen] == ["gemarkeerd" if v else "ok" for v in vlaggen]


@pytest.mark.parametrize(
    "woord", ["Verlof", "vakantie", "Ziek", "ziekte", "ADV", "Bijzonder verlof", "Annual leave", "Holiday"]
)
def test_leave_becomes_absence_without_its_cause(woord: str, lees: Lezer) -> None:
    rij = lees(KOP + f"Anna;2026-03-02;;;8;{woord};Noord\n").rijen[0]
    assert (rij["soort"], rij["categorie_tekst"], rij["buurt_tekst"]) == ("afwezig", "afwezig", None)
    assert woord.casefold() not in repr(rij).casefold().replace("afwezig", "") or woord == "ADV"


@pytest.mark.parametrize("woord", ["Overleg ziekenhuis", "Vakantiepark opschonen", "Huisbezoek"])
def test_work_that_sounds_like_leave_is_work(woord: str, lees: Lezer) -> None:
    assert lees(KOP + f"Anna;2026-03-02;;;8;{woord};Noord\n").rijen[0]["soort"] == "werk"


def test_a_description_is_used_and_dropped(lees: Lezer) -> None:
    tekst = "Medewerker;Datum;Uren;Omschrijving\n"
    tekst += "Anna;2026-03-02;1;Huisbezoek mevrouw Jansen\nAnna;x;1;Jansen belt\n"
    uitslag = lees(tekst)
    assert uitslag.rijen[0]["categorie_tekst"] == "huisbezoek"
    assert "jansen" not in repr(uitslag).casefold()


def test_a_shifted_row_keeps_nothing_behind_the_description(lees: Lezer) -> None:
    tekst = "User,Email,Client,Project,Description,Start date,Start time,Duration,Tags\n"
    tekst += "Anna,a@x.nl,Noord,P,mevrouw, Jansen,2026-03-02,09:00:00,01:00:00,\n"
    tekst += "Anna,a@x.nl,Noord,P,schouw,2026-03-02,11:00:00,01:00:00,\n"
    rij = lees(tekst).rijen[0]
    assert rij["code"] == "lange_rij"
    assert json.loads(rij["ruw"]) == {
        "User": "Anna",
        "Email": "a@x.nl",
        "Client": "Noord",
        "Project": "P",
        "Start date": "2026-03-02",
        "Start time": "09:00:00",
        "Duration": "01:00:00",
    }


def test_one_name_with_and_without_its_number_is_one_person(lees: Lezer) -> None:
    tekst = "User,Email,Date,Hours\nAnna,a@x.nl,2026-03-02,1\nAnna,,2026-03-03,1\nBram,,2026-03-03,1\n"
    assert [r["persoon"] for r in lees(tekst).rijen] == ["a@x.nl", "a@x.nl", "bram"]


def test_an_unknown_file_asks_which_column_is_what_and_takes_the_answer(lees: Lezer) -> None:
    tekst = "Wanneer,Hoelang,Waarmee\n2026-03-02,1u30,Schouw\n"
    with pytest.raises(VraagOverBestand) as vraag:
        lees(tekst, van_wie="Anna")
    assert vraag.value.bij.vraag == "kolommen"
    assert vraag.value.bij.koppen == ("Wanneer", "Hoelang", "Waarmee")
    assert vraag.value.bij.voorbeeld == (("2026-03-02", "1u30", "Schouw"),)
    keuze = {"datum": "Wanneer", "uren": "Hoelang", "activiteit": "Waarmee"}
    uitslag = lees(tekst, van_wie="Anna", kolommen=keuze)
    assert uitslag.gelezen.kophash == vraag.value.bij.kophash
    assert (uitslag.rijen[0]["seconden"], uitslag.rijen[0]["categorie_tekst"]) == (5400, "schouw")


def test_a_file_without_headers_is_read_by_column_number(lees: Lezer) -> None:
    tekst = "2026-03-02,Anna,1.5\n2026-03-03,Anna,2\n"
    with pytest.raises(VraagOverBestand) as vraag:
        lees(tekst)
    assert vraag.value.bij.koppen == ("kolom 1", "kolom 2", "kolom 3")
    uitslag = lees(tekst, kolommen={"datum": "kolom 1", "persoon": "kolom 2", "uren": "kolom 3"})
    assert (uitslag.seconden(), [r["rij"] for r in uitslag.rijen]) == (round(3.5 * UUR), [1, 2])


@pytest.mark.parametrize(
    ("codering", "naam"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_each_encoding_gives_the_same_rows(codering: str, naam: str, lees: Lezer) -> None:
    uitslag = lees("Medewerker;Datum;Uren\nZoë;02-03-2026;1,5\n".encode(codering))
    assert uitslag.gelezen.codering == naam
    assert uitslag.gelezen.personen == {"zoë": "Zoë"}


@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_preamble_sep_line_and_delimiter(teken: str, lees: Lezer) -> None:
    rijen = [["# export van", "vandaag"], [], ["Medewerker", "Datum", "Uren"], ["Anna", "2026-03-02", "1:30"]]
    uitslag = lees("\r\n".join([f"sep={teken}", *(teken.join(rij) for rij in rijen)]))
    assert (uitslag.gelezen.koprij, uitslag.rijen[0]["rij"], uitslag.seconden()) == (4, 5, 5400)
