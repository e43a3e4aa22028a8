"""Overdracht: deputies of a buurt, what is good to know, and the sheet to hand over."""
