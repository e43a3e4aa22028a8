"""The standing lists: red and getting worse, green with a red core, sources that contradict each other.

Sources are put side by side per subject and never blended: tenants (survey), surroundings (schouw), figures
(corporation, police), professionals, partners. A contradiction is one of them red and another green on the
same subject. Several figures of one source on one subject speak as their most worrying light; modelled
figures (Leefbaarometer) and total crime are context: they do not speak and stand in no list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from monitor.leefbaarheid import trend
from monitor.leefbaarheid.antwoorden import Bronoordeel, Gebied, Lichtcijfer, Oordeel, RodeKern

ZORG = ("grijs", "groen", "geel, onzeker", "geel, rond norm", "rood")  # from no say to most worrying
ONDERWERPEN = ("algemeen", "schoon", "overlast", "veiligheid", "draagkracht")


def rood_en_slechter(lichten: Iterable[Lichtcijfer]) -> tuple[Lichtcijfer, ...]:
    """Newest lights that are red with an arrow to worse; the strongest change first."""
    gevonden = [c for c in rood_getoetst(lichten) if c.trend == "slechter"]
    return tuple(sorted(gevonden, key=lambda c: -abs(c.verandering or 0.0)))


def rood_getoetst(lichten: Iterable[Lichtcijfer]) -> tuple[Lichtcijfer, ...]:
    """Red lights with enough years for an arrow: what that list was looked for in."""
    return tuple(
        c for c in lichten if c.indicator.oordeelt and c.licht == "rood" and c.trend != trend.ONBEKEND
    )


def groen_met_rode_kern(lichten: Sequence[Lichtcijfer]) -> tuple[RodeKern, ...]:
    """Complexes in red inside a buurt in green, on the same indicator."""
    groen = {
        (c.gebied.code, c.indicator.code): c
        for c in lichten
        if c.gebied.niveau == "buurt" and c.licht == "groen" and c.indicator.oordeelt
    }
    return tuple(
        RodeKern(groen[c.gebied.buurt, c.indicator.code], c)
        for c in lichten
        if c.gebied.niveau == "complex" and c.licht == "rood" and (c.gebied.buurt, c.indicator.code) in groen
    )


def naast_elkaar(lichten: Iterable[Lichtcijfer], oordelen: Iterable[Oordeel]) -> tuple[Bronoordeel, ...]:
    """Per subject what each source says about one area."""
    per: dict[str, dict[str, str]] = {onderwerp: {} for onderwerp in ONDERWERPEN}
    for c in lichten:
        if c.indicator.onderwerp in per and c.indicator.oordeelt and spreekt(c):
            bron = _bron(c)
            eerder = per[c.indicator.onderwerp].get(bron, "grijs")
            per[c.indicator.onderwerp][bron] = max(eerder, _kleur(c), key=ZORG.index)
    for o in oordelen:
        if o.onderwerp in per:
            per[o.onderwerp][o.bron] = o.licht
    return tuple(Bronoordeel(onderwerp, bronnen) for onderwerp, bronnen in per.items() if bronnen)


def spreekt(c: Lichtcijfer) -> bool:
    """Does this figure count as a voice? Those outside the attention score do not."""
    return c.indicator.drempels.gewicht > 0


def _kleur(c: Lichtcijfer) -> str:
    return f"geel, {c.geel_soort or 'onzeker'}" if c.licht == "geel" else c.licht


def _bron(c: Lichtcijfer) -> str:
    if c.indicator.thema == "bewoners":
        return "bewoners"
    return "schouw" if c.indicator.bron == "schouw" else "cijfers"


def tegenspraak(
    lichten: Sequence[Lichtcijfer], oordelen: Mapping[str, Sequence[Oordeel]]
) -> tuple[tuple[Gebied, Bronoordeel], ...]:
    """Areas and subjects on which one source is red and another green."""
    per_gebied: dict[str, list[Lichtcijfer]] = {}
    for c in lichten:
        per_gebied.setdefault(c.gebied.code, []).append(c)
    return tuple(
        (cijfers[0].gebied, bron)
        for code, cijfers in per_gebied.items()
        for bron in naast_elkaar(cijfers, oordelen.get(code, ()))
        if {"rood", "groen"} <= set(bron.per_bron.values())
    )
