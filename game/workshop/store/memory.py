"""A store in memory, for a room that nothing is kept of, and as the plainest form of the port's promises."""

import time
from collections.abc import Sequence

from attrs import Factory, define

from game.workshop.room import Entry
from game.workshop.store.order import check_order
from game.workshop.store.port import LEASE_SECONDS, Fenced, Held, Lease, LeftOver, NoRoom, NotKept, keepable
from game.workshop.store.reasons import CLOSED, STRANGE_TEXT


@define
class Kept:
    """A room in memory; `alive` is when its holder last gave a sign of life, in seconds of a clock that only runs."""

    fence: int
    address: str
    alive: float
    log: list[Entry] = Factory(list)

    @property
    def held(self) -> bool:
        """Whether its holder is still alive."""
        return time.monotonic() - self.alive < LEASE_SECONDS


class MemoryStore:
    """Rooms for as long as the process lives; two stores can have the same ones."""

    def __init__(self, rooms: dict[str, Kept] | None = None) -> None:
        self._rooms = {} if rooms is None else rooms
        self._closed = False

    async def create(self, code: str, address: str = "") -> Lease:
        """See `Store.create`."""
        if not keepable(code, address):
            raise NotKept(STRANGE_TEXT)
        if code in self._open():
            raise Held(self._rooms[code].address)
        self._rooms[code] = Kept(1, address, time.monotonic())
        return Lease(code, 1, address)

    async def take(self, code: str, address: str = "", *, by_force: bool = False) -> Lease:
        """See `Store.take`."""
        kept = self._kept(code)
        if not keepable(address):
            raise NotKept(STRANGE_TEXT)
        if kept.held and not by_force:
            raise Held(kept.address)
        kept.fence, kept.alive, kept.address = kept.fence + 1, time.monotonic(), address
        return Lease(code, kept.fence, address)

    async def renew(self, lease: Lease) -> None:
        """See `Store.renew`."""
        self._mine(lease).alive = time.monotonic()

    async def append(self, lease: Lease, entries: Sequence[Entry]) -> None:
        """See `Store.append`."""
        kept = self._mine(lease)
        check_order(entries, len(kept.log))
        kept.log.extend(entries)
        kept.alive = time.monotonic()

    async def log(self, code: str) -> tuple[Entry, ...]:
        """See `Store.log`."""
        return tuple(self._kept(code).log)

    async def release(self, lease: Lease) -> None:
        """See `Store.release`."""
        kept = self._open().get(lease.code)
        if kept is not None and kept.fence == lease.fence:
            kept.alive = float("-inf")

    async def erase(self, lease: Lease) -> None:
        """See `Store.erase`."""
        self._mine(lease)
        del self._rooms[lease.code]

    async def erase_older(self, minutes: int) -> int:
        """See `Store.erase_older`."""
        old = [left.code for left in await self.left_over() if not left.held and left.at < minutes]
        for code in old:
            del self._rooms[code]
        return len(old)

    async def left_over(self) -> tuple[LeftOver, ...]:
        """See `Store.left_over`."""
        found = [
            LeftOver(code, kept.log[-1].at if kept.log else 0, kept.held)
            for code, kept in self._open().items()
        ]
        return tuple(sorted(found, key=lambda left: (-left.at, left.code)))

    async def close(self) -> None:
        """See `Store.close`."""
        self._closed = True

    def _open(self) -> dict[str, Kept]:
        if self._closed:
            raise NotKept(CLOSED)
        return self._rooms

    def _kept(self, code: str) -> Kept:
        if code not in self._open():
            raise NoRoom(code)
        return self._rooms[code]

    def _mine(self, lease: Lease) -> Kept:
        kept = self._open().get(lease.code)
        if kept is None or kept.fence != lease.fence:
            raise Fenced(lease.code)
        return kept
