"""Reading back, and going on from any choice in it."""

from pathlib import Path

from game.saves import Store
from game.tui.screens.history import HistoryScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.story import StoryScreen
from game.tui.widgets import Menu
from tests.tui.driving import LIFT, grid, kept_in, play, playing, press, rows, settle

THREE = ["1", "2", "1", "1"]


async def test_every_choice_taken_stands_there_and_the_last_is_marked() -> None:
    async with playing(size=(120, 50), keys=[*THREE, "h"]) as player:
        taken = [row.entry.content.plain for row in rows(player)]
        assert [words[:12] for words in taken] == ["You take the", "You: Is it f", "You turn rou"]
        marked = player.app.screen.query_one(Menu).marked
        assert marked is not None
        assert marked.place == 2


async def test_going_back_to_a_choice_and_on_from_there(tmp_path: Path) -> None:
    async with playing(
        size=(120, 50), keys=[*THREE, "h", "up", "enter"], sitting=kept_in(tmp_path)
    ) as player:
        assert isinstance(player.app.screen, QuestionScreen)
        await press(player, "1")
        assert isinstance(player.app.screen, StoryScreen)
        assert play(player).trail == ("lay-by.map",)
        kept = Store(tmp_path).load("the-lift-home").save
        assert kept is not None
        assert kept.trail == ("lay-by.map",)
        await press(player, "2")
        assert play(player).trail == ("lay-by.map", "lay-by.read")


async def test_staying_leaves_everything_as_it_was() -> None:
    async with playing(size=(120, 50), keys=[*THREE, "h", "enter", "2"]) as player:
        assert isinstance(player.app.screen, HistoryScreen)
        await press(player, "escape")
        assert len(play(player).trail) == 3


async def test_going_back_from_an_ending(tmp_path: Path) -> None:
    async with playing(keys=["1", "2", "2", "h", "enter", "1"], sitting=kept_in(tmp_path)) as player:
        assert play(player).trail == ("lay-by.map",)


async def test_the_mouse_goes_back_too() -> None:
    async with playing(size=(120, 50), keys=[*THREE, "h", "home"]) as player:
        assert await player.click(rows(player)[0].query_one(".words"))
        await settle(player)
        await press(player, "1")
        assert play(player).trail == ()


async def test_at_the_beginning_there_is_nothing_to_go_back_to() -> None:
    async with playing(keys=["1", "h"]) as player:
        assert rows(player) == []
        await press(player, "enter", "down", "up")
        assert isinstance(player.app.screen, HistoryScreen)
        assert "go back here" not in grid(player)


async def test_arrows_read_on_and_mark_each_choice_that_comes_into_sight() -> None:
    async with playing(LIFT, size=(40, 12), keys=[*THREE, "h"]) as player:
        menu = player.app.screen.query_one(Menu)
        seen = []
        for _ in range(60):
            await press(player, "up")
            if menu.marked is not None and player.app.screen.column.sees(menu.marked):
                seen.append(menu.marked.place)
        assert list(dict.fromkeys(seen)) == [2, 1, 0]
        assert grid(player).startswith(" The text so far")


async def test_a_choice_out_of_sight_is_brought_into_sight_before_it_is_taken() -> None:
    async with playing(size=(40, 12), keys=[*THREE, "h", "home", "enter"]) as player:
        assert isinstance(player.app.screen, HistoryScreen)
        assert "› You turn round" in grid(player)
        await press(player, "enter")
        assert isinstance(player.app.screen, QuestionScreen)
