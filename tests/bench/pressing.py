"""From the press of a choice's number to the next scene on the terminal: beside the least update Textual can make."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from attrs import evolve

from tests.bench import in_yaml
from tests.bench.children import module
from tests.bench.made import SPEAKER, MadeStory, Room, made
from tests.bench.rows import Bar, Row, seconds
from tests.bench.screens import Screen

GROUP, WHAT = "press", "a choice pressed, the next scene painted"
PRESSES = 20
MOST = Bar(1.5, "most")


def pressing(rounds: int) -> Iterator[Row]:
    """The rows about a choice pressed; all programs show the same words, and take turns."""
    ours: list[float] = []
    minimal: list[float] = []
    keeping: list[float] = []
    story = corridor(PRESSES + 1)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        path = in_yaml.write(story, home)
        pages = home / "pages.json"
        pages.write_text(json.dumps([_page(room) for room in story.rooms]), encoding="utf-8")
        play = (sys.executable, "-m", "game", "play", str(path))
        try:
            for each in range(rounds):
                ours.append(median(_pressed(play, home / f"{each}", begins="1")))
                minimal.append(median(_pressed(module("minimal_app", str(pages)), home)))
                also_keeps = module("minimal_app", str(pages), str(home / f"{each}-minimal"))
                keeping.append(median(_pressed(also_keeps, home)))
        except TimeoutError as error:
            yield Row(GROUP, WHAT, "", str(error))
            return
    yield Row(
        GROUP,
        WHAT,
        "",
        seconds(min(ours)),
        f"minimal Textual: {seconds(min(minimal))}",
        min(ours) / min(minimal),
        MOST,
        {"seconds": min(ours), "minimal_seconds": min(minimal)},
    )
    yield Row(
        GROUP,
        WHAT,
        "",
        seconds(min(ours)),
        f"minimal Textual that writes as durably: {seconds(min(keeping))}",
        min(ours) / min(keeping),
        numbers={"seconds": min(ours), "minimal_seconds": min(keeping)},
    )


def corridor(rooms: int) -> MadeStory:
    """A story of one room after another, whose choices bear their room's number, so that none looks like the last."""
    story = made(rooms)
    return evolve(story, rooms=tuple(_in_a_row(room, rooms) for room in story.rooms))


def _in_a_row(room: Room, rooms: int) -> Room:
    following = room.number + 1 if room.number + 1 < rooms else None
    choices = tuple(
        evolve(choice, words=door(room.number, place), to=following, only=None)
        for place, choice in enumerate(room.choices, 1)
    )
    return evolve(room, choices=choices, turn=None)


def door(room: int, place: int) -> str:
    """The words of a choice, which stand nowhere else."""
    return f"Take door {place} out of room {room}."


def _page(room: Room) -> tuple[str, tuple[str, ...]]:
    first, *others = room.paragraphs
    text = "\n\n".join([f"Room {room.number}", first, f"{SPEAKER}: {room.spoken}", *others])
    return text, tuple(f"{place} {choice.words}" for place, choice in enumerate(room.choices, 1))


def _pressed(command: tuple[str, ...], saves: Path, begins: str = "") -> list[float]:
    with Screen(command, {"BOTHWAYS_SAVES": str(saves)}) as screen:
        if begins:
            screen.shows("? help")
            screen.presses(begins, door(0, 3))
        else:
            screen.shows(door(0, 3))
        took = [screen.presses("1", door(room, 3)) for room in range(1, PRESSES + 1)]
        screen.leaves("q")
    return took
