"""Every screen of the desk at three sizes, letter by letter.

After a change that is meant: BOTHWAYS_GOLDENS=write pytest tests/workshop/desk/test_goldens.py, then look at the
difference.
"""

import os
from pathlib import Path

import pytest

from game.workshop.desk.workshop import Left
from game.workshop.room import Part, Way
from tests.tui.driving import grid
from tests.workshop.desk.driving import (
    CODE,
    SIZES,
    Door,
    arrive,
    come_in,
    press,
    room,
    settle,
    showing,
    until,
    vote,
)

GOLDENS = Path(__file__).parent / "goldens"
PHONES = ("a", "b", "c", "d", "e")
VOTES = {"a": "coat", "b": "coat", "c": "dry"}
TALK, COUNTS = ["d"], ["r"]
SCREENS = {
    "lobby": None,
    "address": ["j"],
    "plan": ["o"],
    "vote": [],
    "talk": TALK,
    "counts": COUNTS,
    "second-vote": ["r", "v"],
    "go-on": ["r", "g"],
    "count": ["n", *"hands", "space", *"a12"],
    "keyboard": ["k", "a", "b"],
    "listen": ["l"],
    "help": ["question_mark"],
    "paused": ["p"],
    "blank": ["x"],
    "leaving": ["q"],
}
LOBBY = {"lobby", "address", "plan"}
CLOSING = {"ending": 0, "frame": 1, "happened": 3, "what-if": 6}
sized = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@sized
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name: str, size: tuple[int, int]) -> None:
    async with room(door=Door(open=len(PHONES))) as desk:
        await come_in(desk.live, *PHONES)
        if name not in LOBBY:
            await desk.begin()
            await vote(desk.live, **VOTES)
        async with showing(desk, size=size, keys=SCREENS[name] or []) as player:
            compare(name, size, grid(player))


@sized
async def test_no_phone(size: tuple[int, int]) -> None:
    async with room() as desk, showing(desk, size=size) as player:
        desk.clock.now += 60
        player.app.tick()
        await settle(player)
        compare("no-phone", size, grid(player))


@sized
async def test_a_second_count_beside_the_first(size: tuple[int, int]) -> None:
    async with room() as desk, showing(desk, size=size, keys=["enter"]) as player:
        await come_in(desk.live, *PHONES)
        await vote(desk.live, **VOTES)
        await press(player, "r", "v")
        await vote(desk.live, c="coat")
        await press(player, "r")
        compare("second-counts", size, grid(player))


@sized
async def test_where_phones_came_to(size: tuple[int, int]) -> None:
    async with room(Way.ALONE) as desk, showing(desk, size=size, keys=["enter"]) as player:
        await come_in(desk.live, *PHONES)
        await arrive(desk.live, a="home", b="out", c="home")
        await press(player, "r")
        compare("apart", size, grid(player))


@sized
@pytest.mark.parametrize("name", CLOSING)
async def test_the_talk_after_it(name: str, size: tuple[int, int]) -> None:
    async with room() as desk:
        await come_in(desk.live, *PHONES)
        await desk.begin()
        await vote(desk.live, **VOTES)
        for choice in ("coat", "lean", "point", "go"):
            await desk.decide(choice)
        async with showing(desk, size=size, keys=["enter"] * CLOSING[name]) as player:
            await until(player, lambda: not CLOSING[name] or player.app.screen.debrief is not None)
            compare(name, size, grid(player))


@sized
async def test_a_room_that_was_not_closed(size: tuple[int, int]) -> None:
    left = Left(CODE, "bridge", "The Bridge", Part.STORY, 3, 12)
    async with showing(None, size=size, left=(left,)) as player:
        await settle(player)
        compare("left", size, grid(player))


def compare(name: str, size: tuple[int, int], shown: str) -> None:
    """What is shown against what was shown before."""
    golden = GOLDENS / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("BOTHWAYS_GOLDENS") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
