"""The division by feeling: a colour per buurt, from before there were figures, beside the measured weight.

Words become a weight: red or dark = 3 (heavy), orange or yellow = 2, green or light = 1. The measured weight
is needed hours per 100 homes, cut so that as many buurten are heavy, middle and light as by feeling: only the
order counts, not where feeling put its borders. A buurt without homes or hours has no measured weight.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from monitor.fouten import Geweigerd, kort
from monitor.store import Store, sql
from monitor.werkgebied.antwoorden import Gevoelsbeeld, Gevoelsverschil
from monitor.werkgebied.gegevens import Buurtcijfer
from monitor.werkgebied.inlezen import Rijen, cel, kolommen, vind, zoek

ZWAARTE = {
    **dict.fromkeys(("rood", "donkerrood", "zwaar", "hoog", "donker", "3"), 3),
    **dict.fromkeys(("oranje", "geel", "gemiddeld", "midden", "matig", "2"), 2),
    **dict.fromkeys(("groen", "lichtgroen", "licht", "laag", "1"), 1),
}
WOORD = {1: "licht", 2: "gemiddeld", 3: "zwaar"}
BUURTKOPPEN = ("buurt", "buurtcode", "buurtnaam", "naam")
KLEURKOPPEN = ("kleur", "gevoel", "zwaarte")
_KAMER = "werkgebied"


def uit_rijen(rijen: Rijen, namen: Mapping[str, str]) -> tuple[dict[str, tuple[str, int]], tuple[str, ...]]:
    """The columns buurt and kleur → code: (colour as written, weight), and a sentence per row that can't be
    read (unknown buurt or colour, a buurt twice): one bad row never stops the rest. `namen`: code → name.

    Raises
    ------
    Geweigerd
        Other columns, or no row that can be read.
    """
    codes, bekend = zoek(namen)
    rijen, links, rechts = kolommen(rijen, BUURTKOPPEN, KLEURKOPPEN, bekend)
    uit: dict[str, tuple[str, int]] = {}
    fout: list[str] = []
    for nummer, cellen in rijen:
        try:
            code, kleur = _lees_rij(codes, bekend, nummer, cel(cellen, links), cel(cellen, rechts), uit)
        except Geweigerd as waarom:
            fout.append(waarom.zin)
            continue
        uit[code] = (kleur, ZWAARTE[kleur.casefold()])
    if not uit:
        eerste = f" {fout[0]}" if fout else ""
        raise Geweigerd(f"Geen buurt in dit bestand te lezen; gebruik de kolommen buurt en kleur.{eerste}")
    return uit, tuple(fout)


def _lees_rij(
    codes: Sequence[str],
    bekend: Mapping[str, list[int]],
    nummer: int,
    buurt: str,
    kleur: str,
    gehad: Mapping[str, tuple[str, int]],
) -> tuple[str, str]:
    """The code of the buurt and its colour, or why this row can't be read."""
    code = codes[vind(bekend, buurt, nummer, "buurt")]
    if kleur.casefold() not in ZWAARTE:
        raise Geweigerd(
            f"Rij {nummer}: {kort(kleur) or 'een lege cel'} is geen kleur die we kennen; "
            "gebruik rood, oranje, geel of groen."
        )
    if code in gehad:
        raise Geweigerd(f"Rij {nummer}: buurt {kort(buurt)} staat er twee keer in; de eerste telt.")
    return code, kleur


def bewaar(store: Store, kleuren: Mapping[str, tuple[str, int]], *, auteur: str, nu: dt.datetime) -> None:
    """Keep the division by feeling; it replaces the one before."""
    with store.schrijf() as tx:
        tx.doe("delete from gevoel")
        tx.doe_vaak(
            "insert into gevoel values (?, ?, ?, ?, ?)",
            [[code, kleur, zwaarte, auteur, nu] for code, (kleur, zwaarte) in kleuren.items()],
        )


def lees(store: Store) -> dict[str, tuple[str, int]]:
    """The division by feeling; empty when there is none."""
    return {buurt: (kleur, zwaarte) for buurt, kleur, zwaarte in store.rijen(sql(_KAMER, "gevoel"))}


def vergelijk(cijfers: Sequence[Buurtcijfer], kleuren: Mapping[str, tuple[str, int]]) -> Gevoelsbeeld:
    """Feeling beside figures; the largest differences first."""
    dichtheid = {c.code: 100 * c.uren / c.woningen for c in cijfers if c.uren is not None and c.woningen > 0}
    samen = [c.code for c in cijfers if c.code in kleuren and c.code in dichtheid]
    gemeten = dict(
        zip(
            sorted(samen, key=lambda code: (dichtheid[code], code)),
            sorted(kleuren[code][1] for code in samen),
            strict=True,
        )
    )
    rijen = [
        Gevoelsverschil(code, kleuren[code][0], kleuren[code][1], gemeten[code], dichtheid[code])
        for code in samen
    ]
    return Gevoelsbeeld(
        tuple(sorted(rijen, key=lambda rij: (-abs(rij.verschil), -rij.verschil, rij.buurt))),
        zonder_gevoel=sum(c.code not in kleuren for c in cijfers),
        zonder_cijfer=sum(c.code in kleuren and c.code not in dichtheid for c in cijfers),
    )
