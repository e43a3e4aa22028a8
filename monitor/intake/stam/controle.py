"""From a row of texts to a checked row of master data, or one sentence why not.

Dates are Dutch (day first) or ISO; hours go through the rules of the hours files (`1,5`, `7:30`); people,
buurten and complexen may be named by code or by name, and a name that fits two buurten is refused.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.intake import personen
from monitor.intake.lezen.datums import lees_datum
from monitor.intake.lezen.waarden import OK, lees_duur, lees_getal, sleutel
from monitor.intake.stam import keuzecontrole
from monitor.intake.stam.bestand import GEOMETRIE
from monitor.intake.stam.naslag import BUURTCODE, Naslag
from monitor.intake.stam.regel import Stamregel, Waarden
from monitor.intake.stam.soorten import DAGEN, FASEN, Stamsoort, Veld
from monitor.intake.tekst import normaliseer
from monitor.kalender import maandag

SECONDEN_PER_DAG = 86_400
HONDERD = 100
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
INTERVENTIESOORTEN = {"ontmoeten", "beinvloeden", "activeren"}
JA, NEE = {"ja", "j", "1", "waar", "true", "vrij"}, {"nee", "n", "0", "onwaar", "false"}


def keur(wat: Stamsoort, rij: Mapping[str, str], naslag: Naslag) -> list[Stamregel]:
    """The checked rows that one row of a file stands for.

    Raises
    ------
    Geweigerd
        One sentence: which column, which value, what is expected.
    """
    teksten = {veld.naam: str(rij.get(veld.naam, "") or "").strip() for veld in wat.velden}
    for veld in wat.velden:
        if veld.verplicht and not teksten[veld.naam]:
            raise Geweigerd(f"Vul {veld.naam} in: {veld.uitleg}.")
    waarden = {
        veld.naam: _lees(veld, teksten[veld.naam], naslag) for veld in wat.velden if veld.vorm != "medewerker"
    }
    if any(veld.vorm == "medewerker" for veld in wat.velden):
        extra = {"functie": lees_functie(teksten.get("functie", ""))} if "functie" in teksten else None
        waarden["medewerker"] = naslag.medewerker(teksten["medewerker"], extra)
    if wat.soort == "medewerkers":
        waarden |= naslag.mens(teksten["code"], teksten["medewerker"], lees_functie(teksten["functie"]))
    if rij.get(GEOMETRIE):
        waarden[GEOMETRIE] = rij[GEOMETRIE]
    regels = _PER_SOORT[wat.soort](waarden)
    if wat.veld_bestaat("herkomst"):
        return [keuzecontrole.houd_herkomst(naslag.nu(wat.soort, r.eenheid), r) for r in regels]
    return regels


def _lees(veld: Veld, tekst: str, naslag: Naslag) -> Any:
    if not tekst:
        return None
    if veld.vorm == "datum":
        return _datum(veld, tekst)
    if veld.vorm == "uren":
        return _uren(veld, tekst)
    if veld.vorm in ("getal", "geheel"):
        return _getal(veld, tekst)
    if veld.vorm == "procent":
        return _procent(veld, tekst)
    if veld.vorm == "categorie":
        return naslag.categorie(tekst)
    if veld.vorm == "buurt":
        return naslag.buurt(tekst)
    if veld.vorm == "complex":
        return naslag.complex(tekst)
    return tekst


def _datum(veld: Veld, tekst: str) -> str:
    dag = lees_datum(tekst, "dmy")
    if dag is None or not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise Geweigerd(f'{veld.naam}: "{kort(tekst, 30)}" is geen datum (schrijf dd-mm-jjjj).')
    return dag.isoformat()


def _uren(veld: Veld, tekst: str) -> int:
    duur = lees_duur(tekst)
    if duur.code != OK or not 0 <= duur.seconden <= SECONDEN_PER_DAG:
        raise Geweigerd(f'{veld.naam}: "{kort(tekst, 30)}" is geen aantal uren van 0 tot 24.')
    return duur.seconden


def _getal(veld: Veld, tekst: str) -> float | int:
    getal = lees_getal(tekst)
    if getal is None or (getal < 0 and veld.naam not in ("lengtegraad", "breedtegraad")):
        raise Geweigerd(f'{veld.naam}: "{kort(tekst, 30)}" is geen getal van 0 of hoger.')
    if veld.vorm == "geheel":
        if getal != int(getal):
            raise Geweigerd(f'{veld.naam}: "{kort(tekst, 30)}" is geen geheel getal.')
        return int(getal)
    return getal


def _procent(veld: Veld, tekst: str) -> float:
    getal = lees_getal(tekst.rstrip("% "))
    if getal is None or not 0 <= getal <= HONDERD:
        raise Geweigerd(f'{veld.naam}: "{kort(tekst, 30)}" is geen percentage van 0 tot 100.')
    return round(getal / HONDERD, 6)


def lees_functie(tekst: str) -> str:
    """One of the three functions of the team; empty = buurtcoordinator."""
    vorm = normaliseer(tekst)
    if not vorm:
        return personen.STANDAARDFUNCTIE
    if vorm not in personen.FUNCTIES:
        raise Geweigerd(
            f'functie: "{kort(tekst, 30)}" ken ik niet; kies buurtcoordinator, gebiedsregisseur of overig.'
        )
    return vorm


def _volgorde(van: str, tot: str | None, wat: str = "tot") -> None:
    if tot is not None and tot < van:
        raise Geweigerd(f"{wat}: de laatste dag ligt voor de eerste dag ({van}).")


# -- per kind: what a row means ---------------------------------------------------------------------


def _rooster(w: Waarden) -> list[Stamregel]:
    cyclus, week = w["cyclus"] or 1, w["week"] or 1
    if cyclus not in (1, 2) or not 1 <= week <= cyclus:
        raise Geweigerd(f"cyclus en week: een cyclus is 1 of 2 weken, en week {week} past daar niet in.")
    _volgorde(w["vanaf"], w["tot"])
    anker = maandag(dt.date.fromisoformat(w["anker"] or w["vanaf"]))
    inhoud = {
        "medewerker": w["medewerker"],
        "vanaf": w["vanaf"],
        "tot": w["tot"],
        "cyclus": cyclus,
        "week": week,
        "anker": anker.isoformat(),
        **{("do_" if dag == "do" else dag): w[dag] or 0 for dag in DAGEN},
    }
    alias = [] if not w["e-mail"] else [
        Stamregel(f"alias|{sleutel(w['e-mail'])}", None,
                  {"alias": sleutel(w["e-mail"]), "medewerker": w["medewerker"]})
    ]  # fmt: skip
    return [Stamregel(f"{w['medewerker']}|{w['vanaf']}", None, inhoud), *alias]


def _afwezigheid(w: Waarden) -> list[Stamregel]:
    _volgorde(w["van"], w["tot"])
    inhoud = {
        "medewerker": w["medewerker"],
        "van": w["van"],
        "tot": w["tot"] or w["van"],
        "seconden_per_dag": w["uren per dag"],
    }
    return [Stamregel(w["medewerker"], dt.date.fromisoformat(w["van"]), inhoud)]


def _planning(w: Waarden) -> list[Stamregel]:
    _volgorde(w["van"], w["tot"])
    midden = w["uren midden"]
    laag = midden if w["uren laag"] is None else w["uren laag"]
    hoog = midden if w["uren hoog"] is None else w["uren hoog"]
    if not laag <= midden <= hoog:
        raise Geweigerd("uren laag, midden en hoog moeten oplopen.")
    inhoud = {
        "medewerker": w["medewerker"],
        "omschrijving": w["omschrijving"],
        "categorie": w["categorie"],
        "buurt": w["buurt"],
        "van": w["van"],
        "tot": w["tot"] or w["van"],
        "laag": laag,
        "midden": midden,
        "hoog": hoog,
    }
    return [Stamregel(w["medewerker"], dt.date.fromisoformat(w["van"]), inhoud)]


def _caseload(w: Waarden) -> list[Stamregel]:
    velden = ("peildatum", "medewerker", "buurt", "zaaktype", "aantal")
    return [Stamregel(f"{w['peildatum']}|{w['medewerker']}", None, {veld: w[veld] for veld in velden})]


def _buurten(w: Waarden) -> list[Stamregel]:
    code = w["buurtcode"].upper()
    if not BUURTCODE.fullmatch(code):
        raise Geweigerd(f'buurtcode: "{kort(code, 30)}" is geen CBS-buurtcode (BU en 8 tekens).')
    if w.get(GEOMETRIE):
        _geldige_vorm(w[GEOMETRIE])
    inhoud = {
        "buurt": code,
        "naam": w["buurtnaam"],
        "wijk": w["wijkcode"] or f"WK{code[2:8]}",
        "wijknaam": w["wijknaam"] or w["wijkcode"] or f"WK{code[2:8]}",
        "gemeente": w["gemeente"] or f"GM{code[2:6]}",
        "inwoners": w["inwoners"],
        "woningen": w["woningen"],
        "geometrie": w.get(GEOMETRIE),
    }
    return [Stamregel(code, None, inhoud)]


def _geldige_vorm(tekst: str) -> None:
    vorm = json.loads(tekst)
    if not isinstance(vorm, dict) or vorm.get("type") not in ("Polygon", "MultiPolygon"):
        raise Geweigerd("De vorm van deze buurt is geen vlak (Polygon of MultiPolygon).")
    punten: list[Any] = [vorm.get("coordinates")]
    aantal = 0
    while punten:
        deel = punten.pop()
        if not isinstance(deel, list) or not deel:
            raise Geweigerd("De vorm van deze buurt is niet volledig.")
        if isinstance(deel[0], (int, float)):
            aantal += 1
            if len(deel) < 2 or not (-180 <= deel[0] <= 180 and -90 <= deel[1] <= 90):
                raise Geweigerd(
                    "De vorm van deze buurt staat niet in graden (WGS84). Exporteer de kaart als EPSG:4326."
                )
        else:
            punten += deel
    if not aantal:
        raise Geweigerd("De vorm van deze buurt is niet volledig.")


def _complexen(w: Waarden) -> list[Stamregel]:
    inhoud = {
        "complex": w["complex"],
        "naam": w["naam"],
        "buurt": w["buurt"],
        "woningen": w["woningen"],
        "bouwjaar": w["bouwjaar"],
        "lon": w["lengtegraad"],
        "lat": w["breedtegraad"],
    }
    return [Stamregel(w["complex"], None, inhoud)]


def _verdeling(w: Waarden) -> list[Stamregel]:
    _volgorde(w["vanaf"], w["tot"])
    inhoud = {veld: w[veld] for veld in ("buurt", "medewerker", "vanaf", "tot")}
    return [Stamregel(f"{w['buurt']}|{w['vanaf']}", None, inhoud)]


def _projecten(w: Waarden) -> list[Stamregel]:
    status = normaliseer(w["status"]) or "voorlopig"
    if status not in ("voorlopig", "definitief"):
        raise Geweigerd(f'status: "{kort(status, 30)}" is niet voorlopig of definitief.')
    fasen = []
    for fase in FASEN:
        van, tot = w[f"{fase} van"], w[f"{fase} tot"]
        if van is None and tot is None:
            continue
        if van is None or tot is None:
            raise Geweigerd(f"{fase}: vul de eerste en de laatste dag allebei in.")
        _volgorde(van, tot, fase)
        fasen.append({"project": w["project"], "fase": fase, "van": van, "tot": tot})
    inhoud = {
        "project": w["project"],
        "naam": w["naam"],
        "type": normaliseer(w["type"]),
        "buurt": w["buurt"],
        "complex": w["complex"],
        "woningen": w["woningen"],
        "bekend_vanaf": w["bekend vanaf"],
        "status": status,
        "vroegste_start": w["vroegste start"],
        "laatste_start": w["laatste start"],
        "fasen": fasen,
    }
    return [Stamregel(w["project"], None, inhoud)]


def _feestdagen(w: Waarden) -> list[Stamregel]:
    vrij = normaliseer(w["vrij"])
    if vrij not in JA | NEE:
        raise Geweigerd(f'vrij: "{kort(vrij, 30)}" is niet ja of nee.')
    return [Stamregel(w["datum"], None, {"datum": w["datum"], "naam": w["feestdag"], "vrij": vrij in JA})]


def _indeling(w: Waarden) -> list[Stamregel]:
    soort, tekst = normaliseer(w["soort"]), sleutel(w["tekst"])
    if soort not in ("categorie", "buurt"):
        raise Geweigerd(f'soort: "{kort(soort, 30)}" is niet categorie of buurt.')
    return [Stamregel(f"{soort}|{tekst}", None, {"soort": soort, "tekst": tekst, "doel": w["doel"]})]


def _partners(w: Waarden) -> list[Stamregel]:
    velden = ("buurt", "organisatie", "soort", "afspraak", "sinds", "ritme", "laatste contact")
    inhoud = {veld.replace(" ", "_"): w[veld] for veld in velden}
    plek = "|".join(normaliseer(str(w[veld] or "")) for veld in ("buurt", "organisatie", "afspraak"))
    return [Stamregel(plek, None, inhoud)]


def _interventies(w: Waarden) -> list[Stamregel]:
    soort = normaliseer(w["soort"])
    if soort not in INTERVENTIESOORTEN:
        raise Geweigerd(f'soort: "{kort(soort, 30)}" is niet ontmoeten, beïnvloeden of activeren.')
    _volgorde(w["start"], w["eind"], "eind")
    velden = ("interventie", "naam", "doel", "buurt", "complex", "start", "eind")
    return [Stamregel(w["interventie"], None, {veld: w[veld] for veld in velden} | {"soort": soort})]


_PER_SOORT: dict[str, Callable[[Waarden], list[Stamregel]]] = {
    "rooster": _rooster,
    "afwezigheid": _afwezigheid,
    "planning": _planning,
    "caseload": _caseload,
    "buurten": _buurten,
    "complexen": _complexen,
    "verdeling": _verdeling,
    "projecten": _projecten,
    "feestdagen": _feestdagen,
    "indeling": _indeling,
    "partners": _partners,
    "interventies": _interventies,
    "normen": keuzecontrole.norm,
    "kengetallen": keuzecontrole.kengetal,
    "categorieen": keuzecontrole.categorie,
    "rolprofielen": keuzecontrole.rolprofiel,
    "medewerkers": keuzecontrole.medewerker,
}
