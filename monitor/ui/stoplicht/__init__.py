"""Stoplichtkaart: lights on a map and in lists, with their figures, sources and thresholds."""
