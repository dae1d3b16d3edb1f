"""`prove` as an author meets it: the page, its ASCII twin, JSON, plays to repeat, and what it refuses."""

import io
import json
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from game.analysis.facts import Facts, Finding, Steps
from game.authoring.analysed import TooLargeError
from game.authoring.facts_json import facts_json, written
from game.authoring.findings import all_problems, problem_of
from game.authoring.narrowing import narrowed
from game.authoring.plays import recipe, shortest_play
from game.authoring.proof import page, signs_for
from game.authoring.proof.envelopes import bar
from game.authoring.proof.signs import ASCII, UNICODE, Signs
from game.authoring.prove import prove
from game.engine import NoWayOnError, Playthrough, Rules, start
from game.plain.lines import Lines
from game.story.model import Meter, Story
from game.story.problems import Severity
from tests.authoring.made_up import made_up
from tests.authoring.small_story import FINDINGS, LIMITS, NAME, example
from tests.authoring.small_story import written as story_file
from tests.environments import Stage, stage
from tests.generated import stories
from tests.plain.small_story import ladder

GOLDENS = Path(__file__).parent / "goldens"
WIDEST = 100


def golden(name: str, said: str) -> None:
    file = GOLDENS / name
    assert said == file.read_text(encoding="utf-8"), f"if this is meant: write it to {file}"


def shown(signs: Signs) -> str:
    found = example(*FINDINGS, limits=LIMITS)
    problems = all_problems(found.reading, found.facts, draft=False)
    return "\n".join(page(found.story, found.facts, problems, signs, named=NAME)) + "\n"


def proved(folder: Path, **how: object) -> tuple[int, Stage]:
    on = stage(folder=folder)
    settings = {"form": "text", "prover": made_up} | how
    return prove(str(story_file(folder)), on.environment, **settings), on  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "signs"), [("prove-kettle.txt", UNICODE), ("prove-kettle-ascii.txt", ASCII)]
)
def test_the_page_is_its_golden(name: str, signs: Signs) -> None:
    golden(name, shown(signs))


def test_the_json_is_its_golden() -> None:
    found = example(*FINDINGS, limits=LIMITS)
    problems = all_problems(found.reading, found.facts, draft=False)
    told = facts_json(found.facts, problems, {"hall": ("dana=overloaded", "kitchen.ask"), "attic": None})
    golden("prove-kettle.json", written(told) + "\n")


@given(stories())
def test_no_line_of_a_page_is_wider_than_a_hundred(story: Story) -> None:
    facts = made_up(story, witness=None)
    for signs in (UNICODE, ASCII):
        for line in page(story, facts, (), signs, named="generated"):
            assert len(line) <= WIDEST, line
            assert line == line.rstrip()


def test_the_page_in_ascii_is_the_same_with_other_signs() -> None:
    fine, plain = shown(UNICODE).split("\n"), shown(ASCII).split("\n")
    assert len(fine) == len(plain)
    twins = str.maketrans("█░▓◆·─", "#=xO.-", "▏▎▍▌▋▊▉")
    rows = [place for place, line in enumerate(fine) if set("█░◆─") & set(line)]
    for place in rows:
        if "%" not in fine[place]:
            assert fine[place].translate(twins) == plain[place]
    assert not any(set(line) & set("█░▓◆·─▏▎▍▌▋▊▉") for line in plain)


def test_signs_follow_what_a_stream_can_show() -> None:
    assert signs_for(Lines(io.StringIO(), io.StringIO())) is UNICODE
    assert signs_for(Lines(io.StringIO(), io.StringIO(), ascii_only=True)) is ASCII
    assert signs_for(Lines(io.TextIOWrapper(io.BytesIO(), "latin-1"), io.StringIO())) is ASCII


def test_a_bar_is_as_long_as_its_share_and_never_nothing_for_something() -> None:
    assert UNICODE.bar(1, 4) == "████"
    assert UNICODE.bar(0.5, 3) == "█▌"
    assert UNICODE.bar(1e-9, 4) == "▏"
    assert ASCII.bar(0.5, 4) == "##"
    assert ASCII.bar(0, 4) == ""


def test_the_band_is_marked_on_a_scale_of_one_cell_a_value() -> None:
    meter = Meter("trust", ("guarded", "earned", "blind"))
    facts = example().facts.scenes["hall"].meters
    assert facts is not None
    envelope = evolve(facts["trust"], low=-1, high=5, mean=1.2)
    assert bar(envelope, meter, ASCII) == ".......==##O##xx....."
    assert len(bar(envelope, meter, UNICODE)) == 21
    assert bar(evolve(envelope, mean=None), meter, ASCII) == ".......==#####xx....."


