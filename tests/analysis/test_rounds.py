"""A ring taken apart, state by state, beside the same equations solved in fractions."""

from fractions import Fraction

import numpy as np
import pytest

from game.analysis import rounds
from game.analysis.catches import Catches
from game.analysis.chances import Chances
from game.analysis.order import Knot
from game.analysis.rounds import TakenApart
from game.analysis.stays import Exploration
from game.analysis.visits import Visits
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.test_chances import RING, SLOW
from tests.analysis.tricky import HUB


def apart(exploration: Exploration) -> tuple[TakenApart, Knot]:
    """The only ring of a story, no state of it stopped."""
    (knot,) = [knot for knot in exploration.knots if knot.is_ring]
    none = {scene: np.zeros(exploration.stays[scene].size, dtype=np.bool_) for scene in knot.scenes}
    found = TakenApart.of(exploration, knot, none)
    assert found is not None
    return found, knot


def solved(exploration: Exploration, knot: Knot) -> dict[str, list[Fraction]]:
    """The visits of a ring by elimination in fractions, from its equations as they stand."""
    states = [(scene, n) for scene in knot.scenes for n in range(exploration.stays[scene].size)]
    place = {state: n for n, state in enumerate(states)}
    rows = [[Fraction(int(n == m)) for m in range(len(states))] + [Fraction(0)] for n in range(len(states))]
    for start in exploration.starts:
        rows[place[start.scene, start.state]][-1] += Fraction(start.chance)
    for scene in knot.scenes:
        stay = exploration.stays[scene]
        for passage in stay.passages:
            for n, src in enumerate(passage.src.tolist()):
                if passage.step.to in knot.scenes:
                    to = place[str(passage.step.to), int(passage.dst[n])]
                    share = Fraction(1, max(int(stay.opens[src]), 1))
                    rows[to][place[scene, src]] -= share
    for n in range(len(rows)):
        pivot = next(m for m in range(n, len(rows)) if rows[m][n])
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for m in range(len(rows)):
            if m != n and rows[m][n]:
                rows[m] = [value - rows[m][n] * own for value, own in zip(rows[m], rows[n], strict=True)]
    return {scene: [rows[place[s, n]][-1] for s, n in states if s == scene] for scene in knot.scenes}


@pytest.mark.parametrize("scenes", [RING, SLOW, HUB])
def test_visits_are_those_of_the_equations(scenes: str) -> None:
    exploration = explored(small(scenes))
    ring, knot = apart(exploration)
    coming = {scene: np.zeros(exploration.stays[scene].size) for scene in knot.scenes}
    for start in exploration.starts:
        coming[start.scene][start.state] += start.chance
    found = ring.visits(coming)
    for scene, wanted in solved(exploration, knot).items():
        assert found[scene].tolist() == pytest.approx([float(number) for number in wanted], rel=1e-13)
    assert all(coming[start.scene][start.state] == start.chance for start in exploration.starts)


def test_means_are_those_of_what_lies_beyond() -> None:
    exploration = explored(small(RING))
    ring, _ = apart(exploration)
    beyond = {"a": np.array([[1 / 2, 0]]), "b": np.array([[0, 1 / 3]])}
    found = ring.means(beyond)
    assert found["a"].tolist() == [pytest.approx([2 / 3, 1 / 3])]
    assert found["b"].tolist() == [pytest.approx([1 / 3, 2 / 3])]


def test_round_by_round_and_taken_apart_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    exploration = explored(small(HUB))
    catches = Catches.over(exploration)
    by_rounds = [Visits.over(exploration, catches).of, Chances.over(exploration).of]
    for module in ("visits", "chances"):
        monkeypatch.setattr(f"game.analysis.{module}.PATIENCE", 0)
    taken_apart = [Visits.over(exploration, catches).of, Chances.over(exploration).of]
    for one, other in zip(by_rounds, taken_apart, strict=True):
        for id, values in one.items():
            assert np.allclose(values, other[id], rtol=0, atol=1e-11)


def test_a_ring_with_too_many_states_is_summed_round_by_round_and_at_last_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rounds, "MOST_STATES", 5)
    for module in ("visits", "chances"):
        monkeypatch.setattr(f"game.analysis.{module}.MOST_ROUNDS", 50)
        monkeypatch.setattr(f"game.analysis.{module}.PATIENCE", 10)
    exploration = explored(small(SLOW))
    assert sorted(Visits.over(exploration, Catches.over(exploration)).given_up) == list("abcdef")
    assert sorted(Chances.over(exploration).given_up) == list("abcdef")
