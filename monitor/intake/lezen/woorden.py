"""Words that tell what a row is: a total, leave, kilometres, a place, and the task in a description.

Leave and sickness are recognised in the activity, project or label, as whole words; the word itself is never
kept. A description is used in memory only: its keyword (not its text) may stand in for a missing activity.
"""

from __future__ import annotations

import re

from monitor.intake.lezen.waarden import sleutel

AFWEZIG = "afwezig"

_TOTAAL = re.compile(
    r"(?:(?:eind|week|maand|dag|sub|grand|general)[\s-]?)?(?:totaal|totalen|total|totals|totale|totais)|summe|"
    r"(?:zwischen|gesamt)summe|gesamt|soma?|sum"
)
_TOTAAL_BEGIN = re.compile(rf"(?:{_TOTAAL.pattern})\b.*")
_AFWEZIG = re.compile(
    r"\b(?:\w*verlof\w*|vakantie(?:dag(?:en)?|verlof|uren)?|ziek(?:te|teverzuim|meld\w*|verzuim|gemeld)?|holidays?|"
    r"(?:annual|paid|unpaid|sick|parental|medical|maternity)[ -]?leave|leave|vacation|sick(?:ness)?|"
    r"adv|atv|feestdag(?:en)?|public holiday|pto|time[ -]off|day off|vrije dag|afwezig(?:heid)?|absence|"
    r"urlaub|krank(?:heit)?|feiertag|ferias|feriado|recup\w*|compensatieuren|tvt)\b"
)
_NIET_AFWEZIG = re.compile(
    r"ziekenhuis|ziekenbezoek|vakantie(?:park|woning|school|activiteit|kracht)|holiday (?:inn|park)|"
    r"verlofaanvra|verlofregistratie|leave of|maternity leave project"
)
_KM = re.compile(r"\bkm\b|\bkms\b|kilomet|kilometrage|mileage|\bmiles\b")
_KM_NOTITIE = re.compile(r"\s*(?:\d+\s*)?(?:km|kms|kilomet\w*)\s*\W*$|\s*kilomet\w*\b")
_KOSTEN = re.compile(
    r"\b(?:reiskosten\w*|onkosten\w*|parkeerkosten|declaratiekosten|kosten in euro\w*|euro)\b"
)
_VRIJ = frozenset(("free", "vrij", "beschikbaar", "frei", "0"))

PLAATSEN: tuple[tuple[str, str], ...] = (
    (r"\b(?:thuis\w*|home|homeoffice|home office)\b", "thuis"),
    (r"\b(?:onderweg|reis\w*|travel|auto)\b", "onderweg"),
    (r"\b(?:kantoor\w*|office|hoofdkantoor|werkplek|teams|online)\b", "kantoor"),
    (r"\b(?:wijk\w*|buurt\w*|bij bewoner\w*|huisbezoek\w*|op straat|complex\w*|buiten)\b", "wijk"),
)
TREFWOORDEN: tuple[tuple[str, str], ...] = (
    ("huisbezoek", r"huisbezoek\w*|op bezoek bij|home visit"),
    ("schouw", r"\w*schouw\w*|rondgang|wijkronde|rondje wijk"),
    ("overlast", r"\w*overlast\w*|burenruzie|conflict\w*|incident\w*"),
    ("overleg", r"\w*overleg\w*|vergadering\w*|meeting\w*|teamoverleg|bijeenkomst"),
    ("telefoon", r"telefo\w*|gebeld|bellen|terugbellen"),
    ("e-mail", r"e-?mail\w*|mailbox"),
    ("administratie", r"admin\w*|dossier\w*|registrat\w*|verslag\w*|rapportage\w*"),
    ("bewonersactiviteit", r"bewoners\w*|buurtfeest|opschoon\w*|spreekuur"),
    ("project", r"renovatie\w*|sloop\w*|herhuisvesting|verduurzam\w*|oplevering"),
    ("scholing", r"training\w*|cursus\w*|opleiding\w*|scholing|intervisie"),
    ("reistijd", r"reistijd|reizen|onderweg"),
)
TREFWOORD_PATROON = "|".join(rf"(?P<t{i}>\b(?:{patroon})\b)" for i, (_, patroon) in enumerate(TREFWOORDEN))
_TREFWOORD = re.compile(TREFWOORD_PATROON)


def _begin(tekst: str) -> str:
    """The start of a text, as a key: long texts are no labels, and patterns stay fast."""
    return sleutel(tekst[:200])


def is_totaal(tekst: str) -> bool:
    """The label of a total row and nothing else."""
    return _TOTAAL.fullmatch(_begin(tekst).strip(" :.=*")) is not None


def begint_als_totaal(tekst: str) -> bool:
    """A total label with more behind it ("Totaal week 10"); only proof together with an empty date."""
    return _TOTAAL_BEGIN.fullmatch(_begin(tekst)) is not None


def is_subtotaal(tekst: str) -> bool:
    """A total of a part: it is only the control total when there is no grand total."""
    return _begin(tekst).startswith(("sub", "zwischen"))


def is_afwezig(tekst: str) -> bool:
    """Leave or sickness, named as a whole word."""
    tekst = _begin(tekst)
    return bool(_AFWEZIG.search(tekst)) and not _NIET_AFWEZIG.search(tekst)


def is_kilometers(tekst: str) -> bool:
    """An activity or project that is counted in kilometres."""
    return bool(_KM.search(_begin(tekst)))


def is_kilometernotitie(tekst: str) -> bool:
    """A description that is nothing but kilometres ("12 km"); "huisbezoek, 12 km" is work."""
    return bool(_KM_NOTITIE.match(_begin(tekst)))


def is_kosten(tekst: str) -> bool:
    """An activity or project that is counted in euros."""
    return bool(_KOSTEN.search(_begin(tekst)))


def is_vrij(tekst: str) -> bool:
    """A calendar status that keeps the time free."""
    return _begin(tekst) in _VRIJ


def plaats_van(tekst: str) -> str:
    """wijk | kantoor | thuis | onderweg | onbekend, from a location or label."""
    tekst = _begin(tekst)
    return next((plaats for patroon, plaats in PLAATSEN if re.search(patroon, tekst)), "onbekend")


def contact_van(tekst: str) -> str:
    """direct | indirect | onbekend, from a column that says so."""
    tekst = _begin(tekst)
    return tekst if tekst in ("direct", "indirect") else "onbekend"


def aard_van(tekst: str) -> str:
    """reactief | planmatig | onbekend, from a column that says so."""
    tekst = _begin(tekst)
    return tekst if tekst in ("reactief", "planmatig") else "onbekend"


def trefwoord_van(tekst: str) -> str | None:
    """The task a description names, as a fixed keyword; never the description itself."""
    treffer = _TREFWOORD.search(_begin(tekst))
    if not treffer:
        return None
    return next(naam for i, (naam, _) in enumerate(TREFWOORDEN) if treffer[f"t{i}"])
