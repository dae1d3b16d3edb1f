"""Cells that an ending's texts cannot tell apart."""

from game.analysis.alike import alike_cells
from game.analysis.meters import CELLS, cell
from game.story.model import Story
from game.story.reading import read_text
from tests.analysis.grounds import explored, hearings_of
from tests.analysis.stories import ENDINGS, HEAD, small

SCENES = """
scenes:
  a: {text: Words., choices: [{do: Up, shift: {trust: 4}, go: b}, {do: Down, shift: {trust: -4}, go: b}]}
  b: {text: Words., choices: [{do: Up, shift: {autonomy: 1}, go: home}, {do: Stay, go: away}]}
"""


def asking() -> Story:
    """A story of which one ending asks about trust, and the other about nothing."""
    endings = ENDINGS.replace("text: You are home.", 'text: "{trust > 0 => Warm. | Cold.}"')
    reading = read_text(f"{HEAD}\n{SCENES}\n{endings}")
    assert reading.story is not None
    return reading.story


def test_an_ending_that_asks_about_no_meter_has_one_cell() -> None:
    assert {*alike_cells(asking())["away"].tolist()} == {0}


def test_cells_are_told_apart_by_the_answers() -> None:
    alike = alike_cells(asking())["home"]
    assert len(alike) == CELLS
    assert len({*alike.tolist()}) == 2
    assert alike[cell((0, 1, 0))] == alike[cell((9, 10, -3))] != alike[cell((0, 0, 0))]
    assert (alike[alike] == alike).all()


def test_endings_are_met_as_far_as_texts_ask_only_where_texts_are_asked() -> None:
    story = asking()
    (hearing,) = hearings_of(story).of
    assert {id: explored(story).stays[id].size for id in ("b", "home", "away")} == {
        "b": 2,
        "home": 2,
        "away": 2,
    }
    heard = hearing.exploration.stays
    assert {id: heard[id].size for id in ("b", "home", "away")} == {"b": 2, "home": 2, "away": 1}


def test_a_story_without_conditions_at_its_endings_is_left_alone_before_them() -> None:
    story = small("a: {text: Words., choices: [{do: Up, shift: {trust: 1}, go: home}, {do: Stay, go: home}]}")
    (hearing,) = hearings_of(story).of
    assert hearing.exploration.stays["home"].size == 1
    assert float(hearing.visits.of["home"].sum()) == 1.0
