"""SQL files: one commented query per file, found by package and name, read once."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=256)
def sql(kamer: str, naam: str) -> str:
    """The text of `monitor/<kamer>/sql/<naam>.sql`; `$name` are its parameters."""
    return (resources.files(f"monitor.{kamer}") / "sql" / f"{naam}.sql").read_text(encoding="utf-8")
