"""Territories: balance, contiguity, solver, scenarios, rotation."""
