"""Who is who: the person key in a file leads to a `medewerker`.

A key maps by itself when it equals a known name or alias (`indeling`), or when the name beside it does.
As long as the database holds no roster at all, an unknown person becomes a medewerker at once (told in a
finding). Once there is a roster, rows of an unknown person wait, set apart and not counted, until the
person is mapped; then all of them move to `uur` together.

`medewerker` follows from `stamrij`: the newest batch that is in says what is true; one made automatically
exists as long as a batch with their hours is in.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.intake import activeren, telling
from monitor.intake.lezen.waarden import sleutel as sleutelvorm
from monitor.intake.tekst import normaliseer
from monitor.intake.uitslag import Bevinding
from monitor.store import Transactie, sql

STANDAARDFUNCTIE = "buurtcoordinator"
FUNCTIES = ("buurtcoordinator", "gebiedsregisseur", "overig")
VELDEN = ("naam", "functie", "in_dienst", "uit_dienst", "hoofdbron")


def geen_rooster(tx: Transactie) -> bool:
    """Nobody's roster is in the database yet: a fresh start."""
    return tx.rij("select 1 from rooster limit 1") is None


def koppel_uit_bestand(tx: Transactie, batch: int, *, fris: bool) -> list[Bevinding]:
    """Map the people of the file in `stap_uur`; leave the known keys in temp table `stap_bekend`."""
    mensen = tx.rijen(
        "select persoon, coalesce(any_value(persoon_naam), persoon) from stap_uur "
        "where persoon is not null and uitkomst in ('ok', 'gemarkeerd') group by persoon order by persoon"
    )
    herbouw_medewerkers(tx)
    _koppel_op_naam(tx, mensen)
    gemaakt = []
    if fris:
        bekend = _bekende_sleutels(tx)
        for sleutel, naam in mensen:
            if sleutel not in bekend:
                wie = maak_medewerker(
                    tx, batch, {"naam": naam, "functie": STANDAARDFUNCTIE}, automatisch=True
                )
                _koppel_automatisch(tx, sleutel, wie)
                gemaakt.append(naam)
        herbouw_medewerkers(tx)
    tx.doe(
        "create or replace temp table stap_bekend as select tekst as persoon from indeling "
        "join medewerker on medewerker = doel where soort = 'persoon'"
    )
    return [
        Bevinding(
            None,
            "nieuwe_medewerker",
            f"{kort(naam)} is toegevoegd als medewerker (buurtcoördinator), omdat er nog geen rooster is. "
            "Pas dit aan bij Gegevens.",
        )
        for naam in gemaakt
    ]


def maak_medewerker(
    tx: Transactie, batch: int, velden: dict[str, Any], *, automatisch: bool = False, rij: int | None = None
) -> str:
    """Record what this batch says about one person; return the id (the same name keeps its id)."""
    wie = zoek(tx, velden["naam"], ook_vroeger=True) or _volgende_id(tx)
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
    inhoud = {veld: velden.get(veld) for veld in VELDEN} | {"automatisch": automatisch}
    tx.doe(
        "insert into stamrij (batch, soort, eenheid, rij, inhoud) values (?, 'medewerker', ?, ?, ?)",
        [batch, medewerker, rij, json.dumps(inhoud, ensure_ascii=False, default=str)],
    )


def zoek(tx: Transactie, naam: object, *, ook_vroeger: bool = False) -> str | None:
    """The medewerker with this id, name or alias; `ook_vroeger` also finds who was taken back."""
    tekst = normaliseer(naam)
    if not tekst:
        return None
    for wie, heet in tx.rijen("select medewerker, naam from medewerker order by medewerker"):
        if tekst in (normaliseer(heet), normaliseer(wie)):
            return str(wie)
    alias = tx.rij(
        "select doel from indeling join medewerker on medewerker = doel "
        "where soort = 'persoon' and tekst = ?",
        [sleutelvorm(str(naam))],
    )
    if alias:
        return str(alias[0])
    if ook_vroeger:
        for wie, inhoud in tx.rijen(
            "select eenheid, inhoud from stamrij where soort = 'medewerker' order by batch desc"
        ):
            if normaliseer(json.loads(inhoud).get("naam")) == tekst:
                return str(wie)
    return None


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
    for wie, leeft, regels in tx.rijen(sql("intake", "medewerker_stand")):
        velden: dict[str, Any] = {}
        for regel in regels or ():  # oldest first; what a batch leaves open keeps its older value
            velden |= {veld: waarde for veld, waarde in json.loads(regel).items() if waarde is not None}
        if not leeft or "naam" not in velden:
            if not leeft:
                tx.doe("delete from medewerker where medewerker = ?", [wie])
            continue
        tx.doe(
            "insert into medewerker (medewerker, naam, functie, in_dienst, uit_dienst, hoofdbron) "
            "values (?, ?, ?, ?, ?, ?) on conflict do update set naam = excluded.naam, "
            "functie = excluded.functie, in_dienst = excluded.in_dienst, uit_dienst = excluded.uit_dienst, "
            "hoofdbron = excluded.hoofdbron",
            [
                wie,
                velden["naam"],
                velden.get("functie", STANDAARDFUNCTIE),
                _dag(velden.get("in_dienst")),
                _dag(velden.get("uit_dienst")),
                velden.get("hoofdbron") or None,
            ],
        )


def _koppel_op_naam(tx: Transactie, mensen: list[tuple[Any, ...]]) -> None:
    """Exact matches of key or name with a medewerker's name or alias become automatic mappings."""
    bekend = _bekende_sleutels(tx)
    for sleutel, naam in mensen:
        if sleutel in bekend:
            continue
        wie = zoek(tx, sleutel) or zoek(tx, naam)
        if wie is not None:
            _koppel_automatisch(tx, sleutel, wie)


def _koppel_automatisch(tx: Transactie, sleutel: str, medewerker: str) -> None:
    tx.doe(
        "insert into indeling (soort, tekst, doel, herkomst) values ('persoon', ?, ?, 'automatisch') "
        "on conflict do update set doel = excluded.doel",
        [sleutel, medewerker],
    )


def _bekende_sleutels(tx: Transactie) -> set[str]:
    return {
        sleutel
        for (sleutel,) in tx.rijen(
            "select tekst from indeling join medewerker on medewerker = doel where soort = 'persoon'"
        )
    }


def _volgende_id(tx: Transactie) -> str:
    nummers = [
        int(treffer[1])
        for (wie,) in tx.rijen(
            "select medewerker from medewerker union select eenheid from stamrij where soort = 'medewerker'"
        )
        if (treffer := re.fullmatch(r"M(\d+)", wie))
    ]
    return f"M{max(nummers, default=0) + 1:02d}"


def _dag(waarde: str | None) -> dt.date | None:
    return dt.date.fromisoformat(waarde) if waarde else None
