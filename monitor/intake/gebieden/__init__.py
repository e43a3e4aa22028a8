"""Areas and figures: maps, open data, and the corporation's own figures per buurt or complex."""

from monitor.intake.gebieden.innemen import SOORTEN, herken, neem_in, open_los

__all__ = ["SOORTEN", "herken", "neem_in", "open_los"]
