"""The three stores, and a PostgreSQL of our own where one is installed."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from game.workshop.store import Store
from tests.workshop.database import Database, found
from tests.workshop.store.places import InMemory, InPostgresql, InSqlite, Place

# Where PostgreSQL is not installed, make test-system is what asks for it.
MARKS = () if found() else (pytest.mark.system,)


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """A PostgreSQL for all tests."""
    with Database.start(durable=False) as started:
        yield started


@pytest.fixture
def sqlite(tmp_path: Path) -> InSqlite:
    """A file that is not there yet."""
    return InSqlite(tmp_path / "rooms.db")


@pytest.fixture
def postgresql(database: Database) -> InPostgresql:
    """A database without tables."""
    place = InPostgresql(database.url)
    asyncio.run(place.empty())
    return place


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=MARKS)])
def place(request: pytest.FixtureRequest) -> Place:
    """Each place in turn."""
    if request.param == "memory":
        return InMemory()
    found: Place = request.getfixturevalue(request.param)
    return found


@pytest.fixture
async def store(place: Place) -> AsyncIterator[Store]:
    """A store."""
    opened = await place.open()
    yield opened
    await opened.close()


@pytest.fixture
async def other(place: Place, store: Store) -> AsyncIterator[Store]:
    """Another store in the same place, as another program has it."""
    opened = await place.open()
    yield opened
    await opened.close()
