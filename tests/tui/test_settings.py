"""What stays as it was set."""

from pathlib import Path

import pytest

from game.saves import Store
from game.tui import settings
from game.tui.settings import Settings
from game.tui.themes import NAMES
from tests.tui.driving import grid, kept_in, playing, press


async def test_the_colours_stay_for_the_next_sitting(tmp_path: Path) -> None:
    async with playing(keys=["t", "t"], sitting=kept_in(tmp_path)) as player:
        assert player.app.theme == NAMES[2]
    async with playing(sitting=kept_in(tmp_path)) as player:
        assert player.app.theme == NAMES[2]


async def test_a_private_sitting_has_none_and_leaves_none(saves_of_its_own: Path) -> None:
    async with playing(keys=["t"]) as player:
        assert player.app.theme == NAMES[1]
    assert list(saves_of_its_own.iterdir()) == []


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"{",
        b"[]",
        b'{"theme": 3, "ascii": "yes"}',
        b'{"theme": "nord"}',
        b"\xff",
        b"[" * 9_000,
        b'"' * 20_000,
    ],
)
async def test_a_damaged_file_is_passed_over_and_replaced_only_by_a_change(
    found: bytes, tmp_path: Path
) -> None:
    (tmp_path / settings.FILE).write_bytes(found)
    async with playing(keys=["1"], sitting=kept_in(tmp_path)) as player:
        assert player.app.theme == NAMES[0]
        assert (tmp_path / settings.FILE).read_bytes() == found
        await press(player, "t")
    assert settings.load(Store(tmp_path)) == Settings(theme=NAMES[1])


@pytest.mark.parametrize("keys", [[], ["1", "1"], ["1", "2", "2"], ["1", "1", "h"], ["1", "1", "h", "enter"]])
async def test_other_signs_are_drawn_on_every_screen_at_once(keys: list[str], tmp_path: Path) -> None:
    async with playing(keys=keys, sitting=kept_in(tmp_path)) as player:
        await press(player, "a", "home")
        assert "›" not in grid(player)
        assert settings.load(Store(tmp_path)).ascii
        await press(player, "escape", "escape", "a")
        assert not settings.load(Store(tmp_path)).ascii


def test_plain_signs_stay_too(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    settings.keep(store, Settings(theme="sepia", ascii=True))
    assert settings.load(store) == Settings(theme="sepia", ascii=True)


async def test_a_disk_that_refuses_leaves_the_colours_for_this_sitting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    async with playing(keys=["t"], sitting=kept_in(tmp_path / "file")) as player:
        assert player.app.theme == NAMES[1]
