"""The only room that knows DuckDB: open, cursor, lock, migrations; see `database.Store`."""

from monitor.store.database import Store, Transactie
from monitor.store.herstel import TE_WISSEN
from monitor.store.vragen import sql

__all__ = ["TE_WISSEN", "Store", "Transactie", "sql"]
