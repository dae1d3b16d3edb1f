import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story import bundled
from game.story.problems import Severity
from game.story.reading import read_story, read_text
from tests.story.problems.examples import FRAME, completed

LINES = FRAME.splitlines()
SCRAPS = st.sampled_from(
    [
        *(
            "",
            "  ",
            "-",
            "- ",
            ":",
            "x:",
            "  kitchen:",
            "    go: home",
            "    go: nowhere",
            "[",
            "{",
            "}",
            '"',
            "'",
        ),
        *(
            "|",
            "#",
            "&a",
            "*a",
            "!t",
            "%",
            "---",
            "...",
            "\t",
            "\u200b",
            "told",
            "    if: not",
            "null",
            "é",
            "@",
        ),
        *(
            "    choices:",
            "      - say: {dana",
            "        was: ask",
            "endings:",
            "seats: {a: {start: kitchen}}",
        ),
    ]
)


@pytest.mark.parametrize("path", sorted(bundled.scenes().glob("*.yaml")), ids=lambda path: path.stem)
def test_the_stories_that_come_with_the_game_have_no_problem(path):
    reading = read_story(path)

    assert [f"{found.span.line} {found.code} {found.message}" for found in reading.problems] == []
    assert reading.story is not None


@given(st.lists(st.tuples(st.integers(0, len(LINES)), st.integers(0, 2), SCRAPS), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_spoilt_story_is_refused_with_a_reason_or_read(changes):
    lines = list(LINES)
    for at, gone, scrap in changes:
        lines[at : at + gone] = [scrap]
    text = "\n".join(lines)

    reading = read_text(text)

    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert (reading.story is None) == bool(errors)
    for problem in reading.problems:
        span = problem.span
        assert 1 <= span.line <= span.end_line <= max(len(text.split("\n")), 1)
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert not re.search(r"\{\w+\}", problem.hint.replace("{dana}", "").replace("{dana.They}", ""))


def test_a_fingerprint_is_of_what_was_read_and_not_of_how_it_was_written():
    plain = completed("title: The Kettle\n")
    other = "# A comment.\n" + plain.replace("title: The Kettle", "title:   'The Kettle'  # so")

    first, second = read_text(plain).story, read_text(other).story

    assert first is not None
    assert second is not None
    assert re.fullmatch(r"[0-9a-f]{64}", first.fingerprint)
    assert first.fingerprint == second.fingerprint


@pytest.mark.parametrize(
    "text",
    ["title: The Kettles\n", "minutes: 2\n", "flags: [told, asked]\n", "flags: told\n", "setting: Glasgow\n"],
)
def test_a_fingerprint_changes_with_the_story(text):
    before, after = read_text(FRAME).story, read_text(completed(text)).story

    assert before is not None
    assert after is not None
    assert before.fingerprint != after.fingerprint


def test_places_say_where_the_parts_of_a_story_stand():
    places = read_text(FRAME).places
    lines = FRAME.splitlines()

    assert lines[places.of("kitchen").span.line - 1] == "  kitchen:"
    assert lines[places.of("kitchen", "buy").span.line - 1] == "      - do: Buy another kettle."
    assert lines[places.of("kitchen", "buy", "go", "0").span.line - 1] == "        go: home"
    assert places.of("kitchen", "buy", "because") == places.of("kitchen", "buy")
    assert lines[places.of("/ending", "home").span.line - 1] == "  home:"
    with pytest.raises(KeyError):
        places.of("nowhere")


def test_a_story_of_nothing():
    for text in ("", "\n", "# only this\n"):
        reading = read_text(text)
        assert reading.story is None
        assert [problem.code for problem in reading.problems] == ["BW007"]
