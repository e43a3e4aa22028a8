"""Buurtprofiel: one buurt or complex on one sheet."""
