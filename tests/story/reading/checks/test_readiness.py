import pytest

from game.story.conditions import Vocabulary
from game.story.problems import Severity
from game.story.prose import read_prose
from game.story.prose.parser import Names
from game.story.reading.checks.readiness import longest
from tests.story.reading.told import kitchen, read, told

NAMES = Names(
    speakers={},
    vocabulary=Vocabulary(
        flags=frozenset({"told"}), stances={"dana": ()}, choices={"kitchen": frozenset({"ask"})}
    ),
)
FULL = """endings:
  home:
    title: Home
    kind: growth
    text: It whistles again.
    shows: boundary
    debrief:
      reading: A kettle was bought.
      whose: {yours: the note, theirs: the call, neither: a thermostat}
      fly_on_the_wall: What did they see?
      if_then: Next time I will ____.
      ask: [Whose was it?, Whose is it?]
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two three.", 3),
        ("{dana} and {dana.their} kettle", 4),
        ("*So* much - so **much**", 4),
        ("One {told => two three | two}.", 3),
        ("One {told => two | two three}.", 3),
        ("{said(kitchen)}, you said", 3),
    ],
)
def test_the_longest_a_choice_can_read(text, words):
    prose, slips = read_prose(text, NAMES, speech=False)

    assert slips == ()
    assert longest(prose) == words


@pytest.mark.parametrize(("words", "codes"), [(14, []), (15, ["BW501"])])
@pytest.mark.parametrize("field", ["say", "do"])
def test_a_choice_has_at_most_fourteen_words(field, words, codes):
    text = kitchen().replace("say: Was that you?", f"{field}: {' '.join(['word'] * words)}")

    problems = read(text).problems

    assert [problem.code for problem in problems] == codes
    assert all(problem.message == "This choice is 15 words long; the most is 14." for problem in problems)


def test_nothing_more_is_asked_of_a_draft():
    assert told("draft: true\n" + kitchen("move: lean")) == []


def test_a_finished_story_with_everything_it_needs():
    assert told("draft: false\n" + FULL) == []


@pytest.mark.parametrize(
    ("gone", "lacks"),
    [
        ("    shows: boundary\n", "`shows:`"),
        ("      fly_on_the_wall: What did they see?\n", "`fly_on_the_wall:`"),
        ("      if_then: Next time I will ____.\n", "`if_then:`"),
        ("      ask: [Whose was it?, Whose is it?]\n", "2 to 4 questions under `ask:`"),
        (", Whose is it?", "2 to 4 questions under `ask:`"),
        ("theirs: the call, ", "`whose:` with yours, theirs and neither"),
    ],
)
def test_what_a_finished_ending_lacks(gone, lacks):
    [problem] = read("draft: false\n" + FULL.replace(gone, "")).problems

    assert (problem.code, problem.severity) == ("BW505", Severity.WARNING)
    assert problem.message == f"The debrief lacks {lacks} on ending “home”."


def test_five_questions_are_too_many():
    text = FULL.replace("[Whose was it?, Whose is it?]", "[a?, b?, c?, d?, e?]")

    assert [code for code, _ in told("draft: false\n" + text)] == ["BW505"]


def test_one_ending_is_told_once_with_all_it_lacks():
    text = FULL.replace("    shows: boundary\n", "").replace("      if_then: Next time I will ____.\n", "")

    [problem] = read("draft: false\n" + text).problems

    assert problem.message == "The debrief lacks `shows:` and `if_then:` on ending “home”."


@pytest.mark.parametrize("line", ["move: stand", "costly: true"])
def test_a_choice_that_tells_needs_its_reason(line):
    text = "draft: false\n" + FULL + kitchen(line)

    [problem] = read(text).problems

    assert problem.message == "The debrief lacks `because:` on choice “ask”."
    assert told(text.replace(line, f"{line}\n        because: You asked.")) == []


WORDED = """scenes:
  kitchen:
    text: The kettle is black inside.
    choices:
      - say: Was that you?
        go: hall
  hall:
    text: The hall is dark.
    choices:
      - do: Go home.
        id: "on"
        if: {asked}
        go: home
    go: home
"""


@pytest.mark.parametrize(
    "asked", ["chose(kitchen.was-that-you)", "not (told or chose(kitchen.was-that-you))"]
)
def test_a_choice_that_a_condition_names_wants_an_id(asked):
    text = WORDED.replace("{asked}", asked)

    [problem] = read(text).problems

    assert (problem.code, problem.severity) == ("BW215", Severity.NOTE)
    assert told(text) == [("BW215", "say")]
    assert told(text.replace("Was that you?", "Was that you?\n        id: was-that-you")) == []


def test_a_choice_that_a_text_asks_for_wants_an_id():
    text = WORDED.replace("{asked}", "told").replace(
        "The hall is dark.", "'{chose(kitchen.was-that-you) => Dark. | Darker.}'"
    )

    assert told(text) == [("BW215", "say")]


def test_a_choice_that_was_called_otherwise_wants_an_id():
    text = WORDED.replace("{asked}", "told").replace("Was that you?", "Was that you?\n        was: ask")

    assert told(text) == [("BW215", "ask")]


def test_a_choice_nobody_names_wants_none():
    assert told(WORDED.replace("{asked}", "told")) == []
