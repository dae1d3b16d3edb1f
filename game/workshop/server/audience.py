"""Who is told when a room shows something else.

A thousand phones watch a room, and a thousand votes change nothing that they see. So one task watches the room, and
wakes the phones only when what is shown has changed. A phone's own vote comes back to it with the answer to the vote.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from game.workshop.live import LiveRoom
from game.workshop.room import Refusal
from game.workshop.server.limits import AT_THE_DOOR, STREAMS
from game.workshop.server.shown import Shown, shown


class Audience:
    """The phones of one room.

    Attributes:
        shown: what they see.
        since: the event since which they have seen it.
        over: whether nobody is told of anything any more.
    """

    def __init__(self, live: LiveRoom) -> None:
        self.live = live
        self.shown: Shown = shown(live.room)
        self.since = live.room.seq
        self.over = False
        self._listening: Counter[str | None] = Counter()
        self._changed = asyncio.Condition()
        self._watching = asyncio.create_task(self._watch())

    @property
    def streams(self) -> int:
        """How many pages listen now."""
        return self._listening.total()

    @contextmanager
    def listening(self, who: str | None) -> Iterator[None]:
        """Listen for as long as the block runs; None is somebody before the door, of whom there may be a whole school.

        Raises:
            Refusal: one phone has too many pages open.
        """
        if self._listening[who] >= (STREAMS if who else AT_THE_DOOR):
            raise Refusal("often", "This room is open too often on this phone. Close some of its pages.")
        self._listening[who] += 1
        try:
            yield
        finally:
            self._listening[who] -= 1
            if not self._listening[who]:
                del self._listening[who]

    async def past(self, since: int, seconds: float) -> bool:
        """Whether something else is shown than at event `since`, waiting so long for it at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: self.since != since or self.over)
        return self.since != since

    async def close(self) -> None:
        """Stop watching, and let the phones go."""
        self._watching.cancel()
        with suppress(asyncio.CancelledError):
            await self._watching
        await self._end()

    async def _watch(self) -> None:
        async for room in self.live.watch():
            if (now := shown(room)) != self.shown:
                self.shown, self.since = now, room.seq
                async with self._changed:
                    self._changed.notify_all()
        await self._end()

    async def _end(self) -> None:
        self.over = True
        async with self._changed:
            self._changed.notify_all()
