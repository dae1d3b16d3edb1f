import pytest

from game.authoring.fixing import fixed
from tests.story.reading.shapes import read, shape, told

SCENES = {"scenes": {"kitchen": {"text": "x", "go": "home"}}}


@pytest.mark.parametrize(
    "text",
    [
        "scenes:\n\tkitchen:\n\t\ttext: x\n\t\tgo: home\n",
        "scenes:\n  kitchen:\n\ttext: x\n\tgo: home\n",
        "scenes:\n  kitchen:\n  \ttext: x\n  \tgo: home\n",
        "scenes:\n  kitchen:\n\t\ttext: x\n\t\tgo: home\n",
        "scenes:\n    kitchen:\n\t\ttext: x\n\n\t\tgo: home\n",
        "scenes:\n  kitchen:\n\u00a0\u00a0\u00a0\u00a0text: x\n\u00a0\u00a0\u00a0\u00a0go: home\n",
    ],
)
def test_lines_indented_with_tabs_are_told_once_and_put_right(text):
    source = read(text)

    assert [problem.code for problem in source.report.problems] == ["BW030"]
    assert shape(source.root) == SCENES
    after = fixed(text, source.report.problems)
    assert "\t" not in after
    assert told(read(after)) == []
    assert shape(read(after).root) == SCENES


def test_runs_of_tabs_are_told_one_by_one_with_their_lines():
    problems = read("a:\n\tb: c\n\td: e\nf:\n\tg: h\n").report.problems

    assert [problem.span.line for problem in problems] == [2, 5]
    assert problems[0].message.startswith("Lines 2 to 3 begin with a tab")
    assert problems[1].message.startswith("This line begins with a tab")


def test_a_tab_inside_a_text_becomes_one_space():
    source = read("a: |\n  one\ttwo\n")

    assert told(source) == [("BW016", 2, 6)]
    assert source.report.problems[0].fix.lines == ("  one two",)


@pytest.mark.parametrize("text", ["a: b\t\n", "a: b # x\ty\n", "a:\n  b: c\n\t\n  d: e\n", "# x\ty\na: b\n"])
def test_a_tab_that_nobody_sees_is_left_alone(text):
    assert told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "place", "lines", "left"),
    [
        ("a:\n  id: b\n   go: c\n", ("BW041", 3, 4), ("  go: c",), {"a": {"id": "b", "go": "c"}}),
        ("a:\n   id: b\n  go: c\n", ("BW041", 3, 3), ("   go: c",), {"a": {"id": "b", "go": "c"}}),
        ("a:\n  - id: b\n      go: c\n", ("BW041", 3, 7), ("    go: c",), {"a": [{"id": "b", "go": "c"}]}),
        ("a:\n  - id: b\n   go: c\n", ("BW041", 3, 4), ("    go: c",), {"a": [{"id": "b", "go": "c"}]}),
        ("a:\n  - id: b\n  go: c\n", ("BW041", 3, 3), ("    go: c",), {"a": [{"id": "b", "go": "c"}]}),
        ("a:\n  - b\n   - c\n", ("BW041", 3, 4), ("  - c",), {"a": ["b", "c"]}),
        ("a:\n  - b\n - c\nd: e\n", ("BW041", 3, 2), ("  - c",), {"a": ["b", "c"], "d": "e"}),
        ("s:\n  x:\n    text: t\n   y:\n     text: u\n", ("BW041", 4, 4), ("  y:", "    text: u"),
         {"s": {"x": {"text": "t"}, "y": {"text": "u"}}}),
        ("s:\n  x:\n    go: t\n      y:\n        go: u\n", ("BW041", 4, 7), ("  y:", "    go: u"),
         {"s": {"x": {"go": "t"}, "y": {"go": "u"}}}),
        ("text: |\n  One\n two\ngo: x\n", ("BW041", 3, 2), ("  two",), {"text": "One\ntwo\n", "go": "x"}),
        ("a:\n  text: |\n  One\n  Dana: two\n  go: x\n", ("BW041", 3, 3), ("    One", "    Dana: two"),
         {"a": {"text": "One\nDana: two\n", "go": "x"}}),
    ],
)  # fmt: skip
def test_a_line_that_fits_nowhere_is_moved_to_the_nearest_place_that_fits(text, place, lines, left):
    source = read(text)

    assert told(source) == [place]
    assert source.report.problems[0].fix.lines == lines
    assert shape(source.root) == left
    after = read(fixed(text, source.report.problems))
    assert told(after) == []
    assert shape(after.root) == left
