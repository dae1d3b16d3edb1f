"""One fault put into a clean story: `check` names it, at its line, with a play that really shows it."""

import json
import re
from pathlib import Path

import pytest
from attrs import frozen

from game.analysis.bars import BARS
from game.authoring.check import check
from game.authoring.plays import parted
from game.engine import NoWayOnError, Playthrough, Rules, start
from game.plain.player import play
from game.plain.ways import Ways
from game.story.reading import read_story, read_text
from tests.environments import stage

CLEAN = (Path(__file__).parent / "stories" / "the-gutter.yaml").read_text(encoding="utf-8")
OTHER_END = """\
        id: other-end
        go:
          - {if: leaned and stood and repaired, to: both-ends}
          - {if: boundaries <= -1, to: comes-round}
          - {if: boundaries >= 3, to: new-ladder}
          - {to: another-sunday}
"""
WAVE = """\
        id: wave
        go:
          - {if: autonomy >= 1, to: new-ladder}
          - {if: boundaries <= -1, to: comes-round}
          - {to: another-sunday}
"""
TO_HEAP = ("        go: gate\n  kitchen:\n", "        go: heap\n  kitchen:\n")
HEAP = """\
  heap:
    text: You rake.
    choices:
      - do: Rake on.
        id: rake-on
        go: heap
"""
WAY_OUT = """\
      - do: Lean the rake on the fence.
        id: enough
        if: not slipped
        go: gate
"""


@frozen
class Fault:
    """A fault in the story, and what `check` has to say of it.

    Attributes:
        edits: what is taken out, each of it there once, and what comes in its place.
        line: the line at which the fault is told, without its indentation.
        mark: the part of that line below which the caret stands.
        code: the fault's code.
        others: the codes that are told beside it, because it has more than one consequence.
        comes_to: the scene or ending to which its play comes; None for a fault that no play shows.
    """

    name: str
    edits: tuple[tuple[str, str], ...]
    line: str
    mark: str
    code: str
    others: frozenset[str] = frozenset()
    comes_to: str | None = None


def fault(
    name: str,
    *edits: tuple[str, str],
    at: str,
    code: str,
    mark: str = "",
    others: str = "",
    comes_to: str | None = None,
) -> Fault:
    return Fault(name, edits, at, mark or at, code, frozenset(others.split()), comes_to)


def named(seeded: Fault) -> str:
    return seeded.name.replace(" ", "-")


FAULTS = [
    fault(
        "a dead gate",
        ("        if: knee\n", "        if: knee and trust is blind\n"),
        at="if: knee and trust is blind",
        mark="knee and trust is blind",
        code="BW601",
    ),
    fault(
        "a shift that never counts",
        ("- {if: ola is overloaded, boundaries: -3}", "- {if: autonomy is swallowed, boundaries: -3}"),
        at="- {if: autonomy is swallowed, boundaries: -3}",
        mark="autonomy is swallowed",
        code="BW601",
    ),
    fault(
        "a shift on entering that never counts",
        (
            "    text: |\n      It is not",
            "    enter: {shift: [{if: knee and cups < 1, trust: -1}]}\n    text: |\n      It is not",
        ),
        at="enter: {shift: [{if: knee and cups < 1, trust: -1}]}",
        mark="knee and cups < 1",
        code="BW601",
    ),
    fault(
        "an impossible ending",
        (
            "- {if: leaned and stood and repaired, to: both-ends}",
            "- {if: leaned and trust <= -9, to: both-ends}",
        ),
        at="both-ends:",
        mark="both-ends",
        code="BW608",
        others="BW601",
    ),
    fault(
        "an impossible scene",
        (
            "        go: fall\n",
            "        go:\n          - {if: autonomy >= 9, to: fall}\n          - {to: leaves}\n",
        ),
        at="fall:",
        mark="fall",
        code="BW607",
        others="BW601",
    ),
    fault(
        "a free check",
        ("        if: cups >= 1\n", "        if: cups <= 1\n"),
        at="if: cups <= 1",
        mark="cups <= 1",
        code="BW602",
    ),
    fault(
        "a false choice",
        (WAVE, OTHER_END.replace("other-end", "wave")),
        at="- do: Wave.",
        mark="do",
        code="BW609",
        comes_to="gate",
    ),
    fault(
        "an obvious answer",
        (OTHER_END, "        id: other-end\n        go: both-ends\n"),
        at="- do: Take the other end.",
        mark="do",
        code="BW610",
        comes_to="gate",
    ),
    fault(
        "a loop that never ends",
        TO_HEAP,
        ("  kitchen:\n", HEAP + "  kitchen:\n"),
        at="heap:",
        mark="heap",
        code="BW606",
        comes_to="heap",
    ),
    fault(
        "a trap for some",
        TO_HEAP,
        ("  kitchen:\n", HEAP + WAY_OUT + "  kitchen:\n"),
        at="heap:",
        mark="heap",
        code="BW606",
        comes_to="heap",
    ),
    fault(
        "a dead end",
        (OTHER_END, OTHER_END.replace("        go:", "        if: knee\n        go:")),
        (WAVE, WAVE.replace("        go:", "        if: not slipped\n        go:")),
        at="gate:",
        mark="gate",
        code="BW605",
        comes_to="gate",
    ),
    fault(
        "a missing route",
        (WAVE, WAVE.replace("          - {to: another-sunday}\n", "")),
        at="- {if: autonomy >= 1, to: new-ladder}",
        mark="- {if: autonomy >= 1, to: new-ladder}",
        code="BW605",
        comes_to="gate",
    ),
    fault(
        "a text that is never shown",
        ("{slipped => One of them", "{slipped and autonomy is sealed => One of them"),
        at="There is a heap of leaves now, and you both look at it for some time. {slipped and autonomy is sealed"
        " => One of them is in her hair. | It is a large heap for such a small tree.}",
        mark="slipped and autonomy is sealed => One of them is in her hair.",
        code="BW603",
    ),
    fault(
        "a reply that is never read",
        (
            "          It tastes of turpentine, a little.",
            "          It tastes of {knee => turpentine | tea}.",
        ),
        at="It tastes of {knee => turpentine | tea}.",
        mark="knee => turpentine",
        code="BW603",
    ),
    fault(
        "a reason that is never given",
        (
            "        locked: You never",
            '        locked: "{cups >= 2 => Two cups, and not a word about it. | You never',
        ),
        ("about the knee.\n", 'about the knee.}"\n'),
        at='locked: "{cups >= 2 => Two cups, and not a word about it. | You never asked about the knee.}"',
        mark="cups >= 2 => Two cups, and not a word about it.",
        code="BW603",
    ),
    fault(
        "a last look that nobody has",
        ("On Friday you ask.", "{stood => On Friday you ask. | You never ask.}"),
        at="{stood => On Friday you ask. | You never ask.} She says Saturday.",
        mark="You never ask.",
        code="BW603",
    ),
    fault(
        "a quotation of nothing",
        ("It has stopped, except in the gutter.", "“{said(kitchen)}” It has stopped, except in the gutter."),
        at="“{said(kitchen)}” It has stopped, except in the gutter. Ola has the ladder on her shoulder and the street"
        " to herself.",
        mark="{said(kitchen)}",
        code="BW604",
        comes_to="gate",
    ),
    fault(
        "a bar: minutes",
        ("minutes: 1", "minutes: 3"),
        at="minutes: 3",
        mark="3",
        code="BW628",
    ),
    fault(
        "a bar: a move left out",
        ("leaned and stood and repaired", "leaned and stood"),
        at="both-ends:",
        mark="both-ends",
        code="BW624",
        comes_to="both-ends",
    ),
]


