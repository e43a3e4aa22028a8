"""Invented names. Nobody is called so: the surnames and places were put together for this sample only."""

from __future__ import annotations

CORPORATIE = "Voorbeeldcorporatie De Linde"
VERZONNEN = f"{CORPORATIE} (verzonnen gegevens)"
POST = "delinde.example"  # ".example" is reserved: no mail can arrive there

# (name, municipality number that doesn't exist)
PLAATSEN = (("Lindewaard", "9001"), ("Baakmeent", "9002"), ("Kreeksluis", "9003"))

WIJKEN = (
    ("Centrum", "Noordwest", "Zuidwest", "Spoorzone"),
    ("Oude Kern", "Noord", "Oost", "Stationsgebied"),
    ("Sluisdorp", "Vaartkant", "Buitenwijk"),
)

BUURTNAMEN = (
    "Lindekwartier", "Rietbaken", "Molenwerf", "Zilvermeent", "Kadeplein", "Wolkenhof", "Havikstraat e.o.",
    "Grasdrogerij", "Polderzicht", "Bakermat", "De Stuif", "Zonneweide", "Kraanvogelbuurt", "Merelhof",
    "Oude Werf", "Klokkenbuurt", "Schepelveld", "Graanbuurt", "Tuindorp Noorderbaak", "Ambachtsbuurt",
    "Vlasakker", "Nieuwe Meent", "Peppelrode", "De Dukdalf", "Zeilmakersbuurt", "Scheepsbel", "Roerdomp",
    "Muntersveld", "Boterhoek", "Kwelderzoom", "Duinroosbuurt", "Kompasbuurt", "Vuurtorenbuurt",
    "Dijkmagazijn", "Hoekwater", "Wilgenroos", "Tichelveld", "Lakenhof", "Spinnerij", "Touwbaan",
    "Zwanebloem", "Waterlelie", "Kalmoes", "Bruggenhoofd", "Sluiswachter", "Ankerplaats", "Palinggracht",
    "Baggerhof", "De Schelling", "Overvaart", "Kleine Kreek", "Grote Kreek", "De Kaag e.o.", "Stationsmeent",
)  # fmt: skip
KLEINE_BUURTEN = ("Bedrijvenpark De Baak", "Buitengebied Zuid", "Jachthaven")

# (name, days of the roster; see `personeel`), coordinators in the order of their territories
COORDINATOREN = (
    "Fenna Waterlind", "Joris Kadewaard", "Mirthe Polderhof", "Sander Rietbaken", "Noor Zilvermeent",
    "Wessel Hazelkade", "Amina Lindesteeg", "Teun Groenschans", "Yara Bovenkreek", "Gijs Klaverloo",
    "Selma Duinmeent", "Bram Stuifkade",
)  # fmt: skip
VERTROKKEN = "Hanneke Wolkenveen"
REGISSEURS = ("Ruben Morgenwetering", "Esmee Noordersluis", "Koen Zomerbaak")

COMPLEXNAMEN = (
    "Lindeflat", "Hof van de Baak", "Reigerflat", "Kadewoningen", "Meenthof", "Torenwacht", "Zuiderblok",
    "Weverij", "Rietzoom", "Boogwoningen", "Klokhuis", "Spanten", "Poortgebouw", "Dijkwoningen", "Tuinhof",
    "Zeilen", "Steiger", "Vlinderhof", "Kweekhof", "Ambachtshof", "Galerij", "Hoekblok", "Singelwoningen",
    "Parkzicht", "Gildehof", "Pakhuis", "Scholpad", "Wilgenhof", "Roef", "Binnenplaats",
)  # fmt: skip
