"""The gate: nothing reaches the app without a session that is valid at that moment."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.access import links, logboek, sessies
from monitor.access.bereik import Bereik
from monitor.access.koppen import beleid, inline_hashes
from monitor.access.poortregels import is_hier, keur
from monitor.access.rem import Rem
from monitor.access.taal import NAMEN, VENSTER, WOORDEN, in_het_nederlands, script
from monitor.fouten import Geweigerd
from monitor.settings import lees_instellingen
from tests.access.asgi import PAGINA, Browser
from tests.access.conftest import ADRES, GEHEIM, GROEPEN, NU, Opstelling

Maak = Callable[..., Opstelling]
Blader = Callable[..., Browser]
VIA_PROXY = (("x-buurtmonitor-geheim", GEHEIM),)
DIEP = [
    "/", "/werkdruk", "/media/abc.csv", "/_stcore/upload_file/s/f", "/_stcore/host-config", "/_stcore/health",
    "/component/monitor.ui.kaart.kaart.leaflet/leaflet.js", "/static/js/index.js",
    "/_stcore/bidi-components/x",
]  # fmt: skip


@pytest.mark.parametrize("modus", ["oidc", "proxy"])
@pytest.mark.parametrize("pad", DIEP)
def test_a_deep_link_on_a_fresh_server_meets_the_gate(
    opstelling: Maak, browser: Blader, modus: str, pad: str
) -> None:
    op = opstelling(modus)
    tab = browser(op, altijd=VIA_PROXY)
    for koppen in (
        {},
        {"accept": "*/*"},
        {"cookie": "__Host-bm=verzonnen"},
        {"x_bm_rol": '"manager"', "x_bm_sid": '"x"'},
    ):
        assert tab.vraag(pad, **koppen).status in (302, 401)
    assert tab.verbind([b"x"], origin=ADRES) == [{"type": "websocket.close", "code": 4401}]
    assert op.binnen.scopes == []


@pytest.mark.parametrize(
    "pad", ["/_stcore/metrics", "/_stcore/agent/interact", "/auth/login", "/oauth2callback"]
)
def test_what_streamlit_leaves_open_is_closed_for_everybody(
    opstelling: Maak, browser: Blader, pad: str
) -> None:
    for modus, host, peer in (
        ("lokaal", "127.0.0.1:8501", "127.0.0.1"),
        ("proxy", "buurt.voorbeeld.nl", "10.0.0.9"),
    ):
        op = opstelling(modus)
        tab = browser(op, host=host, peer=peer, altijd=VIA_PROXY)
        assert tab.vraag(pad, x_forwarded_user="ruud", x_forwarded_groups="bm-manager").status == 404
        assert op.binnen.scopes == []


def test_lokaal_is_this_computer_under_its_own_name_only(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("lokaal")
    assert browser(op, host="127.0.0.1:8501", peer="127.0.0.1").vraag("/werkdruk").status == 200
    assert op.binnen.identiteit()["rol"] == "manager"
    assert browser(op, host="localhost:8501", peer="::1").vraag("/").status == 200
    assert (
        browser(op, host="aanvaller.nl", peer="127.0.0.1").vraag("/").status == 403
    )  # a name that points here
    assert browser(op, host="127.0.0.1:8501", peer="192.168.1.7").vraag("/").status == 403
    hier = browser(op, host="127.0.0.1:8501", peer="127.0.0.1")
    assert hier.verbind([b"a"], origin="http://127.0.0.1:8501")[-1]["bytes"] == b"echo a"
    assert hier.verbind([b"a"], origin="https://aanvaller.nl")[-1]["type"] == "websocket.close"
    assert op.binnen.ontvangen == [b"a"]


def test_identity_comes_from_the_gate_alone(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("proxy")
    tab = browser(op, altijd=VIA_PROXY)
    tab.vraag(
        "/", x_forwarded_user="els", x_forwarded_groups="anders, bm-bestuur",
        x_forwarded_preferred_username="Els Vós", x_bm_rol='"manager"', X_BM_SID='"gestolen"',
    )  # fmt: skip
    wie = op.binnen.identiteit()
    assert (wie["rol"], wie["wie"], wie["naam"]) == ("bestuur", "proxy:els", "Els Vós")
    assert Bereik.uit_tekst(wie["bereik"]).paginas == ("bord", "pieken", "stoplichtkaart")
    assert not any(
        n.startswith(b"x-forwarded") or n == b"x-buurtmonitor-geheim"
        for n, _ in op.binnen.scopes[-1]["headers"]
    )


@pytest.mark.parametrize(
    ("peer", "koppen"),
    [
        ("10.0.0.8", [("x-buurtmonitor-geheim", GEHEIM)]),
        ("10.0.0.9", []),
        ("10.0.0.9", [("x-buurtmonitor-geheim", GEHEIM[:-1])]),
        ("10.0.0.9", [("x-buurtmonitor-geheim", GEHEIM), ("x-buurtmonitor-geheim", GEHEIM)]),
        ("10.0.0.9", [("x-buurtmonitor-geheim", GEHEIM), ("x-forwarded-user", "els")]),
        ("10.0.0.9", [("x-buurtmonitor-geheim", "é" * 32)]),
    ],
)
def test_only_the_listed_proxy_with_the_secret_says_who_it_is(
    opstelling: Maak, browser: Blader, peer: str, koppen: list[tuple[str, str]]
) -> None:
    op = opstelling("proxy")
    antwoord = browser(op, peer=peer, altijd=koppen).vraag(
        "/", x_forwarded_user="ruud", x_forwarded_groups="bm-manager"
    )
    assert antwoord.status in (401, 403)
    assert op.binnen.scopes == []


def test_a_login_cookie_without_the_proxys_word_is_worth_nothing(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("proxy")
    tab = browser(op, altijd=VIA_PROXY)
    assert tab.vraag("/", x_forwarded_user="ruud", x_forwarded_groups="bm-manager").status == 200
    assert "__Host-bm" in tab.koekjes
    assert tab.vraag("/").status == 401
    eerste = op.binnen.identiteit()["sid"]
    tab.vraag("/", x_forwarded_user="els", x_forwarded_groups="bm-bestuur")  # another person, same browser
    assert op.binnen.identiteit()["wie"] == "proxy:els"
    assert op.binnen.identiteit()["sid"] != eerste


@pytest.mark.parametrize(("groep", "status", "rol"), [("bm-bestuur", 200, "bestuur"), ("anders", 401, None)])
def test_who_changes_role_at_the_proxy_has_it_at_once_and_what_is_open_ends(
    opstelling: Maak, browser: Blader, groep: str, status: int, rol: str | None
) -> None:
    op = opstelling("proxy")
    tab = browser(op, altijd=VIA_PROXY)
    tab.vraag("/", x_forwarded_user="ruud", x_forwarded_groups="bm-manager")
    ander_venster = browser(op, altijd=VIA_PROXY, koekjes=dict(tab.koekjes))
    uit: list[int] = []

    def herlaad() -> None:  # in a thread: the WebSocket's own loop runs here
        draad = threading.Thread(
            target=lambda: uit.append(
                ander_venster.vraag("/", x_forwarded_user="ruud", x_forwarded_groups=groep).status
            )
        )
        draad.start()
        draad.join()

    terug = tab.verbind(
        [b"a", herlaad, b"b"], x_forwarded_user="ruud", x_forwarded_groups="bm-manager", origin=ADRES
    )
    assert op.binnen.ontvangen == [b"a"]
    assert terug[-1]["code"] == 4401
    assert uit == [status]
    if rol is not None:
        assert op.binnen.identiteit()["rol"] == rol


def test_a_new_login_with_another_role_ends_what_is_open_under_the_old_one(
    opstelling: Maak, browser: Blader
) -> None:
    op = opstelling("oidc")
    thuis, werk = _aangemeld(op, browser), _aangemeld(op, browser)
    collega = _aangemeld(op, browser, wie="oidc:2")
    assert thuis.vraag("/").status == 200  # the same role twice: both stay
    _aangemeld(op, browser, rol="bestuur")
    assert [tab.vraag("/").status for tab in (thuis, werk, collega)] == [302, 302, 200]
    assert [r.wat for r in logboek.regels(op.kluis, 20)].count("sessies gesloten") == 1


def _aangemeld(op: Opstelling, browser: Blader, *, wie: str = "oidc:1", rol: str = "manager") -> Browser:
    token = sessies.begin(op.kluis, op.nu, wie=wie, naam="Ruud", rol=rol, bereik=Bereik.van_rol(rol))
    return browser(op, koekjes={"__Host-bm": token})


def test_a_revoked_session_ends_at_its_next_message(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = _aangemeld(op, browser)
    assert tab.vraag("/werkdruk").status == 200
    terug = tab.verbind(
        [b"een", lambda: sessies.sluit_alle(op.kluis, "oidc:1", op.nu, door="beheer"), b"twee", b"drie"],
        origin=ADRES,
    )
    assert op.binnen.ontvangen == [b"een"]
    assert [b.get("bytes") or b["type"] for b in terug] == [
        "websocket.accept",
        b"echo een",
        "websocket.close",
    ]
    assert tab.vraag("/werkdruk").status == 302


def test_a_tab_closed_while_the_app_draws_is_no_error(opstelling: Maak, browser: Blader) -> None:
    huis = opstelling("lokaal")
    tab = browser(huis, host="127.0.0.1:8501", peer="127.0.0.1", weg_na=2)
    assert [b["type"] for b in tab.verbind([b"a", b"b", b"c"])] == ["websocket.accept", "websocket.send"]
    assert huis.binnen.ontvangen == [b"a", b"b"]  # then the app hears the end from `receive`


def test_an_idle_and_an_old_session_end(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = _aangemeld(op, browser)
    op.nu += 29 * 60
    assert tab.vraag("/").status == 200
    for _ in range(16):
        op.nu += 29 * 60
        tab.vraag("/")
    assert op.nu > NU + 8 * 3600
    assert tab.vraag("/").status == 302
    tab = _aangemeld(op, browser)
    op.nu += 31 * 60
    assert tab.verbind([b"x"], origin=ADRES) == [{"type": "websocket.close", "code": 4401}]


def test_another_site_cannot_open_our_websocket(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = _aangemeld(op, browser)
    for oorsprong in ("https://aanvaller.nl", "null", f"{ADRES}.aanvaller.nl", "http://buurt.voorbeeld.nl"):
        assert tab.verbind([b"x"], origin=oorsprong)[-1]["type"] == "websocket.close"
    assert tab.verbind([b"x"])[-1]["type"] == "websocket.close"
    assert op.binnen.scopes == []


def test_another_host_name_is_refused(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = _aangemeld(op, browser)
    tab.host = "aanvaller.nl"
    assert tab.vraag("/").status == 421
    assert op.binnen.scopes == []


def test_every_answer_carries_the_headers_and_speaks_dutch(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = _aangemeld(op, browser)
    for pad in ("/", "/media/x.csv", "/healthz", "/d/fout", "/bestaat-niet", "/_stcore/metrics"):
        antwoord = tab.vraag(pad)
        assert antwoord.kop("x-content-type-options") == "nosniff"
        assert antwoord.kop("referrer-policy") == "no-referrer"
        assert "frame-ancestors 'none'" in antwoord.kop("content-security-policy")
        assert "unsafe-eval'" not in antwoord.kop("content-security-policy").replace("wasm-unsafe-eval'", "")
        assert "max-age" in antwoord.kop("strict-transport-security")
        assert "geheime server" not in str(antwoord.koppen)
        assert "no-store" in antwoord.kop("cache-control")
    pagina = tab.vraag("/").inhoud
    assert b'lang="nl"' in pagina
    assert b"<title>Buurtmonitor" in pagina
    assert b"service-desc" not in pagina


def test_a_download_that_is_html_stays_what_was_made_to_the_letter(opstelling: Maak, browser: Blader) -> None:
    tab = _aangemeld(opstelling("oidc"), browser)
    assert tab.vraag("/media/kaart.html").inhoud == PAGINA


def test_the_policy_knows_the_pages_own_script_and_frees_nothing_else() -> None:
    script = b"\nb\n"
    hash_ = base64.b64encode(hashlib.sha256(script).digest()).decode()
    assert inline_hashes(b"<script src='a.js'></script><script>" + script + b"</script>") == (
        f"'sha256-{hash_}'",
    )
    gewoon = beleid("/", "wss://x", ("'sha256-a='",))
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-a='" in gewoon
    assert "'unsafe-inline'" not in gewoon.split("style-src")[0]
    assert "'unsafe-eval'" not in gewoon.replace("wasm-unsafe-eval", "")
    assert gewoon.count("https://") == 1  # the background tiles of a map, as images
    assert "img-src 'self' data: blob: https://service.pdok.nl;" in gewoon
    assert "'unsafe-inline'" not in beleid("/component/ander/index.html", "wss://x", ()).split("style-src")[0]


def test_streamlits_page_still_has_what_we_replace() -> None:
    import streamlit

    pagina = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    anders = in_het_nederlands(pagina)
    assert b'<html lang="nl">' in anders
    assert b"<title>Buurtmonitor</title>" in anders
    assert len(inline_hashes(pagina)) == 1
    assert len(inline_hashes(anders)) == 2  # its own, and ours
    assert script().encode() in anders
    assert anders.count(b"<style>") == pagina.count(b"<style>") + 1
    assert script().count("</") == 0  # no word can end the script


def test_every_english_word_that_we_replace_is_still_one_of_streamlits() -> None:
    import streamlit

    scripts = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js")
    alles = "".join(pad.read_text(encoding="utf-8") for pad in scripts)
    gezocht = {"Press Enter to" if woord.startswith("Press ") else woord for woord in WOORDEN}
    gezocht |= {*NAMEN, "Help for ", "Remove ", "stFileChip", "stTooltipHoverTarget"}
    for zin in VENSTER:  # Streamlit puts the second sentence of its window together
        gezocht |= {zin} if ". " not in zin else set(zin.split(". "))
    assert "You have requested page /" in alles
    assert [woord for woord in sorted(gezocht) if woord not in alles] == []


def _helderheid(kleur: str) -> float:
    """Relative luminance, as WCAG 2 has it."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_a_link_under_the_keyboard_has_a_ring_that_stands_out_in_light_and_dark() -> None:
    pagina = in_het_nederlands(b"<head></head><body></body>").decode()
    ring = re.search(
        r":is\(body, #root\) a:focus-visible \{\s*outline: (\d)px solid light-dark\((#\w{6}), (#\w{6})\)",
        pagina,
    )
    assert ring is not None
    assert int(ring[1]) >= 2
    for kleur, grond in (
        (ring[2], "#ffffff"),
        (ring[2], "#eef2f6"),
        (ring[3], "#11171f"),
        (ring[3], "#26303c"),
    ):
        hoog, laag = sorted((_helderheid(kleur), _helderheid(grond)), reverse=True)
        assert (hoog + 0.05) / (laag + 0.05) >= 3


