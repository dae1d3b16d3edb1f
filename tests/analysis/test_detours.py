"""Scenes that lie on some plays to an ending only, beside a count of all plays."""

import pytest

from game.analysis import detours
from game.analysis.detours import optional, surely_optional
from game.story.model import Story
from tests.analysis.grounds import explored, ground_of
from tests.analysis.stories import small
from tests.analysis.tricky import TRICKY

DIAMOND = """
a: {text: Words., choices: [{do: One, go: b}, {do: Two, go: c}, {do: Past, go: d}]}
b: {text: Words., choices: [{do: On, go: d}, {do: Out, go: away}]}
c: {text: Words., choices: [{do: On, go: d}]}
d: {text: Words., choices: [{do: Out, go: home}]}
"""


def scene_sets(story: Story, ending: str, longest: int = 9) -> set[frozenset[str]]:
    """The sets of scenes that plays of up to so many steps to an ending see."""
    exploration = explored(story)
    under_way = {(start.scene, start.state, frozenset[str]()) for start in exploration.starts}
    found: set[frozenset[str]] = set()
    for _ in range(longest):
        onward = set()
        for at, state, seen in under_way:
            if at == ending:
                found.add(seen)
            for passage in exploration.stays[at].passages:
                for src, dst in zip(passage.src.tolist(), passage.dst.tolist(), strict=False):
                    if src == state and passage.step.to is not None:
                        onward.add((passage.step.to, dst, seen | {at}))
        under_way = onward
    return found


def test_a_scene_that_can_be_passed_by_is_a_detour() -> None:
    exploration = explored(small(DIAMOND))
    assert optional(exploration, "home") == {"b", "c"}
    assert optional(exploration, "away") == frozenset()


@pytest.mark.parametrize("name", TRICKY)
def test_detours_are_the_scenes_in_which_plays_differ(name: str) -> None:
    exploration = explored(TRICKY[name])
    for ending in ("home", "away"):
        if ending in exploration.stays:
            sets = scene_sets(TRICKY[name], ending)
            assert optional(exploration, ending) == frozenset.union(*sets) - frozenset.intersection(*sets)
            differ = any(len(one ^ other) > 1 for one in sets for other in sets)
            assert differ == (len(optional(exploration, ending)) > 1)


@pytest.mark.parametrize("name", TRICKY)
def test_what_is_surely_a_detour_is_one(name: str) -> None:
    ground = ground_of(TRICKY[name])
    for ending, surely in surely_optional(ground).items():
        if ending in ground.exploration.stays:
            assert surely <= len(optional(ground.exploration, ending))


def test_more_scenes_than_fit_one_word_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detours, "AT_ONCE", 2)
    assert optional(explored(small(DIAMOND)), "home") == {"b", "c"}
