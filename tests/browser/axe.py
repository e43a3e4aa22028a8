"""axe-core on a page as it stands: what hinders people, in the frame itself and in every frame inside it.

The engine comes from the wheel of axe-playwright-python and is put in by the debugger, so that the app's own
content policy stays as strict as it is and nothing is fetched. Only findings of the impacts *serious* and
*critical* count. One waiver: the parts of Streamlit's date_input are smaller than 24 px, and so are those of
its calendar; the app can set neither, and typing the date works.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import resources
from typing import Any

from playwright.sync_api import Error, Frame, Page

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
BLIJFT_SECONDEN = 30
ERNSTIG = ("serious", "critical")
VRIJGESTELD = ("[data-testid='stDateInput']", "[data-baseweb='calendar']")
KLEUR = ("color-contrast", "link-in-text-block")  # the rules that another colour scheme can break
_MEET = """async ([vrij, regels]) => {
    const kader = { include: [['html']], exclude: vrij.map(k => [k]) };
    const keuze = regels.length ? { runOnly: { type: 'rule', values: regels } } : {};
    const uit = await axe.run(kader, { ...keuze, resultTypes: ['violations'], iframes: false });
    return uit.violations.map(v => ({
        id: v.id, impact: v.impact, help: v.help,
        plek: v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + ' :: ' +
            ([...n.any, ...n.all, ...n.none][0]?.message ?? '')),
    }));
}"""


def bevindingen(pagina: Page, regels: Sequence[str] = ()) -> list[str]:
    """One line per rule that is broken seriously, with the first places; empty is good. `regels`: only these
    rules, else every one of axe.

    A page may still be drawing: what is faded or half there is not yet what people get. So what was found
    must still be there later; a frame that was replaced while we looked is looked at again.
    """
    einde, gevonden = time.monotonic() + BLIJFT_SECONDEN, [""]
    while gevonden:
        try:
            gevonden = [regel for kader in pagina.frames for regel in _van(kader, regels)]
        except Error as fout:
            gevonden = [f"not measured: {fout.message[:200]}"]
        if time.monotonic() > einde:
            break
        if gevonden:
            pagina.wait_for_timeout(500)
    return gevonden


def _van(kader: Frame, regels: Sequence[str]) -> list[str]:
    if not kader.evaluate("typeof axe === 'object'"):
        kader.evaluate(AXE)
    gevonden: list[dict[str, Any]] = kader.evaluate(_MEET, [list(VRIJGESTELD), list(regels)])
    return [
        f"{regel['id']} ({regel['impact']}): {regel['help']}\n      " + "\n      ".join(regel["plek"])
        for regel in gevonden
        if regel["impact"] in ERNSTIG
    ]