# -- share links -------------------------------------------------------------------------------------
def _link(op: Opstelling, **anders: object) -> str:
    wensen = {
        "door": "Ruud",
        "titel": "<b>Bestuur</b>",
        "bereik": Bereik(("bord",), ("WK01",)),
        "soort": "levend",
    }
    return links.maak(op.kluis, op.nu, **{**wensen, **anders})[1]  # type: ignore[arg-type]


@pytest.mark.parametrize("modus", ["oidc", "proxy"])
def test_a_link_opens_with_a_button_and_leaves_the_address_bar(
    opstelling: Maak, browser: Blader, modus: str
) -> None:
    op = opstelling(modus)
    token = _link(op, hoogstens=1)
    tab = browser(op, altijd=VIA_PROXY)
    for _ in range(3):  # a mail scanner looks and uses nothing up
        voordeur = tab.vraag(f"/d/{token}")
        assert voordeur.status == 200
    assert tab.koekjes == {}
    assert b"Gedeeld door Ruud" in voordeur.inhoud
    assert b"<b>Bestuur" not in voordeur.inhoud
    assert b"<script" not in voordeur.inhoud
    assert token.encode() not in voordeur.inhoud
    open_ = tab.vraag(f"/d/{token}", "POST", origin="null", sec_fetch_site="same-origin")
    assert (open_.status, open_.kop("location")) == (303, "/bord")
    koekje = next(w for n, w in open_.koppen if n == "set-cookie")
    assert re.fullmatch(r"__Host-bm=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", koekje)
    assert tab.vraag("/").status == 200
    wie = op.binnen.identiteit()
    assert (wie["rol"], wie["link"], Bereik.uit_tekst(wie["bereik"]).wijken) == (
        "bestuur",
        token[:12],
        ("WK01",),
    )
    assert tab.vraag(f"/d/{token}").status == 404  # used up
    links.trek_in(op.kluis, token[:12], op.nu, door="Ruud")
    weg = tab.vraag("/bord", accept="text/html")
    assert (weg.status, b"ingetrokken of verlopen" in weg.inhoud) == (401, True)
    vreemd = browser(op, altijd=VIA_PROXY).vraag("/bord", accept="text/html")
    assert b"ingetrokken" not in vreemd.inhoud  # who never had a link hears nothing about links


