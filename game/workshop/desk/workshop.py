"""The store, the server and the rooms of one process."""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from attrs import evolve, frozen

from game.engine import Rules
from game.story.library import find_story
from game.story.model import Story
from game.story.reading import read_story
from game.workshop.desk.asked import EVERYWHERE, Asked
from game.workshop.desk.desk import Clock, Desk
from game.workshop.live import Rooms
from game.workshop.live.rooms import minutes_now
from game.workshop.room import Part, Refusal, fold
from game.workshop.server import Served, serve
from game.workshop.store import LEASE_SECONDS, Fenced, Held, NoRoom, NotKept, Store, open_store

AGAIN = 0.25
FAREWELL = 0.3
"""Seconds in which phones hear that the room is closed."""


@frozen
class Left:
    """A room that was not closed.

    Attributes:
        title: of its story; its id where the story is not here.
        part: which part of the hour it was in.
        question: the number of its question; None where it plays apart, and before and after the story.
        minutes: since something last happened in it.
    """

    code: str
    story: str
    title: str
    part: Part
    question: int | None
    minutes: int


class Workshop:
    """One facilitator's rooms; there is one at a time."""

    def __init__(
        self,
        asked: Asked,
        store: Store,
        rooms: Rooms,
        served: Served,
        *,
        known: dict[str, Rules],
        clock: Clock,
    ) -> None:
        self.asked = asked
        self.served = served
        self._store = store
        self._rooms = rooms
        self._known = known
        self._clock = clock

    async def left(self) -> tuple[Left, ...]:
        """The rooms of a file that were not closed, the latest first; of a store that many share, none."""
        if "://" in self.asked.store:
            return ()
        found = []
        for room in await self._store.left_over():
            try:
                kept = fold(await self._store.log(room.code))
            except (NoRoom, NotKept):
                continue  # It was closed meanwhile, or its log is damaged: the other rooms are not the worse for it.
            if kept.opened is None:
                continue
            asks = kept.part is Part.STORY and kept.decision is not None
            rules = _rules(kept.opened.story, self._known)
            found.append(
                Left(
                    code=room.code,
                    story=kept.opened.story,
                    title=kept.opened.story if rules is None else rules.story.title,
                    part=kept.part,
                    question=len(kept.trail) + 1 if asks else None,
                    minutes=max(0, minutes_now() - room.at),
                )
            )
        return tuple(found)

    async def open(self, story: Story) -> Desk:
        """Open a room on a story.

        Raises:
            Refusal: it could not be written.
        """
        rules = self._known.setdefault(story.id, Rules.of(story))
        try:
            live = await self._rooms.open(self.asked.opened(story), rules)
        except NotKept as error:
            raise Refusal("unkept", str(error)) from error
        return Desk(live, self.served, self._clock)

    async def resume(self, code: str) -> Desk:
        """Go on with a room; one whose program has just died is waited for.

        Raises:
            Refusal: there is none, another program has it, or its story is not here or has changed.
        """
        until = self._clock() + LEASE_SECONDS + 1
        while True:
            try:
                return Desk(await self._rooms.take(code), self.served, self._clock)
            except NoRoom:
                raise Refusal(
                    "none", f"There is no room {code}. It was closed, or it is in another store."
                ) from None
            except NotKept as error:
                raise Refusal("unkept", str(error)) from error
            except Held:
                if self._clock() > until:
                    raise Refusal(
                        "held", f"The room {code} is open in another window. Leave it there first."
                    ) from None
                await asyncio.sleep(AGAIN)

    async def forget(self, code: str) -> None:
        """Remove a room that was not closed.

        Raises:
            Refusal: another program has it.
        """
        with suppress(NoRoom):
            try:
                await self._store.erase(await self._store.take(code))
            except Held:
                raise Refusal(
                    "held", f"The room {code} is open in another window. Leave it there first."
                ) from None

    async def close(self, desk: Desk) -> None:
        """Tell the phones that the room is closed, and remove it for good."""
        with suppress(Refusal):
            await desk.end()
            if desk.listening:
                await asyncio.sleep(FAREWELL)
        with suppress(Fenced):
            await self._rooms.erase(desk.live)


@asynccontextmanager
async def working(
    asked: Asked, story: Story | None = None, clock: Clock = time.monotonic
) -> AsyncIterator[Workshop]:
    """A workshop, for as long as the block runs; rooms that are not closed by then stay for another time.

    Raises:
        NotKept: the store cannot be opened.
        Refusal: the server cannot be started.
    """
    known: dict[str, Rules] = {} if story is None else {story.id: Rules.of(story)}
    store = await open_store(asked.store)
    rooms = Rooms(store, lambda id: _rules(id, known))
    try:
        await rooms.erase_old()
        served = await _served(rooms, asked)
        try:
            yield Workshop(asked, store, rooms, served, known=known, clock=clock)
        finally:
            await served.close()
            await rooms.close()
    finally:
        await store.close()


async def _served(rooms: Rooms, asked: Asked) -> Served:
    served = await serve(
        rooms,
        host=asked.listen,
        port=asked.port,
        also=asked.names,
        tls=None if asked.tls is None else _tls(asked.tls),
    )
    scheme = served.addresses[0].partition("://")[0]
    named = tuple(f"{scheme}://{name}:{served.port}" for name in asked.names)
    return evolve(served, addresses=(*named, *_reachable(served.addresses, asked.listen)))


def _reachable(addresses: tuple[str, ...], listen: str) -> tuple[str, ...]:
    """The addresses that another device can reach; this computer's own only where there is no other."""
    others = tuple(address for address in addresses if "//127." not in address)
    return others if others and listen == EVERYWHERE else addresses


def _tls(files: tuple[object, object]) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(str(files[0]), str(files[1]))
    except (OSError, ssl.SSLError) as error:
        raise Refusal(
            "tls", f"The certificate and its key cannot be read: {error.strerror or error}."
        ) from error
    return context


def _rules(id: str, known: dict[str, Rules]) -> Rules | None:
    """The rules of a story that comes with the game, or of the one that was named."""
    if id not in known and (path := find_story(id)) is not None and (story := read_story(path).story):
        known[id] = Rules.of(story)
    return known.get(id)
