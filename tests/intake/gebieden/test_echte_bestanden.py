"""Every real file beside the project goes in; what comes out of it stands here."""

from pathlib import Path

import pytest

from monitor.fouten import Geweigerd, VraagNodig
from monitor.intake.gebieden.raster import open_raster
from monitor.leefbaarheid.refresh import vernieuw
from monitor.store import Store
from tests.intake.gebieden.boeken import importeer, rijen, zinnen

pytestmark = pytest.mark.echt


@pytest.mark.parametrize(
    ("bestand", "buurten", "grof"),
    [
        ("maastricht_buurten_2024.geojson", 44, 5),
        ("heerlen_buurten_2024.geojson", 57, 4),
        ("ommen_buurten_2024.geojson", 46, 10),
        ("limburg_buurten_2024.geojson", 932, 155),
    ],
)
def test_a_full_map(store: Store, echte_data: Path, bestand: str, buurten: int, grof: int) -> None:
    uitslag = importeer(store, echte_data / "buurten" / bestand)
    assert (uitslag.profiel, rijen(uitslag)) == ("stamgegevens_buurten", (buurten, buurten, 0, 0, 0))
    assert f"{grof} bijna onbewoonde buurten hebben een grove grens" in zinnen(uitslag)
    assert store.rij("select count(*), count(geometrie) from buurt") == (buurten, buurten)


def test_the_whole_country(store: Store, echte_data: Path) -> None:
    uitslag = importeer(store, echte_data / "buurten" / "nl_buurten_2024_vereenvoudigd.geojson")
    assert rijen(uitslag) == (14_568, 14_568, 0, 0, 0)


def test_key_figures_police_and_leefbaarometer_make_a_map_of_lights(store: Store, echte_data: Path) -> None:
    map_ = echte_data / "buurten"
    importeer(store, map_ / "maastricht_buurten_2024.geojson")
    kwb = importeer(store, map_ / "kwb2024_buurten.csv")
    assert (kwb.profiel, rijen(kwb)) == ("kwb", (14_574, 14_574, 0, 0, 0))
    assert "746 buurten hebben een andere grens" in zinnen(kwb)
    assert "Van de 14.574 buurten zijn er 44 van u" in zinnen(kwb)
    assert store.rij("select count(*) from grenswijziging where vlag = 3") == (746,)
    inwoners = "select waarde from gebiedscijfer where gebied = ? and sleutel = 'inwoners'"
    assert store.rij(inwoners, ["BU00140000"]) == (4745,)
    assert store.rij(inwoners, ["BU00140007"]) is None  # empty in the file: not known, not zero

    politie = importeer(store, map_ / "politie_misdrijven_totaal_2021_2025_buurten.csv")
    assert (politie.profiel, rijen(politie)) == ("politie_per_jaar", (14_574, 14_494, 80, 0, 0))
    assert store.rij("select count(*), sum(noemer) from meting") == (14_494 * 5, None)
    assert politie.periode is not None
    assert (politie.periode[0].year, politie.periode[1].year) == (2021, 2025)

    lbm = importeer(store, map_ / "leefbaarometer2024_buurten.csv")
    assert (lbm.profiel, rijen(lbm)) == ("leefbaarometer", (12_147, 12_147, 0, 0, 0))
    with store.schrijf() as tx:
        vernieuw(tx, store.instellingen)
    geteld = dict(
        store.rijen(
            "select licht, count(*) from licht where laatste and indicator = 'misdrijven_totaal' group by all"
        )
    )
    assert sum(geteld.values()) == 44
    assert set(geteld) == {"rood", "geel", "groen", "grijs"}
    # the class decides: 4 or less is red, 7 or more is green
    assert store.rijen(
        "select licht, min(ruw), max(ruw) from licht where indicator = 'leefbaarometer' "
        "group by all order by all"
    ) == [("geel", 5, 6), ("groen", 7, 9), ("rood", 4, 4)]


