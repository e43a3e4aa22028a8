"""A login is a medewerker only when somebody said so; and never another's."""

from __future__ import annotations

import pytest

from monitor.access import koppeling, logboek, sessies
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.fouten import Geweigerd
from tests.access.conftest import NU


def meld_aan(kluis: Kluis, wie: str, naam: str, nu: int = NU) -> str:
    return sessies.begin(kluis, nu, wie=wie, naam=naam, rol="medewerker", bereik=Bereik.van_rol("medewerker"))


def test_a_name_links_nobody_and_a_link_is_said_once(kluis: Kluis) -> None:
    meld_aan(kluis, "oidc:1", "Anna de Boer")
    assert koppeling.medewerker_van(kluis, "oidc:1") is None
    koppeling.koppel(kluis, NU, "oidc:1", "M01", "Anna de Boer", door="Ruud")
    gevonden = koppeling.medewerker_van(kluis, "oidc:1")
    assert gevonden is not None
    assert (gevonden.medewerker, gevonden.medewerker_naam, gevonden.gekoppeld_door) == (
        "M01", "Anna de Boer", "Ruud",
    )  # fmt: skip
    assert koppeling.medewerker_van(kluis, "oidc:11") is None
    assert (logboek.regels(kluis)[0].wat, logboek.regels(kluis)[0].over) == (
        "aanmelding gekoppeld", "oidc:1 is M01",
    )  # fmt: skip
    meld_aan(kluis, "oidc:1", "Anna Jansen", NU + 9)  # another name at the provider changes nothing
    assert koppeling.medewerker_van(kluis, "oidc:1") is not None


def test_two_logins_are_never_one_medewerker_and_a_stranger_is_nobody(kluis: Kluis) -> None:
    for wie in ("oidc:1", "oidc:2"):
        meld_aan(kluis, wie, "Anna de Boer")
    koppeling.koppel(kluis, NU, "oidc:1", "M01", "Anna de Boer", door="Ruud")
    regels = logboek.controleer(kluis).regels
    with pytest.raises(Geweigerd, match="andere aanmelding"):
        koppeling.koppel(kluis, NU, "oidc:2", "M01", "Anna de Boer", door="Ruud")
    with pytest.raises(Geweigerd, match="nooit aangemeld"):
        koppeling.koppel(kluis, NU, "oidc:3", "M02", "Bert", door="Ruud")
    assert logboek.controleer(kluis).regels == regels


def test_taking_the_link_away_ends_the_sessions(kluis: Kluis) -> None:
    token = meld_aan(kluis, "oidc:1", "Anna de Boer")
    koppeling.koppel(kluis, NU, "oidc:1", "M01", "Anna de Boer", door="Ruud")
    assert sessies.controleer(kluis, token, NU + 1) is not None
    koppeling.ontkoppel(kluis, NU + 2, "oidc:1", door="Ruud")
    assert koppeling.medewerker_van(kluis, "oidc:1") is None
    assert sessies.controleer(kluis, token, NU + 3) is None


def test_who_has_a_link_is_in_no_list_and_who_stays_away_is_forgotten(kluis: Kluis) -> None:
    meld_aan(kluis, "oidc:1", "Anna de Boer")
    with kluis.wijzig() as verbinding:
        sessies.voeg_toe(
            kluis, verbinding, NU, wie="link:x", naam="Bestuur", rol="bestuur", bereik=Bereik(), link=None
        )
    assert [mens.wie for mens in koppeling.lijst(kluis)] == ["oidc:1", "link:x"]
    sessies.ruim_op(kluis, NU + sessies.VERGEET + 1)
    assert koppeling.lijst(kluis) == []
