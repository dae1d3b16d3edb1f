"""A server with one room on the small story, and phones that visit it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape

import aiohttp
from attrs import field, frozen

from game.workshop.live import LiveRoom, Rooms
from game.workshop.room import Room, Way
from game.workshop.room import host as wishes
from game.workshop.room.events import Event
from game.workshop.server import Served, serve
from game.workshop.store.memory import MemoryStore
from tests.workshop.opened import STAGE, opened

JSON = {"Accept": "application/json"}


@frozen(eq=False)
class Phone:
    """A browser on a phone: it keeps cookies, and reads the page it is shown."""

    base: str
    code: str
    session: aiohttp.ClientSession = field(repr=False)

    async def look(self) -> str:
        return await self._text(self.session.get(f"{self.base}/{self.code}"))

    async def come_in(self) -> str:
        return await self.send("join", join="1")

    async def vote(self, letter: str) -> str:
        """Press the button of a letter on the page, as a browser without scripts does."""
        page = await self.look()
        fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
        (choice,) = re.findall(rf'name="choice" value="([^"]+)"[^>]*><b>{letter}</b>', page)
        return await self.send(
            "vote", **{name: unescape(value) for name, value in fields.items()}, choice=choice
        )

    async def send(self, what: str, **fields: str) -> str:
        return await self._text(self.session.post(f"{self.base}/{self.code}/{what}", data=fields))

    async def ask(self, what: str, **fields: str) -> tuple[int, dict[str, str]]:
        """Send a form as our script does."""
        async with self.session.post(f"{self.base}/{self.code}/{what}", data=fields, headers=JSON) as answer:
            return answer.status, await answer.json()

    async def _text(self, request) -> str:
        async with request as answer:
            return await answer.text()


@frozen(eq=False)
class Visit:
    """A room that is served, and what its facilitator does."""

    live: LiveRoom
    rooms: Rooms
    served: Served

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.served.port}"

    @asynccontextmanager
    async def phone(self) -> AsyncIterator[Phone]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            yield Phone(self.base, self.live.code, session)

    async def host(self, wish, *given) -> Room:
        """A wish of the facilitator; those that need the story get it."""
        needs_story = wish in {wishes.begin, wishes.decide, wishes.go_back}

        def granted(room: Room) -> tuple[Event, ...]:
            return wish(room, STAGE, *given) if needs_story else wish(room, *given)

        return await self.live.wish(granted)


@asynccontextmanager
async def visiting(way: Way = Way.TOGETHER, **more) -> AsyncIterator[Visit]:
    rooms = Rooms(MemoryStore(), lambda _: STAGE.rules)
    served = await serve(rooms, host="127.0.0.1")
    try:
        yield Visit(await rooms.open(opened(way, **more), STAGE.rules), rooms, served)
    finally:
        await served.close()
        await rooms.close()


def words(page: str) -> str:
    """What a person reads on a page."""
    body = page.partition("<main")[2] or page
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", f"<{body}")).split())
