"""Interventions: the library, where they are applied, and what they did."""
