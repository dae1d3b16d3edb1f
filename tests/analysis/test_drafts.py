"""A scene while its states are met: new ones are told once, and every one has its number in the end."""

import numpy as np

from game.analysis.drafts import Arrival, Departure, Draft, Landing
from game.analysis.meters import CELLS
from game.analysis.modes import Modes
from tests.analysis.grounds import explored
from tests.analysis.stories import small

BITS = 70  # more than one machine word


def arrival(*states: tuple[int, int]) -> Arrival:
    """States given as mode and cell."""
    modes = [mode for mode, _ in states]
    cells = np.array([cell for _, cell in states], dtype=np.int64)
    return Arrival(Landing(Modes.of(modes, BITS), np.arange(len(states)), cells))


def draft() -> Draft:
    return Draft("a", Modes.of([], BITS))


def met(drafted: Draft) -> list[tuple[int, int]]:
    """The states of a draft, as mode and cell."""
    modes = drafted.modes.numbers()
    return [(modes[state // CELLS], state % CELLS) for state in drafted.states.tolist()]


def test_states_met_several_times_are_one() -> None:
    found = draft()
    first, second = arrival((1 << 65, 3), (0, 2), (0, 2)), arrival((0, 2), (0, 1))
    found.meet(first)
    found.meet(second)
    assert len(found.fresh()) == 3
    assert met(found) == [(0, 1), (0, 2), (1 << 65, 3)]
    assert found.numbers(first).tolist() == [2, 1, 1]
    assert found.numbers(second).tolist() == [1, 0]
    assert len(found.fresh()) == 0


def test_later_rounds_tell_only_what_is_new_and_numbers_are_those_of_the_end() -> None:
    found = draft()
    first, second, third = arrival((5, 10)), arrival((5, 10), (3, 7), (5, 2)), arrival((5, 2))
    found.meet(first)
    assert len(found.fresh()) == 1
    found.meet(second)
    assert len(found.fresh()) == 2
    found.meet(third)
    assert len(found.fresh()) == 0
    assert met(found) == [(5, 2), (5, 10), (3, 7)]  # modes in the order they were met
    assert found.numbers(first).tolist() == [1]
    assert found.numbers(second).tolist() == [1, 2, 0]
    assert found.numbers(third).tolist() == [0]


def test_where_states_were_is_let_go_of_once_they_are_met() -> None:
    found, coming = draft(), arrival((0, 0))
    found.meet(coming)
    found.fresh()
    assert coming.landing is None


def test_a_stay_has_every_way_on_with_its_chance() -> None:
    story = small("a: {text: Words., choices: [{do: On, go: home}, {do: Out, if: trust > 0, go: away}]}")
    (on,) = explored(story).stays["a"].passages
    here, there = draft(), draft()
    here.meet(arrival((0, 0), (0, 1)))
    here.fresh()
    leaving = arrival((0, 5), (0, 5))
    there.meet(leaving)
    there.fresh()
    here.departures = [Departure(on.step, np.array([0, 1]), leaving)]
    stay = here.stay({"a": here, "home": there})
    assert stay.size == 2
    assert stay.opens.tolist() == [1, 1]
    (passage,) = stay.passages
    assert passage.dst.tolist() == [0, 0]
    assert np.all(passage.chance == 1.0)
