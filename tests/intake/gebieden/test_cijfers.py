"""The shapes in which figures come, and what is done with everything that is wrong in them."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xlsxwriter

from monitor.fouten import Geweigerd, VraagNodig
from monitor.intake.gebieden import herken, opendata
from monitor.intake.gebieden.kolommen import codes, gaat_over_herkomst, getallen, jaar_uit_naam, jaren
from monitor.intake.gebieden.raster import KOPRIJEN, kijk, open_raster
from monitor.store import Store
from tests.intake.gebieden.boeken import importeer, rijen, zinnen


def _schrijf(pad: Path, tekst: str, codering: str = "utf-8") -> Path:
    pad.write_bytes(tekst.encode(codering))
    return pad


# -- cells ------------------------------------------------------------------------------------------


def test_codes_are_made_whole_and_never_guessed() -> None:
    tekst, goed = codes(pd.Series(["BU09350001  ", "bu0363AB01", "9350001", "BU0935001", "Binnenstad", None]))
    assert tekst.tolist()[:3] == ["BU09350001", "BU0363AB01", "BU09350001"]
    assert goed.tolist() == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("cellen", "getal", "stuk"),
    [
        (["", ".", "..", "x", "-99997", "-99990"], [None] * 6, [False] * 6),
        (["   20.8", "  -0.100", "1234"], [20.8, -0.1, 1234], [False] * 3),
        (["1.234,5", "1.000", "7"], [1234.5, 1000, 7], [False] * 3),
        (["1,234.5", "2,000.0"], [1234.5, 2000], [False] * 2),
        (["12%", "7,5%", "veel"], [12, 7.5, None], [False, False, True]),
    ],
)
def test_numbers(cellen: list[str], getal: list[float | None], stuk: list[bool]) -> None:
    waarde, onleesbaar = getallen(pd.Series(cellen))
    assert [None if np.isnan(w) else w for w in waarde] == getal
    assert onleesbaar.tolist() == stuk


def test_years_and_the_star_of_provisional_figures() -> None:
    jaar, voorlopig = jaren(
        pd.Series(["2024*", "2024JJ00", " 2023 ", "31-12-2022", "2021-12-31", "vorig jaar"])
    )
    assert jaar.tolist() == [2024, 2024, 2023, 2022, 2021, 0]
    assert voorlopig.tolist() == [True, False, False, False, False, False]
    assert (jaar_uit_naam("kwb2024_buurten.csv"), jaar_uit_naam("politie_2021_2025.csv")) == (2024, None)


# -- open data --------------------------------------------------------------------------------------


def test_origin_is_never_read_whatever_it_is_called(store: Store, tmp_path: Path) -> None:
    koppen = [
        "Herkomst/Nederland (aantal)", "Migratieachtergrond/Westers totaal (aantal)", "WestersTotaal_17",
        "Marokko_19", "Bevolking/Geboren buiten Nederland (aantal)", "a_nl_all", "a_eur_al", "p_nw_all",
        "EuropaExclusiefNederland_18", "Nationaliteit", "Godsdienst/Rooms-katholiek (%)",
    ]  # fmt: skip
    kop = ";".join(["Codering (code)", "Naam", "Aantal inwoners", *koppen])
    regel = ";".join(["BU09350001", "Binnenstad", "1200", *(str(7000 + i) for i in range(len(koppen)))])
    uitslag = importeer(store, _schrijf(tmp_path / "kwb2024.csv", f"{kop}\n{regel}\n"))
    assert store.rijen("select sleutel, waarde from gebiedscijfer") == [("inwoners", 1200)]
    assert "herkomst" in zinnen(uitslag)
    alles = store.rijen(
        "select inhoud from (select tekst as inhoud from melding union all select ruw from quarantaine)"
    )
    assert "7000" not in str(alles)


@pytest.mark.echt
def test_origin_columns_beside_the_real_key_figures_are_not_imported(
    store: Store, echte_data: Path, tmp_path: Path
) -> None:
    tabel = pd.read_csv(echte_data / "buurten" / "kwb2024_buurten.csv", dtype=str).head(200)
    gewoon = importeer(store, _schrijf(tmp_path / "kwb2024_zonder.csv", tabel.to_csv(index=False)))
    voor = set(store.rijen("select distinct sleutel from gebiedscijfer"))
    for i, kop in enumerate(
        ("herkomstland", "migratieachtergrond", "geb_buiten_nl", "aantal_westers", "turkije")
    ):
        tabel.insert(5 + i, kop, "98765")
    met = importeer(store, _schrijf(tmp_path / "kwb2024_met.csv", tabel.to_csv(index=False)))
    assert set(store.rijen("select distinct sleutel from gebiedscijfer")) == voor
    assert store.rij("select count(*) from gebiedscijfer where waarde = 98765") == (0,)
    assert met.verschil.nieuw == 0
    assert met.verschil.ongewijzigd == gewoon.verschil.nieuw


@pytest.mark.parametrize(
    "kop", ["Aantal inwoners", "Oorspronkelijke bouwjaarklasse", "Verhuisd binnen gemeente"]
)
def test_ordinary_headers_are_not_taken_for_origin(kop: str) -> None:
    assert not gaat_over_herkomst(kop)


def test_odata_v3_of_the_police_with_padded_keys(store: Store, tmp_path: Path) -> None:
    waarden = [
        {"ID": i, "SoortMisdrijf": soort, "WijkenEnBuurten": gebied, "Perioden": "2024JJ00",
         "GeregistreerdeMisdrijven_1": n}
        for i, (soort, gebied, n) in enumerate(
            [("0.0.0 ", "BU09350001", 300), ("1.1.1 ", "BU09350001", 4), ("2.2.1 ", "BU09350001", None),
             ("1.2.3 ", "BU09350001", 9), ("0.0.0 ", "GM0935    ", 9000)]
        )
    ]  # fmt: skip
    pad = _schrijf(tmp_path / "47022NED.json", json.dumps({"odata.metadata": "…", "value": waarden}))
    assert herken(pad, "auto")
    uitslag = importeer(store, pad)
    assert rijen(uitslag) == (5, 3, 0, 0, 2)
    assert store.rijen("select indicator, jaar, teller, noemer from meting order by indicator") == [
        ("misdrijven_totaal", 2024, 300, None),
        ("woninginbraak", 2024, 4, None),
    ]


def test_odata_v4_observations(store: Store, tmp_path: Path) -> None:
    waarden = [
        {
            "Id": 1,
            "Measure": "T001036",
            "Value": 1200.0,
            "WijkenEnBuurten": "BU09350001",
            "Perioden": "2024JJ00",
        },
        {
            "Id": 2,
            "Measure": "A018943_2",
            "Value": 77.0,
            "WijkenEnBuurten": "BU09350001",
            "Perioden": "2024JJ00",
        },
    ]
    pad = _schrijf(tmp_path / "o.json", json.dumps({"@odata.context": "…", "value": waarden}))
    importeer(store, pad)
    # a measure known by its code only is not taken over: it could be anything
    assert store.rijen("select gebied, sleutel, waarde, jaar from gebiedscijfer") == [
        ("BU09350001", "inwoners", 1200, 2024)
    ]


def test_odata_v4_of_the_key_figures_has_no_period_and_texts_beside_numbers(
    store: Store, tmp_path: Path
) -> None:
    """As the service gives them: a code per measure, padded regions, texts apart, the year in no row."""
    maten = [
        ("T001036", 1200.0),
        ("M000297", 640.0),
        ("1050010_2", 580.0),
        ("H008859_1", 90.0),
        ("GM000C", None),
    ]
    waarden = [
        {"Id": i, "Measure": maat, "ValueAttribute": "None", "Value": waarde, "WijkenEnBuurten": gebied,
         "StringValue": None if waarde else "Maastricht    "}
        for gebied in ("BU09350001", "GM0935    ")
        for i, (maat, waarde) in enumerate(maten)
    ]  # fmt: skip
    pad = _schrijf(tmp_path / "86165NED.json", json.dumps({"@odata.context": "…", "value": waarden}))
    uitslag = importeer(store, pad, jaar="2025")
    assert store.rijen("select sleutel, waarde, jaar from gebiedscijfer order by sleutel") == [
        ("huishoudens", 580, 2025), ("inwoners", 1200, 2025), ("woningen", 640, 2025),
    ]  # fmt: skip
    assert rijen(uitslag) == (10, 3, 1, 0, 6)


@pytest.mark.parametrize("antwoord", ["JJJJ", "1989", "20245", "２０２４"])
def test_an_answer_that_is_no_year_is_asked_again(antwoord: str) -> None:
    with pytest.raises(VraagNodig, match=r"is geen jaar van 1990 tot en met 2100\. Over welk jaar") as fout:
        opendata.antwoord_jaar(antwoord)
    assert list(fout.value.keuzes) == ["jaar=JJJJ"]
    assert (opendata.antwoord_jaar("2024"), opendata.antwoord_jaar("")) == (2024, None)


def test_an_empty_answer_of_odata_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Geweigerd, match="geen enkel cijfer"):
        importeer(store, _schrijf(tmp_path / "leeg.json", '{"odata.metadata": "x", "value": []}'))


def test_leefbaarometer_from_the_web_service(store: Store, tmp_path: Path) -> None:
    eigenschappen = {
        "id": "BU09350001", "name": "Binnenstad", "scale": "buurt", "year": 2024, "kscore": 8, "kafw": 7,
        "afw": 0.12, "won": 0.02, "fys": 0.01, "vrz": 0.2, "soc": -0.01, "onv": -0.1,
    }  # fmt: skip
    kapot = {**eigenschappen, "id": "BU09350002", "afw": 0.5}
    kenmerken = [{"type": "Feature", "properties": e, "geometry": None} for e in (eigenschappen, kapot)]
    pad = _schrijf(tmp_path / "wfs.json", json.dumps({"type": "FeatureCollection", "features": kenmerken}))
    uitslag = importeer(store, pad)
    assert (uitslag.profiel, rijen(uitslag)) == ("leefbaarometer", (2, 1, 1, 0, 0))
    assert "tellen de vijf onderdelen niet op" in zinnen(uitslag)
    assert store.rijen("select waarde, definitie from meting") == [(8, "Leefbaarometer 3.0")] * 2


def test_rivm_figures_keep_their_age_group_in_the_key(store: Store, tmp_path: Path) -> None:
    tekst = (
        "Marges;Leeftijd;Wijken en buurten;Codering (code);Perioden;Gezondheid/Goed ervaren gezondheid (%)\n"
        "Waarde;Totaal 18 jaar of ouder;Binnenstad;BU09350001;2022;78,5\n"
        "Waarde;65 jaar of ouder;Binnenstad;BU09350001;2022;61,2\n"
    )
    importeer(store, _schrijf(tmp_path / "rivm.csv", tekst))
    assert store.rijen("select sleutel, waarde from gebiedscijfer order by waarde") == [
        ("gezondheid_goed_ervaren_gezondheid|65_jaar_of_ouder", 61.2),
        ("gezondheid_goed_ervaren_gezondheid", 78.5),
    ]


# -- own files --------------------------------------------------------------------------------------


def test_own_indicators_with_every_mistake(store: Store, tmp_path: Path) -> None:
    tekst = (
        "Gebied;Indicator;Jaar;Teller;Noemer;Bron\n"
        "BU09350001;huurachterstand;2025;12;240;corporatie\n"
        "C001;mutatie;2025*;5;48;corporatie\n"
        "BU0935001;huurachterstand;2025;12;240;typefout\n"
        ";huurachterstand;2025;12;240;leeg\n"
        "BU09350001;huurachterstand;ooit;12;240;jaar\n"
        "BU09350001;huurachterstand;2025;twaalf;240;getal\n"
        "BU09350001;huurachterstand;2024;.;240;onbekend\n"
        "BU09350001;niet-westerse migratieachtergrond;2025;12;240;nooit\n"
        "BU09350001;bomen;2025;31;1;gemeente\n"
    )
    uitslag = importeer(store, _schrijf(tmp_path / "cijfers.csv", tekst, "cp1252"))
    assert (uitslag.codering, rijen(uitslag)) == ("utf-8", (9, 2, 2, 4, 1))
    assert store.rijen("select niveau, gebied, indicator, teller from meting order by rij") == [
        ("buurt", "BU09350001", "huurachterstand", 12),
        ("complex", "C001", "mutaties", 5),
        ("buurt", "BU09350001", "bomen", 31),
    ]
    assert store.rijen("select rij, code from quarantaine order by rij") == [
        (4, "buurtcode"), (5, "geen gebied"), (6, "geen jaar"), (7, "geen getal"),
    ]  # fmt: skip
    assert store.rijen("select code, richting from indicator") == [("bomen", 0)]
    assert "geen licht" in zinnen(uitslag)
    assert "gebieden kennen we niet: BU09350001, C001" in zinnen(uitslag)
    assert "Rijen met een voorlopig cijfer (met een ster): 1." in zinnen(uitslag)
    assert "Niet gelezen rijen over herkomst, nationaliteit of geloof: 1." in zinnen(uitslag)


def test_an_own_indicator_with_a_direction(store: Store, tmp_path: Path) -> None:
    tekst = (
        "gebied,indicator,jaar,teller,noemer,thema,richting,soort\n"
        "BU09350001,Zwerfafval,2025,14,100,Schoon en heel,hoger is slechter,aandeel\n"
    )
    importeer(store, _schrijf(tmp_path / "afval.csv", tekst))
    assert store.rijen("select code, naam, thema, soort, richting from indicator") == [
        ("zwerfafval", "Zwerfafval", "schoon", "aandeel", 1)
    ]


def test_a_survey_in_a_spreadsheet(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "onderzoek.xlsx"
    with xlsxwriter.Workbook(str(pad)) as werkmap:
        blad = werkmap.add_worksheet()
        for i, rij in enumerate(
            [
                ["Gebied", "Jaar", "Onderwerp", "Rapportcijfer", "SD", "Respondenten", "Populatie"],
                ["BU09350001", 2025, "veiligheid", 6.4, 1.5, 62, 286],
                ["C001", 2025, "", 7.1, 1.4, 40, 30],
                ["C001", 2025, "weer", 7.1, 1.4, 40, 89],
                ["C001", 2024, "", 71, 1.4, 40, 89],
            ]
        ):
            blad.write_row(i, 0, rij)
    uitslag = importeer(store, pad)
    assert (uitslag.profiel, rijen(uitslag)) == ("bewonersonderzoek", (4, 1, 1, 2, 0))
    assert store.rijen(
        "select gebied, indicator, waarde, sd, noemer, populatie from meting order by rij"
    ) == [
        ("BU09350001", "cijfer_veiligheid", 6.4, 1.5, 62, 286),
        ("C001", "cijfer_buurt", 7.1, 1.4, 40, 30),
    ]


def test_schouw_in_long_form(store: Store, tmp_path: Path) -> None:
    tekst = (
        "ronde;datum;complex;buurt;onderdeel;punt;niveau\n"
        "2026-1;23-04-2026;C001;BU09350001;gebouw;entree;A+\n"
        "2026-1;23-04-2026;;BU09350001;woonomgeving;groen;d\n"
        "2026-1;31-04-2026;C001;BU09350001;gebouw;lift;A\n"
        "2026-1;23-04-2026;C001;BU09350001;gebouw;lift;E\n"
        "2026-1;23-04-2026;C001;BU09350001;tuin;lift;A\n"
    )
    uitslag = importeer(store, _schrijf(tmp_path / "schouw.csv", tekst))
    assert (uitslag.soort, rijen(uitslag)) == ("schouw", (5, 2, 0, 3, 0))
    assert store.rijen("select complex, onderdeel, beeld from schouwpunt order by rij") == [
        ("C001", "gebouw", "A+"),
        (None, "woonomgeving", "D"),
    ]


def test_judgements_know_their_scale_and_their_source(store: Store, tmp_path: Path) -> None:
    tekst = (
        "gebied;jaar;thema;brontype;oordeel\n"
        "BU09350001;2025;schoon en heel;professional;2\n"
        "BU09350001;2025;Sociale draagkracht;netwerkpartner;5\n"
        "BU09350001;2025;overlast;bewoner;1\n"
    )
    uitslag = importeer(store, _schrijf(tmp_path / "oordelen.csv", tekst))
    assert rijen(uitslag) == (3, 2, 0, 1, 0)
    assert store.rijen("select onderwerp, bron, oordeel, schaal from oordeel order by rij") == [
        ("schoon", "professional", 2, 5),
        ("draagkracht", "partner", 5, 5),
    ]


def test_dossiers_keep_no_person(store: Store, tmp_path: Path) -> None:
    tekst = (
        "Zaaknummer;Complex;Soort;Begindatum;Einddatum;Huurder;Adres;Toelichting\n"
        "Z-1 De Boer;C001;geluid;03-02-2025;01-03-2025;Jan de Boer;Dorpsstraat 1;belt elke nacht\n"
        "Z-2;C001;vervuiling;04-02-2025;;P. Jansen;Dorpsstraat 2;\n"
        "Z-3;C001;vervuiling;2025-13-40;;P. Jansen;Dorpsstraat 2;\n"
    )
    uitslag = importeer(store, _schrijf(tmp_path / "dossiers.csv", tekst))
    assert rijen(uitslag) == (3, 2, 0, 1, 0)
    assert store.rijen("select complex, type, geopend::varchar, gesloten::varchar from overlastdossier") == [
        ("C001", "geluid", "2025-02-03", "2025-03-01"),
        ("C001", "vervuiling", "2025-02-04", None),
    ]
    overal = str(store.rijen("select * from overlastdossier")) + str(
        store.rijen("select ruw from quarantaine")
    )
    for geheim in ("Boer", "Jansen", "Dorpsstraat", "nacht"):
        assert geheim not in overal


# -- the shape of a file ----------------------------------------------------------------------------


def test_whole_lines_in_one_cell_are_taken_apart(tmp_path: Path) -> None:
    pad = _schrijf(tmp_path / "een.csv", '"a;b;c"\n"1;2;3"\n"4;5;6"\n')
    raster = open_raster(pad)
    assert (raster.koppen, raster.rijen.iloc[1].tolist()) == (("a", "b", "c"), ["4", "5", "6"])
    assert raster.hersteld is not None


def test_one_column_that_cannot_be_mended_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Geweigerd, match="één kolom"):
        open_raster(_schrijf(tmp_path / "een.csv", "Regio\nBinnenstad\nCeramique\n"))


def test_the_same_file_again_changes_nothing_and_a_correction_tells_what(
    store: Store, tmp_path: Path
) -> None:
    kop = "gebied;indicator;jaar;teller;noemer\n"
    regels = [f"BU0935000{i};huurachterstand;2025;{i};100\n" for i in range(1, 5)]
    eerste = importeer(store, _schrijf(tmp_path / "a.csv", kop + "".join(regels)))
    tweede = importeer(
        store,
        _schrijf(tmp_path / "b.csv", kop + "".join(regels[:2]) + "BU09350003;huurachterstand;2025;9;100\n"),
    )
    v = tweede.verschil
    assert (eerste.verschil.nieuw, v.nieuw, v.ongewijzigd, v.vervallen) == (4, 1, 2, 1)


@pytest.mark.parametrize("soort", ["uren", "rooster", "projecten"])
def test_other_kinds_are_left_alone(tmp_path: Path, soort: str) -> None:
    pad = _schrijf(tmp_path / "x.csv", "gebied;indicator;jaar;teller;noemer\nC1;mutatie;2025;1;2\n")
    assert herken(pad, "auto")
    assert not herken(pad, soort)


def test_hours_and_other_lists_are_no_figures(tmp_path: Path) -> None:
    for i, tekst in enumerate(
        [
            "Datum;Medewerker;Uren;Activiteit;Buurt\n03-02-2025;Anna;1,5;Huisbezoek;Binnenstad\n",
            "id,name,email\n1,Anna,anna@example.org\n",
            "buurt;organisatie;soort;sinds\nBU09350001;Wijkteam;sociaal;01-01-2024\n",
            "code;naam;inwoners;woningen\nBU09350001;Binnenstad;1200;85\n",
        ]
    ):
        assert not herken(_schrijf(tmp_path / f"{i}.csv", tekst), "auto")


def test_a_large_file_is_recognised_by_its_top(tmp_path: Path) -> None:
    regel = "BU09350001;huurachterstand;2025;12;240\n"
    pad = _schrijf(tmp_path / "groot.csv", "gebied;indicator;jaar;teller;noemer\n" + regel * 20_000)
    raster = kijk(pad)
    assert raster is not None
    assert len(raster.rijen) < 10_000
    assert herken(pad, "auto")


def test_a_table_that_only_begins_far_below_other_lines_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """Found by fuzzing: the usual width stood nowhere in the rows where a header may stand."""
    pad = tmp_path / "laat.csv"
    boven = [f"regel {n}; x; y" for n in range(KOPRIJEN)]
    pad.write_text("\n".join([*boven, *(f"{n};{n}" for n in range(90))]), encoding="utf-8")
    assert kijk(pad) is None
    with pytest.raises(Geweigerd, match="geen koprij"):
        open_raster(pad)
