"""What a new database starts with: task categories, holidays, and start values for norms.

The figures here are **assumptions to begin with** (`herkomst` = `startwaarde`), no norm of any kind: there is
no public norm for hours per home, case or project. Every corporation replaces them by its own choice or
measurement; pages show where a value comes from. Holidays come from `monitor.kalender`. All of it is booked
as batch 0, so a change by hand or from a file can be undone to it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

import pyarrow as pa

from monitor.intake.lezen.waarden import sleutel
from monitor.kalender import feestdagen
from monitor.settings import Instellingen
from monitor.store import Store, Transactie, sql

STARTBATCH = 0
FEESTDAGEN_VAN, FEESTDAGEN_TOT = 2020, 2035
STARTWAARDE = "startwaarde"

# id: name, kind, overhead, contact, place, nature, other words people use
CATEGORIEEN: dict[str, tuple[str, str, bool, str, str, str, tuple[str, ...]]] = {
    "huisbezoek": ("Huisbezoek", "werk", False, "direct", "wijk", "onbekend",
                   ("huisbezoeken", "bezoek bewoner", "bewonersbezoek", "home visit", "keukentafelgesprek")),
    "overlastzaak": ("Overlastzaak", "werk", False, "direct", "wijk", "reactief",
                     ("overlast", "overlastmelding", "burenoverlast", "overlastzaken", "woonoverlast",
                      "melding")),
    "schouw": ("Schouw", "werk", False, "indirect", "wijk", "planmatig",
               ("schouwen", "wijkschouw", "buurtschouw", "schouwronde", "complexschouw")),
    "bewonersoverleg": ("Bewonersoverleg", "werk", False, "direct", "wijk", "planmatig",
                        ("bewonersavond", "bewonerscommissie", "bewonersbijeenkomst", "overleg bewoners")),
    "netwerkoverleg": ("Netwerkoverleg", "werk", False, "indirect", "wijk", "planmatig",
                       ("partneroverleg", "wijkoverleg", "veilige buurten team", "zorgoverleg",
                        "ketenoverleg", "overleg partners")),
    "projectoverleg": ("Projectoverleg", "werk", False, "indirect", "kantoor", "planmatig",
                       ("project", "projecten", "projectteam")),
    "spreekuur": ("Telefoon en spreekuur", "werk", False, "direct", "kantoor", "reactief",
                  ("telefoon/spreekuur", "telefoon", "spreekuur", "bellen", "telefonisch contact", "inloop")),
    "jaarplan": ("Buurtplan en interventies", "werk", False, "indirect", "wijk", "planmatig",
                 ("jaarplan", "buurtplan", "interventie", "interventies", "activiteit in de buurt")),
    "administratie": ("Administratie", "werk", True, "indirect", "kantoor", "onbekend",
                      ("admin", "mail", "e-mail", "dossiervorming", "verslaglegging", "registratie")),
    "teamoverleg": ("Teamoverleg", "werk", True, "indirect", "kantoor", "planmatig",
                    ("werkoverleg", "afdelingsoverleg", "overleg team", "intern overleg", "weekstart")),
    "scholing": ("Scholing", "werk", True, "indirect", "kantoor", "planmatig",
                 ("opleiding", "training", "cursus", "intervisie", "studie")),
    "reistijd": ("Reistijd", "werk", True, "indirect", "onderweg", "onbekend",
                 ("reizen", "onderweg", "reisuren", "travel")),
    "afwezig": ("Afwezig", "afwezig", False, "onbekend", "onbekend", "onbekend",
                ("verlof", "vakantie", "ziek", "ziekte", "vrij", "feestdag", "leave", "absence")),
}  # fmt: skip

# hours per unit per week: low, middle, high
NORMEN: dict[str, tuple[float, float, float, str]] = {
    "woning:groen": (0.005, 0.007, 0.010, "woning"),
    "woning:geel": (0.008, 0.011, 0.015, "woning"),
    "woning:rood": (0.012, 0.017, 0.024, "woning"),
    "woning:grijs": (0.005, 0.009, 0.015, "woning"),
    "zaak:overlast": (0.50, 0.80, 1.20, "zaak"),
    "zaak:multiproblematiek": (0.80, 1.30, 2.00, "zaak"),
    "zaak:woonfraude": (0.50, 0.90, 1.40, "zaak"),
    "zaak:vervuiling": (0.60, 1.00, 1.60, "zaak"),
    "zaak:huurachterstand": (0.20, 0.40, 0.70, "zaak"),
    "zaak:overig": (0.30, 0.50, 0.90, "zaak"),
}

# hours per home over the whole phase: low, middle, high
KENGETALLEN: dict[tuple[str, str], tuple[float, float, float]] = {
    ("renovatie", "voorbereiding"): (0.35, 0.60, 0.90),
    ("renovatie", "uitvoering"): (1.00, 1.60, 2.40),
    ("renovatie", "nazorg"): (0.15, 0.30, 0.50),
    ("sloop/herhuisvesting", "voorbereiding"): (0.70, 1.10, 1.70),
    ("sloop/herhuisvesting", "uitvoering"): (1.40, 2.20, 3.30),
    ("sloop/herhuisvesting", "nazorg"): (0.20, 0.40, 0.70),
    ("verduurzaming", "voorbereiding"): (0.20, 0.35, 0.55),
    ("verduurzaming", "uitvoering"): (0.45, 0.75, 1.15),
    ("verduurzaming", "nazorg"): (0.08, 0.15, 0.25),
    ("nieuwbouw-oplevering", "voorbereiding"): (0.25, 0.40, 0.65),
    ("nieuwbouw-oplevering", "uitvoering"): (0.60, 1.00, 1.50),
    ("nieuwbouw-oplevering", "nazorg"): (0.35, 0.60, 0.95),
}

# wanted share of worked hours per function; each column adds up to 1
ROLPROFIELEN: dict[str, dict[str, float]] = {
    "buurtcoordinator": {
        "huisbezoek": 0.20, "overlastzaak": 0.14, "schouw": 0.10, "bewonersoverleg": 0.10,
        "netwerkoverleg": 0.10, "projectoverleg": 0.04, "spreekuur": 0.08, "jaarplan": 0.06,
        "administratie": 0.07, "teamoverleg": 0.04, "scholing": 0.03, "reistijd": 0.04,
    },
    "gebiedsregisseur": {
        "huisbezoek": 0.04, "overlastzaak": 0.05, "schouw": 0.05, "bewonersoverleg": 0.12,
        "netwerkoverleg": 0.25, "projectoverleg": 0.16, "spreekuur": 0.03, "jaarplan": 0.12,
        "administratie": 0.06, "teamoverleg": 0.05, "scholing": 0.03, "reistijd": 0.04,
    },
}  # fmt: skip


def zorg_voor_start(tx: Transactie, instellingen: Instellingen, nu: dt.datetime) -> bool:
    """Fill a new database with its start values; True when it was new. What is there already stays."""
    if tx.rij("select 1 from batch where batch = ?", [STARTBATCH]) is not None:
        if startregels_ontbreken(tx):
            tx.doe(sql("intake", "startregels"))
        return False
    _startbatch(tx, nu)
    _categorieen(tx)
    _zet(
        tx,
        "norm (sleutel, laag, midden, hoog, eenheid, herkomst)",
        [(unit, *waarden, STARTWAARDE) for unit, waarden in NORMEN.items()],
    )
    _zet(
        tx,
        "kengetal (type, fase, laag, midden, hoog, herkomst)",
        [(*fase, *waarden, STARTWAARDE) for fase, waarden in KENGETALLEN.items()],
    )
    _zet(
        tx,
        "rolprofiel (functie, categorie, aandeel)",
        [(functie, cat, deel) for functie, delen in ROLPROFIELEN.items() for cat, deel in delen.items()],
    )
    tx.doe(sql("intake", "startregels"))
    _feestdagen(tx, instellingen)
    return True


def startregels_ontbreken(tx: Transactie | Store) -> bool:
    """Whether this database is from before norms and other choices stood in the ledger."""
    if tx.rij("select 1 from batch where batch = ?", [STARTBATCH]) is None:
        return False
    vraag = "select 1 from stamrij where batch = ? and soort = 'normen' limit 1"
    return tx.rij(vraag, [STARTBATCH]) is None


def volg_kalender(tx: Transactie, instellingen: Instellingen) -> None:
    """The start's own holidays once more, by the settings in force; `herbouw` lays those of files over."""
    tx.doe(
        "delete from feestdag where datum in "
        "(select try_cast(eenheid as date) from stamrij where soort = 'feestdagen' and batch = ?)",
        [STARTBATCH],
    )
    tx.doe("delete from stamrij where soort = 'feestdagen' and batch = ?", [STARTBATCH])
    _feestdagen(tx, instellingen)


