"""Scenes that can be skipped, line by line: asked for with --skip, a question at a terminal, and none in a pipe."""

from pathlib import Path

import pytest

from game.plain import pages
from game.plain.player import play
from game.plain.ways import Ways
from game.saves import Store
from game.story.model import Story
from game.story.reading import read_text
from game.tui import wording
from tests.environments import stage
from tests.plain.small_story import TEXT, ladder

FENCE = "    text: |\n      You said {said(yard)}\n    go: street\n"
SKIPPED = """\
    text: |
      The fence has a gap.
    skip_to: street
    choices:
      - do: Climb it.
        id: climb
        go: street
"""
QUESTION = "\nSkip the scenes with a ladder?\n1. No.\n2. Yes.\nChoose 1 to 2, or q to leave:\n"


def fenced() -> Story:
    """The ladder with a fence that can be passed over."""
    assert FENCE in TEXT
    story = read_text(TEXT.replace(FENCE, SKIPPED), "ladder.yaml").story
    assert story is not None
    return story


def heard(
    answers: str, *, story: Story | None = None, store: Store | None = None, **ways: bool
) -> tuple[str, str]:
    on = stage(answers)
    outcome = play(story or fenced(), on.environment.out, Ways(seat="keeper", **ways), store)  # type: ignore[arg-type]
    return outcome, on.said


def test_asked_for_they_are_passed_over() -> None:
    outcome, said = heard("1\n1\n", skip=True)
    assert outcome == "ended"
    assert "a gap" not in said
    assert "The street is quiet." in said


def test_a_pipe_is_not_asked_and_reads_them() -> None:
    outcome, said = heard("1\n1\n1\n")
    assert outcome == "ended"
    assert "Skip the scenes" not in said
    assert "a gap" in said


@pytest.mark.parametrize(("answer", "rest", "read"), [("1", "1\n1\n1\n", True), ("2", "1\n1\n", False)])
def test_a_person_is_asked_once_after_what_the_story_includes(answer: str, rest: str, read: bool) -> None:
    outcome, said = heard(f"{answer}\n{rest}", asks=True)
    assert outcome == "ended"
    assert said.count(QUESTION) == 1
    assert said.index("Includes: a ladder.") < said.index(QUESTION) < said.index("Place: The yard, noon")
    assert ("a gap" in said) == read


def test_who_has_said_it_is_not_asked_again() -> None:
    assert "Skip the scenes" not in heard("1\n1\n", skip=True, asks=True)[1]


def test_a_story_that_offers_nothing_to_skip_says_so_only_to_who_asked() -> None:
    assert "skip" not in heard("1\n1\n", story=ladder(), asks=True)[1].lower()
    assert heard("", story=ladder(), skip=True)[1].count(pages.NOTHING_TO_SKIP) == 1


def test_leaving_at_the_question_changes_nothing_that_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    heard("1\nq\n", store=store)
    before = store.saves()
    assert heard("2\nq\n", store=store, asks=True)[0] == "cut off"
    assert store.saves() == before


def test_the_commands_to_copy_skip_too() -> None:
    _, said = heard("2\n1\nq\n", asks=True)
    assert "bothways play ladder --seat keeper --skip, and choose 1.\n" in said
    _, ended = heard("2\n1\n1\n", asks=True)
    assert "To play again: bothways play ladder --seat keeper --skip\n" in ended


def test_a_play_that_skips_goes_on_skipping(tmp_path: Path) -> None:
    store = Store(tmp_path)
    heard("1\nq\n", skip=True, store=store)
    assert [save.skipping for save in store.saves()] == [True]
    outcome, said = heard("1\n", store=store, go_on=True)
    assert outcome == "ended"
    assert "a gap" not in said


def test_a_play_goes_on_skipping_from_now_on_where_its_trail_allows(tmp_path: Path) -> None:
    store = Store(tmp_path)
    heard("1\nu\n2\nq\n", store=store)
    assert [save.trail for save in store.saves()] == [("yard.hand",)]
    outcome, said = heard("1\n", store=store, go_on=True, skip=True)
    assert outcome == "ended"
    assert pages.NOT_SKIPPED not in said
    assert "a gap" not in said


def test_a_play_that_has_read_one_says_that_it_goes_on_without_skipping(tmp_path: Path) -> None:
    store = Store(tmp_path)
    heard("1\n1\nq\n", store=store)
    outcome, said = heard("1\n", store=store, go_on=True, skip=True)
    assert outcome == "ended"
    assert said.startswith(f"{pages.NOT_SKIPPED}\n")


@pytest.mark.parametrize("notes", [(), ("a ladder",), ("a quarrel", "rain")])
def test_it_is_said_in_the_words_of_the_screens(notes: tuple[str, ...]) -> None:
    question = next(pages.skip(notes)).removesuffix("?")
    assert wording.skip(notes, on=False) == f"{question}: no"
    assert pages.NOT_SKIPPED == wording.NOT_SKIPPED
    assert wording.LIMITS_LINE + " " + wording.PROMISE in heard("")[1]
