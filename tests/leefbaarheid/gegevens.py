"""Small source data straight into the tables, for tests of what is derived from them."""

import datetime as dt

import pandas as pd

from monitor.store import Transactie

GELADEN = dt.datetime(2026, 5, 4, 8, 0)  # noqa: DTZ001 — the ledger keeps UTC without a zone


def maak_batch(
    tx: Transactie,
    batch: int,
    soort: str = "indicatoren",
    modus: str = "vervang",
    geladen: dt.datetime = GELADEN,
) -> int:
    """A line in the ledger."""
    tx.doe(
        "insert into batch by name select $batch::integer as batch, $soort as soort, 'proef' as bron, "
        "'proef' as profiel, 'proef.csv' as bestand, $batch::varchar as sha256, $modus as modus, "
        "0 as personen, 0 as gelezen, 0 as ok, 0 as gemarkeerd, 0 as quarantaine, 0 as overgeslagen, "
        "0 as seconden_ok, 0 as seconden_gemarkeerd, 0 as seconden_quarantaine, 0 as nieuw, "
        "0 as ongewijzigd, 0 as vervallen, $geladen as geladen_op, 'proef' as geladen_door",
        {"batch": batch, "soort": soort, "modus": modus, "geladen": geladen},
    )
    return batch


def maak_buurten(tx: Transactie, inwoners: dict[str, int | None]) -> None:
    """Own buurten with their residents."""
    for code, aantal in inwoners.items():
        tx.doe(
            "insert into buurt (buurt, naam, wijk, wijknaam, gemeente, inwoners, woningen) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            [code, f"Buurt {code[-2:]}", "WK" + code[2:8], "Wijk", "Proefstad", aantal, 100],
        )


def maak_complexen(tx: Transactie, complexen: dict[str, tuple[str, int]]) -> None:
    """Complexes: code → buurt, homes."""
    for code, (buurt, woningen) in complexen.items():
        tx.doe(
            "insert into complex (complex, naam, buurt, woningen) values (?, ?, ?, ?)",
            [code, f"Complex {code}", buurt, woningen],
        )


def maak_metingen(tx: Transactie, batch: int, rijen: list[dict[str, object]]) -> None:
    """Observations; what is not given is null."""
    kolommen = ["niveau", "gebied", "indicator", "jaar", "teller", "noemer", "waarde", "sd", "populatie"]
    tabel = pd.DataFrame(
        [{"niveau": "buurt", **dict.fromkeys(kolommen[4:]), **rij} for rij in rijen],
        columns=[*kolommen, "definitie"],
    ).astype(dict.fromkeys(kolommen[4:], "float64"))
    tabel["definitie"] = tabel["definitie"].astype("str").where(tabel["definitie"].notna(), None)
    tabel["batch"], tabel["rij"], tabel["bron"] = batch, range(2, len(tabel) + 2), "proef"
    with tx.tabel("proef_meting", tabel):
        tx.doe("insert into meting by name select * from proef_meting")