def test_a_link_opened_while_logged_in_leaves_no_login_behind_in_another_tab(
    opstelling: Maak, browser: Blader
) -> None:
    op = opstelling("oidc")
    tab, token = _aangemeld(op, browser), _link(op)
    ander_venster = browser(op, koekjes=dict(tab.koekjes))

    def open_link() -> None:  # in a thread: the WebSocket's own loop runs here
        draad = threading.Thread(target=lambda: ander_venster.vraag(f"/d/{token}", "POST", origin=ADRES))
        draad.start()
        draad.join()

    terug = tab.verbind([b"a", open_link, b"b"], origin=ADRES)
    assert op.binnen.ontvangen == [b"a"]
    assert terug[-1]["code"] == 4401
    assert ander_venster.vraag("/").status == 200
    assert op.binnen.identiteit()["rol"] == "bestuur"


def test_who_only_looks_fills_no_memory_with_files(opstelling: Maak, browser: Blader) -> None:
    """Streamlit keeps any file that comes in for an open session, whether or not a page asked for one."""
    op = opstelling("oidc")
    gast = browser(op)
    assert gast.vraag(f"/d/{_link(op)}", "POST", origin=ADRES).status == 303
    inzenders = [gast, _aangemeld(op, browser, wie="oidc:els", rol="bestuur"), _aangemeld(op, browser)]
    uit = [tab.vraag("/_stcore/upload_file/s/f", "PUT", b"x").status for tab in inzenders]
    assert uit == [403, 403, 200]
    assert op.binnen.paden == ["/_stcore/upload_file/s/f"]


