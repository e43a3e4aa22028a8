"""What the reader must know before trusting a forecast, in sentences; page and command line say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from monitor.fouten import Geweigerd
from monitor.opmaak import opsomming
from monitor.prognose.ophalen import MINSTE_WEKEN_MET_UREN
from monitor.prognose.scorebord import REGEL

OUDSTE_UREN = 26  # weeks; a forecast from older hours is none
GEEN_UREN = "Er zijn nog geen uren. Lees urenregistraties in."


def te_oud(laatste: dt.date, begin: dt.date) -> Geweigerd | None:
    """The refusal when the last hours (week `laatste`) lie too far before week `begin`."""
    if (begin - laatste).days // 7 - 1 <= OUDSTE_UREN:
        return None
    return Geweigerd(
        f"De laatste uren zijn van de week van {laatste:%d-%m-%Y}. Dat is te lang geleden voor een "
        "verwachting; lees nieuwere urenregistraties in."
    )


def opmerkingen(
    weken: int,
    *,
    indicatief: bool,
    gemengd: bool,
    optimistisch: bool,
    chronisch_vol: Sequence[str],
    zonder_uren: Sequence[str],
    zonder_kengetal: Sequence[str],
) -> tuple[str, ...]:
    """`weken` of history; `chronisch_vol` and `zonder_uren` are names, `zonder_kengetal` types of project."""
    uit = []
    if indicatief:
        uit.append(f"Er zijn {weken} weken met uren, minder dan twee jaar: de band is indicatief.")
    if gemengd:
        uit.append(
            f"De verwachting ligt midden tussen het model en ‘{REGEL}’: het gemiddelde van de laatste 26 "
            "weken, met minder uren in weken met vakantie of verlof, zonder projecten. Bij eerdere "
            "verwachtingen zat dat midden dichter bij wat er kwam dan het model alleen; de cijfers staan "
            "bij Terugblik. Van de uren die projecten nog vragen, telt daardoor de helft mee."
        )
    if optimistisch:
        uit.append(
            "Van eerdere projecten is het eerste plan niet bewaard: eerdere verwachtingen lijken daardoor "
            "iets te goed."
        )
    if chronisch_vol:
        zit = "zit" if len(chronisch_vol) == 1 else "zitten"
        uit.append(
            f"{opsomming(list(chronisch_vol))} {zit} vaak tegen de capaciteit aan: vraag daarboven wordt "
            "niet geboekt, dus de verwachting is waarschijnlijk te laag."
        )
    if zonder_uren:
        uit.append(
            f"Van {opsomming(list(zonder_uren))} is in het laatste jaar te weinig volledig geregistreerd "
            f"voor een verwachting (minder dan {MINSTE_WEKEN_MET_UREN} weken): dat weten we niet. Het team "
            f"is zonder {'deze collega' if len(zonder_uren) == 1 else 'deze collega’s'} gerekend."
        )
    if zonder_kengetal:
        uit.append(
            f"Zonder kengetal, dus niet meegeteld: {', '.join(zonder_kengetal)}. Vul de kengetallen aan."
        )
    return tuple(uit)
