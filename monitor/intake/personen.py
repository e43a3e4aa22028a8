"""Who is who: the person key in a file leads to a `medewerker`.

A key maps by itself when it equals a known name or alias (`indeling`), or when the name beside it does.
As long as the database holds no roster at all, an unknown person becomes a medewerker at once (told in a
finding). Once there is a roster, rows of an unknown person wait, set apart and not counted, until the
person is mapped; then all of them move to `uur` together.

`medewerker` follows from `stamrij`: the newest batch that is in says what is true; one made automatically
exists as long as a batch with their hours is in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from monitor.fouten import Geweigerd, kort
from monitor.intake import activeren, telling
from monitor.intake.naamlijst import Naamlijst
from monitor.intake.uitslag import Bevinding
from monitor.store import Transactie, sql

STANDAARDFUNCTIE = "buurtcoordinator"
TOEGEVOEGD = "nieuwe_medewerker"  # code of the finding
FUNCTIES = ("buurtcoordinator", "gebiedsregisseur", "overig")
VELDEN = ("naam", "functie", "in_dienst", "uit_dienst", "hoofdbron")


def geen_rooster(tx: Transactie) -> bool:
    """Nobody's roster is in the database yet: a fresh start."""
    return tx.rij("select 1 from rooster limit 1") is None


def zin_toegevoegd(naam: str) -> str:
    """How the finding about somebody who is added begins: true before the import and after it."""
    return f"{kort(naam)} komt erbij als medewerker"


def zinnen_toegevoegd(naam: str) -> tuple[str, str]:
    """The same with how it was written before, so that the retention period finds both."""
    return zin_toegevoegd(naam), f"{kort(naam)} is toegevoegd als medewerker"


def koppel_uit_bestand(tx: Transactie, batch: int, *, fris: bool) -> list[Bevinding]:
    """Map the people of the file in `stap_uur`; leave the known keys in temp table `stap_bekend`."""
    mensen = tx.rijen(
        "select persoon, coalesce(any_value(persoon_naam), persoon) from stap_uur "
        "where persoon is not null and uitkomst in ('ok', 'gemarkeerd') group by persoon order by persoon"
    )
    herbouw_medewerkers(tx)
    lijst = _koppel_op_naam(tx, mensen)
    gemaakt = _maak_onbekenden(tx, batch, mensen, lijst) if fris else []
    tx.doe(
        "create or replace temp table stap_bekend as select tekst as persoon from indeling "
        "join medewerker on medewerker = doel where soort = 'persoon'"
    )
    return [
        Bevinding(
            None,
            TOEGEVOEGD,
            f"{zin_toegevoegd(naam)} (buurtcoördinator), omdat er nog geen rooster is. "
            "Pas dit aan bij ‘Team en roosters’.",
        )
        for naam in gemaakt
    ]


def maak_medewerker(
    tx: Transactie, batch: int, velden: dict[str, Any], *, automatisch: bool = False, rij: int | None = None
) -> str:
    """Record what this batch says about one person; return the id (the same name keeps its id)."""
    wie = zoek(tx, velden["naam"], ook_vroeger=True) or _id(_hoogste_nummer(tx) + 1)
    leg_vast(tx, batch, wie, velden, automatisch=automatisch, rij=rij)
    return wie


def leg_vast(
    tx: Transactie,
    batch: int,
    medewerker: str,
    velden: dict[str, Any],
    *,
    automatisch: bool = False,
    rij: int | None = None,
) -> None:
    """Record what this batch says about one person; fields that are None leave the older value."""
    tx.doe(
        "insert into stamrij (batch, soort, eenheid, rij, inhoud) values (?, 'medewerker', ?, ?, ?)",
        [batch, medewerker, rij, _inhoud(velden, automatisch=automatisch)],
    )


def zoek(tx: Transactie, naam: object, *, ook_vroeger: bool = False) -> str | None:
    """The medewerker with this id, name or alias; `ook_vroeger` also finds who was taken back."""
    return Naamlijst(tx).zoek(naam, ook_vroeger=ook_vroeger)


def koppel_persoon(tx: Transactie, sleutel: str, medewerker: str) -> int:
    """The user says who this key is; waiting rows move at once. Returns how many rows moved.

    Raises
    ------
    Geweigerd
        There is no such medewerker.
    """
    if tx.rij("select 1 from medewerker where medewerker = ?", [medewerker]) is None:
        raise Geweigerd(f"Medewerker {kort(medewerker)} bestaat niet; voeg deze eerst toe.")
    tx.doe("delete from indeling where soort = 'persoon' and tekst = ?", [sleutel])
    tx.doe(
        "insert into indeling (soort, tekst, doel, herkomst) values ('persoon', ?, ?, 'zelf')",
        [sleutel, medewerker],
    )
    herbouw_medewerkers(tx)
    return verplaats_wachtend(tx)


