"""Scenes that a player would rather not read: a switch before the story, which stays as it was set."""

from pathlib import Path

from game.saves import Store
from game.tui import settings
from game.tui.screens.opening import OpeningScreen
from tests.tui.driving import LIFT, SCENES, flat, grid, kept_in, play, playing, press, take

LANE = SCENES / "the-dark-lane.yaml"


async def test_the_switch_stands_only_where_a_story_has_such_scenes() -> None:
    async with playing(LIFT) as player:
        assert "Skip the scenes" not in grid(player)
    async with playing(LANE) as player:
        assert "2 Skip the scenes with a dark lane: no" in grid(player)


async def test_with_the_switch_on_they_are_passed_over() -> None:
    async with playing(LANE, keys=["1", "1"]) as player:
        assert "no lamp" in grid(player)
    async with playing(LANE, keys=["2"]) as player:
        assert isinstance(player.app.screen, OpeningScreen)
        assert "› 2 Skip the scenes with a dark lane: yes" in grid(player)
        await press(player, "1", "1")
        assert "no lamp" not in grid(player)
        assert "Here is the lamp." in grid(player)
        await press(player, "u", "1")
        assert "no lamp" not in grid(player)


async def test_a_play_with_scenes_passed_over_goes_on_where_it_was_left(tmp_path: Path) -> None:
    async with playing(LANE, keys=["2", "1", "1"], sitting=kept_in(tmp_path)) as player:
        assert play(player).trail == ("gate.through",)
    async with playing(LANE, sitting=kept_in(tmp_path)) as player:
        assert "has changed" not in flat(player)
        assert "1 Go on from there (after 1 choice, at “The lamp”)" in grid(player)
        await press(player, "1")
        assert "no lamp" not in grid(player)
        await take(player, "Stop.")
        await press(player, "escape")
    async with playing(LANE, sitting=kept_in(tmp_path)) as player:
        assert "Go on from there" not in grid(player)
        assert "1 of 1 ending found" in grid(player)


async def test_turned_on_later_it_counts_from_there(tmp_path: Path) -> None:
    async with playing(LANE, keys=["1", "2"], sitting=kept_in(tmp_path)):
        pass
    async with playing(LANE, keys=["3", "1", "1"], sitting=kept_in(tmp_path)) as player:
        assert play(player).trail == ("gate.wait", "gate.through")
        assert "Here is the lamp." in grid(player)


async def test_a_play_in_which_such_a_scene_was_read_goes_on_as_it_was_and_says_so(tmp_path: Path) -> None:
    async with playing(LANE, keys=["1", "1", "1"], sitting=kept_in(tmp_path)):
        pass
    async with playing(LANE, keys=["3"], sitting=kept_in(tmp_path)) as player:
        assert "It goes on without skipping." in flat(player)
        await press(player, "1")
        assert play(player).trail == ("gate.through", "lane.on")
    async with playing(LANE, sitting=kept_in(tmp_path)) as player:
        assert "has changed" not in flat(player)


async def test_it_stays_and_can_be_turned_off_again(tmp_path: Path) -> None:
    async with playing(LANE, keys=["2", "t"], sitting=kept_in(tmp_path)):
        assert settings.load(Store(tmp_path)).skipped == ("the-dark-lane",)
    async with playing(LANE, keys=["2"], sitting=kept_in(tmp_path)) as player:
        assert "dark lane: no" in grid(player)
        assert settings.load(Store(tmp_path)).skipped == ()
        assert settings.load(Store(tmp_path)).theme == "light"
