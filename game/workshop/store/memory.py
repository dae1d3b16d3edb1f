"""A store in memory, for a room that nothing is kept of, and as the plainest form of the port's promises."""

from collections.abc import Sequence

from attrs import Factory, define

from game.workshop.room import Entry
from game.workshop.store.port import Fenced, Held, Lease, LeftOver, NoRoom


@define
class _Kept:
    fence: int
    held: bool
    address: str
    log: list[Entry] = Factory(list)


class MemoryStore:
    """Rooms for as long as the process lives."""

    def __init__(self) -> None:
        self._rooms: dict[str, _Kept] = {}

    async def create(self, code: str, address: str = "") -> Lease:
        """See `Store.create`."""
        if code in self._rooms:
            raise Held(self._rooms[code].address)
        self._rooms[code] = _Kept(1, held=True, address=address)
        return Lease(code, 1, address)

    async def take(self, code: str, address: str = "", *, by_force: bool = False) -> Lease:
        """See `Store.take`."""
        kept = self._kept(code)
        if kept.held and not by_force:
            raise Held(kept.address)
        kept.fence, kept.held, kept.address = kept.fence + 1, True, address
        return Lease(code, kept.fence, address)

    async def renew(self, lease: Lease) -> None:
        """See `Store.renew`."""
        self._mine(lease)

    async def append(self, lease: Lease, entries: Sequence[Entry]) -> None:
        """See `Store.append`."""
        self._mine(lease).log.extend(entries)

    async def log(self, code: str) -> tuple[Entry, ...]:
        """See `Store.log`."""
        return tuple(self._kept(code).log)

    async def release(self, lease: Lease) -> None:
        """See `Store.release`."""
        kept = self._rooms.get(lease.code)
        if kept is not None and kept.fence == lease.fence:
            kept.held = False

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
            for code, kept in self._rooms.items()
        ]
        return tuple(sorted(found, key=lambda left: (-left.at, left.code)))

    async def close(self) -> None:
        """See `Store.close`."""
        for kept in self._rooms.values():
            kept.held = False

    def _kept(self, code: str) -> _Kept:
        if code not in self._rooms:
            raise NoRoom(code)
        return self._rooms[code]

    def _mine(self, lease: Lease) -> _Kept:
        kept = self._rooms.get(lease.code)
        if kept is None or kept.fence != lease.fence:
            raise Fenced(lease.code)
        return kept
