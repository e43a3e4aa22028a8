"""The kinds of master data in which a corporation lays down its own choices, and who its people are.

Norms and kengetallen say where a figure came from (`herkomst`): *startwaarde* (an assumption to begin with),
*vastgesteld* (the corporation's choice) or *gemeten* (from its own full weeks or projects, with n).
"""

from __future__ import annotations

from monitor.intake.stam.veld import AFGELEID, Stamsoort, Veld

FUNCTIES = ("buurtcoordinator", "gebiedsregisseur", "overig")
FASEN = ("voorbereiding", "uitvoering", "nazorg")
JA_NEE = ("ja", "nee")
HERKOMSTEN = STARTWAARDE, VASTGESTELD, GEMETEN = ("startwaarde", "vastgesteld", "gemeten")
_LAAG, _MIDDEN, _HOOG = (
    Veld("laag", "getal", "lage schatting, in uren; leeg = midden", "0,5", ook=("uren laag", "p25")),
    Veld("midden", "getal", "uren", "0,8", True, ("uren midden", "uren per woning", "p50")),
    Veld("hoog", "getal", "hoge schatting, in uren; leeg = midden", "1,2", ook=("uren hoog", "p75")),
)
_HERKOMST = (
    Veld("herkomst", "tekst", "startwaarde, vastgesteld of gemeten; leeg = vastgesteld", "vastgesteld",
         keuzes=HERKOMSTEN, plek=AFGELEID),
    Veld("n", "geheel", "op hoeveel metingen; leeg als niet gemeten", "", plek=AFGELEID),
)  # fmt: skip

NORMEN = Stamsoort(
    "normen",
    "Normen",
    (
        Veld("soort", "tekst", "woning of zaak", "zaak", True, keuzes=("woning", "zaak")),
        Veld("waarvoor", "tekst", "bij woning het licht van de buurt, bij zaak het zaaktype",
             "voorbeeldzaak", True, ("licht", "zaaktype")),
        _LAAG,
        _MIDDEN,
        _HOOG,
        *_HERKOMST,
    ),
    kenmerk=("soort", "waarvoor", "midden"),
    nooit=("medewerker", "datum", "doel"),
    wijzigt=("normen",),
)  # fmt: skip
KENGETALLEN = Stamsoort(
    "kengetallen",
    "Kengetallen",
    (
        Veld("type", "tekst", "projecttype", "voorbeeldtype", True, ("projecttype",)),
        Veld("fase", "tekst", "voorbereiding, uitvoering of nazorg", "uitvoering", True, keuzes=FASEN),
        _LAAG,
        _MIDDEN,
        _HOOG,
        *_HERKOMST,
    ),
    kenmerk=("type", "fase", "midden"),
    nooit=("medewerker", "datum", "buurt", "project"),
    wijzigt=("kengetallen",),
)
CATEGORIEEN = Stamsoort(
    "categorieen",
    "Categorieën",
    (
        Veld("categorie", "tekst", "korte code, kleine letters; leeg = uit de naam", "voorbeeldtaak",
             ook=("code",)),
        Veld("naam", "tekst", "zoals mensen haar lezen", "Voorbeeldtaak", True),
        Veld("soort", "tekst", "werk of afwezig", "werk", True, keuzes=("werk", "afwezig")),
        Veld("overhead", "tekst", "ja = vaste overhead, telt niet als inzetbaar", "nee", True, keuzes=JA_NEE),
        Veld("contact", "tekst", "direct of indirect contact met bewoners", "direct",
             keuzes=("direct", "indirect", "onbekend")),
        Veld("plaats", "tekst", "wijk = zichtbaar in de wijk", "wijk",
             keuzes=("wijk", "kantoor", "thuis", "onderweg", "onbekend")),
        Veld("aard", "tekst", "reactief of planmatig", "planmatig",
             keuzes=("reactief", "planmatig", "onbekend")),
        Veld("volgorde", "geheel", "plek in lijsten", "20"),
    ),
    kenmerk=("categorie", "naam", "soort", "overhead"),
    nooit=("medewerker", "datum"),
    wijzigt=("categorieen", "indeling"),
)  # fmt: skip
ROLPROFIELEN = Stamsoort(
    "rolprofielen",
    "Rolprofielen",
    (
        Veld("categorie", "categorie", "taak uit de lijst met categorieën", "voorbeeldtaak", True, ("taak",)),
        Veld("buurtcoordinator", "procent", "gewenst deel van de gewerkte uren", "20"),
        Veld("gebiedsregisseur", "procent", "gewenst deel van de gewerkte uren", "4"),
        Veld("overig", "procent", "gewenst deel; laat de hele kolom leeg als er geen profiel is", ""),
    ),
    kenmerk=("categorie", "buurtcoordinator", "gebiedsregisseur"),
    nooit=("medewerker", "datum"),
    wijzigt=("rolprofielen",),
)
MEDEWERKERS = Stamsoort(
    "medewerkers",
    "Medewerkers en contracten",
    (
        Veld("code", "tekst", "eigen code van de Buurtmonitor; leeg = zoek op naam", "", plek=AFGELEID),
        Veld("medewerker", "tekst", "naam", "Anna Voorbeeld", True, ("naam", "naam medewerker", "collega")),
        Veld("functie", "tekst", "buurtcoordinator, gebiedsregisseur of overig", "buurtcoordinator", True,
             keuzes=FUNCTIES),
        Veld("in dienst", "datum", "eerste werkdag; leeg = al langer", "01-01-2026",
             ook=("in dienst vanaf",)),
        Veld("uit dienst", "datum", "laatste werkdag; leeg = nog in dienst", "", ook=("uit dienst per",)),
        Veld("hoofdbron", "tekst", "welk systeem telt als twee systemen dezelfde dag hebben", "",
             ook=("bron",)),
    ),
    kenmerk=("medewerker", "functie", "in dienst"),
    nooit=("ma", "vanaf", "datum", "buurt", "van"),
    wijzigt=("medewerkers", "uren", "indeling"),
    opslag="medewerker",
)  # fmt: skip

KEUZESOORTEN = (NORMEN, KENGETALLEN, CATEGORIEEN, ROLPROFIELEN, MEDEWERKERS)
