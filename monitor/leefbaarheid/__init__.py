"""Indicators become lights that tell how sure they are."""
