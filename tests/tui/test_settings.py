"""What stays as it was set."""

from pathlib import Path

import pytest

from game.saves import Store
from game.tui import settings
from game.tui.settings import Settings
from game.tui.themes import NAMES
from tests.tui.driving import SCENES, grid, kept_in, playing, press

LANE = SCENES / "the-dark-lane.yaml"


async def test_the_colours_stay_for_the_next_sitting(tmp_path: Path) -> None:
    async with playing(keys=["t", "t"], sitting=kept_in(tmp_path)) as player:
        assert player.app.theme == NAMES[2]
    async with playing(sitting=kept_in(tmp_path)) as player:
        assert player.app.theme == NAMES[2]


async def test_a_private_sitting_reads_them_and_leaves_them_as_they_were(tmp_path: Path) -> None:
    settings.keep(Store(tmp_path), Settings(theme=NAMES[2], skipped=("the-dark-lane",)))
    before = (tmp_path / settings.FILE).read_bytes()
    async with playing(LANE, sitting=kept_in(tmp_path, private=True)) as player:
        assert player.app.theme == NAMES[2]
        assert "dark lane: yes" in grid(player)
        await press(player, "t", "t", "a", "2")
        assert player.app.theme == NAMES[0]
        assert "> 2 Skip the scenes with a dark lane: no" in grid(player)
    assert (tmp_path / settings.FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [settings.FILE]


async def test_a_private_sitting_without_any_makes_no_folder(tmp_path: Path) -> None:
    async with playing(keys=["t"], sitting=kept_in(tmp_path / "none", private=True)) as player:
        assert player.app.theme == NAMES[1]
    assert list(tmp_path.iterdir()) == []


async def test_what_another_window_has_set_since_stays(tmp_path: Path) -> None:
    async with playing(LANE, sitting=kept_in(tmp_path)) as player:
        settings.keep(Store(tmp_path), Settings(ascii=True))
        await press(player, "t")
    assert settings.load(Store(tmp_path)) == Settings(theme=NAMES[1], ascii=True)


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
        before = grid(player)
        await press(player, "a")
        assert "›" not in grid(player)
        assert settings.load(Store(tmp_path)).ascii
        await press(player, "a")
        assert grid(player) == before
        await press(player, "a")
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
