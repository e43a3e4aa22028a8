"""Master data: rosters, absence, planning, cases, areas, division, projects, holidays, mappings."""

from monitor.intake.stam.bestand import Stambestand, open_stam
from monitor.intake.stam.soorten import SOORTEN, Stamsoort, Veld
from monitor.intake.stam.tabellen import herbouw

__all__ = ["SOORTEN", "Stambestand", "Stamsoort", "Veld", "herbouw", "open_stam"]
