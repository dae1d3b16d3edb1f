"""Driving the desk: a room on the small story in memory, phones that vote in it, and the screens around it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from attrs import define, field
from textual.pilot import Pilot

from game.tui.signs import UNICODE, Signs
from game.tui.sitting import Sitting
from game.workshop.desk.asked import Asked
from game.workshop.desk.command import Sat
from game.workshop.desk.desk import Desk
from game.workshop.desk.screens.app import DeskApp
from game.workshop.desk.workshop import Left, Workshop
from game.workshop.live import LiveRoom, Rooms
from game.workshop.room import Room, Way, guest
from game.workshop.server import Served
from game.workshop.store.memory import MemoryStore
from tests.tui.driving import grid
from tests.workshop.opened import STAGE, opened

SIZES = ((40, 12), (80, 24), (120, 40))
CODE = "BCDFGHJ"
ADDRESSES = ("http://192.168.1.20:8765", "http://10.0.0.7:8765")
PATIENCE = 30
ROUNDS = 12

Facilitator = Pilot[Sat]


@define
class Clock:
    """A clock that stands still until it is moved."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now


@define
class Door:
    """What the desk knows of a server."""

    addresses: tuple[str, ...] = ADDRESSES
    open: int = 0

    def pages(self, code: str) -> int:
        assert code == CODE
        return self.open


@asynccontextmanager
async def room(way: Way = Way.TOGETHER, *, door: Door | None = None, **more: object) -> AsyncIterator[Desk]:
    """A desk with a room on the small story."""
    rooms = Rooms(MemoryStore(), lambda _: STAGE.rules, clock=lambda: 0)
    live = await rooms.open(opened(way, **more), STAGE.rules)
    try:
        yield Desk(live, cast(Served, door or Door()), Clock())
    finally:
        await rooms.close()


async def come_in(live: LiveRoom, *phones: str) -> None:
    for who in phones:
        await live.wish(lambda room, who=who: guest.join(room, who))


async def vote(live: LiveRoom, **votes: str) -> None:
    """Phones vote in the question that is open."""
    for who, choice in votes.items():
        await live.wish(lambda room, who=who, choice=choice: _vote(room, who, choice))


def _vote(room: Room, who: str, choice: str):
    return guest.vote(room, who, room.decision.number, choice, f"{who}{choice}{room.seq}")


async def arrive(live: LiveRoom, **endings: str) -> None:
    """Phones that play for themselves come to an ending."""
    for who, ending in endings.items():
        await live.wish(lambda room, who=who, ending=ending: guest.arrive(room, STAGE, who, None, ending))


@asynccontextmanager
async def showing(
    desk: Desk | None,
    *,
    size: tuple[int, int] = (80, 24),
    keys: Sequence[str] = (),
    signs: Signs = UNICODE,
    folder: Path | None = None,
    shop: object = None,
    left: tuple[Left, ...] = (),
) -> AsyncIterator[Facilitator]:
    """The desk's screens, running, after some keys."""
    app = DeskApp(cast(Workshop, shop or Shop()), Sitting(signs=signs), desk, None, left)
    if folder is not None:
        app.folder = folder
    async with app.run_test(size=size) as player:
        await press(player, *keys)
        yield player


@define
class Shop:
    """A workshop that opens no rooms."""

    asked: Asked = field(factory=Asked)


async def press(player: Facilitator, *keys: str) -> None:
    """Press keys one after another, each when what came of the one before stands on the screen."""
    await settle(player)
    for key in keys:
        player.app.simulate_key(key)
        await settle(player)


async def settle(player: Facilitator) -> None:
    """Wait until every message has been dealt with, and what came of it is laid out."""
    for _ in range(ROUNDS):
        await player.pause(0)


async def until(player: Facilitator, holds: Callable[[], object], what: str = "") -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await player.pause(0)
    await settle(player)
    assert holds(), what


async def until_shown(player: Facilitator, words: str) -> None:
    """Wait until words stand on the screen."""
    await until(player, lambda: words in flat(player), f"{words} in {grid(player)}")


def flat(player: Facilitator) -> str:
    """What stands on the terminal, as one line."""
    return " ".join(grid(player).split())


def body(player: Facilitator) -> str:
    """All that is read on the uppermost screen, seen or still below."""
    from game.tui.widgets import Text

    return "\n".join(str(text.content) for text in player.app.screen.query(Text) if text.display)
