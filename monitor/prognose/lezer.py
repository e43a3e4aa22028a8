"""What this room asks of a database: answers to a query, in a transaction or outside one."""

from __future__ import annotations

from typing import Any, Protocol


class Lezer(Protocol):
    """A database or a transaction: something that answers a query."""

    def rijen(self, vraag: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        ...
