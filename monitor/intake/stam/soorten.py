"""What master data exists: per kind its columns, what a row stands for, and which headers give it away.

One kind = one `Stamsoort`. A file is of the kind whose must-have headers it has and whose forbidden ones it
lacks; the most must-haves win. A newer file replaces what it names: a *unit* (a buurt, a roster's start, a
person's period), never the whole list.
"""

from __future__ import annotations

from monitor.intake.stam.keuzes import FASEN, FUNCTIES, JA_NEE, KEUZESOORTEN
from monitor.intake.stam.veld import PERSOON, Stamsoort, Veld

__all__ = ["DAGEN", "FASEN", "SOORTEN", "Stamsoort", "Veld"]

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")

_TOT_WOORDEN = ("t m", "tot en met", "einde", "einddatum", "eind")
_MEDEWERKER = Veld(
    "medewerker", "medewerker", "naam zoals in de uren", "Anna Voorbeeld", True,
    ("naam", "naam medewerker", "coordinator", "buurtcoordinator", "werknemer", "collega"),
)  # fmt: skip
_BUURT = Veld("buurt", "buurt", "CBS-code of naam", "BU99990101", ook=("buurtcode", "buurtnaam", "gebied"))
_VAN = Veld("van", "datum", "eerste dag", "13-07-2026", True, ("begin", "begindatum", "startdatum", "start"))
_TOT = Veld("tot", "datum", "laatste dag; leeg = alleen de eerste dag", "31-07-2026", ook=_TOT_WOORDEN)
_OPEN_TOT = Veld("tot", "datum", "laatste dag; leeg = loopt door", "", ook=_TOT_WOORDEN)

