"""All the rooms that this process holds, and those it could take over."""

import asyncio
import time
from collections.abc import Callable

from game.engine import Rules
from game.workshop.live.codes import new_code
from game.workshop.live.live_room import Clock, LiveRoom
from game.workshop.room import Refusal, Stage, fold
from game.workshop.room.events import Opened
from game.workshop.room.host import open_room
from game.workshop.store import LEASE_SECONDS, Fenced, Held, Lease, NoRoom, NotKept, Store

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
        self._taking: dict[str, asyncio.Lock] = {}
        self._alive: asyncio.Task[None] | None = None

    @property
    def held(self) -> tuple[LiveRoom, ...]:
        """The rooms this process holds."""
        return tuple(self._live.values())

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
            live = self._holding(lease, LiveRoom(self._store, lease, Stage(rules), (), self._clock))
            await live.wish(lambda _: open_room(opened))
            return live

    async def find(self, code: str) -> LiveRoom:
        """The room of a code; one whose holder is gone is taken over.

        Raises:
            NoRoom: there is none.
            Held: another process holds it, at its address.
            NotKept: the store does not answer.
            Refusal: its story is not here, or has changed.
        """
        return await self.take(code)

    async def take(self, code: str, *, by_force: bool = False) -> LiveRoom:
        """Hold a room that is in the store; by force, whoever holds it. Raises as `find` does."""
        async with self._taking.setdefault(code, asyncio.Lock()):
            if code in self._live:
                return self._live[code]
            lease = await self._store.take(code, self.address, by_force=by_force)
            log = await self._store.log(code)
            try:
                stage = self._stage(fold(log).opened)
            except Refusal:
                await self._store.release(lease)
                raise
            return self._holding(lease, LiveRoom(self._store, lease, stage, log, self._clock))

    async def erase(self, live: LiveRoom) -> None:
        """End a room and remove it for good."""
        self._live.pop(live.code, None)
        await live.lose()
        await self._store.erase(live.lease)

    async def erase_old(self) -> int:
        """Remove the rooms that nobody closed a day ago or earlier; how many."""
        return await self._store.erase_older(self._clock() - OLDEST)

    async def close(self) -> None:
        """Let every room go as it is, for somebody else to take."""
        if self._alive is not None:
            self._alive.cancel()
        for live in self.held:
            await live.lose()
            await self._store.release(live.lease)
        self._live.clear()

    def _stage(self, opened: Opened | None) -> Stage:
        rules = None if opened is None else self._story_of(opened.story)
        if opened is None or rules is None:
            raise Refusal("story", "The story of that room is not here.")
        stage = Stage(rules)
        if not stage.fits(opened):
            raise Refusal("story", "The story of that room has changed since it was opened.")
        return stage

    def _holding(self, lease: Lease, live: LiveRoom) -> LiveRoom:
        self._live[lease.code] = live
        if self._alive is None:
            self._alive = asyncio.create_task(self._stay_alive())
        return live

    async def _stay_alive(self) -> None:
        """Renew every lease; a room that somebody else took over is let go."""
        while True:
            await asyncio.sleep(RENEWED)
            for live in self.held:
                try:
                    await self._store.renew(live.lease)
                except (Fenced, NoRoom):
                    self._live.pop(live.code, None)
                    await live.lose()
                except NotKept:
                    continue  # The store may be back before the lease runs out.
