"""Who sees and changes what of the year plan: pure rules on a viewer, no login known here.

Manager and beheerder see and change all. A coordinator sees the goals of the own buurten and of the whole
corporation, and goals under which an own action stands; of colleagues' actions only those under goals of
the own buurt. A coordinator changes the goals of the own buurten (all of its buurten are own), what stands
under them, and the own actions elsewhere. Own is: named as owner, or through the role (the buurtcoördinator
of that buurt, a gebiedsregisseur). Nobody sees it by a link, and the board doesn't.
"""

from __future__ import annotations

from dataclasses import dataclass

from monitor.jaarplan.plan.daden import Kennis
from monitor.jaarplan.plan.doelen import FUNCTIE_ROL, ROLLEN, Actie, Doel


@dataclass(frozen=True)
class Blik:
    """Who looks: at all, or as this medewerker with these buurten and this role. `namen`: people by name."""

    alles: bool
    medewerker: str | None = None
    buurten: frozenset[str] = frozenset()
    rol: str | None = None
    namen: bool = True


ALLES = Blik(True)


def blik_van(medewerker: str, weet: Kennis) -> Blik:
    """The view of somebody of the team."""
    functie = weet.mensen.get(medewerker, ("", ""))[1]
    buurten = frozenset(code for code, b in weet.buurten.items() if b.medewerker == medewerker)
    return Blik(False, medewerker, buurten, FUNCTIE_ROL.get(functie), namen=False)


def eigen(blik: Blik, eigenaar: str, doel: Doel) -> bool:
    """Whether this owner is the viewer, by name or by role."""
    if blik.medewerker is None:
        return False
    if eigenaar == blik.medewerker:
        return True
    if eigenaar != blik.rol:
        return False
    return blik.rol != "rol:buurtcoordinator" or bool(blik.buurten.intersection(doel.buurten))


def van_eigen_buurt(blik: Blik, doel: Doel) -> bool:
    """Whether the goal is about an own buurt."""
    return bool(blik.buurten.intersection(doel.buurten))


def mag_actie_zien(blik: Blik, actie: Actie, doel: Doel) -> bool:
    """Whether an action is shown."""
    return blik.alles or van_eigen_buurt(blik, doel) or eigen(blik, actie.eigenaar, doel)


def mag_doel_zien(blik: Blik, doel: Doel, acties: tuple[Actie, ...]) -> bool:
    """Whether a goal is shown; `acties` are those under it."""
    if blik.alles:
        return True
    if blik.medewerker is None:
        return False
    return (
        not doel.buurten
        or van_eigen_buurt(blik, doel)
        or eigen(blik, doel.eigenaar, doel)
        or any(eigen(blik, a.eigenaar, doel) for a in acties)
    )


def mag_doel_wijzigen(blik: Blik, doel: Doel) -> bool:
    """Whether the goal, and what stands under it, may be changed."""
    return blik.alles or (bool(doel.buurten) and blik.buurten.issuperset(doel.buurten))


def mag_actie_wijzigen(blik: Blik, actie: Actie, doel: Doel) -> bool:
    """Whether this action may be changed."""
    return mag_doel_wijzigen(blik, doel) or eigen(blik, actie.eigenaar, doel)


def wie(eigenaar: str, blik: Blik, weet: Kennis) -> str:
    """An owner in words: the role, oneself, the name for who may see names, else the function."""
    if eigenaar in ROLLEN:
        return ROLLEN[eigenaar]
    if eigenaar == blik.medewerker:
        return "uzelf"
    naam, functie = weet.mensen.get(eigenaar, ("iemand die uit dienst is", ""))
    if blik.namen:
        return naam
    return {"buurtcoordinator": "een buurtcoördinator", "gebiedsregisseur": "een gebiedsregisseur"}.get(
        functie, "een collega"
    )
