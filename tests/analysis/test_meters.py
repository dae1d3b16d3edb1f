"""Cells, slides and questions about meters, each cell by cell beside plain arithmetic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.meters import CELLS, STILL, asked, cell, cut_short, landing, slide, then
from game.story.conditions.tree import MeterCompared, MeterIn, Operator
from game.story.model import METER_NAMES, USUAL_METERS, Meter
from tests.analysis.stories import HEAD, small
from tests.engine.oracle import compare

SCENES = """
a:
  text: Words.
  choices: [{do: Go, go: home}]
"""
triples = st.tuples(*[st.integers(-10, 10)] * 3)
shifts = st.tuples(*[st.integers(-20, 20)] * 3)


def test_cells_are_numbered_with_boundaries_running_fastest() -> None:
    assert cell((-10, -10, -10)) == 0
    assert cell((-10, -10, -9)) == 1
    assert cell((-10, -9, -10)) == 21
    assert cell((-9, -10, -10)) == 441
    assert cell((10, 10, 10)) == CELLS - 1 == 9260


@given(triples, shifts)
def test_a_shift_is_added_and_kept_inside(meters: tuple[int, int, int], by: tuple[int, int, int]) -> None:
    moved = [max(-10, min(10, value + add)) for value, add in zip(meters, by, strict=True)]
    assert landing(slide(by))[cell(meters)] == cell((moved[0], moved[1], moved[2]))
    swallowed = moved != [value + add for value, add in zip(meters, by, strict=True)]
    assert cut_short(by)[cell(meters)] == swallowed


@given(st.lists(shifts, min_size=2, max_size=4))
def test_slides_one_after_the_other_are_one_slide(bys: list[tuple[int, int, int]]) -> None:
    together, places = STILL, np.arange(CELLS)
    for by in bys:
        together, places = then(together, slide(by)), landing(slide(by))[places]
    assert np.array_equal(landing(together), places)


def test_two_shifts_are_clamped_one_by_one() -> None:
    both = then(slide((9, 0, 0)), slide((-9, 0, 0)))
    assert landing(both)[cell((5, 0, 0))] == cell((1, 0, 0))


@pytest.mark.parametrize("operator", ["<", "<=", "==", "!=", ">=", ">"])
def test_a_comparison_is_asked_of_its_own_meter(operator: Operator) -> None:
    cube = asked(MeterCompared("trust", operator, 2), small(SCENES))
    for value in range(-10, 11):
        assert cube[cell((7, value, -7))] == compare(value, operator, 2)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_zone_holds_where_the_meter_itself_says_so(place: int) -> None:
    story = small(
        SCENES, head=HEAD + "meters: {trust: {band: [-2, 8]}, boundaries: {start: -1, band: [4, 4]}}\n"
    )
    meter: Meter = story.meters[place]
    assert meter.name == METER_NAMES[place] == USUAL_METERS[place].name
    for zone in meter.zones:
        cube = asked(MeterIn(meter.name, zone), story)
        for value in range(-10, 11):
            meters = [0, 0, 0]
            meters[place] = value
            assert cube[cell((meters[0], meters[1], meters[2]))] == (meter.zone(value) == zone)
