"""Column headers: from what people call a column to the field it is, and which row holds the headers.

A header is compared without accents, capitals and punctuation. Per field the names stand in order of
preference, in Dutch, English, German and Portuguese (the languages these exporters write). The header row is
the one of the first 25 with most different known fields; at least two.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

KOPRIJEN = 25
_GEWONE_KOP = 60  # characters; longer texts are not kept to be recognised again

VELDEN: dict[str, str] = {  # field → what it is, for the question which column is what
    "datum": "de dag van de registratie",
    "begin": "begintijd (of begin met datum en tijd)",
    "einddatum": "einddatum",
    "eind": "eindtijd",
    "duur": "duur, als uren:minuten",
    "uren": "aantal uren",
    "minuten": "aantal minuten",
    "pauze": "pauze",
    "persoon": "naam van de medewerker",
    "persoon_id": "personeelsnummer of e-mailadres",
    "buurt": "buurt, wijk of complex",
    "klant": "klant",
    "project": "project",
    "activiteit": "activiteit, taak of soort werk",
    "labels": "labels",
    "locatie": "plaats: wijk, kantoor, thuis, onderweg",
    "notitie": "omschrijving (wordt niet bewaard)",
}

SYNONIEMEN: dict[str, tuple[str, ...]] = {
    "persoon": (
        "medewerker",
        "naam medewerker",
        "medewerkernaam",
        "gebruiker",
        "user",
        "full name",
        "volledige naam",
        "werknemer",
        "employee",
        "employee name",
        "mitarbeiter",
        "mitarbeiterin",
        "benutzer",
        "usuario",
        "colaborador",
        "funcionario",
        "user name",
        "persoon",
        "person",
        "resource",
        "naam",
        "name",
        "wie",
        "member",
        "collega",
        "coordinator",
        "buurtcoordinator",
    ),
    "persoon_id": (
        "email",
        "e mail",
        "user email",
        "email address",
        "emailadres",
        "e mailadres",
        "staff number",
        "personeelsnummer",
        "personeelsnr",
        "medewerkernummer",
        "medewerkernr",
        "medewerker id",
        "employee id",
        "employee number",
        "emp id",
        "employee no",
        "personalnummer",
        "member id",
        "user id",
    ),
    "gebruikersnaam": ("username", "gebruikersnaam", "login", "benutzername"),
    "voornaam": ("first name", "voornaam", "vorname", "nome"),
    "tussenvoegsel": ("tussenvoegsel", "tussenvoegsels"),
    "achternaam": ("last name", "achternaam", "surname", "nachname", "sobrenome"),
    "datum": (
        "datum",
        "date",
        "start date",
        "startdate",
        "startdatum",
        "begindatum",
        "work date",
        "werkdatum",
        "dag",
        "data",
        "data de inicio",
        "startdatum uren",
        "date started",
        "boekdatum",
        "datum uren",
        "tag",
        "data inicial",
        "day",
        "datum begin",
    ),
    "begin": (
        "start time",
        "starttime",
        "begintijd",
        "starttijd",
        "from",
        "van",
        "von",
        "start",
        "begin",
        "beginn",
        "hora de inicio",
        "tijd van",
        "startzeit",
        "aanvang",
        "start datetime",
        "started at",
        "time start",
        "begin tijd",
        "start tijd",
    ),
    "einddatum": (
        *["end date", "enddate", "einddatum", "stop date", "enddatum", "data de termino", "data final"],
    ),
    "eind": (
        "end time",
        "endtime",
        "eindtijd",
        "stop time",
        "to",
        "tot",
        "bis",
        "end",
        "eind",
        "einde",
        "hora de termino",
        "hora final",
        "tijd tot",
        "endzeit",
        "stop",
        "ende",
        "end datetime",
        "ended at",
        "eind tijd",
    ),
    "duur": (
        "duration h",
        "duur h",
        "dauer h",
        "duracao h",
        "duration",
        "duur",
        "dauer",
        "time h",
        "tijd h",
        "zeit h",
        "tempo h",
        "duracao",
        "duration hh mm",
        "duration hh mm ss",
        "tijdsduur",
        "gewerkte tijd",
        "arbeitszeit",
        "tempo",
    ),
    "uren": (
        "uren",
        "aantal uren",
        "hours",
        "gewerkte uren",
        "hours worked",
        "aantal eenheden",
        "stunden",
        "duration decimal",
        "duur decimaal",
        "dauer dezimal",
        "duracao decimal",
        "time decimal",
        "tijd decimaal",
        "zeit dezimal",
        "uur",
        "urenaantal",
        "totaal uren",
        "worked hours",
        "unit amount",
        "aantal",
        "horas",
        "qu",
        "hours decimal",
        "rounded hours",
        "geschreven uren",
        "bestede uren",
    ),
    "minuten": (
        *[
            "minuten",
            "minutes",
            "aantal minuten",
            "duur min",
            "duration min",
            "duration minutes",
            "duur minuten",
        ],
    ),
    "pauze": ("pauze", "break", "pause", "pauze min", "pauze minuten"),
    "buurt": (
        "buurt",
        "wijk",
        "buurtnaam",
        "wijknaam",
        "buurtcode",
        "complex",
        "complexnummer",
        "gebied",
        "werkgebied",
        "neighbourhood",
    ),
    "project": (
        "project",
        "projectnaam",
        "project name",
        "omschrijving project",
        "projectomschrijving",
        "projekt",
        "projeto",
        "opdracht",
        "project werkbon",
        "proj id",
        "project id",
        "projectcode",
        "project code",
        "issue key",
    ),
    "klant": ("klant", "client", "customer", "kunde", "cliente", "relatie", "klantnaam", "opdrachtgever"),
    "activiteit": (
        "activiteit",
        "activity",
        "activity name",
        "task",
        "taak",
        "taken",
        "soort werk",
        "werksoort",
        "urensoort",
        "uursoort",
        "tatigkeit",
        "taetigkeit",
        "aufgabe",
        "tarefa",
        "atividade",
        "dienst",
        "service",
        "work type",
        "categorie",
        "category",
        "kategorie",
        "soort uren",
        "type uren",
        "soort",
        "werkzaamheden",
        "werkzaamheid",
        "task name",
        "uurtype",
        "hour type",
    ),
    "notitie": (
        "description",
        "omschrijving",
        "beschrijving",
        "notitie",
        "notities",
        "notes",
        "note",
        "opmerking",
        "opmerkingen",
        "toelichting",
        "onderwerp",
        "subject",
        "work description",
        "issue summary",
        "beschreibung",
        "descricao",
        "title",
        "titel",
        "comment",
        "comments",
        "bemerkung",
        "memo",
        "remarks",
        "details",
        "interne notitie",
    ),
    "labels": ("tags", "labels", "label", "tag", "schlagworte", "etiquetas", "categorieen", "categories"),
    "locatie": ("locatie", "location", "werkplek", "werklocatie", "standort", "ort"),
    "contact": ("contact", "contactsoort", "direct indirect"),
    "aard": ("aard", "reactief planmatig"),
    "bron_id": ("worklog id", "time entry id", "uren id", "registratie id"),
    "heledag": (*["gebeurtenis duurt hele dag", "all day event", "hele dag", "duurt hele dag", "all day"],),
    "bezet": ("tijd weergeven als", "show time as", "weergeven als"),
}


def normaliseer(kop: str) -> str:
    """A header without accents, capitals, punctuation: `Duração (h)` → `duracao h`."""
    return _bekend(kop) if len(kop) <= _GEWONE_KOP else _vorm(kop)


@lru_cache(4096)
def _bekend(kop: str) -> str:
    return _vorm(kop)


def _vorm(kop: str) -> str:
    tekst = unicodedata.normalize("NFKD", kop).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", tekst).split())


_VELD_VAN = {naam: veld for veld, namen in reversed(SYNONIEMEN.items()) for naam in reversed(namen)}


def ken_velden(koppen: Sequence[str], eigen: Mapping[str, Sequence[str]] | None = None) -> dict[str, int]:
    """Field → column index. `eigen` replaces the names of a field for one profile (empty = not used)."""
    plaats: dict[str, int] = {}
    for index, kop in enumerate(koppen):
        plaats.setdefault(kop, index)
    velden: dict[str, int] = {}
    bezet: set[int] = set()
    for veld, namen in {**SYNONIEMEN, **(eigen or {})}.items():
        gevonden = next(
            (plaats[naam] for naam in namen if naam in plaats and plaats[naam] not in bezet), None
        )
        if gevonden is not None:
            velden[veld] = gevonden
            bezet.add(gevonden)
    return velden


def score(rij: Sequence[str]) -> int:
    """How many different known fields the cells of this row name."""
    return len({_VELD_VAN[kop] for cel in rij if len(cel) < 80 and (kop := normaliseer(cel)) in _VELD_VAN})


def zoek_koprij(rijen: Sequence[Sequence[str]], minimaal: int = 2) -> int | None:
    """Index of the header row among the first 25 rows, or None."""
    punten = [score(rij) for rij in rijen[:KOPRIJEN]]
    beste = max(punten, default=0)
    return punten.index(beste) if beste >= minimaal else None


def kophash(koppen: Sequence[str]) -> str:
    """Fingerprint of the headers: a confirmed column choice is kept under it."""
    return hashlib.sha256("|".join(koppen).encode()).hexdigest()
