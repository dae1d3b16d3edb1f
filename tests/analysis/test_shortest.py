"""Shortest ways and witnesses: fewest choices, then the earliest start, then the earliest choice at each step."""

import numpy as np

from game.analysis.shortest import FAR, Shortest, Target
from game.analysis.stays import Exploration
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.tricky import HUB, TWO_CHAIRS, TWO_SEATS

SCENES = """
a:
  text: Words.
  choices:
    - {do: Long, id: long, go: b}
    - {do: Short, id: short, go: d}
    - {do: Short too, id: short-too, go: d}
b: {text: Words., choices: [{do: On, id: on, go: c}]}
c: {text: Words., go: d}
d:
  text: Words.
  choices: [{do: Late, id: late, if: visited(c), go: home}, {do: Out, id: out, go: away}, {do: Back, id: back, go: b}]
"""


def witness(exploration: Exploration, *targets: Target) -> list[tuple[str, ...] | None]:
    return Shortest.over(exploration).witnesses(targets)


def test_depths_count_choices_and_scenes_that_go_on_by_themselves_cost_none() -> None:
    exploration = explored(small(SCENES))
    shortest = Shortest.over(exploration)
    depths = {id: shortest.depth(Target(id)) for id in exploration.stays}
    assert depths == {"a": 0, "b": 1, "c": 2, "d": 1, "home": 3, "away": 2}
    assert shortest.depth(Target("d", choice=1)) == 2
    assert shortest.depth(Target("nowhere")) is None
    assert all((of_states < FAR).all() for of_states in shortest.of.values())


def test_of_equally_short_plays_the_first_in_the_file_is_told() -> None:
    exploration = explored(small(SCENES))
    assert witness(exploration, Target("d"), Target("away"), Target("home"), Target("a")) == [
        ("a.short",),
        ("a.short", "d.out"),
        ("a.long", "b.on", "d.late"),
        (),
    ]


def test_a_target_may_be_a_choice_in_some_states_only() -> None:
    exploration = explored(small(SCENES))
    late = exploration.stays["d"].open_states(0)
    assert witness(exploration, Target("d", late), Target("d", late, 1), Target("d", choice=2)) == [
        ("a.long", "b.on"),
        ("a.long", "b.on", "d.out"),
        ("a.short", "d.back"),
    ]


def test_what_nobody_comes_to_has_no_witness() -> None:
    exploration = explored(small(SCENES))
    none = np.zeros(exploration.stays["d"].size, dtype=np.bool_)
    assert witness(exploration, Target("d", none), Target("nowhere")) == [None, None]


def test_of_equally_good_starts_the_first_begins_the_witness() -> None:
    exploration = explored(small(TWO_CHAIRS, head=TWO_SEATS))
    assert witness(exploration, Target("a"), Target("b"), Target("home")) == [
        ("seat=tidy", "dana=tired"),
        ("seat=dana",),
        ("seat=tidy", "dana=awake", "a.ask"),
    ]


def test_in_a_ring_the_way_on_is_kept() -> None:
    exploration = explored(small(HUB))
    third = exploration.stays["a"].open_states(2)
    assert witness(exploration, Target("a", third, 2), Target("home")) == [
        ("a.first", "a.once", "a.third"),
        ("a.first", "a.once", "a.third"),
    ]


def test_more_targets_than_fit_one_word_are_told_in_their_order() -> None:
    exploration = explored(small(SCENES))
    targets = [Target(id) for _ in range(30) for id in ("d", "home", "b")]
    assert witness(exploration, *targets) == [("a.short",), ("a.long", "b.on", "d.late"), ("a.long",)] * 30
