"""What no play comes to, and why."""

from game.analysis.facts import Finding
from game.analysis.unmet import unmet
from game.story.reading.places import ENDING
from tests.analysis.grounds import explored
from tests.analysis.stories import small


def found(scenes: str) -> list[Finding]:
    exploration = explored(small(scenes))
    gone = {id: {passage.step.choice for passage in stay.passages} for id, stay in exploration.stays.items()}
    return list(unmet(exploration.story, gone))


def test_every_way_that_is_never_gone_says_why() -> None:
    scenes = """
a:
  text: Words.
  choices:
    - {do: Ask, id: ask, if: told, go: b}
    - {do: On, id: on, go: [{if: unread, to: b}, {to: away}, ]}
    - {do: Up, id: up, go: [{if: trust >= 0, to: c}, {to: b}]}
  go: b
b: {text: Words., choices: [{do: Out, go: home}]}
c: {text: Words., choices: [{do: Out, go: away}]}
"""
    (scene, ending) = found(scenes)
    assert (scene.code, scene.path, scene.words["name"]) == ("BW607", ("b",), "b")
    assert scene.words["why"] == (
        "“a.ask” leads there, but “told” never holds when it is offered. "
        "“a.on” leads there, but “unread” never holds then. "
        "“a.up” leads there, but an earlier way always holds. "
        "“a” leads there by itself, but some choice is always open in it."
    )
    assert (ending.code, ending.path) == ("BW608", (ENDING, "home"))
    assert ending.words["why"] == "Only scenes that no play comes to lead there."


def test_of_a_stretch_that_nobody_meets_only_the_first_scene_is_told() -> None:
    scenes = """
a: {text: Words., choices: [{do: On, go: [{if: told, to: b}, {to: home}]}, {do: Out, go: away}]}
b: {text: Words., choices: [{do: On, go: c}]}
c: {text: Words., choices: [{do: On, go: b}]}
"""
    assert [finding.path for finding in found(scenes)] == [("b",)]


def test_what_no_route_leads_to_is_left_to_the_reader() -> None:
    scenes = """
a: {text: Words., choices: [{do: Out, go: home}]}
b: {text: Words., choices: [{do: On, go: c}]}
c: {text: Words., choices: [{do: On, go: b}, {do: Out, go: away}]}
"""
    assert found(scenes) == []


def test_an_ending_that_is_met_is_not_told() -> None:
    assert found("a: {text: Words., choices: [{do: One, go: home}, {do: Two, go: away}]}") == []
