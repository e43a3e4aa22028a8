"""Schouw: rounds, points and levels, and writing them down."""
