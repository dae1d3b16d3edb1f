import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.fixing import fixed
from game.story.problems import Fix, Problem, Severity, Span, catalogue
from game.story.reading import read_text
from tests.story.problems.examples import compose

TEXT = "one\ntwo\nthree\nfour\n"
HAVE_A_FIX = (
    "BW016", "BW030", "BW031", "BW032", "BW033", "BW034", "BW035", "BW036", "BW037", "BW038", "BW039", "BW040",
    "BW041", "BW042",
)  # fmt: skip


def problem(*fix):
    first, last, *lines = fix
    return Problem(
        "BW031",
        Severity.ERROR,
        "",
        "",
        "story.yaml",
        Span(first, 1, first, 2),
        fix=Fix(first, last, tuple(lines)),
    )


@pytest.mark.parametrize(
    ("problems", "after"),
    [
        ([], TEXT),
        ([problem(2, 2, "TWO")], "one\nTWO\nthree\nfour\n"),
        ([problem(2, 2, "TWO", "and a half")], "one\nTWO\nand a half\nthree\nfour\n"),
        ([problem(2, 3, "TWO")], "one\nTWO\nfour\n"),
        ([problem(1, 1, "a", "b"), problem(4, 4, "z")], "a\nb\ntwo\nthree\nz\n"),
        ([problem(4, 4, "z"), problem(1, 1, "a", "b")], "a\nb\ntwo\nthree\nz\n"),
        ([problem(2, 3, "x"), problem(3, 4, "y")], "one\nx\nfour\n"),
        ([problem(2, 2, "x"), problem(2, 2, "y")], "one\nx\nthree\nfour\n"),
        ([problem(9, 9, "x")], TEXT),
        ([evolve(problem(2, 2, "x"), fix=None)], TEXT),
    ],
)
def test_fixes_take_the_place_of_their_lines_and_never_overlap(problems, after):
    assert fixed(TEXT, problems) == after


def test_line_endings_and_a_byte_order_mark_stay_as_they_are():
    text = "\ufeffone\r\ntwo\r\nthree"

    assert fixed(text, [problem(1, 1, "a", "b")]) == "\ufeffa\r\nb\r\ntwo\r\nthree"
    assert fixed(text, [problem(3, 3, "a", "b")]) == "\ufeffone\r\ntwo\r\na\r\nb"
    assert fixed(text, [problem(2, 3, "x")]) == "\ufeffone\r\nx"


LINES = st.lists(st.text(st.characters(exclude_characters="\n\r\ufeff"), max_size=5), min_size=4, max_size=9)


@given(LINES, st.integers(1, 4), st.integers(0, 3), LINES, st.sampled_from(["\n", "\r\n"]))
def test_every_other_line_is_kept_byte_for_byte(lines, first, more, new, ending):
    last = min(first + more, len(lines))

    after = fixed(ending.join(lines), [problem(first, last, *new)])

    assert after == ending.join(lines[: first - 1] + new + lines[last:])


def until_nothing_changes(text):
    for _ in range(20):
        after = fixed(text, read_text(text).problems)
        if after == text:
            return text
        text = after
    raise AssertionError("the fixes find no end")


@pytest.mark.parametrize("code", HAVE_A_FIX)
def test_the_catalogues_failing_examples_are_put_right(code):
    described = next(entry for entry in catalogue() if entry.code == code)
    for example in described.fails:
        text = compose(example).decode()
        found = [problem for problem in read_text(text).problems if problem.code == code]
        if code == "BW016":
            continue  # its example hides the tab behind an escape, which only the writer can judge

        after = until_nothing_changes(text)

        assert found[0].fix is not None
        assert read_text(after).problems == ()
        assert read_text(after).story is not None


def test_codes_that_nobody_can_put_right_for_the_writer_have_no_fix():
    for described in catalogue():
        if described.code in HAVE_A_FIX or described.code >= "BW060" or described.code < "BW020":
            continue
        for example in described.fails:
            problems = read_text(compose(example).decode()).problems
            assert all(problem.fix is None for problem in problems if problem.code == described.code)
