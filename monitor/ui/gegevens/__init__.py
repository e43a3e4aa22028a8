"""Gegevens: reading files in, mending what was set apart, lists, norms, and the ledger."""