def _startbatch(tx: Transactie, nu: dt.datetime) -> None:
    tx.doe(
        "insert into batch (batch, soort, bron, profiel, bestand, sha256, modus, personen, gelezen, ok, "
        "gemarkeerd, quarantaine, overgeslagen, seconden_ok, seconden_gemarkeerd, seconden_quarantaine, "
        "nieuw, ongewijzigd, vervallen, geladen_op, geladen_door) values (?, 'start', 'start', 'start', "
        "'startwaarden', '', 'vervang', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, 'Buurtmonitor')",
        [STARTBATCH, nu],
    )


def _categorieen(tx: Transactie) -> None:
    _zet(
        tx,
        "categorie (categorie, naam, soort, overhead, contact, plaats, aard, volgorde)",
        [(cat, *kenmerken[:6], plek) for plek, (cat, kenmerken) in enumerate(CATEGORIEEN.items(), start=1)],
    )
    bekende_woorden(tx)


def bekende_woorden(tx: Transactie) -> None:
    """Words that everybody uses for the start categories map by themselves; what is mapped stays."""
    bestaat = {cat for (cat,) in tx.rijen("select categorie from categorie")}
    woorden: dict[str, str] = {}
    for cat, kenmerken in CATEGORIEEN.items():
        if cat in bestaat:
            for tekst in (cat, kenmerken[0], *kenmerken[6]):
                woorden.setdefault(sleutel(tekst), cat)
    _zet(
        tx,
        "indeling (soort, tekst, doel, herkomst)",
        [("categorie", tekst, cat, "automatisch") for tekst, cat in woorden.items()],
    )


