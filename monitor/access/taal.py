"""Streamlit's own page in Dutch: language, title, and the English words of its upload box, tables and hints.

Streamlit has no setting for its language. Its page gets one script of ours: it makes the menu a sound one for
screen readers, and puts the Dutch word in the place of an English one. Only a text that is exactly in the
list, inside a part of Streamlit itself (`_DELEN`): what people import or type is never translated.
"""

from __future__ import annotations

import json
import re

# English of Streamlit's tables, upload box and hints → Dutch
WOORDEN = {
    "Skip to main content": "Naar de inhoud",
    "Link to heading": "Link naar deze kop",
    "Upload": "Kies bestand",
    "Add files": "Kies bestanden",
    "Drag and drop files here": "Sleep uw bestanden hierheen",
    "Press Enter to apply": "Enter: toepassen",
    "Press Ctrl+Enter to apply": "Ctrl+Enter: toepassen",
    "Press ⌘+Enter to apply": "⌘+Enter: toepassen",
    "Press Enter to submit form": "Enter: versturen",
    "Press Ctrl+Enter to submit form": "Ctrl+Enter: versturen",
    "Press ⌘+Enter to submit form": "⌘+Enter: versturen",
    "No results": "Niets gevonden",
    "No data": "Geen gegevens",
    "Select all": "Alles kiezen",
    "Clear all": "Alles wissen",
    "Clear value": "Keuze wissen",
    "Clear date": "Datum wissen",
    "Clear dates": "Datums wissen",
    "Choose date": "Kies een datum",
    "Choose date range": "Kies een periode",
    "Open": "Openen",
    "Fullscreen": "Volledig scherm",
    "Close fullscreen": "Volledig scherm sluiten",
    "Search": "Zoeken",
    "Close Search": "Zoeken sluiten",
    "Next Result": "Volgende",
    "Previous Result": "Vorige",
    "Type to search": "Typ om te zoeken",
    "Download as CSV": "Download als CSV",
    "Download as PNG": "Download als PNG",
    "Copy Vega-Lite spec": "Kopieer de code van de grafiek",
    "Show data": "Toon de gegevens",
    "Show chart": "Toon de grafiek",
    "Show/hide columns": "Kolommen tonen of verbergen",
    "Add row": "Rij toevoegen",
    "Delete row(s)": "Gekozen rijen wissen",
    "Clear selection": "Keuze wissen",
    "Sort ascending": "Oplopend sorteren",
    "Sort descending": "Aflopend sorteren",
    "Statistics": "Statistiek",
    "Format": "Weergave",
    "Autosize": "Breedte aanpassen",
    "Pin column": "Kolom vastzetten",
    "Unpin column": "Kolom losmaken",
    "Hide column": "Kolom verbergen",
    "Copy column name": "Kolomnaam kopiëren",
    "Dataframe column menu": "Menu van de kolom",
    "Average": "Gemiddelde",
    "Median": "Mediaan",
    "Minimum": "Laagste",
    "Maximum": "Hoogste",
    "Sum": "Som",
    "Count": "Aantal",
    "Distinct": "Verschillend",
    "Empty": "Leeg",
    "Range": "Bereik",
    "Values": "Waarden",
    "Standard deviation": "Standaardafwijking",
    "Minimum length": "Kortste",
    "Maximum length": "Langste",
    "Average length": "Gemiddelde lengte",
    "Selected values": "Gekozen",
    "Main menu": "Menu",
    "Theme": "Licht of donker",
    "System": "Systeem",
    "Light": "Licht",
    "Dark": "Donker",
    "Print": "Afdrukken",
}
# what stands in a window of Streamlit's own: its sentence on an address that no page has, and its button
VENSTER = {
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "Deze pagina is er niet (meer). U ziet nu de eerste pagina."
    ),
    "Close": "Sluiten",
}
# what a screen reader hears of Streamlit's own buttons and regions, in the parts below
NAMEN = {
    "Decrement": "Lager",
    "Increment": "Hoger",
    "Show password": "Wachtwoord tonen",
    "Hide password": "Wachtwoord verbergen",
    "file upload": "Bestanden kiezen",
    "Sidebar": "Zijbalk",
    "App pages": "Pagina's",
    "Navigate to home page": "Naar de eerste pagina",
    "Collapse sidebar": "Menu inklappen",
    "Expand sidebar": "Menu uitklappen",
}
_NAAMDELEN = (
    "stNumberInput",
    "stTextInput",
    "stFileUploaderDropzone",
    "stSidebar",
    "stExpandSidebarButton",
)
# parts of Streamlit that hold its own words; the cells of a table are drawn on a canvas and never touched
_DELEN = (
    "stSkipToContent",
    "stHeaderActionElements",
    "stMainMenu",
    "stMainMenuPopover",
    "stFileUploaderDropzone",
    "InputInstructions",
    "stTooltipContent",
    "stElementToolbar",
    "stDataFrameColumnMenu",
    "stDataFrameColumnFormattingMenu",
    "stDataFrameStatisticsMenu",
    "stDataFrameColumnVisibilityMenu",
    "stDataFrameTooltipContent",
    "stSelectboxVirtualDropdown",
    "stMultiSelectDropdown",
)

