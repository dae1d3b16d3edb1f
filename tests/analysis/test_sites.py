"""Conditions where they stand: judged only where those before them did not hold, over all plays."""

from game.analysis.sites import Judged, Path, deciding_sites, unused_states
from game.story.conditions.writing import written
from tests.analysis.grounds import explored
from tests.analysis.stories import small


def judged(scenes: str) -> dict[Path, Judged]:
    found = deciding_sites(explored(small(scenes)))
    assert len({site.path for site in found}) == len(found)
    return {site.path: site for site in found}


SCENES = """
a:
  text: Words.
  enter: {shift: [{if: visited(a), trust: 1}, {if: not visited(a), trust: 2}]}
  choices:
    - {do: Tell, id: tell, if: not told, set: told, go: [{if: told, to: b}, {if: unread, to: home}, {to: away}]}
    - {do: Never, id: never, if: unread, shift: [{if: told, trust: 1}], go: home}
    - {do: Once, id: once, if: trust == 2, once: true, go: a}
b:
  text: Words.
  go: [{if: trust > 2, to: home}, {if: trust <= 2, to: away}]
"""


def test_each_condition_has_its_path_its_part_and_what_it_came_to() -> None:
    found = {
        path: (site.part, written(site.condition), site.ever_holds, site.ever_fails, site.closes)
        for path, site in judged(SCENES).items()
    }
    assert found == {
        ("a", "enter", "shift", "0"): ("shift", "visited(a)", True, True, False),
        ("a", "enter", "shift", "1"): ("shift", "not visited(a)", True, False, True),
        ("a", "tell", "if"): ("choice", "not told", True, False, False),
        ("a", "tell", "go", "0"): ("way", "told", True, False, False),
        ("a", "tell", "go", "1"): ("way", "unread", False, False, False),
        ("a", "never", "if"): ("choice", "unread", False, True, False),
        ("a", "never", "shift", "0"): ("shift", "told", False, False, False),
        ("a", "once", "if"): ("choice", "trust == 2", True, False, False),
        ("b", "go", "0"): ("way", "trust > 2", True, True, False),
        ("b", "go", "1"): ("way", "trust <= 2", True, False, True),
    }


def test_a_choice_that_is_used_up_is_not_asked_again() -> None:
    exploration = explored(small(SCENES))
    stay = exploration.stays["a"]
    unused = unused_states(exploration, stay, 2)
    assert unused.tolist() == stay.open_states(2).tolist()
    assert sorted(unused.tolist()) == [False, True]
    assert unused_states(exploration, stay, 0).all()


def test_in_a_scene_that_nobody_meets_nothing_is_judged() -> None:
    found = judged("""
a: {text: Words., choices: [{do: Out, go: home}]}
b:
  text: Words.
  enter: {shift: [{if: told, trust: 1}]}
  choices: [{do: Ask, id: ask, if: told, go: [{if: unread, to: home}, {to: away}]}]
""")
    assert len(found) == 3
    assert not any(site.ever_holds or site.ever_fails for site in found.values())


def test_a_start_is_entered_too_and_a_list_may_end_with_none() -> None:
    found = judged("""
a:
  text: Words.
  enter: {shift: [{if: told, trust: 1}]}
  choices: [{do: Stop, id: stop, go: [{if: told, to: home}]}]
""")
    assert [(site.ever_holds, site.ever_fails) for site in found.values()] == [(False, True), (False, True)]


def test_a_choice_may_be_called_like_a_part_of_a_scene() -> None:
    found = deciding_sites(
        explored(
            small("""
a:
  text: Words.
  enter: {shift: [{if: told, trust: 1}]}
  choices:
    - {do: Enter, shift: [{if: not told, trust: 1}], go: home}
    - {do: Go, go: [{if: not told, to: home}, {to: away}]}
""")
        )
    )
    assert [(site.part, site.ever_holds) for site in found] == [
        ("shift", False),
        ("shift", True),
        ("way", True),
    ]
