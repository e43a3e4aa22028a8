"""The only room that knows DuckDB: open, cursor, lock, migrations; see `database.Store`."""

from monitor.store.database import Store, Transactie
from monitor.store.vragen import sql

__all__ = ["Store", "Transactie", "sql"]
