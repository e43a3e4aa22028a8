"""Free text that people write about a buurt: one tidy line, and nothing in it that points at a tenant.

Refused is what looks like

- an e-mail address: something, an @, a name with a dot;
- a telephone number: ten digits that begin with 0, or a number that begins with + or 00 and a country;
- a BSN: nine digits in a row, or nine digits with dots or spaces that pass the eleven test
  (9·d1 + 8·d2 + … + 2·d8 − d9 divisible by 11);
- an address: a postcode (1234 AB) or a street together with a house number, or "op nummer 12"; a row of
  numbers (Kerkstraat 12 t/m 40) is a building, not somebody's door;
- a person by title: "mevrouw Jansen", "dhr. De Vries", "familie Bakker".

Dates are taken out before digits are counted. The text is compared in one form (NFKC: wide or raised digits
are digits), so another typeface is no way around it. A name alone can't be told from a word: the help text at
the field says that it does not belong there.
"""

from __future__ import annotations

import re
import unicodedata

from monitor.fouten import Geweigerd

LANGSTE = 300  # characters
HULP = "Nooit een naam, adres, telefoonnummer of ander gegeven van een huurder of andere bewoner."
_TUSSEN = r"[\s().\-/]{0,3}"
_DATUM = re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b")
_POST = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_TELEFOON = re.compile(
    rf"(?<!\d)0(?:{_TUSSEN}\d){{9}}(?!\d)|(?:\+|(?<!\d)00)\s?\d{{2}}(?:{_TUSSEN}\d){{8,10}}(?!\d)"
)
_NEGEN = re.compile(r"(?<!\d)\d{9}(?!\d)")
_NEGEN_LOS = re.compile(r"(?<!\d)\d(?:[ .]?\d){8}(?!\d)")
_NUMMER = r"\d{1,4}\s?[a-zA-Z]?\b"
_POSTCODE = re.compile(
    rf"\b[1-9]\d{{3}}\s?[A-Z]{{2}}\b\W{{0,3}}(?:(?:nr|nummer|huisnummer|hnr)\W{{0,2}})?{_NUMMER}"
    rf"|\b{_NUMMER}\W{{0,3}}[1-9]\d{{3}}\s?[A-Z]{{2}}\b"
    rf"|\b[1-9]\d{{3}}[a-z]{{2}}\b\W{{0,3}}{_NUMMER}"
)
_REEKS = r"(?!\w|\s{0,2}(?:t/m|tot|en|[-–/])\s{0,2}\d)"  # more numbers follow
_STRAAT = re.compile(
    r"(?i)\b[^\W\d]{2,}(?:straat|laan|weg|plein|singel|gracht|kade|dreef|steeg|plantsoen|dijk)"
    rf"\s(?:(?:nr|nummer|huisnummer|hnr)\W{{1,2}})?\d{{1,4}}(?:\s?[a-z]\b(?!/))?{_REEKS}"
    rf"|\b(?:(?:op|van|bij|in|uit)\s(?:nr|nummer)|huisnummer|hnr)\W{{1,2}}\d{{1,4}}(?:\s?[a-z]\b(?!/))?{_REEKS}"
)
_AANHEF = re.compile(
    r"(?<!\w)(?i:dhr|mevr|mw|mvr|de heer|heer|mevrouw|meneer|familie|fam)\.?\s+"
    r"(?:(?i:van|von|de|der|den|het|ten|ter|el|al|'t)\s+)*[A-Z]\S"
)
_ZINNEN = (
    (_POST, "een e-mailadres"),
    (_TELEFOON, "een telefoonnummer"),
    (_NEGEN, "een burgerservicenummer"),
    (_POSTCODE, "een adres (postcode met huisnummer)"),
    (_STRAAT, "een adres (straat of nummer van een woning)"),
    (_AANHEF, "de naam van een persoon"),
)


def net(tekst: str) -> str:
    """One line of visible characters: no control signs and nothing that turns the direction of the text."""
    zichtbaar = "".join(
        teken if unicodedata.category(teken)[0] != "C" else " " if teken.isspace() else ""
        for teken in unicodedata.normalize("NFC", tekst)
    )
    return " ".join(zichtbaar.split())


def persoonsgegeven(tekst: str) -> str | None:
    """What in this text looks like something of a person, in words; None when nothing does."""
    gelijk = " ".join(unicodedata.normalize("NFKC", net(tekst)).split())
    kaal = _DATUM.sub(" ", gelijk)
    for patroon, wat in _ZINNEN:
        if patroon.search(gelijk if patroon in (_POST, _AANHEF) else kaal):
            return wat
    if any(_elfproef(re.sub(r"\D", "", treffer.group())) for treffer in _NEGEN_LOS.finditer(kaal)):
        return "een burgerservicenummer"
    return None


def toonbaar(tekst: str) -> str:
    """A text that came in by a file, fit to show: tidy, and hidden when it looks like something of a
    person.
    """
    schoon = net(tekst)
    wat = persoonsgegeven(schoon)
    return schoon if wat is None else f"(verborgen: hier lijkt {wat} in te staan)"


def keur(tekst: str, veld: str, *, verplicht: bool = False, langste: int = LANGSTE) -> str:
    """The tidy text; empty when it may be.

    Raises
    ------
    Geweigerd
        Missing, too long, or with something of a person in it; the sentence never repeats the text.
    """
    schoon = net(tekst)
    if verplicht and not schoon:
        raise Geweigerd(f"{veld} is leeg. Vul dat in.")
    if len(schoon) > langste:
        raise Geweigerd(f"{veld} is te lang: gebruik hoogstens {langste} tekens.")
    wat = persoonsgegeven(schoon)
    if wat is not None:
        raise Geweigerd(
            f"{veld}: hier lijkt {wat} in te staan. Haal dat weg; gegevens van personen horen hier niet."
        )
    return schoon


def _elfproef(cijfers: str) -> bool:
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(g * int(c) for g, c in zip(gewichten, cijfers, strict=True)) % 11 == 0 and int(cijfers) > 0
