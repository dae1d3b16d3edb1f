"""One registry: what is bound, what the help screen lists, and what the documentation says."""

import inspect

import pytest

from game.tui.actions import ACTIONS, Where, bindings, key_table
from game.tui.screens.cards import CardScreen, CardsScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.history import HistoryScreen
from game.tui.screens.library import LibraryScreen
from game.tui.screens.opening import BrokenScreen, OpeningScreen
from game.tui.screens.page import Page
from game.tui.screens.palette import PaletteScreen
from game.tui.screens.paper import PaperScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.story import StoryScreen
from game.tui.widgets import Text
from tests.tui.driving import playing, press

ALL = (
    LibraryScreen,
    OpeningScreen,
    BrokenScreen,
    StoryScreen,
    EndingScreen,
    HistoryScreen,
    CardsScreen,
    CardScreen,
    PaletteScreen,
    PaperScreen,
    QuestionScreen,
)


@pytest.mark.parametrize(
    "keys", [[], ["1"], ["1", "1"], ["1", "1", "2"]], ids=["opening", "start", "story", "ending"]
)
async def test_help_lists_exactly_the_keys_that_work(keys: list[str]) -> None:
    async with playing(keys=keys) as player:
        live = {binding.binding.id for binding in player.app.screen.active_bindings.values()}
        await press(player, "question_mark")
        body = str(player.app.screen.query_one("#body", Text).content)
    listed = body.split("\n\n")[1].splitlines()
    assert listed == [f"{action.shown:8}{action.label}" for action in ACTIONS if action.name in live]
    assert ("go back one choice" in body) == (keys not in ([], ["1"]))


@pytest.mark.parametrize("screen", ALL)
def test_nothing_is_bound_outside_the_registry(screen: type[Page]) -> None:
    bound = {binding.key for binding in bindings(screen.WHERE)}
    assert {key for key, _ in screen._merged_bindings or ()} == bound


@pytest.mark.parametrize("screen", ALL)
def test_every_key_has_its_method(screen: type[Page]) -> None:
    for action in ACTIONS:
        if screen.WHERE in action.where:
            assert inspect.isfunction(getattr(screen, f"action_{action.name}")), action.name


@pytest.mark.parametrize("where", Where)
def test_no_key_means_two_things_on_one_screen(where: Where) -> None:
    keys = [binding.key for binding in bindings(where)]
    assert len(keys) == len(set(keys))


def test_a_way_out_at_once_is_everywhere() -> None:
    vanish = next(action for action in ACTIONS if action.name == "vanish")
    assert vanish.where == frozenset(Where)
    assert len(vanish.keys[0]) == 1


def test_labels_fit_the_narrowest_terminal() -> None:
    assert all(8 + len(action.label) <= 38 for action in ACTIONS)


def test_the_documentation_s_table_has_every_action() -> None:
    table = key_table()
    assert all(action.label in table for action in ACTIONS)
    assert "| `?` | all keys |" in table


async def test_textual_s_own_commands_are_not_there() -> None:
    async with playing(keys=["ctrl+q", "ctrl+backslash"]) as player:
        assert isinstance(player.app.screen, OpeningScreen)
        assert player.app.return_value is None
