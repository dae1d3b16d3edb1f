"""The wall holds for the desk too: text reaches a screen through the game's own way, and no other."""

from pathlib import Path

import pytest

import game.workshop.desk.screens
from game.workshop.desk.screens import wording
from tests.tui.test_wall import trespasses

SOURCES = sorted(Path(game.workshop.desk.screens.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_passes_the_wall_in_the_sources(path: Path):
    assert trespasses(path.read_text(encoding="utf-8"), path.name) == []


def test_what_the_screens_say_themselves_is_ascii():
    said = [value for value in vars(wording).values() if isinstance(value, str)]
    assert all(value.isascii() for value in (*said, *wording.GOOD_TO_KNOW, *wording.NEXT.values()))
