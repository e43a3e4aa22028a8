"""What looks like something of a person is refused, wherever it stands; ordinary sentences are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd
from monitor.jaarplan.netwerk.tekst import keur, net, persoonsgegeven

GEWOON = (
    "Het spreekuur is dinsdag van 9 tot 11 uur in het buurthuis.",
    "Sinds 2024 is 12 keer overlegd; 01-02-2026 t/m 17-03-2026 was er niemand.",
    "1.250 woningen, 3.400.000 euro, 100.000.000 kilometer",
    "Kamer 12, 2e verdieping; code van het complex is 4711.",
    "De heer en mevrouw van de commissie zijn er elke week.",
    "In 2026 zijn 14 portieken geschilderd",
    "Wijkteam 1 en 2, 2026-11-20, week 47",
    "Politie: 3 keer per week, 112 bij nood",
    "Kerkstraat 12 t/m 40 krijgt nieuwe sloten",
    "De Ringweg-Noord en de Kerkstraat, 3 keer per week",
    "Vlasakker, Meenthof 4 en Galerij 11 zijn geschilderd",
    "Kerkstraat 12-40 en Molenlaan 1 en 3",
    "Op nummer een van de lijst staat afval",
)
FOUT = {
    "bel 06-12345678": "telefoonnummer",
    "bel 06 1234 5678 na vijven": "telefoonnummer",
    "(043) 123 45 67": "telefoonnummer",
    "+31 6 12345678": "telefoonnummer",
    "0031612345678": "telefoonnummer",
    "mail jan@voorbeeld.nl": "e-mailadres",
    "woont op 1234 AB 12": "adres",
    "Dorpsstraat 12, 1234AB": "adres",
    "1234ab 7a": "adres",
    "Jansen, Kerkstraat 12, moet weg": "adres",
    "overlast molenlaan 7b": "adres",
    "Jansen op nummer 12 drinkt": "adres",
    "die van huisnummer 3": "adres",
    "Kerkstraat nr. 5": "adres",
    "bsn 111222333": "burgerservicenummer",
    "bsn 1112.22.333": "burgerservicenummer",
    "mevrouw Jansen klaagt": "naam",
    "dhr. van der Meer": "naam",
    "familie De Boer": "naam",
    "０６－１２３４５６７８": "telefoonnummer",  # wide digits
}


@pytest.mark.parametrize("tekst", GEWOON)
def test_an_ordinary_sentence_is_kept(tekst: str) -> None:
    assert keur(tekst, "De afspraak") == tekst


@pytest.mark.parametrize(("tekst", "wat"), FOUT.items())
def test_what_points_at_a_person_is_refused_without_repeating_it(tekst: str, wat: str) -> None:
    with pytest.raises(Geweigerd, match=wat) as fout:
        keur(tekst, "De afspraak")
    assert not any(teken.isdigit() for teken in fout.value.zin)
    assert "Jansen" not in fout.value.zin


WOORD = st.sampled_from(["bel", "over", "de hal", "", "na vijven", "spreekuur", "overlast;", "zie ook"])
TUSSEN = st.sampled_from(["", " ", "-", " - ", "."])


@st.composite
def _telefoon(trek: st.DrawFn) -> str:
    cijfers = trek(st.text("0123456789", min_size=9, max_size=9))
    stukken = trek(st.sampled_from([(1, 8), (2, 7), (2, 3, 4), (1, 4, 4), (9,)]))
    uit, plek = "0", 0
    for lengte in stukken:
        uit += cijfers[plek : plek + lengte] + trek(TUSSEN)
        plek += lengte
    return uit.rstrip(" -.")


@st.composite
def _bsn(trek: st.DrawFn) -> str:
    for_ = trek(st.text("0123456789", min_size=8, max_size=8).filter(lambda t: int(t) > 0))
    som = sum(int(c) * g for c, g in zip(for_, (9, 8, 7, 6, 5, 4, 3, 2), strict=True)) % 11
    return for_ + str(som if som < 10 else 0)


POST = st.builds(
    "{}@{}.{}".format,
    st.text("abcdefgz.-", min_size=1, max_size=8), st.text("abcxyz", min_size=1, max_size=8),
    st.sampled_from(["nl", "com", "amsterdam"]),
)  # fmt: skip
ADRES = st.builds(
    "{}{}{}{}{}".format,
    st.integers(1000, 9999), st.sampled_from(["", " "]), st.text("ABCDEFGHZ", min_size=2, max_size=2),
    st.sampled_from([" ", ", ", " nr. "]), st.integers(1, 999),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(gegeven=st.one_of(_telefoon(), _bsn(), POST, ADRES), voor=WOORD, na=WOORD)
def test_it_is_found_anywhere_in_a_sentence(gegeven: str, voor: str, na: str) -> None:
    assert persoonsgegeven(f"{voor} {gegeven} {na}") is not None


@settings(max_examples=100, deadline=None)
@given(tekst=st.text(max_size=80))
def test_what_is_kept_is_one_visible_line(tekst: str) -> None:
    schoon = net(tekst)
    assert schoon == net(schoon)
    assert "\n" not in schoon
    assert not any(teken in schoon for teken in "\u202e\u200b\u2066\ufeff\x00")


def test_a_text_that_is_missing_or_too_long_is_refused() -> None:
    with pytest.raises(Geweigerd, match="leeg"):
        keur(" \u200b ", "De organisatie", verplicht=True)
    with pytest.raises(Geweigerd, match="te lang"):
        keur("a" * 301, "De afspraak")
