"""The table of a room test has every figure, and says when a bar is not held."""

import pytest
from attrs import evolve

from tests.workshop.roomtest.district import District
from tests.workshop.roomtest.races import Race
from tests.workshop.roomtest.table import held, table

RACE = Race(1, 60, 5, 400, lost=0, doubled=0, agrees=True, back=(0.3, 0.4), seconds=3.0)
DISTRICT = District(
    workers=4, rooms=12, phones=120, answered=800, lost=0, doubled=0, agree=12, moved=2, elsewhere=(3.0, 4.0),
    woke=3, fenced=3, refused=3, written=0, told={307: 9}, seconds=20.0,
)  # fmt: skip


def test_the_bars_are_held():
    assert held(RACE)
    assert held(DISTRICT)


@pytest.mark.parametrize("change", [{"lost": 1}, {"doubled": 1}, {"doubled": -1}, {"agrees": False}])
def test_a_room_that_lost_a_vote_holds_no_bar(change):
    assert not held(evolve(RACE, **change))


@pytest.mark.parametrize(
    "change",
    [{"lost": 1}, {"doubled": 1}, {"agree": 11}, {"written": 1}, {"elsewhere": (3.0, 5.1)}],
)
def test_a_district_that_lost_a_vote_or_was_slow_holds_no_bar(change):
    assert not held(evolve(DISTRICT, **change))


def test_every_figure_is_in_the_table():
    lines = [*table([RACE, evolve(RACE, back=(0.9,))], [DISTRICT])]
    told = {line[:41].strip(): line[41:].split("  ")[0].strip() for line in lines}
    assert told["kills"] == "10"
    assert told["back after a kill, median and most"] == "0.40 s, 0.90 s"
    assert told["there elsewhere, median and most"] == "4.00 s, 4.00 s"
    assert told["its writes: fenced, refused, written"] == "3, 3, 0"
    assert told["phones told to try again"] == "307: 9"
