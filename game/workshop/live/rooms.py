"""All the rooms that this process holds, and those it could take over."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from game.engine import Rules
from game.workshop.live.codes import new_code
from game.workshop.live.live_room import Clock, LiveRoom
from game.workshop.room import Entry, Refusal, Stage, fold
from game.workshop.room.events import Opened
from game.workshop.room.host import open_room
from game.workshop.store import LEASE_SECONDS, Fenced, Held, Lease, NotKept, Store

RENEWED = LEASE_SECONDS / 3
"""Seconds between two signs of life."""
OLDEST = 24 * 60
"""Minutes that a room which nobody closed is kept."""

StoryOf = Callable[[str], Rules | None]
"""The rules of the story of an id, or None."""


def minutes_now() -> int:
    """Minutes since 1970."""
    return int(time.time() // 60)


class Rooms:
    """The rooms of one process.

    Attributes:
        address: where phones find this process.
    """

    def __init__(
        self, store: Store, story_of: StoryOf, address: str = "", clock: Clock = minutes_now
    ) -> None:
        self.address = address
        self._store = store
        self._story_of = story_of
        self._clock = clock
        self._live: dict[str, LiveRoom] = {}
        self._turns = _Turns()
        self._alive: asyncio.Task[None] | None = None

    @property
    def held(self) -> tuple[LiveRoom, ...]:
        """The rooms this process holds."""
        return tuple(live for live in self._live.values() if not live.lost)

    async def open(self, opened: Opened, rules: Rules) -> LiveRoom:
        """Make a room and hold it.

        Raises:
            NotKept: the store cannot write.
            Refusal: it could not be written.
        """
        while True:
            try:
                lease = await self._store.create(new_code(), self.address)
            except Held:
                continue
            live = LiveRoom(self._store, lease, Stage(rules), (), self._clock)
            try:
                await live.wish(lambda _: open_room(opened))
            except Refusal:
                with suppress(NotKept, Fenced):
                    await self._store.erase(lease)
                raise
            return self._holding(live)

    async def find(self, code: str) -> LiveRoom:
        """The room of a code; one whose holder is gone is taken over.

        Raises:
            NoRoom: there is none.
            Held: another process holds it, at its address.
            NotKept: the store does not answer, or the log is damaged.
            Refusal: its story is not here, or has changed.
        """
        return await self.take(code)

    async def take(self, code: str, *, by_force: bool = False) -> LiveRoom:
        """Hold a room that is in the store; by force, whoever holds it. Raises as `find` does."""
        async with self._turns.of(code):
            live = self._live.get(code)
            if live is not None and not live.lost:
                return live
            lease = await self._store.take(code, self.address, by_force=by_force)
            try:
                log = await self._store.log(code)
                return self._holding(self._restored(lease, log))
            except BaseException:
                with suppress(NotKept):
                    await self._store.release(lease)
                raise

    async def erase(self, live: LiveRoom) -> None:
        """End a room and remove it for good.

        Raises:
            Fenced: another process has taken it over.
            NotKept: the store does not answer; the room is ended, and removed with the old ones.
        """
        await live.leave()
        self._forget(live)
        await self._store.erase(live.lease)

    async def erase_old(self) -> int:
        """Remove the rooms that nobody closed a day ago or earlier; how many."""
        return await self._store.erase_older(self._clock() - OLDEST)

    async def close(self) -> None:
        """Let every room go as it is, for somebody else to take."""
        held = self.held
        if self._alive is not None:
            self._alive.cancel()
            await asyncio.wait([self._alive])
        await asyncio.gather(*(self._let_go(live) for live in held))
        self._live.clear()

    def _restored(self, lease: Lease, log: tuple[Entry, ...]) -> LiveRoom:
        opened = fold(log).opened
        rules = None if opened is None else self._story_of(opened.story)
        if opened is None or rules is None:
            raise Refusal("story", "The story of that room is not here.")
        stage = Stage(rules)
        if not stage.fits(opened):
            raise Refusal("story", "The story of that room has changed since it was opened.")
        return LiveRoom(self._store, lease, stage, log, self._clock)

    def _holding(self, live: LiveRoom) -> LiveRoom:
        self._live[live.code] = live
        if self._alive is None:
            self._alive = asyncio.create_task(self._stay_alive())
        return live

    def _forget(self, live: LiveRoom) -> None:
        if self._live.get(live.code) is live:
            del self._live[live.code]

    async def _let_go(self, live: LiveRoom) -> None:
        await live.leave()
        with suppress(NotKept):  # the lease runs out by itself
            await self._store.release(live.lease)

    async def _stay_alive(self) -> None:
        """Renew every lease, together; a room that somebody else took over is let go."""
        while True:
            await asyncio.sleep(RENEWED)
            await asyncio.gather(*(self._renew(live) for live in tuple(self._live.values())))

    async def _renew(self, live: LiveRoom) -> None:
        try:
            await self._store.renew(live.lease)
        except Fenced:
            await live.lose()
        except NotKept:
            return  # The store may be back before the lease runs out.
        if live.lost:
            self._forget(live)


class _Turns:
    """One at a time for each code; codes that nobody asks for are forgotten."""

    def __init__(self) -> None:
        self._waiting: dict[str, int] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    @asynccontextmanager
    async def of(self, code: str) -> AsyncIterator[None]:
        """Have a turn."""
        lock = self._locks.setdefault(code, asyncio.Lock())
        self._waiting[code] = self._waiting.get(code, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[code] -= 1
            if not self._waiting[code]:
                del self._waiting[code], self._locks[code]