ROOSTER = Stamsoort(
    "rooster",
    "Rooster",
    (
        _MEDEWERKER,
        Veld(
            "functie",
            "tekst",
            "buurtcoordinator, gebiedsregisseur of overig",
            "buurtcoordinator",
            keuzes=FUNCTIES,
            plek=PERSOON,
        ),
        Veld(
            "e-mail",
            "tekst",
            "adres zoals in de uren",
            "anna@voorbeeld.nl",
            ook=("email", "e mailadres", "mail"),
            plek=PERSOON,
        ),
        Veld("vanaf", "datum", "eerste dag van dit rooster", "01-01-2026", True, ("ingangsdatum", "per")),
        _OPEN_TOT,
        Veld("cyclus", "geheel", "1 of 2 weken", "1", ook=("cyclus weken",)),
        Veld("week", "geheel", "welke week van de cyclus", "1"),
        Veld("anker", "datum", "een maandag waarop week 1 begint", "29-12-2025", ook=("eerste maandag",)),
        *(
            Veld(dag, "uren", f"uren op {lang}", uur, ook=(lang,))
            for dag, lang, uur in zip(
                DAGEN,
                ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
                ("8", "8", "8", "8", "4", "0", "0"),
                strict=True,
            )
        ),
    ),
    kenmerk=("medewerker", "vanaf", "ma", "vr"),
    wijzigt=("rooster", "medewerkers"),
)
AFWEZIGHEID = Stamsoort(
    "afwezigheid",
    "Afwezigheid",
    (
        _MEDEWERKER,
        _VAN,
        _TOT,
        Veld("uren per dag", "uren", "leeg = de hele roosterdag; een reden wordt niet bewaard", ""),
    ),
    kenmerk=("medewerker", "van", "tot"),
    nooit=(
        "datum",
        "duur",
        "uren",
        "project",
        "klant",
        "omschrijving",
        "taak",
        "activiteit",
        "buurt",
        "aantal",
    ),
    wijzigt=("afwezigheid", "medewerkers"),
)
PLANNING = Stamsoort(
    "planning",
    "Planning",
    (
        _MEDEWERKER,
        Veld("omschrijving", "tekst", "de taak", "Bewonersavond voorbereiden", True, ("taak",)),
        Veld("categorie", "tekst", "taak uit de lijst", "bewonersoverleg"),
        _BUURT,
        _VAN,
        _TOT,
        Veld("uren laag", "getal", "uren per week, lage schatting", "1", ook=("laag",)),
        Veld("uren midden", "getal", "uren per week", "2", True, ("midden", "uren per week")),
        Veld("uren hoog", "getal", "uren per week, hoge schatting", "4", ook=("hoog",)),
    ),
    kenmerk=("medewerker", "omschrijving", "van", "uren midden"),
    wijzigt=("taken", "medewerkers"),
)
CASELOAD = Stamsoort(
    "caseload",
    "Openstaande zaken",
    (
        Veld("peildatum", "datum", "dag waarop geteld is", "01-07-2026", True),
        _MEDEWERKER,
        _BUURT,
        Veld("zaaktype", "tekst", "soort zaak; nooit een naam van een huurder", "overlast", True, ("type",)),
        Veld("aantal", "geheel", "open zaken op die dag", "7", True),
    ),
    kenmerk=("peildatum", "medewerker", "zaaktype", "aantal"),
    wijzigt=("caseload", "medewerkers"),
)
BUURTEN = Stamsoort(
    "buurten",
    "Buurten",
    (
        Veld("buurtcode", "tekst", "CBS-code, BU en 8 tekens", "BU99990101", True,
             ("buurt", "code", "bu code", "statcode", "gwb code")),
        Veld("buurtnaam", "tekst", "naam", "Voorbeeldbuurt", True, ("naam", "statnaam", "bu naam")),
        Veld("wijkcode", "tekst", "CBS-code van de wijk", "WK999901", ook=("wijk", "wk code")),
        Veld("wijknaam", "tekst", "naam van de wijk", "Voorbeeldwijk", ook=("wk naam",)),
        Veld("gemeente", "tekst", "naam van de gemeente", "Voorbeeldstad", ook=("gm naam", "gemeentenaam")),
        Veld("inwoners", "geheel", "inwoners", "1250", ook=("aantal inwoners",)),
        Veld("woningen", "geheel", "woningen van de corporatie", "260",
             ook=("verhuureenheden", "vhe", "aantal woningen")),
    ),
    kenmerk=("buurtcode", "buurtnaam"),
    nooit=("jaar", "indicator", "medewerker", "datum", "complex"),
    wijzigt=("buurten", "indeling"),
)  # fmt: skip
COMPLEXEN = Stamsoort(
    "complexen",
    "Complexen",
    (
        Veld("complex", "tekst", "nummer van het complex", "C001", True, ("complexnummer", "complexcode")),
        Veld("naam", "tekst", "naam", "Voorbeeldhof", True, ("complexnaam",)),
        Veld("buurt", "buurt", "CBS-code of naam", "BU99990101", True, ("buurtcode", "buurtnaam")),
        Veld("woningen", "geheel", "woningen", "48", True, ("vhe", "verhuureenheden", "aantal woningen")),
        Veld("bouwjaar", "geheel", "bouwjaar", "1964"),
        Veld("lengtegraad", "getal", "oosterlengte (WGS84)", "5,69", ook=("lon", "longitude")),
        Veld("breedtegraad", "getal", "noorderbreedte (WGS84)", "50,85", ook=("lat", "latitude")),
    ),
    kenmerk=("complex", "naam", "buurt", "woningen"),
    nooit=("project", "type", "medewerker", "datum"),
    wijzigt=("complexen", "indeling"),
)
VERDELING = Stamsoort(
    "verdeling",
    "Verdeling van de buurten",
    (
        Veld("buurt", "buurt", "CBS-code of naam", "BU99990101", True, ("buurtcode", "buurtnaam")),
        _MEDEWERKER,
        Veld("vanaf", "datum", "eerste dag", "01-01-2024", True, ("sinds", "ingangsdatum")),
        _OPEN_TOT,
    ),
    kenmerk=("buurt", "medewerker", "vanaf"),
    nooit=("ma", "aantal", "omschrijving", "uren"),
    wijzigt=("verdeling", "medewerkers"),
)
PROJECTEN = Stamsoort(
    "projecten",
    "Projecten",
    (
        Veld("project", "tekst", "korte code", "P01", True, ("projectcode", "projectnummer")),
        Veld("naam", "tekst", "naam", "Renovatie Voorbeeldhof", True, ("projectnaam",)),
        Veld("type", "tekst", "renovatie, sloop, verduurzaming of nieuwbouw", "renovatie", True,
             ("projecttype", "soort")),
        Veld("buurt", "buurt", "CBS-code of naam", "BU99990101", True, ("buurtcode", "buurtnaam")),
        Veld("complex", "complex", "nummer van het complex", "", ook=("complexnummer",)),
        Veld("woningen", "geheel", "woningen in het project", "48", True, ("vhe", "aantal woningen")),
        Veld("bekend vanaf", "datum", "sinds wanneer dit project bekend is", "01-02-2026"),
        Veld("status", "tekst", "voorlopig of definitief", "voorlopig", keuzes=("voorlopig", "definitief")),
        Veld("vroegste start", "datum", "voor een voorlopig project", "01-03-2026"),
        Veld("laatste start", "datum", "voor een voorlopig project", "01-09-2026"),
        *(
            Veld(f"{fase} {kant}", "datum", f"{'eerste' if kant == 'van' else 'laatste'} dag: {fase}", dag)
            for fase, dagen in zip(
                FASEN,
                (("01-03-2026", "31-05-2026"), ("01-06-2026", "30-11-2026"), ("01-12-2026", "28-02-2027")),
                strict=True,
            )
            for kant, dag in zip(("van", "tot"), dagen, strict=True)
        ),
    ),
    kenmerk=("project", "naam", "type", "buurt", "woningen"),
    wijzigt=("projecten", "indeling"),
)  # fmt: skip
FEESTDAGEN = Stamsoort(
    "feestdagen",
    "Feestdagen",
    (
        Veld("datum", "datum", "de dag", "05-05-2026", True),
        Veld("feestdag", "tekst", "naam", "Voorbeeldfeestdag", True),
        Veld("vrij", "tekst", "ja of nee", "ja", True, keuzes=JA_NEE),
    ),
    kenmerk=("datum", "feestdag", "vrij"),
    nooit=("medewerker", "uren", "duur"),
    wijzigt=("feestdagen",),
)
INDELING = Stamsoort(
    "indeling",
    "Indeling van teksten",
    (
        Veld("soort", "tekst", "categorie of buurt", "categorie", True, keuzes=("categorie", "buurt")),
        Veld("tekst", "tekst", "zoals het in de uren staat", "voorbeeld: HB gesprek", True),
        Veld("doel", "tekst", "een categorie, buurt, complex of project", "huisbezoek", True),
    ),
    kenmerk=("soort", "tekst", "doel"),
    wijzigt=("indeling",),
)

