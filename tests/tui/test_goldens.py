"""Every screen at every size, letter by letter.

After a change that is meant: BOTHWAYS_GOLDENS=write pytest tests/tui/test_goldens.py, then look at the difference.
"""

import os
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.debrief import Balance, Block, debrief
from game.debrief.ways import Ways
from game.engine import Told, ToldLine
from game.saves import Save, Store
from game.story.concepts import concepts
from game.story.model import USUAL_METERS
from game.tui.messages import ShowRetold
from tests.tui.driving import (
    CHAIRS,
    LIFT,
    MISTAKES,
    SCENES,
    SIZES,
    bring_up,
    grid,
    kept_in,
    play,
    playing,
    settle,
)


def _told(*lines: str) -> Told:
    return tuple((ToldLine(((line, "plain"),), None),) for line in lines)


AFTERWARDS = SimpleNamespace(
    met=("In this play Sam was tired. Has been up since four.",),
    reading=_told("Nobody here could have got home on their own, and nobody had to say so."),
    points=(SimpleNamespace(step=1), SimpleNamespace(step=4)),
    balances=tuple(
        Balance(meter, values)
        for meter, values in zip(
            USUAL_METERS, ((0, 1, 1, 2, 5, 6), (0, 0, -2, -3, -4, -3), (0, 0, 0, 0, 0, 0)), strict=True
        )
    ),
    what_if=None,
    idea=concepts()["leaning"],
    ways=Ways((), 0, 0, 0),
    others=(),
    blocks=(
        Block("What moved", _told("Autonomy: past its band (going alone) at the end.")),
        Block("What Sam didn't say", _told("I hoped you would ask. I hoped you wouldn't, too.")),
        Block(
            "Whose was whose", _told("Yours: reading aloud.", "Theirs: driving.", "Neither's: the gearbox.")
        ),
        Block("Fly on the wall", _told("The dog likes all three of you. What did the dog see?")),
    ),
)
GOLDENS = Path(__file__).parent / "goldens"
SCREENS = {
    "library": (None, []),
    "opening": (LIFT, []),
    "seats": (CHAIRS, []),
    "broken": (MISTAKES, []),
    "story": (LIFT, ["1"]),
    "choices": (LIFT, ["1", "end", "down"]),
    "reply": (LIFT, ["1", "1"]),
    "ending": (LIFT, ["1", "2", "2"]),
    "debrief": (LIFT, ["1", "2", "2", "end"]),
    "history": (LIFT, ["1", "1", "h"]),
    "help": (LIFT, ["1", "question_mark"]),
    "question": (LIFT, ["1", "1", "q"]),
    "palette": (LIFT, ["1", "1", "colon"]),
    "cards": (None, ["c"]),
    "card": (None, ["c", "down", "enter"]),
    "licences": (None, ["l"]),
    "going-back": (LIFT, ["1", "1", "h", "enter"]),
}
LEFT = Save(
    slot="the-lift-home",
    story="the-lift-home",
    fingerprint="",
    trail=("lay-by.map", "lay-by.far"),
    endings=("verge",),
    stances={"sam": "tired"},
)
KEPT = {"library-left": (None, []), "opening-left": (LIFT, []), "story-left": (LIFT, ["1"])}


@pytest.fixture(autouse=True)
def _in_the_test_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path on the screen is the same wherever the tests run; what a debrief says is tested with the debrief."""
    monkeypatch.chdir(SCENES)
    monkeypatch.setattr("game.tui.pages.KINDS", defaultdict(lambda: "an ending of some kind"))
    monkeypatch.setattr("game.tui.screens.ending.debrief", lambda _play: AFTERWARDS)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name: str, size: tuple[int, int]) -> None:
    path, keys = SCREENS[name]
    async with playing(None if path is None else Path(path.name), size=size, keys=keys) as player:
        compare(name, size, grid(player))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", KEPT)
async def test_screen_with_a_play_that_was_left(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    path, keys = KEPT[name]
    Store(tmp_path).write(LEFT)
    story = None if path is None else Path(path.name)
    async with playing(story, size=size, keys=keys, sitting=kept_in(tmp_path)) as player:
        compare(name, size, grid(player))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_balances(size: tuple[int, int]) -> None:
    async with playing(Path(LIFT.name), size=size, keys=["1", "2", "2"]) as player:
        await bring_up(player, "What moved")
        compare("balances", size, grid(player))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_same_words_retold(size: tuple[int, int]) -> None:
    async with playing(Path(LIFT.name), size=size, keys=["1", "2", "2"]) as player:
        (other,) = debrief(play(player)).others
        player.app.post_message(ShowRetold(play(player), other, "If Sam were awake: the same ending."))
        await settle(player)
        compare("retold", size, grid(player))


def compare(name: str, size: tuple[int, int], shown: str) -> None:
    """What is shown against what was shown before."""
    golden = GOLDENS / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("BOTHWAYS_GOLDENS") == "write":
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
