"""How each figure is made: the rule in Dutch, the very SQL that is run, and the settings it used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.settings import Instellingen
from monitor.store import Store, sql

_KAMER = "werkdruk"


@dataclass(frozen=True)
class Uitleg:
    """One figure explained. `sql` is the text of the query file itself, `parameters` the values in force."""

    figuur: str
    titel: str
    regel: str
    sql: str
    parameters: dict[str, float | int | str]


def _procent(deel: float) -> str:
    return f"{deel * 100:.0f} %"


# figure → title, query, settings it uses, rule (a function, so that it names the values in force)
_Regel = tuple[str, str, tuple[str, ...], Callable[[Instellingen], str]]
_FIGUREN: dict[str, _Regel] = {
    "beschikbaar": (
        "Beschikbare uren",
        "beschikbaar_dag",
        (),
        lambda _: (
            "Beschikbaar = roosteruren − feestdagen − afwezigheid, per dag. Afwezigheid "
            "telt nooit "
            "zwaarder dan het rooster van die dag. Staat afwezigheid zowel in de registratie als in de "
            "afwezigheidslijst, dan telt de hoogste van de twee; ze worden nooit opgeteld."
        ),
    ),
    "gewerkt": (
        "Gewerkte uren",
        "uur_som",
        ("tijdzone",),
        lambda i: (
            "Gewerkt = som van de uren die als werk zijn geregistreerd. Een registratie over middernacht "
            "wordt "
            "naar "
            f"tijd verdeeld over de dagen (lokale tijd, {i.tijdzone}). Leveren twee bronnen uren voor "
            "dezelfde persoon en "
            "dag, dan telt één bron: de hoofdbron van die persoon, anders de bron met de meeste uren."
        ),
    ),
    "registratiegraad": (
        "Registratiegraad",
        "weekbasis",
        ("dag_geregistreerd", "week_volledig"),
        lambda i: (
            "Registratiegraad = dagen waarop genoeg is geregistreerd ÷ werkdagen met beschikbare tijd. "
            "Genoeg is minstens "
            f"{_procent(i.dag_geregistreerd)} van de beschikbare tijd van die dag. Een week is volledig "
            "vanaf "
            f"{_procent(i.week_volledig)} van zijn dagen, ontbreekt als er niets is geregistreerd, en is "
            "anders deels."
        ),
    ),
    "bezetting": (
        "Bezetting",
        "weken",
        ("weken_minimaal", "registratiegraad_minimaal"),
        lambda i: (
            "Bezetting = gewerkte uren ÷ beschikbare uren, opgeteld over de volledige weken; eerst "
            "optellen, dan pas delen. Bij minder dan "
            f"{i.weken_minimaal} volledige weken of een registratiegraad onder "
            f"{_procent(i.registratiegraad_minimaal)} is er geen cijfer: te weinig geregistreerd."
        ),
    ),
    "ondergrens": (
        "Ondergrens",
        "weken",
        (),
        lambda _: (
            "Ondergrens = gewerkte uren ÷ beschikbare uren, opgeteld over alle weken met beschikbare tijd. "
            "Wat niet is geregistreerd telt "
            "als niet "
            "gewerkt; lager dan dit kan de bezetting dus niet zijn."
        ),
    ),
    "overhead": (
        "Vaste overhead",
        "weekbasis",
        ("overhead_start", "ingedeeld_minimum"),
        lambda i: (
            "Vaste overhead = uren op taken die overhead zijn ÷ beschikbare uren, over de laatste 13 "
            "volledige weken. "
            "Zolang die "
            f"er niet zijn, of als minder dan {_procent(i.ingedeeld_minimum)} van de uren is ingedeeld, "
            "rekenen we met "
            f"{_procent(i.overhead_start)}. Dat is een aanname en staat er zo bij."
        ),
    ),
    "nodig": (
        "Benodigde uren",
        "nodig_week",
        (),
        lambda _: (
            "Nodig = woningen × norm van het licht van de buurt + openstaande zaken × gewicht + projecturen "
            "+ "
            "geplande "
            "taken, steeds laag, midden en hoog. Is van een buurt geen licht bekend, dan loopt de norm "
            "van groen-laag tot "
            "rood-hoog (licht onbekend). Gaat een buurt naar een ander, dan gaan haar woningen, projecten, "
            "open zaken en geplande taken vanaf die dag mee. Ontbreekt een norm of een aantal woningen, of "
            "is er niets bekend, dan is wat "
            "nodig is onbekend en nooit nul."
        ),
    ),
    "druk": (
        "Druk",
        "weken",
        (),
        lambda _: (
            "Druk = benodigde uren ÷ inzetbare uren, opgeteld over de weken met beschikbare tijd: van de "
            "lage "
            "tot de hoge schatting van wat nodig is. Inzetbaar = beschikbare uren × (1 − vaste overhead): de "
            "tijd die er voor het werk is. Druk volgt dus uit normen en rooster, niet uit registraties."
        ),
    ),
    "tekort": (
        "Tekort",
        "weken",
        ("uren_per_fte",),
        lambda i: (
            "Tekort = benodigde − inzetbare uren per week, met de middelste schatting van wat nodig is. In "
            "fte: gedeeld door wat één "
            f"voltijdbaan van {i.uren_per_fte:g} uur na overhead inzetbaar heeft. Een minteken is ruimte."
        ),
    ),
    "oordeel": (
        "Oordeel",
        "weken",
        ("te_vol", "ruimte", "weten_we_niet_hoog"),
        lambda i: (
            f"Te vol: ook de lage schatting van de druk ligt boven {_procent(i.te_vol)}. Ruimte: ook de hoge "
            f"schatting ligt onder {_procent(i.ruimte)}. Weten we niet: te weinig geregistreerd, of laag "
            "onder "
            f"{_procent(i.ruimte)} en hoog boven {_procent(i.weten_we_niet_hoog)}. "
            f"Misschien te vol: laag tussen {_procent(i.ruimte)} en {_procent(i.te_vol)}, hoog boven "
            f"{_procent(i.weten_we_niet_hoog)}. Misschien ruimte: laag onder {_procent(i.ruimte)}, hoog "
            f"tussen {_procent(i.ruimte)} en {_procent(i.weten_we_niet_hoog)}. In balans: de hele band ligt "
            "daartussen."
        ),
    ),
    "structureel": (
        "Structureel of piek",
        "weken",
        ("structureel_weken", "structureel_van"),
        lambda i: (
            f"Structureel: te vol in minstens {i.structureel_weken} van de laatste {i.structureel_van} "
            "weken met een "
            "cijfer. Anders is een rij weken te vol een piek, met begin en lengte."
        ),
    ),
    "vooruit": (
        "De weken die komen",
        "vooruit",
        (),
        lambda _: (
            "Nodig = woningen, open zaken, projecten en geplande taken van die week, min de afgesproken "
            "ondersteuning, nooit verder dan tot nul. Nog niemand kan die weken registreren: het oordeel "
            "vergelijkt alleen nodig met inzetbaar (beschikbaar volgens het rooster × (1 − overhead)). De "
            "gemiddelden gaan over de weken met beschikbare tijd waarvan bekend is wat nodig is."
        ),
    ),
    "omslag": (
        "Wat het oordeel zou veranderen",
        "onderdelen",
        ("te_vol", "ruimte", "weten_we_niet_hoog"),
        lambda _: (
            "We veranderen steeds één aanname (een norm, een project, een taak of de overhead) en laten "
            "de rest "
            "gelijk. Getoond wordt de aanname die met de kleinste verandering tot een ander oordeel leidt."
        ),
    ),
    "aandelen": (
        "Contact, wijk, reistijd en reactief werk",
        "weekbasis",
        ("ingedeeld_minimum",),
        lambda i: (
            "Aandeel = uren met dit kenmerk ÷ uren waarvan het kenmerk bekend is. Daarnaast staat van "
            "welk deel van de "
            f"uren het bekend is; onder {_procent(i.ingedeeld_minimum)} is de uitsplitsing grijs."
        ),
    ),
    "doen_willen": (
        "Doen en willen doen",
        "persoonsuren",
        ("ingedeeld_minimum",),
        lambda _: (
            "Doen = uren van een taak ÷ alle ingedeelde uren. Willen doen = het aandeel in het "
            "functieprofiel. "
            "Gepland = hetzelfde aandeel in de agenda."
        ),
    ),
    "aandrijvers": (
        "Waardoor veranderden de uren",
        "persoonsuren",
        (),
        lambda _: (
            "Uren per volledige week in deze periode min uren per volledige week in de 13 weken ervoor, "
            "per project en "
            "anders per taak. De grootste verandering staat bovenaan."
        ),
    ),
    "concentratie": (
        "Concentratie (80/20)",
        "persoonsuren",
        (),
        lambda _: (
            "Het kleinste aantal complexen (of buurten, als van minder dan de helft van de uren het "
            "complex bekend "
            "is) waar samen 80 % van de uren heen gaat."
        ),
    ),
    "gewogen_woningen": (
        "Gewogen woningen per fte",
        "woningen_per_licht",
        ("uren_per_fte",),
        lambda i: (
            "Som van woningen × norm van het licht ÷ norm van geel, gedeeld door de fte van het rooster "
            f"({i.uren_per_fte:g} uur per week is één fte). Een woning in een gele buurt telt als één."
        ),
    ),
    "gemeten_norm": (
        "Gemeten norm per woning",
        "gemeten_norm",
        (),
        lambda _: (
            "Uren in een buurt buiten projecten ÷ woningen: per week en licht opgeteld over iedereen met een "
            "volledige week en dan gedeeld; P25, P50 en P75 over die weken. Zaken zitten hierin: in de uren "
            "is niet te zien voor welke zaak ze waren. Tellen zaken apart mee, dan gaan de uren die de open "
            "zaken volgens hun gewicht vragen er eerst af. Een gemeten norm wordt nooit vanzelf gebruikt."
        ),
    ),
}

FIGUREN = tuple(_FIGUREN)


def uitleg(store: Store, figuur: str) -> Uitleg:
    """The rule, the query and the settings of one figure.

    Raises
    ------
    Geweigerd
        There is no such figure.
    """
    if figuur not in _FIGUREN:
        raise Geweigerd(f"Voor ‘{kort(figuur)}’ is geen uitleg. Kies uit: {', '.join(FIGUREN)}.")
    titel, vraag, namen, regel = _FIGUREN[figuur]
    inst = store.instellingen
    return Uitleg(
        figuur, titel, regel(inst), sql(_KAMER, vraag), {naam: getattr(inst, naam) for naam in namen}
    )
