"""Werkdruk: the team, a sheet per person, and the weeks to come."""
