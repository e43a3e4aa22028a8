"""The sample corporation: deterministic, from a seed."""
