"""Where stores can be: each place opens stores that share their rooms, and can be looked at from outside."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import asyncpg
from attrs import define, field

from game.workshop.room import Entry, Event, packed
from game.workshop.room.events import Joined, Voted
from game.workshop.store import Store
from game.workshop.store.memory import Kept, MemoryStore
from game.workshop.store.postgresql import PostgresqlStore
from game.workshop.store.sqlite import SqliteStore

Row = tuple[str, int, int, str, str]


class Place(Protocol):
    """Where stores share their rooms."""

    async def open(self) -> Store:
        """One more store there."""
        ...

    async def age(self, code: str, seconds: float) -> None:
        """Make the last sign of life of a room's holder so much older."""
        ...

    async def rows(self) -> list[Row]:
        """The events, as they are stored."""
        ...

    async def rooms(self) -> int:
        """How many rooms there are."""
        ...


@define
class InMemory:
    kept: dict[str, Kept] = field(factory=dict)

    async def open(self) -> Store:
        return MemoryStore(self.kept)

    async def age(self, code: str, seconds: float) -> None:
        self.kept[code].alive -= seconds

    async def rows(self) -> list[Row]:
        return sorted(
            (code, entry.seq, entry.at, *packed(entry.event))
            for code, kept in self.kept.items()
            for entry in kept.log
        )

    async def rooms(self) -> int:
        return len(self.kept)


@define
class InSqlite:
    path: Path

    async def open(self) -> Store:
        return await SqliteStore.open(self.path)

    async def age(self, code: str, seconds: float) -> None:
        self.ask("UPDATE rooms SET alive = alive - ? WHERE code = ?", seconds, code)

    async def rows(self) -> list[Row]:
        return self.ask("SELECT code, seq, at, kind, payload FROM events ORDER BY code, seq")

    async def rooms(self) -> int:
        return len(self.ask("SELECT code FROM rooms"))

    def ask(self, sql: str, *values: object) -> list[Any]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as rows:
            return rows.execute(sql, values).fetchall()


@define
class InPostgresql:
    url: str

    async def open(self) -> Store:
        return await PostgresqlStore.open(self.url)

    async def age(self, code: str, seconds: float) -> None:
        await self.ask("UPDATE rooms SET alive = alive - $1 WHERE code = $2", seconds, code)

    async def rows(self) -> list[Row]:
        asked = 'SELECT code, seq, at, kind, payload FROM events ORDER BY code COLLATE "C", seq'
        return [tuple(row) for row in await self.ask(asked)]  # type: ignore[misc]

    async def rooms(self) -> int:
        return len(await self.ask("SELECT code FROM rooms"))

    async def empty(self) -> None:
        await self.ask("DROP TABLE IF EXISTS rooms, events CASCADE")

    async def ask(self, sql: str, *values: object) -> Sequence[Any]:
        connection = await asyncpg.connect(self.url)
        try:
            return await connection.fetch(sql, *values)
        finally:
            await connection.close()


def entries(*events: Event, after: int = 0, at: int = 5) -> tuple[Entry, ...]:
    """These events in their places, from the one after `after`."""
    return tuple(Entry(after + 1 + place, at, event) for place, event in enumerate(events))


def joined(*names: str, after: int = 0, at: int = 5) -> tuple[Entry, ...]:
    """Phones come in, one after the other."""
    return entries(*(Joined(name) for name in names), after=after, at=at)


def votes(count: int, after: int = 0) -> tuple[Entry, ...]:
    """So many votes of as many phones."""
    return entries(
        *(Voted(1, f"phone-{place}", "ask", f"press-{place}") for place in range(count)), after=after
    )
