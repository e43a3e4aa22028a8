"""One screen for the board: how the buurten do, how the team does, what comes. No names, no filters."""

from monitor.ui.bord import pagina

pagina.toon()
