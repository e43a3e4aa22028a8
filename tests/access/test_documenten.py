"""The documents tell what the program does: settings, headers, roles and limits."""

from __future__ import annotations

import re

from monitor.access import ingang, links, openbaarmaking, poort, sessies
from monitor.access.bereik import ROLLEN
from monitor.settings import Instellingen
from tests.access.instellingentabel import DOCUMENT, met_tabel
from tests.conftest import PROJECT

BEHEER = DOCUMENT.read_text(encoding="utf-8")
PRIVACY = (PROJECT / "docs" / "privacy.md").read_text(encoding="utf-8")


def test_the_settings_table_is_current() -> None:
    assert met_tabel(BEHEER) == BEHEER, "run: python -m tests.access.instellingentabel"


def test_every_setting_named_in_the_documents_exists() -> None:
    for naam in re.findall(r"BUURTMONITOR_([A-Z_]+)", BEHEER + PRIVACY):
        assert naam.lower() in Instellingen.model_fields, naam
    for blok in re.findall(r"```toml\n(.*?)```", BEHEER, re.DOTALL):
        for naam in re.findall(r"^([a-z_]+) *=", blok, re.MULTILINE):
            assert naam in Instellingen.model_fields, naam


def test_the_proxy_examples_use_our_header_names() -> None:
    for kop in (poort.PROXY_GEHEIM, poort.PROXY_WIE, poort.PROXY_GROEPEN):
        assert BEHEER.lower().count(kop) >= 2, kop
    for pad in ("/healthz", "/readyz"):
        assert pad in ingang.INGANGEN
        assert pad in BEHEER


def test_the_privacy_document_states_the_limits_in_force() -> None:
    for getal, woord in (
        (links.DAGEN_STANDAARD, "dagen"),
        (links.DAGEN_HOOGSTENS, "dagen"),
        (openbaarmaking.MEDEWERKERS_MINIMAAL, "medewerkers"),
        (openbaarmaking.ROND_UREN, "uur"),
        (openbaarmaking.BEWONERS_MINIMAAL, "bewoners"),
        (sessies.STIL // 60, "minuten"),
        (sessies.LANGST // 3600, "uur"),
    ):
        assert f"{getal} {woord}" in PRIVACY, f"{getal} {woord}"
    for rol in ROLLEN:
        assert f"**{rol}**" in PRIVACY
    for artikel in ("artikel 27", "lid 1, onder k", "onder l", "artikel 30", "artikel 35", "artikel 6"):
        assert artikel in PRIVACY, artikel