def test_exit_codes_tell_problems_from_none(tmp_path: Path) -> None:
    assert proved(tmp_path)[0] == 1
    draft = "draft: true\nflags:"
    file = story_file(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("flags:", draft, 1), encoding="utf-8")
    text = file.read_text(encoding="utf-8").replace("  attic:\n    text: Dust.\n    go: nowhere\n", "")
    ends = text.index("  nowhere:\n")
    file.write_text(text[:ends], encoding="utf-8")
    on = stage(folder=tmp_path)
    assert prove(str(file), on.environment, form="text", prover=made_up) == 0
    assert "Reading and proof found nothing wrong." in on.said


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"seat": "tidy"}, "has no seat “tidy”"),
        ({"stances": {"dana": "kind"}}, "has no stance “kind”"),
        ({"witness": "hal"}, "no scene, ending or choice “hal”. Did you mean “hall”?"),
    ],
)
def test_what_a_story_does_not_have_is_wrong_use(tmp_path: Path, how: dict[str, object], said: str) -> None:
    code, on = proved(tmp_path, **how)
    assert code == 2
    assert said in on.complained
    assert on.said == ""


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_story_with_errors_has_no_facts_and_says_so(tmp_path: Path, form: str) -> None:
    file = tmp_path / NAME
    file.write_text("title: x\n", encoding="utf-8")
    on = stage(folder=tmp_path)
    assert prove(str(file), on.environment, form=form) == 1  # type: ignore[arg-type]
    assert "BW102" in on.said
    if form == "json":
        told = json.loads(on.said)
        assert set(told) == {"story", "exhaustive", "limits", "problems"}
        assert told["exhaustive"] is False


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_story_with_too_many_states_has_no_facts_and_says_so(tmp_path: Path, form: str) -> None:
    def prover(story: Story) -> Facts:
        raise TooLargeError("More than 5 states.")

    code, on = proved(tmp_path, form=form, prover=prover)
    assert code == 1
    assert "More than 5 states." in on.said
    assert "BW403" in on.said


def test_json_is_in_order_in_ascii_and_the_same_every_time(tmp_path: Path) -> None:
    (_, one), (_, other) = proved(tmp_path, form="json"), proved(tmp_path, form="json")
    assert one.said == other.said
    assert one.said.isascii()
    told = json.loads(one.said)
    assert list(told) == sorted(told)
    assert told["endings"]["home"]["trails"] == "12"
    assert told["scenes"]["attic"] == {"depth": None, "meters": None, "reachable": False, "visits": 0.0}
    assert "witness" not in told


def test_floats_have_twelve_digits_and_no_minus_nothing() -> None:
    shown = example()
    facts = evolve(shown.facts, policies={"first": {"home": 0.1 + 0.2, "away": -0.0}})
    told = json.loads(written(facts_json(facts, ())))
    assert told["policies"] == {"first": {"home": 0.3, "away": 0.0}}
    assert "-0.0" not in written(facts_json(facts, ()))


def test_a_stance_narrows_the_facts_but_not_the_problems(tmp_path: Path) -> None:
    asked: list[Story] = []

    def prover(story: Story) -> Facts:
        asked.append(story)
        return made_up(story, FINDINGS if len(asked) == 1 else ())

    code, on = proved(tmp_path, form="json", stances={"dana": "responsive"}, prover=prover)
    assert code == 1
    told = json.loads(on.said)
    assert [*told["stances"]] == ["dana=responsive"]
    assert {"BW605"} < {problem["code"] for problem in told["problems"]}
    assert [[*story.cast["dana"].stances] for story in asked] == [
        ["overloaded", "responsive"],
        ["responsive"],
    ]


def test_a_narrowed_story_has_one_seat_and_the_stances_asked_for() -> None:
    story = narrowed(ladder(), "ola", {})
    assert [seat.id for seat in story.seats] == ["ola"]
    assert narrowed(ladder(), None, {}) == ladder()
    with pytest.raises(ValueError, match="nobody"):
        narrowed(ladder(), "nobody", {})


# Findings.


def test_a_finding_becomes_a_problem_at_its_place_with_its_play() -> None:
    found = example()
    problem = problem_of(FINDINGS[1], found.reading, draft=False)
    assert (problem.code, problem.severity, problem.file) == ("BW620", Severity.WARNING, NAME)
    assert problem.excerpt == "  home:"
    assert problem.witness == ("dana=responsive", "kitchen.ask", "hall.home")


def test_in_a_draft_a_bar_is_a_note_and_the_rest_is_as_it_is() -> None:
    reading = example().reading
    false_choice = Finding("BW609", ("kitchen", "again"), {"one": "ask", "other": "again"})
    told = [problem_of(finding, reading, draft=True).severity for finding in (*FINDINGS, false_choice)]
    assert told == [Severity.ERROR, Severity.NOTE, Severity.WARNING]


