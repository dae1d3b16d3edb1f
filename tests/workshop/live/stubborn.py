"""A store that can be held up or made to fail, around one in memory."""

import asyncio
from collections.abc import Sequence

from game.workshop.room import Entry
from game.workshop.store import Lease
from game.workshop.store.memory import MemoryStore


class StubbornStore(MemoryStore):
    """A store in memory; a write waits while it is not `free`, and raises `fault` where there is one.

    Attributes:
        writes: what it was given to write, one tuple for each write.
        signs: the codes of the rooms whose lease was renewed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.free = asyncio.Event()
        self.free.set()
        self.fault: Exception | None = None
        self.silent: Exception | None = None
        self.writes: list[tuple[Entry, ...]] = []
        self.signs: list[str] = []
        self.begun = asyncio.Event()
        self.renewed = asyncio.Event()

    async def append(self, lease: Lease, entries: Sequence[Entry]) -> None:
        self.writes.append(tuple(entries))
        self.begun.set()
        await self.free.wait()
        if self.fault is not None:
            raise self.fault
        await super().append(lease, entries)

    async def renew(self, lease: Lease) -> None:
        self.signs.append(lease.code)
        self.renewed.set()
        if self.silent is not None:
            raise self.silent
        await super().renew(lease)