# What has one colour of its own in Streamlit or Leaflet gets a dark half (see monitor/ui/tinten.py): a letter
# on the primary colour, and the map's buttons and texts. The name of a field that is off stays readable. The
# menu keeps what people need of it (light or dark, and print), and takes no room from the page where it has
# no bar to share. On a beamer or a small screen the margins beside a page are better given to its tables and
# maps; on a telephone the first screen is for what a page says. The link that the keyboard is on has a ring;
# `#root` makes it weigh more than Streamlit's own rule, which takes every ring away.
_STIJL = """
[data-testid="stBaseButton-primary"]:enabled, [data-testid="stBaseButton-primaryFormSubmit"]:enabled,
body [data-tag] { color: light-dark(#fff, #0b1118); }
:is(body, #root) a:focus-visible {
  outline: 2px solid light-dark(#0b57a4, #9cc9ff); outline-offset: 2px; border-radius: 2px;
}
body label[data-testid="stWidgetLabel"] { color: inherit; }
.leaflet-container .leaflet-tooltip, .leaflet-container .leaflet-bar a {
  background-color: light-dark(#fff, #26303c); color: light-dark(#1b2430, #f1f4f8);
  border-color: light-dark(#ccc, #4b5663);
}
.leaflet-container .leaflet-bar a.leaflet-disabled { color: light-dark(#767676, #9aa6b3); }
.leaflet-container .leaflet-tooltip::before { display: none; }
@media (min-width: 769px) {
  header.stAppHeader:not(:has([data-testid="stExpandSidebarButton"])) {
    background: none; pointer-events: none; height: 2.5rem; min-height: 0;
  }
  header:not(:has([data-testid="stExpandSidebarButton"])) .stAppToolbar { height: 2.5rem; min-height: 0; }
  header.stAppHeader button { pointer-events: auto; background-color: light-dark(#ffffffd9, #11171fd9); }
  header:not(:has([data-testid="stExpandSidebarButton"])) + main [data-testid="stMainBlockContainer"] {
    padding-top: 2.5rem;
  }
}
body [data-testid="stMainMenuItem-recordScreencast"], body [data-testid="stMainMenuList"] + div {
  display: none;
}
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-smal_"]) { display: none; }
@media (max-width: 640px) {
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-smal_"]) { display: flex; }
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-breed_"]) { display: none; }
  main [data-testid="stMainBlockContainer"] { padding-top: 4.2rem; }
  main [data-testid="stAlertContainer"] { padding: 0.4rem 0.7rem; }
  main [data-testid="stAlertContainer"] p { font-size: 0.85rem; line-height: 1.35; }
  main [data-testid="stHeading"] h1 { font-size: 1.6rem; padding: 0 0 0.4rem; }
  .st-key-bord_kern [data-testid="stHorizontalBlock"] { gap: 0.5rem; }
  .st-key-bord_kern [data-testid="stColumn"] [data-testid="stLayoutWrapper"] > .stVerticalBlock {
    padding: 0.5rem 0.8rem; gap: 0;
  }
  main .st-key-bord_kern [data-testid="stMarkdown"] h2 { font-size: 1.3rem; padding: 0.1rem 0 1.05rem; }
}
@media (max-width: 1200px) {
  [data-testid="stMain"] [data-testid="stMainBlockContainer"] { padding-left: 1.5rem; padding-right: 1.5rem; }
  .st-key-werkgebied_blad_op_tafel > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
    { gap: 1rem; }
}
@media (max-width: 900px) {
  .st-key-werkgebied_blad_op_tafel > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
    > [data-testid="stColumn"] { min-width: 100%; }
}
"""
# every page of the app lies one step below its root; without this word Streamlit first tries the page's own
# address as the root, waits for the refusal, and only then connects
_WORTEL = """
window.__streamlit = { BACKEND_BASE_URL: new URL('.', document.baseURI).href };
"""
# Streamlit puts the sections of its menu as div's between the li's of one ul, which screen readers can't
# count: there the list becomes groups of links, each with the name of its section
_SCRIPT = """
(() => {
  const woorden = new Map(Object.entries(%(woorden)s));
  const delen = %(delen)s;
  const venster = new Map(Object.entries(%(venster)s));
  const eigennamen = new Map(Object.entries(%(namen)s));
  const naamdelen = %(naamdelen)s;
  const velden = delen + ',.stMultiSelect,.stSelectbox,.stDateInput';
  const zet = () => document.querySelectorAll('ul[data-testid="stSidebarNavItems"]').forEach((lijst) => {
    const groepen = lijst.querySelectorAll(':scope > div');
    if (!groepen.length) return;
    [lijst, ...lijst.querySelectorAll('li')].forEach((stuk) => stuk.setAttribute('role', 'none'));
    groepen.forEach((deel) => {
      const naam = deel.querySelector('header p')?.textContent ?? '';
      deel.setAttribute('role', 'group');
      // writing what is there already would be seen as a change, again and again
      if (deel.getAttribute('aria-label') !== naam) deel.setAttribute('aria-label', naam);
    });
  });
  const inhetnl = (tekst) => woorden.get(tekst.trim())
    // a long list of kinds would be cut off, for its line can't wrap: the page itself says which they are
    ?? (/^ • (?:[A-Z]+, ){4}/.test(tekst) ? ''
      : tekst.replace(/^(\\d+) ?([KMG]B) per file/, 'hoogstens $1 $2 per bestand'));
  // "3.8KB" beside a chosen file
  const maat = (tekst) => tekst.replace(/(^|, )(\\d+)\\.(\\d) ?([KMG]?B)$/,
    (_, voor, heel, deel, wat) => `${voor}${heel}${wat === 'B' ? '' : ',' + deel} ${wat}`);
  const hoort = (stuk) => {
    const naam = stuk.getAttribute('aria-label') ?? '';
    if (eigennamen.has(naam) && stuk.closest(naamdelen)) return eigennamen.get(naam);
    if (naam.startsWith('Help for ') && stuk.closest('[data-testid="stTooltipHoverTarget"]')) {
      return `Uitleg bij ${naam.slice(9)}`;
    }
    if (!stuk.closest('[data-testid="stFileChip"]')) return naam;
    return naam.startsWith('Remove ') ? `${naam.slice(7)} weghalen` : maat(naam);
  };
  const noem = (stuk) => {
    const naam = hoort(stuk);
    if (naam && naam !== stuk.getAttribute('aria-label')) stuk.setAttribute('aria-label', naam);
  };
  // the sentence on an unknown address holds that address: none of it is shown again
  const invenster = (tekst) => venster.get(tekst.trim())
    ?? (/^You have requested page \\/.*Running the app's main page\\.$/s.test(tekst.trim())
      ? [...venster.values()][1] : tekst);
  const inhetvenster = (plek) => plek?.closest('[data-testid="stDialog"]');
  // an option of a list is somebody's data, unless it says that the list is empty
  const eigen = (plek) => !plek.closest('[role="option"]') || plek.closest('[data-empty="true"]');
  const vertaal = (wortel) => {
    const loop = document.createTreeWalker(wortel, NodeFilter.SHOW_TEXT);
    for (let stuk = loop.nextNode(); stuk; stuk = loop.nextNode()) {
      const nl = inhetnl(stuk.data);
      if (nl !== stuk.data && stuk.parentElement?.closest(delen) && eigen(stuk.parentElement)) stuk.data = nl;
      if (stuk.parentElement?.closest('[data-testid="stFileChip"]') && maat(stuk.data) !== stuk.data) {
        stuk.data = maat(stuk.data);
      }
      const zin = invenster(stuk.data);
      if (zin !== stuk.data && inhetvenster(stuk.parentElement)) stuk.data = zin;
    }
    const namen = wortel.querySelectorAll('[aria-label],[title]');
    [wortel, ...namen].forEach((stuk) => ['aria-label', 'title'].forEach((naam) => {
      const [woord, ...rest] = (stuk.getAttribute(naam) ?? '').split(': ');  // 'Search: name of the table'
      const nl = woorden.get(woord) ? [woorden.get(woord), ...rest].join(': ')
        : woord.startsWith('Remove ') && stuk.closest('[data-tag]') && `${woord.slice(7)} weghalen`;
      if (nl && stuk.closest(velden)) stuk.setAttribute(naam, nl);
      if (venster.has(woord) && inhetvenster(stuk)) stuk.setAttribute(naam, venster.get(woord));
    }));
    [wortel, ...namen].forEach(noem);
  };
  // what Streamlit draws outside the page itself (a dialog, a list) is light or dark as the page is
  let app = null;
  const schema = () => { document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme; };
  const volg = () => {
    const nu = document.querySelector('.stApp');
    if (!nu || nu === app) return;
    app = nu;
    schema();
    new MutationObserver(schema).observe(app, { attributeFilter: ['class'] });
  };
  new MutationObserver((stappen) => {
    volg();
    zet();
    // a file that has arrived gets another button
    stappen.filter((stap) => stap.type === 'attributes').forEach((stap) => noem(stap.target));
    stappen.forEach((stap) => stap.addedNodes.forEach((stuk) => {
      if (stap.target.closest?.('.leaflet-container')) return;  // a map has no words of Streamlit
      if (stuk.nodeType === Node.ELEMENT_NODE) vertaal(stuk);
      else if (stuk.parentElement) vertaal(stuk.parentElement);
    }));
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributeFilter: ['aria-label'],
  });
})();
"""


