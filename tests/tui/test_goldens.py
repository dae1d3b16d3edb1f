"""Every screen at every size, letter by letter.

After a change that is meant: BOTHWAYS_GOLDENS=write pytest tests/tui/test_goldens.py, then look at the difference.
"""

import os
from pathlib import Path

import pytest

from tests.tui.driving import SIZES, grid, playing

GOLDENS = Path(__file__).parent / "goldens"
SCREENS = {
    "library": (None, []),
    "opening": ("lift", []),
    "seats": ("chairs", []),
    "broken": ("mistakes", []),
    "story": ("lift", ["1"]),
    "choices": ("lift", ["1", "end", "down"]),
    "reply": ("lift", ["1", "1"]),
    "ending": ("lift", ["1", "2", "2"]),
    "debrief": ("lift", ["1", "2", "2", "end"]),
    "history": ("lift", ["1", "1", "h"]),
    "help": ("lift", ["1", "question_mark"]),
    "question": ("lift", ["1", "1", "q"]),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name: str, size: tuple[int, int]) -> None:
    from tests.tui import driving

    which, keys = SCREENS[name]
    paths = {
        "lift": driving.LIFT,
        "chairs": driving.CHAIRS,
        "mistakes": Path("tests/tui/scenes/with-mistakes.yaml"),
    }
    async with playing(None if which is None else paths[which], size=size, keys=keys) as player:
        shown = grid(player)
    golden = GOLDENS / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("BOTHWAYS_GOLDENS") == "write":
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