def _zet(tx: Transactie, doel: str, rijen: Sequence[tuple[object, ...]]) -> None:
    """Rows into `doel` (table with its columns) in one statement; what is there already stays."""
    inhoud = pa.table({f"k{plek}": list(kolom) for plek, kolom in enumerate(zip(*rijen, strict=True))})
    with tx.tabel("stap_begin", inhoud):
        tx.doe(f"insert into {doel} select * from stap_begin on conflict do nothing")


def _feestdagen(tx: Transactie, instellingen: Instellingen) -> None:
    dagen = [
        {"datum": dag.isoformat(), "naam": naam, "vrij": True}
        for jaar in range(FEESTDAGEN_VAN, FEESTDAGEN_TOT + 1)
        for dag, naam in feestdagen(
            jaar,
            goede_vrijdag=instellingen.goede_vrijdag,
            bevrijdingsdag_altijd=instellingen.bevrijdingsdag_altijd,
        ).items()
    ]
    regels = [
        {"batch": STARTBATCH, "soort": "feestdagen", "eenheid": dag["datum"], "inhoud": json.dumps(dag)}
        for dag in dagen
    ]
    with tx.tabel("stap_feestdag", pa.Table.from_pylist(dagen)):
        tx.doe("insert into feestdag by name select * from stap_feestdag on conflict do nothing")
    with tx.tabel("stap_regel", pa.Table.from_pylist(regels)):
        tx.doe("insert into stamrij by name select * from stap_regel")
