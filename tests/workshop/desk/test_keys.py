"""One registry: what is bound, what the help lists, and what the documentation says."""

import inspect

import pytest

from game.tui.actions import ALWAYS_SHOWN, BETWEEN, bindings, fitting, key_table
from game.tui.screens.page import Page
from game.workshop.desk.screens.address import AddressScreen
from game.workshop.desk.screens.apart import ApartScreen
from game.workshop.desk.screens.choosing import LeftScreen, StoriesScreen
from game.workshop.desk.screens.closing import ClosingScreen
from game.workshop.desk.screens.keys import ACTIONS, ROOM, At
from game.workshop.desk.screens.laid_over import Asking, Palette, Paper
from game.workshop.desk.screens.lobby import LobbyScreen
from game.workshop.desk.screens.sheets import AnswerSheet, CountSheet, KeyboardSheet
from game.workshop.desk.screens.vote import VoteScreen

ALL = (
    LeftScreen, StoriesScreen, LobbyScreen, VoteScreen, ApartScreen, ClosingScreen, AddressScreen, AnswerSheet,
    CountSheet, KeyboardSheet, Asking, Paper, Palette,
)  # fmt: skip


def test_every_kind_of_screen_is_there():
    assert {screen.WHERE for screen in ALL} == set(At)


@pytest.mark.parametrize("screen", ALL)
def test_nothing_is_bound_outside_the_registry(screen: type[Page]):
    bound = {binding.key for binding in bindings(screen.WHERE, ACTIONS)}
    assert {key for key, _ in screen._merged_bindings or ()} == bound


@pytest.mark.parametrize("screen", ALL)
def test_every_key_has_its_method(screen: type[Page]):
    for action in ACTIONS:
        if screen.WHERE in action.where:
            assert inspect.isfunction(getattr(screen, f"action_{action.name}", None)), action.name


@pytest.mark.parametrize("where", At)
def test_no_key_means_two_things_on_one_screen(where):
    keys = [binding.key for binding in bindings(where, ACTIONS)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("where", At)
def test_what_fits_is_no_wider_than_the_line_and_has_a_way_out(where):
    here = [action for action in ACTIONS if where in action.where]
    assert any(action.place == ALWAYS_SHOWN and action.short for action in here)
    for width in range(20, 121):
        shown = fitting(here, width)
        assert sum(action.footer_width for action in shown) + BETWEEN * (len(shown) - 1) <= width
        assert {action.name for action in shown} & {"leave", "close", "close_sheet", "stay"}


def test_labels_fit_the_narrowest_terminal():
    assert all(8 + len(action.label) <= 38 for action in ACTIONS)


def test_the_room_can_be_paused_and_blanked_from_every_screen_of_it():
    names = {"pause", "blank", "timer", "address", "help", "leave", "palette", "people", "plan"}
    for where in ROOM:
        assert names <= {action.name for action in ACTIONS if where in action.where}


def test_the_table_for_the_documentation_has_every_key_once():
    table = key_table(ACTIONS, At)
    assert table.count("\n") == len(ACTIONS) + 2
    assert all(action.label in table for action in ACTIONS)
