"""Words in each state and after each choice, counted on paper."""

import numpy as np
import pytest

from game.analysis.amounts import Amounts
from tests.analysis.grounds import hearings_of
from tests.analysis.stories import small

SCENES = """
a:
  place: One
  text: One two.
  discuss: Not read in a play.
  choices:
    - {do: Tell it, id: tell, set: told, reply: "{told => One two. | One.} Three.", because: Not read., go: b}
    - {do: Wait, id: wait, go: b}
b:
  text: "{told => One two three. | One.}"
  choices:
    - {do: "{told => One two | One} three", id: open, if: told, locked: One two three four., reply: One., go: home}
    - {do: Out, id: out, go: home}
"""
ENDING = 3  # “You are home.”


def amounts(scenes: str = SCENES) -> Amounts:
    hearings = hearings_of(small(scenes))
    return Amounts.of(hearings.of[0].exploration, hearings.lines_of(hearings.of[0]))


def test_a_state_has_the_words_of_its_texts_and_of_the_labels_of_its_open_choices() -> None:
    found = amounts()
    assert found.own["a"].tolist() == [1 + 2 + 2 + 1]
    assert {*found.own["home"].tolist()} == {ENDING}
    assert sorted(found.own["b"].tolist()) == [1 + 1, 3 + 3 + 1]
    is_told = found.exploration.stays["b"].open_states(0)
    assert found.own["b"][is_told].tolist() == [7]


def test_a_reply_has_its_words_as_they_read_once_the_choice_is_taken() -> None:
    found = amounts()
    assert found.replied["a", 0].tolist() == [3]
    assert {*found.replied["b", 0].tolist()} == {1}
    assert ("b", 1) not in found.replied or not found.replied["b", 1].any()


def test_the_mean_weighs_words_by_visits() -> None:
    (hearing,) = hearings_of(small(SCENES)).of
    told = 6 + 3 + 7 + ENDING + 0.5
    not_told = 6 + 2 + ENDING
    assert amounts().mean(hearing.visits.of) == pytest.approx((told + not_told) / 2)


def test_words_that_hang_on_meters_are_counted_cell_by_cell() -> None:
    found = amounts("""
a: {text: Words., choices: [{do: Up, shift: {trust: 2}, go: b}, {do: Down, shift: {trust: -1}, go: b}]}
b: {text: "{trust > 1 => One two. | trust < 0 => One. | So so so.}", choices: [{do: Out, go: home}]}
""")
    assert found.own["b"].tolist() == [1 + 1, 2 + 1]


def test_lines_of_nothing_are_no_words() -> None:
    exploration = amounts().exploration
    found = Amounts.of(exploration, [])
    assert not any(words.any() for words in found.own.values())
    assert not found.replied
    assert found.mean({id: np.ones(stay.size) for id, stay in exploration.stays.items()}) == 0.0
