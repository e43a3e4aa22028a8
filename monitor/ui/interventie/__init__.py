"""Interventies: the library, the applications, one sheet each, and what the neighbours do."""
