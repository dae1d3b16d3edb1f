"""All that can be done here, by name."""

import pytest

from game.tui.actions import BESIDE_A_CHOICE
from game.tui.app import Left
from game.tui.screens.history import HistoryScreen
from game.tui.screens.palette import PaletteScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.story import StoryScreen
from tests.tui.driving import Player, grid, play, playing, press, rows, take

IN_STORY = ["1", "1"]


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_it_lists_what_can_be_done_with_the_keys(key: str) -> None:
    async with playing(keys=IN_STORY, size=(80, 40)) as player:
        wanted = [
            f"{action.shown:8}{action.label}"
            for action in page(player).live_actions
            if action.name not in BESIDE_A_CHOICE
        ]
        await press(player, key)
        assert isinstance(player.app.screen, PaletteScreen)
        assert sorted("".join(row.entry.content.plain.split()) for row in rows(player)) == sorted(
            "".join(line.split()) for line in wanted
        )
        assert "u       go back one choice" in grid(player)


async def test_what_cannot_be_done_is_not_there() -> None:
    async with playing(keys=["1", "colon"]) as player:
        assert "go back one choice" not in grid(player)


async def test_taking_one_does_it_on_the_screen_below() -> None:
    async with playing(keys=[*IN_STORY, "colon"]) as player:
        await take(player, "u ")
        assert isinstance(player.app.screen, StoryScreen)
        assert play(player).trail == ()
        await press(player, "1", "colon")
        await take(player, "h ")
        assert isinstance(player.app.screen, HistoryScreen)
    async with playing(keys=[*IN_STORY, "colon"]) as player:
        await take(player, "q ")
        assert isinstance(player.app.screen, QuestionScreen)


async def test_arrows_and_enter_and_closing() -> None:
    async with playing(size=(40, 12), keys=["1", "1", "colon", "enter"]) as player:
        assert play(player).trail == ()
        await press(player, "colon", "q")
        assert isinstance(player.app.screen, StoryScreen)
        await press(player, "colon", "x")
        assert player.app.return_value is Left.AT_ONCE


async def test_it_can_be_read_to_its_end_on_the_smallest_terminal() -> None:
    async with playing(size=(40, 12), keys=["1", "1", "colon", *["down"] * 30]) as player:
        assert "copy marked text, or leave" in grid(player)
        await press(player, *["up"] * 30)
        assert "What you can do here" in grid(player)


def page(player: Player) -> StoryScreen:
    screen = player.app.screen
    assert isinstance(screen, StoryScreen)
    return screen
