"""Logging in at a provider on this machine, and every way in which a login must fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from monitor.access import logboek
from monitor.access.aanmelden import Aanmelddienst, lokaal_pad
from tests.access.asgi import Antwoord, Browser
from tests.access.conftest import GEHEIM, NU, Opstelling
from tests.access.provider import Provider

Maak = Callable[..., Opstelling]


@pytest.fixture
def provider() -> Iterator[Provider]:
    """Honest, until told otherwise."""
    loket = Provider(NU)
    yield loket
    loket.sluit()


@pytest.fixture
def op(opstelling: Maak, provider: Provider) -> Opstelling:
    """The gate with that provider."""
    gemaakt = opstelling("oidc", oidc_uitgever=provider.adres)
    dienst = Aanmelddienst(gemaakt.huis.regels, provider.adres, "bm", GEHEIM, "groups")
    gemaakt.huis = replace(gemaakt.huis, dienst=dienst)
    return gemaakt


def _heen(tab: Browser, pad: str = "/werkdruk?buurt=1") -> str:
    eerst = tab.vraag(pad)
    assert eerst.status == 302
    naar = tab.vraag(eerst.kop("location"))
    assert naar.status == 302
    return naar.kop("location")


def _meld_aan(tab: Browser, provider: Provider) -> Antwoord:
    return tab.vraag(f"/aanmelden/terug?{provider.meld_aan(_heen(tab))}")


def test_somebody_logs_in_and_lands_on_the_page_asked_for(op: Opstelling, provider: Provider) -> None:
    tab = Browser(op.poort)
    klaar = _meld_aan(tab, provider)
    assert (klaar.status, klaar.kop("location")) == (303, "/werkdruk?buurt=1")
    assert tab.vraag("/werkdruk").status == 200
    wie = op.binnen.identiteit()
    assert (wie["wie"], wie["naam"], wie["rol"]) == ("oidc:u1", "Ruud de Vries", "manager")
    assert [regel.wat for regel in logboek.regels(op.kluis)] == ["aangemeld"]


@pytest.mark.parametrize(
    "anders",
    [
        {"aud": "een-andere-app"},
        {"aud": ["bm", "een-andere-app"]},
        {"nonce": None},
        {"nonce": "een ander"},
        {"exp": NU - 61},
        {"exp": None},
        {"iss": "https://aanvaller.nl"},
        {"sub": None},
        {"groups": ["een-andere-groep"]},
        {"groups": None},
    ],
)
def test_a_wrong_token_is_refused(op: Opstelling, provider: Provider, anders: dict[str, object]) -> None:
    provider.anders = anders
    tab = Browser(op.poort)
    klaar = _meld_aan(tab, provider)
    assert klaar.status == 403
    assert "__Host-bm" not in klaar.koekjes
    assert tab.vraag("/").status == 302
    assert op.binnen.scopes == []
    assert logboek.regels(op.kluis)[0].wat == "aanmelden geweigerd"


def test_a_token_that_somebody_else_signed_is_refused(op: Opstelling, provider: Provider) -> None:
    provider.vals = True
    assert _meld_aan(Browser(op.poort), provider).status == 403


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
def test_a_token_signed_with_the_public_key_as_password_is_refused(
    op: Opstelling, provider: Provider
) -> None:
    provider.alg = "HS256"
    assert _meld_aan(Browser(op.poort), provider).status == 403


def test_the_same_way_back_works_once(op: Opstelling, provider: Provider) -> None:
    tab = Browser(op.poort)
    vraag = provider.meld_aan(_heen(tab))
    half = dict(tab.koekjes)
    assert tab.vraag(f"/aanmelden/terug?{vraag}").status == 303
    tab.koekjes = half
    assert tab.vraag(f"/aanmelden/terug?{vraag}").status == 403


def test_another_browser_cannot_finish_it(op: Opstelling, provider: Provider) -> None:
    slachtoffer, aanvaller = Browser(op.poort), Browser(op.poort)
    _heen(slachtoffer)
    assert slachtoffer.vraag(f"/aanmelden/terug?{provider.meld_aan(_heen(aanvaller))}").status == 403
    assert (
        Browser(op.poort).vraag(f"/aanmelden/terug?{provider.meld_aan(_heen(Browser(op.poort)))}").status
        == 403
    )


def test_an_old_or_invented_state_or_other_issuer_is_refused(op: Opstelling, provider: Provider) -> None:
    tab = Browser(op.poort)
    vraag = provider.meld_aan(_heen(tab))
    assert tab.vraag("/aanmelden/terug?code=code-0&state=verzonnen").status == 403
    assert tab.vraag(f"/aanmelden/terug?{vraag}&iss=https://aanvaller.nl").status == 403
    vraag = provider.meld_aan(_heen(tab))
    op.nu += 601
    assert Browser(op.poort, koekjes=tab.koekjes).vraag(f"/aanmelden/terug?{vraag}").status == 403
    assert tab.vraag("/aanmelden/terug?error=access_denied&state=x").status == 403


def test_a_provider_that_is_away_gives_a_sentence(op: Opstelling, provider: Provider) -> None:
    provider.sluit()
    antwoord = Browser(op.poort).vraag("/aanmelden")
    assert antwoord.status == 502
    assert b"niet bereikbaar" in antwoord.inhoud


def test_after_logging_in_one_stays_in_the_house() -> None:
    assert lokaal_pad("/werkdruk?buurt=1") == "/werkdruk?buurt=1"
    for pad in (
        "//aanvaller.nl",
        "https://aanvaller.nl",
        "/\\aanvaller.nl",
        "/a\\b",
        "",
        "/d/x.y",
        "/aanmelden",
        "/a\r\nb",
    ):
        assert lokaal_pad(pad) == "/"
