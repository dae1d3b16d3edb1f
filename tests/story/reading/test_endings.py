import pytest

from game.story.model import Debrief, Kind
from game.story.prose.tree import YOU, Line, Prose, Words
from tests.story.reading.told import read, told

DEBRIEF = ("debrief:", "  reading: A kettle was bought.")


def ending(*lines, debrief=DEBRIEF):
    """An ending with these lines besides its title and its text."""
    head = ["endings:", "  home:", "    title: Home", "    text: It whistles again."]
    return "\n".join([*head, *(f"    {line}" for line in (*lines, *debrief))]) + "\n"


def words(text):
    return Prose(((Line((Words(text),)),),))


def test_every_field_of_an_ending():
    reading = read(
        ending(
            "kind: safe-exit",
            "later: |",
            "  You: It rained.",
            "shows: [boundary, leaning]",
            "was: [old-home, homely]",
            debrief=(
                *DEBRIEF,
                "  whose:",
                "    neither: a thermostat",
                "    yours: the question",
                "    theirs: 'Dana: a phone call'",
                "  fly_on_the_wall: What did they see?",
                "  if_then: Next time I will ____.",
                "  ask:",
                "    - Whose was it?",
                "    - Whose is it?",
                "  another_reading: An aunt would have bought one.",
            ),
        )
    )

    assert reading.problems == ()
    assert reading.story is not None
    home = reading.story.endings["home"]
    assert (home.id, home.title, home.kind) == ("home", "Home", Kind.SAFE_EXIT)
    assert home.text == words("It whistles again.")
    assert home.later == Prose(((Line((Words("It rained."),), YOU),),))
    assert (home.shows, home.was) == (("boundary", "leaning"), ("old-home", "homely"))
    assert home.debrief == Debrief(
        reading=words("A kettle was bought."),
        whose={
            "yours": words("the question"),
            "theirs": words("Dana: a phone call"),
            "neither": words("a thermostat"),
        },
        fly_on_the_wall=words("What did they see?"),
        if_then=words("Next time I will ____."),
        ask=(words("Whose was it?"), words("Whose is it?")),
        another_reading=words("An aunt would have bought one."),
    )
    assert list(home.debrief.whose) == ["yours", "theirs", "neither"]


@pytest.mark.parametrize("kind", list(Kind))
def test_kinds(kind):
    story = read(ending(f"kind: {kind}")).story

    assert story is not None
    assert story.endings["home"].kind is kind


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("kind: happy",), ("BW107", "happy")),
        (("kind: over_dependent",), ("BW107", "over_dependent")),
        (("kind: growth", "shows: boundry"), ("BW213", "boundry")),
        (("kind: growth", "latter: x"), ("BW101", "latter")),
        (("kind: growth", "was: home"), ("BW117", "was")),
        (("kind: growth", "was: kitchen"), ("BW117", "was")),
        (("kind: growth", "later:"), ("BW106", "")),
        (("kind: growth", "later: '{dona}'"), ("BW309", "dona")),
        (("kind: growth", "go: kitchen"), ("BW101", "go")),
        ((), ("BW102", "title: Home")),
    ],
)
def test_what_an_ending_may_not_hold(lines, problem):
    assert told(ending(*lines)) == [problem]


@pytest.mark.parametrize(
    ("debrief", "problem"),
    [
        ((), ("BW102", "title: Home")),
        (("debrief:",), ("BW106", "")),
        (("debrief: It whistled.",), ("BW103", "It whistled.")),
        (("debrief:", "  ask: Why?"), ("BW102", "ask: Why?")),
        ((*DEBRIEF, "  whose: mine"), ("BW103", "mine")),
        ((*DEBRIEF, "  whose: {mine: a cup}"), ("BW101", "mine")),
        ((*DEBRIEF, "  aks: Why?"), ("BW101", "aks")),
        ((*DEBRIEF, "  if_then: '{dona}'"), ("BW309", "dona")),
        ((*DEBRIEF, "  whose: {yours: '{dona}'}"), ("BW309", "dona")),
        ((*DEBRIEF, "  ask: [Why?, '{dona}']"), ("BW309", "dona")),
    ],
)
def test_what_a_debrief_may_not_hold(debrief, problem):
    assert told(ending("kind: growth", debrief=debrief)) == [problem]


def test_an_ending_is_never_a_scene_too():
    both = (
        ending("kind: growth")
        + "scenes:\n  home:\n    text: x\n    go: other\n  other:\n    text: x\n    go: end\n"
    )

    assert ("BW112", "home") in told(both)


@pytest.mark.parametrize("text", ["endings: home\n", "endings:\n  - home\n", "endings:\n  home: x\n"])
def test_the_shape_of_endings(text):
    assert "BW103" in {code for code, _ in told(text)}
    assert read(text).story is None
