"""Handing over a buurt: deputies, points that are good to know, and the checklist."""