def checked(folder: Path, text: str) -> tuple[int, list[dict[str, object]]]:
    path = folder / "the-gutter.yaml"
    path.write_text(text, encoding="utf-8")
    on = stage(folder=folder)
    code = check([path], on.environment, form="json", watch=False, fix=False)
    return code, json.loads(on.said)["problems"]


def faulty(seeded: Fault) -> str:
    text = CLEAN
    for old, new in seeded.edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_the_clean_story_is_silent(tmp_path: Path) -> None:
    assert checked(tmp_path, CLEAN) == (0, [])


@pytest.mark.parametrize("seeded", FAULTS, ids=named)
def test_a_fault_is_named_at_its_place_and_its_play_shows_it(seeded: Fault, tmp_path: Path) -> None:
    text = faulty(seeded)
    code, problems = checked(tmp_path, text)
    [problem] = [problem for problem in problems if problem["code"] == seeded.code]

    assert code == 1
    assert problem["line"] == line_of(text, seeded)
    assert problem["column"] == text.split("\n")[line_of(text, seeded) - 1].index(seeded.mark) + 1
    assert {str(problem["code"]) for problem in problems} - BARS - {seeded.code} == seeded.others
    assert come_to(text, problem["witness"]) == seeded.comes_to


def line_of(text: str, seeded: Fault) -> int:
    """The number of the line at which the fault is told."""
    [number] = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == seeded.line]
    return number


def come_to(text: str, witness: object) -> str | None:
    """Where the engine comes to by a witness: a scene, an ending, or the scene from which nothing leads on."""
    if witness is None:
        return None
    try:
        return replayed(text, witness).state.at
    except NoWayOnError as error:
        return error.at


def replayed(text: str, witness: object) -> Playthrough:
    assert isinstance(witness, list)
    story = read_text(text).story
    assert story is not None
    seat, stances, trail = parted(tuple(witness), story)
    play = start(Rules.of(story), seat, stances)
    for number, step in enumerate(trail, 1):
        [choice] = [choice for choice in play.open_choices if choice.name == step]
        try:
            play = play.choose(choice)
        except NoWayOnError:
            assert number == len(trail)
            raise
    return play


@pytest.mark.parametrize("seeded", [seeded for seeded in FAULTS if seeded.code == "BW606"], ids=named)
def test_from_where_a_trap_is_shown_no_choice_leads_to_an_ending(seeded: Fault, tmp_path: Path) -> None:
    text = faulty(seeded)
    _, problems = checked(tmp_path, text)
    [witness] = [problem["witness"] for problem in problems if problem["code"] == "BW606"]

    waiting = [replayed(text, witness)]
    met = set()
    while waiting:
        play = waiting.pop()
        assert play.ending is None
        if play.state not in met:
            met.add(play.state)
            waiting.extend(play.choose(choice) for choice in play.open_choices)


def test_what_the_text_says_to_type_leads_to_the_place(tmp_path: Path) -> None:
    path = tmp_path / "the-gutter.yaml"
    [trap] = [seeded for seeded in FAULTS if seeded.name == "a trap for some"]
    path.write_text(faulty(trap), encoding="utf-8")
    on = stage(folder=tmp_path)
    check([path], on.environment, form="text", watch=False, fix=False)
    [line] = [line for line in on.said.splitlines() if "To see it" in line]
    said = re.fullmatch(
        rf"    To see it, type (?P<typed>[\d ]+) in: bothways play {re.escape(str(path))} --stance ola=(?P<ola>\w+)",
        line,
    )
    assert said is not None, line

    played = stage(said["typed"].replace(" ", "\n") + "\n")
    story = read_story(path).story
    assert story is not None
    assert play(story, played.environment.out, Ways(stances={"ola": said["ola"]})) != "ended"
    assert "1. Rake on." in played.said
    assert "2. " not in played.said.rpartition("You rake.")[2]
