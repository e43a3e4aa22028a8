"""Coordinate systems, swapped axes, broken shapes; simplified with borders kept shared."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import Transformer

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake.gebieden import kaart
from monitor.intake.gebieden.geometrie import gedeelde_grens, is_kaart, lees_kaart, vereenvoudig
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.lezen.zipgrens import keur_zip
from monitor.intake.uitslag import Importuitslag
from monitor.store import Store
from tests.intake.gebieden.boeken import importeer, rijen

LON, LAT = 5.69, 50.85


def _vierkant(dx: float = 0.0) -> list[list[float]]:
    x, y, z = LON + dx, LAT, 0.01
    return [[x, y], [x + z, y], [x + z, y + z], [x, y + z], [x, y]]


def _naar_rd(punten: list[list[float]]) -> list[list[float]]:
    om = Transformer.from_crs(4326, 28992, always_xy=True)
    return [list(om.transform(*punt)) for punt in punten]


def _geojson(pad: Path, ringen: list[list[list[float]]], crs: str | None = None) -> Path:
    inhoud: dict[str, Any] = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"BU_CODE": f"BU0935000{i}", "BU_NAAM": f"Buurt {i}", "GM_NAAM": "Maastricht"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for i, ring in enumerate(ringen)
        ],
    }
    if crs:
        inhoud["crs"] = {"type": "name", "properties": {"name": crs}}
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return pad


@pytest.mark.parametrize("crs", [None, "urn:ogc:def:crs:EPSG::28992", "EPSG:4326"])
@pytest.mark.parametrize("omgekeerd", [False, True])
@pytest.mark.parametrize("stelsel", ["wgs84", "rd"])
def test_any_coordinates_end_up_on_the_same_place(
    tmp_path: Path, crs: str | None, omgekeerd: bool, stelsel: str
) -> None:
    ring = _vierkant() if stelsel == "wgs84" else _naar_rd(_vierkant())
    pad = _geojson(tmp_path / "kaart.geojson", [[p[::-1] for p in ring] if omgekeerd else ring], crs)
    kaart = lees_kaart(pad)
    punten = shapely.get_coordinates(kaart.vormen)
    assert np.abs(punten - np.array(_vierkant())).max() < 1e-5
    assert ("assen" in " ".join(kaart.opmerkingen)) == omgekeerd


def test_geopackage_and_zipped_shapefile_in_the_dutch_grid(store: Store, tmp_path: Path) -> None:
    ringen = [_naar_rd(_vierkant()), _naar_rd(_vierkant(0.01))]
    wkb = shapely.to_wkb(np.array([shapely.Polygon(r) for r in ringen]))
    velden = [
        np.array(["BU09350001", "BU09350002"], dtype=object),
        np.array(["Een", "Twee"], dtype=object),
        np.array([1200, -99997]),
        np.array(["NEE", "JA"], dtype=object),
    ]
    namen = np.array(["buurtcode", "buurtnaam", "inwoners", "water"])
    for pad in (tmp_path / "wijkenbuurten.gpkg", tmp_path / "buurten.shp"):
        pyogrio.raw.write(pad, wkb, velden, namen, geometry_type="Polygon", crs="EPSG:28992")
    with zipfile.ZipFile(tmp_path / "shape.zip", "w") as archief:
        for deel in tmp_path.glob("buurten.*"):
            archief.write(deel, f"map/{deel.name}")
    for naam in ("wijkenbuurten.gpkg", "shape.zip"):
        assert is_kaart(tmp_path / naam)
        uitslag = importeer(store, tmp_path / naam)
        assert rijen(uitslag)[:2] == (1, 1)  # the water part is left out
    code, inwoners, vorm = store.rij("select buurt, inwoners, geometrie from buurt") or ("", 0, "")
    assert (code, inwoners) == ("BU09350001", 1200)
    x, y = shapely.get_coordinates(shapely.from_geojson(vorm)).mean(axis=0)
    assert (x, y) == (pytest.approx(LON + 0.005, abs=0.003), pytest.approx(LAT + 0.005, abs=0.003))


def test_a_map_elsewhere_is_refused(tmp_path: Path) -> None:
    ring = [[2.35, 48.85], [2.36, 48.85], [2.36, 48.86], [2.35, 48.85]]
    with pytest.raises(Geweigerd, match="niet in Nederland"):
        lees_kaart(_geojson(tmp_path / "parijs.geojson", [ring]))


@pytest.mark.parametrize(
    "inhoud", ['{"type":"FeatureCollection"', '{"type":"FeatureCollection","features":[]}']
)
def test_a_broken_or_empty_map_is_refused(tmp_path: Path, inhoud: str) -> None:
    pad = tmp_path / "kaart.geojson"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(Geweigerd):
        lees_kaart(pad)


def test_a_bow_tie_is_mended(tmp_path: Path) -> None:
    x, y, z = LON, LAT, 0.01
    strik = [[x, y], [x + z, y + z], [x + z, y], [x, y + z], [x, y]]
    (vorm,) = lees_kaart(_geojson(tmp_path / "strik.geojson", [strik])).vormen
    assert shapely.is_valid(vorm)
    assert shapely.area(vorm) == pytest.approx(z * z / 2)


def test_simplifying_keeps_borders_shared(tmp_path: Path) -> None:
    """Two buurten along a wiggly stream of 400 points: fewer points, no sliver, no gap."""
    t = np.linspace(0, 1, 400)
    beek = np.column_stack([LON + 0.01 + 0.0003 * np.sin(40 * t), LAT + 0.02 * t])
    links = [[LON, LAT], *beek.tolist(), [LON, LAT + 0.02], [LON, LAT]]
    rechts = [*beek.tolist(), [LON + 0.02, LAT + 0.02], [LON + 0.02, LAT], beek[0].tolist()]
    kaart = lees_kaart(_geojson(tmp_path / "beek.geojson", [links, rechts]))
    dunner = vereenvoudig(kaart.vormen)
    assert shapely.get_num_coordinates(dunner).mean() <= 60
    assert shapely.is_valid(dunner).all()
    assert shapely.coverage_is_valid(dunner)
    assert shapely.area(shapely.intersection(*dunner)) == pytest.approx(0, abs=1e-12)
    assert shapely.area(shapely.union_all(dunner)) == pytest.approx(shapely.area(dunner).sum())
    assert gedeelde_grens(dunner) > 0.019


def test_a_zip_of_a_version_that_does_not_exist_is_no_map_and_no_mistake_of_ours(tmp_path: Path) -> None:
    """Found by damaging workbooks: the workbook's own reader says then that it is damaged."""
    pad = tmp_path / "uren.xlsx"
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("xl/workbook.xml", "x")
    ruw = bytearray(pad.read_bytes())
    ruw[ruw.index(b"PK\x01\x02") + 6] = 148  # version needed to read it
    pad.write_bytes(ruw)
    assert not is_kaart(pad)
    with pytest.raises(Geweigerd, match="beschadigd"):
        keur_zip(pad)


