"""`prognose toets`: shape of the answer, the same answer every time, refusals in one sentence."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import numpy as np
import pytest

from monitor.cli import main
from monitor.fouten import Geweigerd
from monitor.prognose.terugblik import pinball
from monitor.prognose.toets import lees, schrijf_toets
from monitor.prognose.voorspel import kwantielen, voorspel
from tests.bench.prognose_maker import SOORTEN_BENCH, kleiner, maak, schrijf

KLEIN = kleiner(SOORTEN_BENCH[0], buurten=5, coordinatoren=2, weken=110)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    schrijf(maak(KLEIN, 3), tmp_path)
    return tmp_path


def _lees(pad: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(pad.read_text())))


def test_the_answer_has_every_week_and_coordinator_in_order(
    map_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prognose", "toets", str(map_), "--weken", "8", "--seed", "4"]) == 0
    tekst = capsys.readouterr().out
    assert tekst.splitlines()[0] == "week,coordinator,p10,p50,p90,p_over"
    rijen = list(csv.DictReader(io.StringIO(tekst)))
    laatste = max(r["week"] for r in _lees(map_ / "uren.csv"))
    assert len(rijen) == 8 * 2
    assert [r["coordinator"] for r in rijen[:4]] == ["C00", "C01", "C00", "C01"]
    assert min(r["week"] for r in rijen) > laatste
    for r in rijen:
        assert 0 <= float(r["p10"]) <= float(r["p50"]) <= float(r["p90"])
        assert 0 <= float(r["p_over"]) <= 1
    assert main(["prognose", "toets", str(map_), "--weken", "8", "--seed", "4"]) == 0
    assert capsys.readouterr().out == tekst


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as fout:
        main(["prognose", "toets", "--help"])
    assert fout.value.code == 0
    assert "weken vooruit" in capsys.readouterr().out


def _vervang(pad: Path, oud: str, nieuw: str, aantal: int = 1) -> None:
    tekst = pad.read_text()
    assert re.search(oud, tekst, re.MULTILINE)
    pad.write_text(re.sub(oud, nieuw, tekst, count=aantal, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "zin"),
    [
        ("uren.csv", r"^week,", "wk,", "uren.csv mist de kolom week"),
        ("uren.csv", r",[0-9.]+$", ",veel", "uren.csv, rij 2: “veel” in kolom uren is geen getal"),
        ("uren.csv", r",[0-9.]+$", ",nan", "rij 2: “nan” in kolom uren kan niet"),
        ("uren.csv", r",[0-9.]+$", ",-3", "“-3” in kolom uren kan niet"),
        ("uren.csv", r",[0-9.]+$", ",1,5", "rij 2: 5 velden in plaats van 4"),
        ("uren.csv", r",B000,", ",BX,", "buurt “BX” staat niet in buurten.csv"),
        ("uren.csv", r",B001,", ",B000,", "twee keer voor"),
        ("buurten.csv", r"^B001,", "B000,", "staat er twee keer"),
        ("buurten.csv", r"^B.*\n", "", "buurten.csv heeft geen rijen"),
        ("kalender.csv", r"^.*\n\Z", "", "kalender.csv mist de week van"),
        ("kalender.csv", r"^(\d{4}-\d\d)-\d\d,", r"\1-3x,", "geen datum"),
        ("capaciteit.csv", r"^.*\n\Z", "", "capaciteit.csv mist de week van .* voor C01"),
        ("capaciteit.csv", r",[0-9.]+$", ",1.5", "“1.5” in kolom verlof kan niet"),
        ("kengetallen.csv", r",communicatie,", ",feest,", "fase “feest” is onbekend"),
        ("projecten.csv", r"^(P\d+,B\d+),\w+,", r"\1,tuinfeest,", "type “tuinfeest” heeft geen kengetal"),
        ("projecten.csv", r"^(P\d+),B\d+,", r"\1,B9,", "buurt “B9” staat niet in buurten.csv"),
        ("projecten.csv", r"\d{4}(-\d\d-\d\d)$", r"2001\1", "niet op volgorde"),
        ("projecten.csv", r",[0-4],(\d{4})", r",9,\1", "“9” in kolom aantal_grenzen_werkelijk kan niet"),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_sentence(
    map_: Path, bestand: str, oud: str, nieuw: str, zin: str
) -> None:
    aantal = 0 if bestand == "buurten.csv" and not nieuw else 1
    _vervang(map_ / bestand, oud, nieuw, aantal)
    with pytest.raises(Geweigerd, match=zin) as fout:
        schrijf_toets(map_, 26, 0, io.StringIO())
    assert fout.value.zin.endswith(".")


def test_a_tuesday_is_no_week(map_: Path) -> None:
    eerste = (map_ / "uren.csv").read_text().splitlines()[1].split(",")[0]
    dinsdag = eerste[:-2] + f"{int(eerste[-2:]) % 28 + 1:02d}"
    _vervang(map_ / "uren.csv", f"^{eerste}", dinsdag)
    with pytest.raises(Geweigerd, match="is geen maandag"):
        lees(map_, 26)


@pytest.mark.parametrize("weg", ["uren.csv", "projecten.csv", "kalender.csv"])
def test_a_missing_file_is_named(map_: Path, weg: str) -> None:
    (map_ / weg).unlink()
    with pytest.raises(Geweigerd, match=f"ontbreekt {weg}"):
        lees(map_, 26)


def test_a_missing_folder_and_a_silly_horizon_are_refused(
    map_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prognose", "toets", str(map_ / "weg")]) == 1
    assert "bestaat niet" in capsys.readouterr().err
    with pytest.raises(SystemExit) as fout:
        main(["prognose", "toets", str(map_), "--weken", "0"])
    assert fout.value.code == 2
    assert "kies 1 tot en met 104 weken" in capsys.readouterr().err
    with pytest.raises(Geweigerd, match="tussen 1 en 104"):
        lees(map_, 105)


def test_an_overtaken_plan_moves_on_instead_of_being_refused(map_: Path) -> None:
    regels = (map_ / "projecten.csv").read_text().splitlines()
    kop = regels[0].split(",")
    alle = [dict(zip(kop, regel.split(","), strict=True)) for regel in regels[1:]]
    rij = next(r for r in alle if r["aantal_grenzen_werkelijk"] == "4")
    rij |= {"aantal_grenzen_werkelijk": "1", "start_uitvoering": rij["start_communicatie"]}
    (map_ / "projecten.csv").write_text("\n".join([regels[0], ",".join(rij[k] for k in kop)]) + "\n")
    g = lees(map_, 26).projecten[0].grenzen
    assert g[1] > g[0]


def test_a_planned_border_never_lies_in_the_past(map_: Path) -> None:
    invoer = lees(map_, 26)
    for p in invoer.projecten:
        assert all(grens < invoer.T for grens in p.grenzen[: p.werkelijk])
        assert all(grens >= invoer.T for grens in p.grenzen[p.werkelijk :])


def test_an_incomplete_plan_does_better_than_the_mean_of_the_last_half_year(tmp_path: Path) -> None:
    w = maak(kleiner(SOORTEN_BENCH[6], weken=170), 5)
    schrijf(w, tmp_path, alleen_begonnen=True)
    v = voorspel(lees(tmp_path, 26), 0)
    y = w.toekomst.T.astype(float)
    recent = np.stack([w.uren[w.van == c].sum(axis=0)[144:170] for c in range(4)], axis=1)
    gewoon = np.quantile(recent, [0.1, 0.5, 0.9], axis=0)[:, None, :].repeat(26, axis=1)
    assert pinball(kwantielen(v.per_coordinator), y) < pinball(gewoon, y)


def test_capacity_of_somebody_without_a_buurt_is_not_needed(map_: Path) -> None:
    met = lees(map_, 26)
    with (map_ / "capaciteit.csv").open("a") as uit:
        uit.write(f"{met.weken[0].isoformat()},VERTROKKEN,30,0\n")
    assert lees(map_, 26).coordinatoren == met.coordinatoren == ("C00", "C01")


def test_absent_rows_are_zero_hours_unless_nobody_registered(map_: Path) -> None:
    regels = (map_ / "uren.csv").read_text().splitlines()
    buurten = _lees(map_ / "buurten.csv")
    van_c0 = [b["buurt"] for b in buurten if b["coordinator"] == "C00"]
    assert len(van_c0) > 1
    week10, week11 = sorted({r.split(",")[0] for r in regels[1:]})[10:12]
    weg = [f"{week10},{van_c0[0]},"] + [f"{week11},{b}," for b in van_c0]
    over = [r for r in regels if not r.startswith(tuple(weg))]
    (map_ / "uren.csv").write_text("\n".join(over) + "\n")
    invoer = lees(map_, 26)
    assert invoer.uren[invoer.buurten.index(van_c0[0]), 10] == 0
    kolom = invoer.uren[:, 11]
    assert [b for b, u in zip(invoer.buurten, kolom, strict=True) if u != u] == van_c0
