"""Delen: making a link, the list of links, and who opened what."""