def test_both_answers_about_the_codes_of_a_map_are_heard(store: Store, tmp_path: Path) -> None:
    pad = _geojson(tmp_path / "kaart.geojson", [_vierkant()])
    inhoud = json.loads(pad.read_text("utf-8"))
    inhoud["features"][0]["properties"] = {"gemeentecode": "GM0935", "buurtnummer": "7", "naam": "Zuid"}
    pad.write_text(json.dumps(inhoud), encoding="utf-8")

    def lees(antwoord: str) -> Importuitslag:
        opdracht = Opdracht(antwoorden=dict([antwoord.split("=", 1)]) if antwoord else {})
        return pipeline.importeer(store, [Bestand(pad, pad.name)], opdracht)[0]

    vraag = lees("")
    ja, nee = vraag.keuzes or {}
    geweigerd = lees(nee)
    assert (vraag.uitkomst, geweigerd.uitkomst) == ("vraag", "geweigerd")
    assert geweigerd.reden == "Deze kaart is niet ingelezen, zoals gekozen."
    assert store.rij("select count(*) from buurt") == (0,)
    assert lees(ja).uitkomst == "verwerkt"
    assert store.rij("select buurt from buurt") == ("BU09350007",)


@pytest.mark.parametrize(
    ("bekend", "nagekeken"),
    [
        ({}, "of de namen ermee kloppen, is niet nagekeken: deze codes kennen we nog niet."),
        ({"BU09350007": "Noord"}, "0 van de 1 namen kloppen ermee."),
        ({"BU09350007": "Zuid"}, "1 van de 1 namen kloppen ermee."),
    ],
)
def test_a_map_with_composed_codes_says_which_names_were_checked(
    tmp_path: Path, bekend: dict[str, str], nagekeken: str
) -> None:
    pad = _geojson(tmp_path / "kaart.geojson", [_vierkant()])
    inhoud = json.loads(pad.read_text("utf-8"))
    inhoud["features"][0]["properties"] = {"gemeentecode": "GM0935", "buurtnummer": "7", "naam": "Zuid"}
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    _, opmerkingen = kaart.open_kaart(pad, bekend, kaart.SAMENSTELLEN)
    assert f"Codes samengesteld uit gemeentenummer en buurtnummer; {nagekeken}" in opmerkingen
