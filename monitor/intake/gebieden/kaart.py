"""A map with buurten becomes the buurten we work in: code, name, municipality, shape.

Buurten are joined on their CBS code only. A municipality's own map has own buurt numbers; put behind the
municipality's number they are often the CBS codes. That is a guess, so it is used only when the names that we
already know for those codes agree (nine out of ten), and asked otherwise. Water parts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from monitor.fouten import Geweigerd, VraagNodig
from monitor.intake.gebieden.geometrie import als_tekst, lees_kaart, vereenvoudig
from monitor.intake.gebieden.kolommen import BUURTCODE
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.stam import SOORTEN, Stambestand
from monitor.opmaak import meervoud

NAMEN_GELIJK = 0.9
SAMENSTELLEN, STOP = "samenstellen", "stop"  # answers to the question how the codes are made
_CODE = ("statcode", "buurtcode", "bu code", "bucode", "gwb code", "code", "id")
_NAAM = ("statnaam", "buurtnaam", "bu naam", "bunaam", "naam", "name", "buurt")
_WIJK = ("wk code", "wijkcode", "wkcode")
_WIJKNAAM = ("wijknaam", "wk naam")
_GEMEENTE = ("gm naam", "gemeentenaam", "gemeente", "gm name")
_INWONERS = ("aantal inwoners", "aantalinwoners", "inwoners")
_WONINGEN = ("woningen", "verhuureenheden", "vhe")


def open_kaart(
    pad: Path, bekende_namen: Mapping[str, str], antwoord: str | None = None
) -> tuple[Stambestand, list[str]]:
    """The map as rows of buurten for the ledger, and what stood out.

    `bekende_namen`: CBS code → name as known so far. `antwoord`: `samenstellen`, municipality and buurt
    number together are the code; `stop`, the map stays out; None, ask when it is in doubt.

    Raises
    ------
    Geweigerd, VraagNodig
    """
    kaart = lees_kaart(pad)
    eigenschappen = [{normaliseer(str(k)): v for k, v in e.items()} for e in kaart.eigenschappen]
    opmerkingen = list(kaart.opmerkingen)
    codes = [_code(e) for e in eigenschappen]
    if not any(codes):
        codes, nagekeken = _samengesteld(eigenschappen, bekende_namen, antwoord)
        opmerkingen.append(f"Codes samengesteld uit gemeentenummer en buurtnummer; {nagekeken}.")
    vormen = vereenvoudig(kaart.vormen)
    rijen: list[tuple[int, Mapping[str, str]]] = []
    water = zonder = 0
    for nummer, (code, eigenschap, vorm) in enumerate(zip(codes, eigenschappen, vormen, strict=True), 1):
        if str(eigenschap.get("water", "")).strip().upper() == "JA":
            water += 1
            continue
        zonder += vorm is None
        rijen.append((nummer, _rij(code or "", eigenschap, als_tekst(vorm))))
    if water:
        opmerkingen.append(f"{meervoud(water, 'stuk water is', 'stukken water zijn')} overgeslagen.")
    if zonder:
        opmerkingen.append(f"Buurten zonder grens in dit bestand, en dus niet op de kaart: {zonder}.")
    grof = sum(e.get("geom bron") == "svg_georef" for e in eigenschappen)
    if grof:
        opmerkingen.append(
            f"{meervoud(grof, 'bijna onbewoonde buurt heeft', 'bijna onbewoonde buurten hebben')} "
            "een grove grens."
        )
    return Stambestand(SOORTEN["buurten"], "utf-8", None, tuple(rijen)), opmerkingen


def _eerste(eigenschap: Mapping[str, Any], namen: tuple[str, ...]) -> str:
    waarde = next((eigenschap[n] for n in namen if eigenschap.get(n) not in (None, "")), "")
    return str(waarde).strip()


def _code(eigenschap: Mapping[str, Any]) -> str | None:
    for naam in _CODE:
        tekst = str(eigenschap.get(naam) or "").strip().upper()
        if re.fullmatch(BUURTCODE, tekst):
            return tekst
    return None


def _rij(code: str, eigenschap: Mapping[str, Any], vorm: str | None) -> dict[str, str]:
    """Fields by the names of the buurten list; unknown numbers stay empty."""
    return {
        "buurtcode": code,
        "buurtnaam": _eerste(eigenschap, _NAAM) or code,
        "wijkcode": _eerste(eigenschap, _WIJK) or ("WK" + code[2:8] if code else ""),
        "wijknaam": _eerste(eigenschap, _WIJKNAAM),
        "gemeente": _eerste(eigenschap, _GEMEENTE),
        "inwoners": _aantal(eigenschap, _INWONERS),
        "woningen": _aantal(eigenschap, _WONINGEN),
        "geometrie": vorm or "",
    }


def _aantal(eigenschap: Mapping[str, Any], namen: tuple[str, ...]) -> str:
    try:
        getal = float(_eerste(eigenschap, namen) or "nan")
    except ValueError:
        return ""
    return str(int(getal)) if getal >= 0 else ""


def _samengesteld(
    eigenschappen: list[dict[str, Any]], bekende_namen: Mapping[str, str], antwoord: str | None
) -> tuple[list[str | None], str]:
    """The codes, and in words how many names were found to agree with them."""
    codes: list[str | None] = []
    for eigenschap in eigenschappen:
        gemeente = (
            _eerste(eigenschap, ("gemeentecode", "gm code", "gemeentenummer")).upper().removeprefix("GM")
        )
        buurt = _eerste(eigenschap, ("buurtcode", "buurtnummer", "bu code"))
        code = f"BU{gemeente.zfill(4)}{buurt.zfill(4)}".upper()
        codes.append(code if gemeente and buurt and re.fullmatch(BUURTCODE, code) else None)
    if not any(codes):
        raise Geweigerd(
            "In deze kaart staan geen CBS-buurtcodes (BU en acht tekens). Op namen koppelen we niet: te veel "
            "buurten heten hetzelfde. Gebruik de kaart van het CBS of de gemeente met codes."
        )
    bekend = [(c, e) for c, e in zip(codes, eigenschappen, strict=True) if c in bekende_namen]
    gelijk = sum(normaliseer(bekende_namen[c or ""]) == normaliseer(_eerste(e, _NAAM)) for c, e in bekend)
    if antwoord == SAMENSTELLEN or (bekend and gelijk >= NAMEN_GELIJK * len(codes)):
        if not bekend:
            return codes, "of de namen ermee kloppen, is niet nagekeken: deze codes kennen we nog niet"
        return codes, f"{gelijk} van de {len(codes)} namen kloppen ermee"
    if antwoord == STOP:
        raise Geweigerd("Deze kaart is niet ingelezen, zoals gekozen.")
    raise VraagNodig(
        "Deze kaart heeft geen CBS-codes. Wij maken er een van gemeentenummer en buurtnummer, bijvoorbeeld "
        f"{next(c for c in codes if c)}. {gelijk} van de {len(codes)} namen kloppen daarmee. Is dat goed?",
        {
            f"code={SAMENSTELLEN}": "ja, stel de codes zo samen",
            f"code={STOP}": "nee, importeer deze kaart niet",
        },
    )
