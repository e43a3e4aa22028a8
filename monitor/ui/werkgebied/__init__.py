"""Werkgebieden: painting a division, its bars, proposals, packages, reasons and rotation."""
