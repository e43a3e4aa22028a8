"""The export formats we know: which headers give them away, and how their columns differ from the usual.

The most specific first: the first profile whose must-have headers are all there wins. A file that fits none
is read as `algemeen`, by the synonyms of its headers. Some exports can't be used at all (summaries without a
date, lists of members): those are refused with the way to export it right in that very tool.
Every `bron` is one system: a newer file of it replaces an older one, person by person (the ledger does that).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Profiel:
    """One export format."""

    naam: str
    bron: str
    moet: tuple[frozenset[str], ...]  # any of these sets of headers
    mag_niet: frozenset[str] = frozenset()
    velden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agenda: bool = False  # a calendar: planned time only


@dataclass(frozen=True)
class Weigerprofiel:
    """An export that holds no hours per day, and what to export instead."""

    moet: frozenset[str]
    wat: str
    bron: str
    zonder: frozenset[str] = frozenset()


def _set(koppen: str) -> frozenset[str]:
    return frozenset(koppen.split(";"))


ADVIES: dict[str, str] = {
    "toggl": "Kies in Toggl Track Reports › Detailed en exporteer dat als CSV.",
    "clockify": "Kies in Clockify Reports › Detailed › Export › Save as CSV.",
    "harvest": "Kies in Harvest Reports › Detailed time › Export › CSV.",
    "kimai": "Kies in Kimai Urenregistratie › Exporteren › CSV of Excel, zonder groeperen.",
    "solidtime": "Kies in solidtime Reporting › Detailed › CSV, of gebruik time_entries.csv uit de export.",
    "algemeen": "Exporteer de losse registraties: één regel per registratie, met datum, medewerker en duur.",
}

WEIGERINGEN: tuple[Weigerprofiel, ...] = (
    Weigerprofiel(
        _set("id;user id;organization id;role"), "een ledenlijst van solidtime, zonder uren", "solidtime"
    ),
    Weigerprofiel(
        _set("id;name;billable rate;currency;created at"),
        "een organisatielijst van solidtime, zonder uren",
        "solidtime",
    ),
    Weigerprofiel(
        _set("project;client;duration"),
        "een samenvatting van Toggl, zonder datum en persoon",
        "toggl",
        _set("start date;date;datum;start"),
    ),
    Weigerprofiel(
        _set("time h;time decimal"),
        "een samenvatting van Clockify zonder datum",
        "clockify",
        _set("date;datum;start date"),
    ),
)

PROFIELEN: tuple[Profiel, ...] = (
    Profiel(
        "solidtime",
        "solidtime",
        (_set("id;member id;start;end;organization id"),),
        velden={
            "bron_id": ("id",),
            "persoon_id": ("member id", "user id"),
            "project": ("project id",),
            "klant": ("client id",),
            "activiteit": ("task id",),
            "labels": (),
        },
    ),
    Profiel("solidtime_generic", "solidtime", (_set("user name;user email;start;end"),)),
    Profiel(
        "clockify",
        "clockify",
        (
            _set("start date;start time;duration h"),
            _set("user;group;start date;start time;end date;end time"),
            _set("begindatum;begintijd;duur h"),
            _set("startdatum;startzeit;dauer h"),
            _set("data de inicio;duracao h"),
        ),
        velden={"buurt": ()},
    ),
    Profiel(
        "clockify_dagtotaal", "clockify", (_set("date;time h"), _set("datum;tijd h"), _set("datum;zeit h"))
    ),
    Profiel(
        "toggl",
        "toggl",
        (
            _set("start date;start time;duration"),
            _set("startdatum;starttijd;duur"),
            _set("begindatum;begintijd;duur"),
        ),
        velden={"buurt": ()},
    ),
    Profiel(
        "harvest",
        "harvest",
        (_set("date;hours;client;project;first name;last name"),),
        velden={"project": ("project",), "persoon": (), "persoon_id": ("employee id", "email")},
    ),
    Profiel(
        "kimai",
        "kimai",
        (
            _set("date;from;to;duration;activity"),
            _set("datum;van;tot;duur;activiteit"),
            _set("datum;von;bis;dauer;tatigkeit"),
            _set("datum;begin;einde;duur;activiteit"),
            _set("date;begin;end;duration;activity"),
        ),
        velden={
            "activiteit": ("activity", "activiteit", "tatigkeit"),
            "soortrij": ("category", "categorie", "kategorie"),
            "gebruikersnaam": ("user", "gebruiker", "benutzer", "username"),
            "persoon": ("name", "naam"),
            "project": ("project", "projekt"),
        },
    ),
    Profiel(
        "tempo",
        "tempo",
        (_set("issue key;hours;work date"),),
        velden={
            "klant": ("account customer", "account name"),
            "project": ("project name", "issue key"),
            "bron_id": ("worklog id",),
            "labels": ("component",),
            "activiteit": ("activity name", "account category"),
        },
    ),
    Profiel(
        "outlook",
        "outlook",
        (
            _set("onderwerp;begindatum;begintijd"),
            _set("subject;start date;start time;all day event"),
            _set("betreff;beginnt am;beginnt um"),
        ),
        velden={
            "persoon": (),
            "persoon_id": (),
            "activiteit": (),
            "project": (),
            "klant": (),
            "datum": ("begindatum", "start date", "beginnt am"),
            "begin": ("begintijd", "start time", "beginnt um"),
            "einddatum": ("einddatum", "end date", "endet am"),
            "eind": ("eindtijd", "end time", "endet um"),
            "notitie": ("onderwerp", "subject", "betreff"),
            "duur": (),
            "uren": (),
            "bron_id": (),
            "labels": ("categorieen", "categories", "kategorien"),
            "heledag": ("gebeurtenis duurt hele dag", "all day event", "ganztagiges ereignis"),
            "bezet": ("tijd weergeven als", "show time as", "zeitspanne zeigen als"),
        },
        agenda=True,
    ),
    Profiel(
        "afas",
        "afas",
        (_set("medewerker;datum;aantal eenheden"),),
        velden={
            "persoon_id": ("medewerker",),
            "persoon": ("naam", "naam medewerker"),
            "project": ("omschrijving project", "project"),
            "activiteit": ("omschrijving werksoort", "werksoort"),
            "uren": ("aantal eenheden",),
        },
    ),
    Profiel(
        "timechimp",
        "timechimp",
        (
            _set("datum;medewerker;klant;project;taak;uren"),
            _set("date;user;customer;project;task;hours"),
            _set("gebruiker;datum;klant;project;taak;uren"),
        ),
        velden={"bron_id": ("id", "uren id")},
    ),
    Profiel(
        "simplicate",
        "simplicate",
        (_set("medewerker;project;dienst;urensoort;uren"),),
        velden={"activiteit": ("urensoort", "dienst")},
    ),
    Profiel(
        "gripp",
        "gripp",
        (_set("medewerker;datum;opdracht;taak;uren"), _set("medewerker;datum;opdracht;aantal uren")),
    ),
)
ALGEMEEN = Profiel("algemeen", "eigen", ())
WEEKSTAAT = Profiel("weekstaat", "weekstaat", ())
ICS = Profiel("ics", "ics", (), agenda=True)


def kies_profiel(koppen: frozenset[str]) -> Profiel:
    """The most specific profile whose headers are there; else `algemeen`."""
    for profiel in PROFIELEN:
        if any(moet <= koppen for moet in profiel.moet) and not profiel.mag_niet & koppen:
            return profiel
    return ALGEMEEN


def kies_weigering(koppen: frozenset[str]) -> Weigerprofiel | None:
    """The refusal that fits these headers, or None."""
    return next((w for w in WEIGERINGEN if w.moet <= koppen and not w.zonder & koppen), None)
