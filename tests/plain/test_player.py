"""The plain player as its users hear it."""

from pathlib import Path

import pytest

from game.plain.player import play
from game.plain.ways import Ways
from tests.environments import stage
from tests.plain.small_story import TEXT, ladder

GOLDENS = Path(__file__).parent / "goldens"


def heard(answers: str, ways: Ways | None = None) -> tuple[str, str]:
    on = stage(answers)
    outcome = play(ladder(), on.environment.out, ways or Ways(seat="keeper"))
    return outcome, on.said


@pytest.mark.parametrize(
    ("name", "answers", "ways"),
    [
        ("through", "1\n1\n", Ways(seat="keeper")),
        ("asks-for-the-seat", "2\n2\n1\n", Ways()),
        ("other-stance", "2\n1\n", Ways(seat="keeper", stances={"ola": "responsive"})),
        ("commands", "?\ni\nu\n9\nx\n2\nu\nr\nh\n1\nh\nq\n", Ways(seat="keeper")),
        ("peek", "2\n1\n", Ways(seat="keeper", peek=True)),
        ("policy", "", Ways(policy="last", peek=True)),
        ("cut-off", "2\n", Ways(seat="keeper")),
        ("nothing-at-all", "", Ways(seat="keeper")),
    ],
)
def test_says_what_the_golden_says(name: str, answers: str, ways: Ways) -> None:
    _, said = heard(answers, ways)
    golden = GOLDENS / f"{name}.txt"
    assert said == golden.read_text(encoding="utf-8"), f"if this is meant: write it to {golden}"


def test_the_same_numbers_give_the_same_bytes() -> None:
    assert heard("1\n1\n") == heard("1\n1\n")


@pytest.mark.parametrize(
    ("answers", "outcome"), [("1\n1\n", "ended"), ("q\n", "left"), ("1\n", "cut off"), ("1\nq\n", "left")]
)
def test_outcome(answers: str, outcome: str) -> None:
    assert heard(answers)[0] == outcome


@pytest.mark.parametrize("answer", ["0", "4", "-1", "1.5", "one", "", "٣", "9" * 5000, "1 2", "\x1b[2J"])
def test_what_is_not_on_offer_is_answered_and_asked_again(answer: str) -> None:
    outcome, said = heard(f"{answer}\n1\n1\n")
    assert "is not on offer. Type a number from 1 to 2, or ? for help." in said
    assert outcome == "ended"
    assert "\x1b" not in said


def test_a_locked_choice_has_no_number_and_says_why() -> None:
    _, said = heard("")
    assert "Not open: “It is not mine to lend.” (You have never lent it.)" in said
    assert "3. " not in said


def test_before_the_story_help_and_leaving_work_too() -> None:
    outcome, said = heard("?\ni\nx\nQ\n", Ways())
    assert outcome == "cut off"
    assert "Type 1 to 2 and Enter." in said
    assert "findahelpline.com" in said
    assert "“x” is not on offer." in said


def test_commands_to_copy_keep_the_ways_and_quote_the_path() -> None:
    ways = Ways(seat="keeper", plain=True, peek=True, named="my stories/ladder.yaml")
    _, said = heard("1\n1\n", ways)
    again = "bothways play 'my stories/ladder.yaml' --plain --seat keeper --peek"
    assert f"To meet another Ola: {again} --stance ola=responsive\n" in said


def test_nobody_reads_their_own_unsaid_lines() -> None:
    _, said = heard("1\n1\n", Ways(seat="ola"))
    assert "didn't say" not in said


def test_going_back_and_choosing_again_ends_as_choosing_at_once() -> None:
    _, there_and_back = heard("2\nu\n1\n1\n")
    _, at_once = heard("1\n1\n")
    assert there_and_back.endswith(at_once[at_once.index("You: Ask me on Friday.") :])


def test_the_way_back_that_is_named_leads_back() -> None:
    _, said = heard("2\n")
    assert "bothways play ladder --seat keeper, and choose 2." in said
    numbers = said.rsplit("choose ", 1)[1].rstrip(".\n").split(", ")
    _, again = heard("\n".join(numbers) + "\n")
    assert again == said


def test_a_story_without_a_way_on_says_so_in_a_sentence() -> None:
    from game.story.reading import read_text

    text = TEXT.replace("        go: roof\n", "        go: [{if: trust >= 9, to: roof}]\n")
    story = read_text(text, "ladder.yaml").story
    assert story is not None
    on = stage("1\n1\n")
    assert play(story, on.environment.out, Ways(seat="keeper")) == "stuck"
    assert "This is a fault of the story, not yours." in on.said


@pytest.mark.parametrize(
    ("ways", "sentence"),
    [
        (Ways(seat="nobody"), "“The Ladder” has no seat “nobody”. It has keeper and ola."),
        (Ways(stances={"olu": "responsive"}), "“The Ladder” has nobody called “olu”. It has ola."),
        (Ways(stances={"ola": "kind"}), "Ola has no stance “kind”. It is one of: overloaded, responsive."),
        (Ways(seat="ola", stances={"ola": "responsive"}), "Ola has no stance when you play from Ola's seat."),
        (Ways(seat="keeper", stances={"ola": "responsive"}), ""),
    ],
)
def test_ways_a_story_does_not_have(ways: Ways, sentence: str) -> None:
    assert ways.misfit(ladder()) == sentence


def test_a_terminal_gets_lines_broken_between_words() -> None:
    from attrs import evolve

    on = stage("1\n1\n")
    play(ladder(), evolve(on.environment.out, width=40), Ways(seat="keeper"))
    assert max(len(line) for line in on.said.splitlines()) <= 40
    _, whole = heard("1\n1\n")
    assert on.said.split() == whole.split()