def script() -> str:
    """The script of our own on Streamlit's page."""
    delen, naamdelen = (
        ",".join(f'[data-testid="{deel}"]' for deel in welke) for welke in (_DELEN, _NAAMDELEN)
    )
    # nothing in the list can end the script: it holds no markup
    return _SCRIPT % {
        "woorden": json.dumps(WOORDEN, ensure_ascii=True),
        "venster": json.dumps(VENSTER, ensure_ascii=True),
        "delen": json.dumps(delen),
        "namen": json.dumps(NAMEN, ensure_ascii=True),
        "naamdelen": json.dumps(naamdelen),
    }


def in_het_nederlands(pagina: bytes, vooraf: bytes = b"") -> bytes:
    """Streamlit's page with its fixed English language and title replaced, no pointer to an agent API, our
    style and script, and `vooraf`: links for its head."""
    stijl = f"<style>{_STIJL}</style>".encode()
    pagina = pagina.replace(b"</head>", stijl + vooraf + b"</head>", 1)
    pagina = pagina.replace(b"</body>", f"<script>{_WORTEL}{script()}</script></body>".encode(), 1)
    pagina = pagina.replace(b'<html lang="en">', b'<html lang="nl">', 1)
    pagina = pagina.replace(b"<title>Streamlit</title>", b"<title>Buurtmonitor</title>", 1)
    return re.sub(rb'<link rel="service-desc"[^>]*>', b"", pagina, count=1)