def test_a_form_of_another_site_opens_nothing(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    token = _link(op, hoogstens=1)
    for koppen in ({"origin": "https://aanvaller.nl"}, {"origin": "null", "sec_fetch_site": "cross-site"}):
        assert browser(op).vraag(f"/d/{token}", "POST", **koppen).status == 405
    assert links.lijst(op.kluis)[0].gebruikt == 0


def test_a_password_is_asked_and_checked(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    token = _link(op, geheim_woord="zeven fietsen & één bel")
    tab = browser(op)
    assert b'type="password"' in tab.vraag(f"/d/{token}").inhoud
    fout = tab.vraag(f"/d/{token}", "POST", b"wachtwoord=raden")
    assert (fout.status, b"klopt niet" in fout.inhoud) == (403, True)
    assert tab.vraag(f"/d/{token}", "POST", b"wachtwoord=" + b"x" * 5000).status == 403
    goed = b"wachtwoord=zeven+fietsen+%26+%C3%A9%C3%A9n+bel"
    assert tab.vraag(f"/d/{token}", "POST", goed).status == 303


def test_guessing_is_slowed_down_and_logged_without_the_guess(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    goed = _link(op)
    tab = browser(op)
    stand = [tab.vraag(f"/d/{goed[:13]}{'a' * 43}").status for _ in range(25)]
    assert stand == [404] * 20 + [429] * 5
    assert tab.vraag(f"/d/{goed}").status == 429  # from this address nothing is tried any more
    assert browser(op, peer="10.0.0.7").vraag(f"/d/{goed}").status == 200
    op.nu += 60
    assert tab.vraag(f"/d/{goed}").status == 200
    tekst = str(logboek.regels(op.kluis))
    assert tekst.count("link geweigerd") == 20
    assert "aaaaaa" not in tekst
    assert goed[13:] not in tekst


def test_logging_out_closes_the_session(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = _aangemeld(op, browser)
    assert tab.vraag("/afmelden").status == 404  # a link or image can't log anybody out
    assert tab.vraag("/afmelden", "POST", origin="https://aanvaller.nl").status == 404
    oud = dict(tab.koekjes)
    assert tab.vraag("/afmelden", "POST", origin=ADRES).status == 200
    tab.koekjes = oud
    assert tab.vraag("/").status == 302


def test_health_says_nothing_and_asks_the_database(opstelling: Maak, browser: Blader) -> None:
    op = opstelling("oidc")
    tab = browser(op, host="anders", peer="10.9.9.9")
    assert (tab.vraag("/healthz").status, tab.vraag("/healthz").inhoud) == (200, b"ok")
    assert tab.vraag("/readyz").inhoud == b"gereed"
    object.__setattr__(op.huis, "gereed", lambda: False)
    assert browser(op).vraag("/readyz").status == 503


# -- settings ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"toegang": "lokaal", "luister": "0.0.0.0"}, "alleen op deze computer"),  # noqa: S104
        ({"adres": "http://buurt.voorbeeld.nl"}, "https"),
        ({"adres": "buurt.voorbeeld.nl"}, "volledige adres"),
        ({"adres": "https://buurt.voorbeeld.nl/pad"}, "volledige adres"),
        ({"groepen": {}}, "niemand binnen"),
        ({"groepen": {"x": "baas"}}, "bestaat niet"),
        ({"proxy_geheim": ""}, "te zwak"),
        ({"proxy_geheim": "x" * 64}, "te zwak"),
        ({"proxy_geheim": "changeme-kT9vQ2xW7mZ4pL8sB3nR6yH1d"}, "te zwak"),
        ({"proxy_geheim": GEHEIM[:31]}, "te zwak"),
        ({"proxy_adressen": ()}, "welke server"),
        ({"proxy_adressen": ("overal",)}, "geen IP-adres"),
        ({"toegang": "oidc"}, "oidc_uitgever"),
        (
            {"toegang": "oidc", "oidc_uitgever": "https://i", "oidc_client": "c", "oidc_geheim": "kort"},
            "te zwak",
        ),
    ],
)
def test_a_weak_or_half_setting_does_not_start(tmp_path: Path, anders: dict[str, object], zin: str) -> None:
    goed = {
        "toegang": "proxy", "adres": ADRES, "groepen": GROEPEN, "proxy_adressen": ("10.0.0.9",),
        "proxy_geheim": GEHEIM,
    }  # fmt: skip
    keur(lees_instellingen(tmp_path, **goed))
    with pytest.raises(Geweigerd, match=zin):
        keur(lees_instellingen(tmp_path, **{**goed, **anders}))


def test_this_computer_has_few_names() -> None:
    assert all(is_hier(naam) for naam in ("localhost", "127.0.0.1:8501", "[::1]:80", "LOCALHOST:1"))
    vreemd = (None, "", "0.0.0.0", "localhost.aanvaller.nl", "127.0.0.1.nip.io", "::")  # noqa: S104
    assert not any(is_hier(naam) for naam in vreemd)


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    rem = Rem(hoogstens=2, venster=60)
    for _ in range(2):
        rem.tel("a", NU + 3600)
    assert rem.dicht("a", NU + 3601)
    assert not rem.dicht("a", NU)
    for nu in (NU, NU + 1):
        rem.tel("a", nu)
    assert rem.dicht("a", NU + 2)


def test_the_brake_forgets_the_oldest() -> None:
    rem = Rem(hoogstens=2, venster=60)
    for adres in range(20_000):
        rem.tel(str(adres), NU)
    assert len(rem._fouten) == 10_000
    rem.tel("19999", NU)
    assert rem.dicht("19999", NU + 59)
    assert not rem.dicht("19999", NU + 60)
