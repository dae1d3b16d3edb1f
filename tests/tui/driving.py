"""Driving the game in a terminal of a given size, and reading what stands there."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.containers import VerticalScroll
from textual.pilot import Pilot

from game.engine import Playthrough, Rules, start
from game.saves import Store
from game.story.model import Story
from game.story.reading import read_story
from game.tui.app import BothWays, Left
from game.tui.keeping import Keeping
from game.tui.messages import ShowMoment
from game.tui.screens.page import Page
from game.tui.screens.play import PlayScreen
from game.tui.sitting import Sitting
from game.tui.widgets.menu import Menu, Row

SCENES = Path(__file__).parent / "scenes"
LIFT, CHAIRS, MISTAKES = (
    SCENES / f"{name}.yaml" for name in ("the-lift-home", "two-chairs", "with-mistakes")
)
ROUNDS = 6
FIRST_LINES = 4
SIZES = ((40, 12), (60, 16), (80, 24), (120, 40))

Player = Pilot[Left]


def story(path: Path = LIFT) -> Story:
    """A test story."""
    read = read_story(path).story
    assert read is not None
    return read


def beginning(of: Story | None = None) -> Playthrough:
    """A play at its beginning."""
    return start(Rules.of(of or story()))


def kept_in(folder: Path, *, private: bool = False) -> Sitting:
    """A sitting whose plays are kept in a folder; a private one only reads the settings there."""
    return Sitting(keeping=Keeping.of(Store(folder), private=private))


@asynccontextmanager
async def playing(
    path: Path | None = LIFT,
    *,
    size: tuple[int, int] = (80, 24),
    keys: Sequence[str] = (),
    sitting: Sitting | None = None,
    go_on: bool = False,
) -> AsyncIterator[Player]:
    """The game, running, after some keys."""
    app = BothWays(sitting or Sitting(), path, go_on=go_on)
    async with app.run_test(size=size) as player:
        await press(player, *keys)
        yield player


@asynccontextmanager
async def showing(play: Playthrough, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Player]:
    """The game, running, at a moment of a play."""
    async with playing(size=size) as player:
        player.app.post_message(ShowMoment(play))
        await settle(player)
        yield player


async def press(player: Player, *keys: str) -> None:
    """Press keys as a reader does: one after another, and a digit once its choice has been read down to."""
    await settle(player)
    for key in keys:
        if key.isdigit():
            await read_down_to(player, int(key))
        await press_blindly(player, key)


async def press_blindly(player: Player, *keys: str) -> None:
    """Press keys whatever stands on the screen, each when the one before has been answered."""
    for key in keys:
        player.app.simulate_key(key)
        await settle(player)


async def read_down_to(player: Player, number: int) -> None:
    """Go on by a page until the choice of a number can be seen."""
    page = player.app.screen
    if isinstance(page, Page) and page.NUMBERED and number <= len(page.menu.open_rows):
        choice = page.menu.open_rows[number - 1]
        while page.column.is_above(choice):
            await press_blindly(player, "space")


async def settle(player: Player) -> None:
    """Wait until every message has been dealt with, and what came of it is laid out.

    Each round lets every widget empty its queue. (`pause()` without a number waits for an idle processor, which
    on a busy machine is a matter of luck.)
    """
    for _ in range(ROUNDS):
        await player.pause(0)


async def bring_up(player: Player, words: str) -> None:
    """Scroll line by line until words stand in the first lines, or there is no more."""
    column = player.app.screen.query_one(VerticalScroll)
    while words not in "".join(grid(player).split("\n")[:FIRST_LINES]):
        if column.scroll_offset.y >= column.max_scroll_y:
            break
        column.scroll_relative(y=1, animate=False, immediate=True)
        await settle(player)
    assert words in grid(player)


async def resize(player: Player, width: int, height: int) -> None:
    """Give the terminal another size."""
    await player.resize_terminal(width, height)
    await settle(player)


def grid(player: Player) -> str:
    """What stands on the terminal, line by line, without colours."""
    strips = player.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def play(player: Player) -> Playthrough:
    """The play on the terminal."""
    screen = player.app.screen
    assert isinstance(screen, PlayScreen), screen
    return screen.play


def rows(player: Player) -> list[Row]:
    """The choices on the terminal, locked ones too."""
    return list(player.app.screen.query(Row))


def number_of(player: Player, words: str) -> str:
    """The digit of the choice that begins so."""
    row = next(row for row in rows(player) if row.entry.content.plain.startswith(words))
    assert row.place is not None
    return str(row.place + 1)


async def take(player: Player, words: str) -> None:
    """Take the choice that begins so, wherever it stands."""
    player.app.screen.query_one(Menu).take(int(number_of(player, words)) - 1)
    await settle(player)


def flat(player: Player) -> str:
    """What stands on the terminal, as one line."""
    return " ".join(grid(player).split())