def test_what_several_plays_show_of_one_place_is_said_once_with_the_shortest() -> None:
    plays = (("kitchen.again", "kitchen.ask"), ("kitchen.ask",), ("kitchen.again",))
    found = example(*(Finding("BW605", ("hall",), {"scene": "hall"}, play) for play in plays))
    problems = all_problems(found.reading, found.facts, draft=False)
    assert [problem.witness for problem in problems if problem.code == "BW605"] == [("kitchen.ask",)]


def test_a_limit_is_a_note_at_the_title() -> None:
    found = example(limits=LIMITS)
    [note] = [
        problem
        for problem in all_problems(found.reading, found.facts, draft=False)
        if problem.code == "BW611"
    ]
    assert (note.severity, note.span.line) == (Severity.NOTE, 1)
    assert LIMITS[0] in note.message


def test_problems_stand_in_the_order_of_the_file() -> None:
    found = example(*FINDINGS)
    lines = [problem.span.line for problem in all_problems(found.reading, found.facts, draft=False)]
    assert lines == sorted(lines)


def test_a_finding_without_its_words_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        problem_of(Finding("BW405", ("hall",), {}), example().reading, draft=False)


# Plays.


def test_a_play_can_be_typed() -> None:
    found = example()
    how = recipe(
        ("dana=responsive", "kitchen.ask", "hall.back", "kitchen.leave"), found.story, "my kettle.yaml"
    )
    assert how.command == "bothways play 'my kettle.yaml' --stance dana=responsive"
    assert how.typed == "1 1 3"


def test_a_play_that_cannot_be_typed_stops_where_it_must() -> None:
    assert recipe(("kitchen.ask", "hall.out"), example().story, NAME).numbers == (1,)


@pytest.mark.parametrize(
    ("target", "steps"),
    [
        ("kitchen", ("dana=overloaded",)),
        ("hall", ("dana=overloaded", "kitchen.ask")),
        ("hall.back", ("dana=overloaded", "kitchen.ask", "hall.back")),
        ("yard", ("dana=overloaded", "kitchen.leave")),
        ("attic", None),
    ],
)
def test_the_shortest_play_to_a_scene_or_a_choice(target: str, steps: tuple[str, ...] | None) -> None:
    found = example()
    assert shortest_play(found.story, found.facts, target) == steps


def test_from_a_seat_the_play_says_which() -> None:
    story = ladder()
    steps = shortest_play(story, made_up(story), "yard.hand")
    assert steps == ("seat=keeper", "ola=overloaded", "yard.hand")


def test_the_witness_asked_for_is_told_below_the_page(tmp_path: Path) -> None:
    _, on = proved(tmp_path, witness="hall.back")
    assert "The shortest play to hall.back: dana=overloaded kitchen.ask hall.back" in on.said
    assert " ".join(on.said.split()).endswith("--stance dana=overloaded, and take 1 1")
    _, on = proved(tmp_path, witness="attic", form="json")
    assert json.loads(on.said)["witness"] == {"attic": None}


@given(stories(scenes=(2, 5)))
def test_the_shortest_play_is_the_one_a_plain_search_finds_first(story: Story) -> None:
    facts = made_up(story)
    for name, steps in first_met(story, choices=2).items():
        depth = sum("=" not in step for step in steps)
        if name in facts.scenes:
            known = evolve(facts, scenes={**facts.scenes, name: evolve(facts.scenes[name], depth=depth)})
        else:
            known = evolve(facts, choices={**facts.choices, name: evolve(facts.choices[name], depth=depth)})
        assert shortest_play(story, known, name) == steps


def first_met(story: Story, choices: int) -> dict[str, Steps]:
    """Each scene and choice met within so many choices, with the first play that meets it, waves in order."""
    met: dict[str, Steps] = {}
    rules = Rules.of(story)
    wave: list[tuple[Steps, Playthrough]] = []
    for seat in story.seats:
        people = [person for person in story.cast.values() if person.stances and person.id != seat.id]
        for stances in product(*(person.stances for person in people)):
            pairs = dict(zip([person.id for person in people], stances, strict=True))
            named = () if seat.id is None else (f"seat={seat.id}",)
            with suppress(NoWayOnError):
                play = start(rules, seat.id, pairs)
                wave.append(((*named, *(f"{who}={how}" for who, how in pairs.items())), play))
    for left in range(choices, -1, -1):
        after = []
        for steps, play in wave:
            for passage in play.passages:
                if passage.kind == "scene":
                    met.setdefault(passage.id, steps)
            for choice in play.open_choices if left else ():
                met.setdefault(choice.name, (*steps, choice.name))
                with suppress(NoWayOnError):
                    after.append(((*steps, choice.name), play.choose(choice)))
        wave = after
    return met
