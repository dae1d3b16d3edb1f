"""The store that an address names: `memory:`, a SQLite file, or `postgresql://…`."""

from pathlib import Path

from game.workshop.store.memory import MemoryStore
from game.workshop.store.port import NotKept, Store

MEMORY = "memory:"
POSTGRESQL = ("postgresql://", "postgres://")


async def open_store(address: str) -> Store:
    """Open a store.

    Args:
        address: `memory:`, a URL that begins with `postgresql://`, or the path of a SQLite file, which is made.

    Raises:
        NotKept: it cannot be opened; says why and what to do.
    """
    if address == MEMORY:
        return MemoryStore()
    if address.startswith(POSTGRESQL):
        try:
            from game.workshop.store.postgresql import PostgresqlStore  # noqa: PLC0415 - only a district needs its driver
        except ModuleNotFoundError as error:
            raise NotKept(
                "PostgreSQL needs its driver. To install it: pip install 'bothways[district]'"
            ) from error
        return await PostgresqlStore.open(address)
    if "://" in address:
        raise NotKept(f"“{address}” names no store. Give postgresql://… or the path of a file.")
    from game.workshop.store.sqlite import SqliteStore  # noqa: PLC0415 - not where memory will do

    return await SqliteStore.open(Path(address))
