"""Bord: one screen for the board, its charts and its report."""
