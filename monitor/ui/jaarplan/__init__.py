"""Jaarplan: goals, actions, the timeline, hours, and the sheet to print."""
