"""One room in this process: wishes become events, events are kept, and then everybody who watches is told.

Wishes are judged one after another against all events before them, kept or about to be. What a watcher sees is only
ever what is on disk, so nothing that was shown can be lost. Events that come in while others are being written are
written together.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from game.workshop.room import Entry, Event, Refusal, Room, Stage, fold
from game.workshop.store import Fenced, Lease, NotKept, Store

Wish = Callable[[Room], tuple[Event, ...]]
Clock = Callable[[], int]
"""Minutes since 1970."""
ROUNDED = 5
"""To how many minutes the time of an event is rounded down."""
_UNKEPT = "That could not be kept, so it does not count."


class LiveRoom:
    """A room that this process holds the lease of.

    Attributes:
        room: the room as everybody may see it: all its events are kept.
        lost: whether the room is another process's by now, or nobody's; it takes no wishes any more.
    """

    def __init__(
        self, store: Store, lease: Lease, stage: Stage, log: tuple[Entry, ...], clock: Clock
    ) -> None:
        self.room = fold(log)
        self.stage = stage
        self.lease = lease
        self.lost = False
        self._store = store
        self._clock = clock
        self._ahead = self.room
        self._pending: list[Entry] = []
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()

    @property
    def code(self) -> str:
        """What phones find the room by."""
        return self.lease.code

    async def wish(self, wish: Wish) -> Room:
        """Grant a wish; the room as it is when its events are kept.

        A wish that was granted before waits until that is kept too.

        Raises:
            Refusal: the wish cannot be granted; with the code `unkept` its events could not be written, with
                `moved` the room is another process's by now.
        """
        if self.lost:
            raise _moved()
        at = self._clock() // ROUNDED * ROUNDED
        events = enumerate(wish(self._ahead), self._ahead.seq + 1)
        entries = tuple(Entry(seq, at, event) for seq, event in events)
        self._ahead = fold(entries, self._ahead)
        if self._ahead.seq > self.room.seq:
            self._pending.extend(entries)
            kept = asyncio.get_running_loop().create_future()
            self._waiting.append((self._ahead.seq, kept))
            if self._writer is None:
                self._writer = asyncio.create_task(self._write())
            await kept
        return self.room

    async def watch(self, since: int = -1) -> AsyncIterator[Room]:
        """The room now, unless `since` is its last event, and again after changes; ends when the room is lost."""
        seen = since
        while not self.lost:
            if self.room.seq != seen:
                seen = self.room.seq
                yield self.room
            await self._past(seen)

    async def later(self, since: int, seconds: float) -> Room:
        """The room once it stands elsewhere than at event `since`, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._past(since)
        return self.room

    async def lose(self) -> None:
        """Take no more wishes, refuse those that are not kept, and let everybody who watches go."""
        self.lost = True
        self._refuse(_moved())
        await self._tell()

    async def leave(self) -> None:
        """Take no more wishes, keep those that were granted, and let everybody who watches go."""
        self.lost = True
        if self._writer is not None:
            await asyncio.wait([self._writer])
        await self._tell()

    async def _past(self, seq: int) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self.room.seq != seq or self.lost)

    async def _write(self) -> None:
        """Keep what is pending, and whatever comes in meanwhile; nobody is left waiting, however it ends."""
        refusal = Refusal("unkept", f"{_UNKEPT} Try again.")
        try:
            while self._pending:
                entries, self._pending = tuple(self._pending), []
                await self._store.append(self.lease, entries)
                self.room = fold(entries, self.room)
                self._grant()
                await self._tell()
        except Fenced:
            await self.lose()
        except NotKept as error:
            refusal = Refusal("unkept", f"{_UNKEPT} {error}")
        finally:
            self._writer = None
            self._refuse(refusal)

    def _grant(self) -> None:
        for seq, kept in self._waiting:
            if seq <= self.room.seq and not kept.done():
                kept.set_result(None)
        self._waiting = [(seq, kept) for seq, kept in self._waiting if seq > self.room.seq]

    def _refuse(self, refusal: Refusal) -> None:
        """Forget what was not kept, and say so to everybody who wished it; after all was kept, that is nobody."""
        self._ahead, self._pending = self.room, []
        waiting, self._waiting = self._waiting, []
        for _, kept in waiting:
            if not kept.done():
                kept.set_exception(refusal)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _moved() -> Refusal:
    return Refusal("moved", "The room has moved. Open its address once more.")