def verplaats_wachtend(tx: Transactie) -> int:
    """Waiting rows of people known by now go to `uur`; the reconciliation of their batches follows."""
    _koppel_op_naam(
        tx,
        tx.rijen(
            "select distinct w.persoon, coalesce(s.naam, w.persoon) from uur_wacht w "
            "left join schrijfwijze s on s.soort = 'persoon' and s.tekst = w.persoon"
        ),
    )
    batches = tx.rijen(sql("intake", "wachtende_batches"))
    if not batches:
        return 0
    (aantal,) = tx.rij(sql("intake", "wachtend_bekend")) or (0,)
    tx.doe(sql("intake", "wacht_naar_uur"))
    tx.doe(sql("intake", "wacht_hersteld"))
    tx.doe(sql("intake", "wacht_leeg"))
    for batch, bron in batches:
        activeren.herbereken(tx, batch, bron)
        telling.ververs(tx, batch)
    return int(aantal)


def herbouw_medewerkers(tx: Transactie) -> None:
    """Let `medewerker` follow from the batches that are in; rows put there otherwise are left alone."""
    weg, rijen = [], []
    for wie, leeft, regels in tx.rijen(sql("intake", "medewerker_stand")):
        velden: dict[str, Any] = {}
        for regel in regels or ():  # oldest first; what a batch leaves open keeps its older value
            velden |= {veld: waarde for veld, waarde in json.loads(regel).items() if waarde is not None}
        if not leeft:
            weg.append(wie)
        elif "naam" in velden:
            velden |= {"medewerker": wie, "functie": velden.get("functie", STANDAARDFUNCTIE)}
            rijen.append([velden.get(veld) for veld in ("medewerker", *VELDEN)])
    if weg:
        tx.doe("delete from medewerker where medewerker in (select unnest($weg::varchar[]))", {"weg": weg})
    if rijen:
        _schrijf(tx, "schrijf_medewerkers", ("medewerker", *VELDEN), rijen)


@dataclass(frozen=True)
class _Bekend:
    """Who is known by which name and key, after `nieuw` keys were mapped."""

    sleutels: frozenset[str]
    namen: Naamlijst
    nieuw: int


def _koppel_op_naam(tx: Transactie, mensen: list[tuple[Any, ...]]) -> _Bekend:
    """Exact matches of key or name with a medewerker's name or alias become automatic mappings."""
    bekend, namen, nieuw = _bekende_sleutels(tx), Naamlijst(tx), []
    for sleutel, naam in mensen:
        if sleutel in bekend:
            continue
        wie = namen.zoek(sleutel) or namen.zoek(naam)
        if wie is not None:
            namen.onthoud_alias(sleutel, wie)
            nieuw.append((sleutel, wie))
    _koppel_automatisch(tx, nieuw)
    return _Bekend(frozenset(bekend.union(sleutel for sleutel, _ in nieuw)), namen, len(nieuw))


def _maak_onbekenden(tx: Transactie, batch: int, mensen: list[tuple[Any, ...]], bekend: _Bekend) -> list[str]:
    """Who is not known yet becomes a medewerker (the same name keeps its id); answers their names."""
    namen = bekend.namen
    onbekend = [(sleutel, naam) for sleutel, naam in mensen if sleutel not in bekend.sleutels]
    if onbekend:
        nummer = _hoogste_nummer(tx)
        rijen, paren = [], []
        for sleutel, naam in onbekend:
            wie = namen.zoek(naam, ook_vroeger=True)
            if wie is None:
                nummer += 1
                wie = _id(nummer)
                namen.onthoud_vroeger(naam, wie)
            velden = {"naam": naam, "functie": STANDAARDFUNCTIE}
            rijen.append([batch, "medewerker", wie, _inhoud(velden, automatisch=True)])
            paren.append((sleutel, wie))
        _schrijf(tx, "schrijf_stamrijen", ("batch", "soort", "eenheid", "inhoud"), rijen)
        _koppel_automatisch(tx, paren)
    if onbekend or bekend.nieuw:
        herbouw_medewerkers(tx)
    return [naam for _, naam in onbekend]


def _koppel_automatisch(tx: Transactie, paren: list[tuple[str, str]]) -> None:
    if paren:
        _schrijf(tx, "koppel_automatisch", ("tekst", "doel"), paren)


def _schrijf(tx: Transactie, vraag: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
    """Write rows in one statement; it reads them from `nieuw`."""
    inhoud = {naam: [rij[plek] for rij in rijen] for plek, naam in enumerate(kolommen)}
    with tx.tabel("nieuw", pa.table(inhoud)):
        tx.doe(sql("intake", vraag))


def _inhoud(velden: Mapping[str, Any], *, automatisch: bool) -> str:
    inhoud = {veld: velden.get(veld) for veld in VELDEN} | {"automatisch": automatisch}
    return json.dumps(inhoud, ensure_ascii=False, default=str)


def _bekende_sleutels(tx: Transactie) -> set[str]:
    return {
        sleutel
        for (sleutel,) in tx.rijen(
            "select tekst from indeling join medewerker on medewerker = doel where soort = 'persoon'"
        )
    }


def _hoogste_nummer(tx: Transactie) -> int:
    nummers = [
        int(treffer[1])
        for (wie,) in tx.rijen(
            "select medewerker from medewerker union select eenheid from stamrij where soort = 'medewerker'"
        )
        if (treffer := re.fullmatch(r"M(\d+)", wie))
    ]
    return max(nummers, default=0)


def _id(nummer: int) -> str:
    return f"M{nummer:02d}"
