"""What can be asked for, and what a story does not have."""

from pathlib import Path

import pytest
from attrs import evolve

from game.story.model import Seat, Short
from game.workshop.desk.asked import Asked
from game.workshop.room import Way
from tests.workshop.opened import STAGE

STORY = STAGE.rules.story
LONG = evolve(STORY, seats=tuple(evolve(seat, short=None) for seat in STORY.seats))
TWO = evolve(STORY, seats=(Seat("lin", "Lin.", "gate", Short((), "")), Seat("kim", "Kim.", "gate")))


@pytest.mark.parametrize(
    ("asked", "story", "why"),
    [
        (Asked(way=Way.PAIRS), STORY, "not for pairs"),
        (Asked(short=True), LONG, "no short way"),
        (Asked(plan=20), LONG, "no short way"),
        (Asked(way=Way.PAIRS, short=True), TWO, "no short way"),
        (Asked(seat="nobody"), STORY, "has no seat"),
        (Asked(stances={"nobody": "kind"}), STORY, "has nobody called"),
        (Asked(stances={"lin": "kind"}), STORY, "has no stance"),
    ],
)
def test_what_a_story_does_not_have_is_said(asked, story, why):
    assert why in asked.misfit(story)


@pytest.mark.parametrize(
    "asked", [Asked(), Asked(plan=20), Asked(plan=90), Asked(stances={"lin": "early"}, short=True)]
)
def test_what_it_has_is_fine(asked):
    assert asked.misfit(STORY) == ""


def test_the_plan_of_twenty_minutes_takes_the_short_way():
    assert Asked(plan=20).opened(STORY).short
    assert not Asked(plan=45).opened(STORY).short
    assert Asked(plan=45, short=True).opened(STORY).short


def test_the_same_options_find_the_room_again():
    asked = Asked(
        store="r.db", port=9000, listen="127.0.0.1", names=("desk.local",), tls=(Path("c"), Path("k"))
    )
    assert asked.again == " --store r.db --port 9000 --listen 127.0.0.1 --host-name desk.local --tls c k"
    assert Asked().again == ""
    assert Asked(store="postgresql://me:secret@rooms/both").again == " --store postgresql://…"
