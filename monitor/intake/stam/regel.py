"""One checked row of master data: the unit it belongs to, its own day, and what goes into the table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

Waarden = dict[str, Any]


@dataclass(frozen=True)
class Stamregel:
    """One checked row: the unit it belongs to, its own day, and what goes into the table."""

    eenheid: str
    datum: dt.date | None
    inhoud: Waarden