def test_statline_with_padded_codes_and_mixed_regions(store: Store, echte_data: Path) -> None:
    uitslag = importeer(store, echte_data / "buurten" / "ruw" / "statline_kwb2024_85984NED_leeftijd.csv")
    assert (uitslag.profiel, rijen(uitslag)) == ("statline", (18_310, 14_574, 0, 0, 3_736))
    assert "Jaar 2024 komt uit de bestandsnaam" in zinnen(uitslag)
    annen = store.rijen(
        "select sleutel, waarde from gebiedscijfer where gebied = 'BU16800000' and jaar = 2024"
    )
    assert dict(annen)["inwoners"] == 3455
    assert len(annen) == 8
    assert store.rij("select naam from gebiedsnaam where code = 'WK168000'") == ("Wijk 00 Annen",)
    # Amsterdam has codes with letters
    assert store.rij(
        "select count(distinct gebied) from gebiedscijfer where gebied similar to 'BU0363[0-9A-Z]{4}'"
    ) == (517,)


def test_statline_without_a_year_asks_for_it(store: Store, echte_data: Path) -> None:
    pad = echte_data / "buurten" / "ruw" / "statline_kwb2024_85984NED_leeftijd.csv"
    with pytest.raises(VraagNodig, match="welk jaar"):
        importeer(store, pad, "export.csv")
    importeer(store, pad, "export.csv", jaar="2023")
    assert store.rijen("select distinct jaar from gebiedscijfer") == [(2023,)]


def test_statline_with_right_aligned_quoted_numbers(store: Store, echte_data: Path) -> None:
    naam = "statline_ses_woa_2019_amsterdam_85163NED.csv"
    uitslag = importeer(store, echte_data / "buurten" / "ruw" / naam)
    assert (uitslag.profiel, rijen(uitslag)) == ("statline", (579, 479, 0, 0, 100))
    waarden = dict(
        store.rijen("select sleutel, waarde from gebiedscijfer where gebied = 'BU03630001' and jaar = 2019")
    )
    assert waarden["opleidingsniveau_laag_waarde"] == 14.8
    assert waarden["ses_woa_totaalscore_gemiddelde_score"] == -0.11
    # a lone point is "not known"
    assert "ses_woa_totaalscore_gemiddelde_score" not in dict(
        store.rijen("select sleutel, waarde from gebiedscijfer where gebied = 'BU03639801'")
    )


def test_the_file_that_a_spreadsheet_mangled_is_mended_but_has_no_codes(
    store: Store, echte_data: Path
) -> None:
    pad = echte_data / "buurten" / "ruw" / "statline_inkomen_excelgemangeld.csv"
    raster = open_raster(pad)
    assert len(raster.koppen) == 9
    assert raster.koppen[3] == "Regio's"
    assert raster.rijen.iloc[0].tolist()[2:6] == ["2024*", "Nederland", "8258,9", "41,9"]
    assert len(raster.rijen) == 343
    with pytest.raises(Geweigerd, match="geen buurtcodes") as fout:
        importeer(store, pad)
    assert "hersteld" in fout.value.zin


def test_names_in_another_language_are_refused_and_nothing_is_joined(store: Store, echte_data: Path) -> None:
    map_ = echte_data / "buurten"
    importeer(store, map_ / "kwb2024_buurten.csv")
    with pytest.raises(Geweigerd, match=r"van de 66 namen lijken op één bekende buurt"):
        importeer(store, map_ / "ruw" / "breda_overlast2022_47024NED_vertaald.csv")
    assert store.rij("select count(*) from meting") == (0,)


def test_a_map_without_cbs_codes_asks_unless_the_names_agree(store: Store, echte_data: Path) -> None:
    map_ = echte_data / "buurten"
    with pytest.raises(VraagNodig, match="gemeentenummer en buurtnummer") as vraag:
        importeer(store, map_ / "ruw" / "breda_buurten.geojson")
    assert "code=samenstellen" in vraag.value.keuzes
    importeer(store, map_ / "kwb2024_buurten.csv")
    uitslag = importeer(store, map_ / "ruw" / "breda_buurten.geojson")
    assert rijen(uitslag) == (56, 56, 0, 0, 0)
    assert store.rij("select naam, geometrie is not null from buurt where buurt = 'BU07580601'") == (
        "Kievitsloop",
        True,
    )
