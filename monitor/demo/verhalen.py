"""The stories of the sample corporation, with their true parameters.

The generator makes them come true; the tests recompute them from the generated files; the pages should
bring them out. Weeks count from the Monday of the week of "vandaag" (0 = that week).
"""

from __future__ import annotations

from dataclasses import dataclass

# The period over which the shares of booked hours hold: the last 13 full weeks.
WEKEN_RECENT = 13
JAREN_UREN = 3
WEKEN_HISTORIE = 52 * JAREN_UREN
JAREN_CIJFERS = 5


@dataclass(frozen=True)
class VerhaalDruk:
    """How full somebody is: booked hours ÷ available hours, and the share of days that gets registered."""

    medewerker: str
    bezetting: float
    dagen_geregistreerd: float = 0.97
    gewicht_gebied: float = 1.0  # size of the territory compared with the colleagues
    zaken: float = 1.0  # open cases compared with the colleagues


# 1. Structurally too full: every week, and the need is high as well.
TE_VOL = VerhaalDruk("Fenna Waterlind", 1.17, dagen_geregistreerd=1.0, gewicht_gebied=1.32, zaken=1.15)
# … with a standing task in each of the red buurten: (task, activity)
TE_VOL_TAKEN = (
    ("Wekelijkse aanpak met partners", "Netwerkoverleg"),
    ("Vaste dagdelen in de buurtkamer", "Telefoon/spreekuur"),
)
# 2. In balance now, but a project starts in the own buurt.
PIEK = VerhaalDruk("Joris Kadewaard", 0.96)
# 3. Registers about half of the days.
HALF = VerhaalDruk("Yara Bovenkreek", 0.95, dagen_geregistreerd=0.50)

# Booked share of the others, in the order of `namen.COORDINATOREN` and then `namen.REGISSEURS`.
BEZETTING = {
    TE_VOL.medewerker: TE_VOL.bezetting,
    PIEK.medewerker: PIEK.bezetting,
    HALF.medewerker: HALF.bezetting,
    "Mirthe Polderhof": 0.98,
    "Sander Rietbaken": 0.92,
    "Noor Zilvermeent": 1.01,
    "Wessel Hazelkade": 0.86,
    "Amina Lindesteeg": 0.96,
    "Teun Groenschans": 0.99,
    "Gijs Klaverloo": 0.90,
    "Selma Duinmeent": 0.97,
    "Bram Stuifkade": 0.88,
    "Hanneke Wolkenveen": 0.94,
    "Ruben Morgenwetering": 0.99,
    "Esmee Noordersluis": 0.93,
    "Koen Zomerbaak": 0.87,
}
BEZETTING_ANDEREN = (0.80, 1.05)
DRUK = {v.medewerker: v for v in (TE_VOL, PIEK, HALF)}

# 4. Two buurten red and worsening: overlast and vernieling, rate against the corporation's mean,
#    first and last of the five years.
ROOD_BUURTEN = ("Reigershoek", "Sluizenkwartier")
ROOD_VERLOOP = (1.45, 2.70)
ROOD_INDICATOREN = ("overlastmeldingen", "vernieling")

# 5. A green buurt with one red complex (rates of overlast against the mean).
GROEN_BUURT = "Vlierhof"
GROEN_COMPLEX = "Vlierflat"
GROEN_RATIO_REST = 0.35
GROEN_RATIO_COMPLEX = 3.2
GROEN_WONINGEN = (230, 190, 170, 64)  # homes per complex; the last one is the red complex

# 6. Sources contradict each other: tenants content, professionals worried.
TEGENSPRAAK_BUURT = "Zilverkade"
TEGENSPRAAK_CIJFER = 7.7
TEGENSPRAAK_OORDEEL = (1, 2)

# 7. The coming project in a buurt of PIEK.
PIEK_BUURT = "Lepelaarplein"
PIEK_PROJECT = "Renovatie Lepelaarflats"
PIEK_COMPLEX = "Lepelaarflats"
PIEK_WONINGEN = 216
PIEK_START_WEEK = 8

# 8. Somebody leaves, colleagues take over for a while, somebody new starts.
VERTREK_WEEK = -57  # last week worked
START_WEEK = -48  # first week of the successor
# 9. Somebody moves from the spreadsheet to Toggl, with two weeks in both.
OVERSTAP_MEDEWERKER = "Teun Groenschans"
OVERSTAP_WEEK = -70
OVERSTAP_DUBBEL_WEKEN = 2
# 10. An approach that worked: overlast fell by half after it began (the same in each year after); during the
#     year in which it began by a quarter. In a buurt of no other story (`interventies.werkte_in`).
WERKTE_NAAM = "Huisregels in gesprek"
WERKTE_INDICATOR = "overlastmeldingen"
WERKTE_DEEL = (1.0, 1.0, 0.75, 0.5, 0.5)