PARTNERS = Stamsoort(
    "partners",
    "Partners in de buurt",
    (
        Veld("buurt", "buurt", "CBS-code of naam", "BU99990101", True, ("buurtcode", "buurtnaam")),
        Veld(
            "organisatie",
            "tekst",
            "naam van de organisatie, nooit een persoon",
            "Wijkteam",
            True,
            ("partner",),
        ),
        Veld("soort", "tekst", "gemeente, zorg, politie, welzijn, …", "zorg", ook=("soort partner",)),
        Veld("afspraak", "tekst", "wat is afgesproken", "buurtoverleg", ook=("afspraken",)),
        Veld("sinds", "datum", "eerste dag van de samenwerking", "01-01-2024"),
        Veld("ritme", "tekst", "hoe vaak", "elke maand"),
        Veld("laatste contact", "datum", "dag van het laatste contact", "01-02-2026"),
    ),
    kenmerk=("buurt", "organisatie", "afspraak"),
)
INTERVENTIES = Stamsoort(
    "interventies",
    "Interventies",
    (
        Veld("interventie", "tekst", "korte code", "I01", True),
        Veld("naam", "tekst", "naam", "Buurttafel", True),
        Veld("soort", "tekst", "ontmoeten, beïnvloeden of activeren", "ontmoeten", True),
        Veld("doel", "tekst", "wat het moet opleveren", "meer contact tussen buren"),
        Veld("buurt", "buurt", "CBS-code of naam", "BU99990101", True, ("buurtcode", "buurtnaam")),
        Veld("complex", "complex", "nummer van het complex", "", ook=("complexnummer",)),
        Veld("start", "datum", "eerste dag", "01-03-2026", True, ("begin", "van")),
        Veld("eind", "datum", "laatste dag; leeg = loopt nog", "", ook=("einde", "tot")),
    ),
    kenmerk=("interventie", "naam", "soort", "buurt", "start"),
    wijzigt=("interventies",),
)

SOORTEN: dict[str, Stamsoort] = {
    soort.soort: soort
    for soort in (
        ROOSTER,
        AFWEZIGHEID,
        PLANNING,
        CASELOAD,
        BUURTEN,
        COMPLEXEN,
        VERDELING,
        PROJECTEN,
        FEESTDAGEN,
        INDELING,
        PARTNERS,
        INTERVENTIES,
        *KEUZESOORTEN,
    )
}
