"""Where the logs of rooms are kept: one port, and behind it memory, SQLite or PostgreSQL.

`port` is what a store promises, `open_store` finds the one that an address names.
"""

from game.workshop.store.opening import open_store
from game.workshop.store.port import LEASE_SECONDS, Fenced, Held, Lease, LeftOver, NoRoom, NotKept, Store

__all__ = ["LEASE_SECONDS", "Fenced", "Held", "Lease", "LeftOver", "NoRoom", "NotKept", "Store", "open_store"]
