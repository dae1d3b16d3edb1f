import gc
import textwrap

import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.story.problems import Span
from game.story.reading.report import Report
from game.story.reading.wall.decoding import lines_of
from game.story.reading.wall.events import read_lines, read_nodes
from game.story.reading.wall.limits import LIMITS
from game.story.reading.wall.nodes import Listing, Mapping, Scalar, span
from game.story.reading.wall.tree import parser_of
from tests.story.reading.shapes import read, shape, told

STORY = """\
title: The Spare Key
minutes: 010
ages: 13+
on: no
empty:
at: 12:30
notes: [one, 'two', "three\\u2026"]
scenes:
  kitchen:   # where it begins
    text: |
      Dana: I was thinking.

      Just a spare.
    go:
      - {if: trust is blind, to: otter-house}
      - {to: jar}
"""


def value(source, *path):
    node = source.root
    for step in path:
        node = node.items[step][1] if isinstance(node, Mapping) else node.items[step]
    return node


def test_every_scalar_stays_what_the_writer_wrote():
    source = read(STORY)

    assert told(source) == []
    assert shape(source.root) == {
        "title": "The Spare Key",
        "minutes": "010",
        "ages": "13+",
        "on": "no",
        "empty": "",
        "at": "12:30",
        "notes": ["one", "two", "three…"],
        "scenes": {
            "kitchen": {
                "text": "Dana: I was thinking.\n\nJust a spare.\n",
                "go": [{"if": "trust is blind", "to": "otter-house"}, {"to": "jar"}],
            }
        },
    }


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), Span(1, 8, 1, 21)),
        (("notes",), Span(7, 8, 7, 35)),
        (("notes", 1), Span(7, 14, 7, 19)),
        (("scenes", "kitchen"), Span(10, 5, 16, 17)),
        (("scenes", "kitchen", "go", 0), Span(15, 9, 15, 46)),
        (("scenes", "kitchen", "go", 0, "to"), Span(15, 34, 15, 45)),
    ],
)
def test_nodes_know_their_places_counted_in_characters_from_one(path, place):
    assert span(value(read(STORY), *path)) == place


def test_places_count_characters_and_not_bytes():
    node = value(read("{café: 👩, b: c}\n"), "b")

    assert (node.line, node.column) == (1, 14)


def test_styles_are_kept():
    source = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\n")

    styles = [node.style for _, node in source.root.items.values()]
    assert styles == ["plain", "single", "double", "literal", "folded"]


def test_keys_are_nodes_with_places():
    key, _ = read("a: b\n  \nc: d\n").root.items["c"]

    assert (key.text, key.line, key.column) == ("c", 3, 1)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_either_line_ending_and_a_leading_mark_make_no_difference(ending, mark):
    source = read(mark + STORY.replace("\n", ending).encode())

    assert told(source) == []
    assert shape(source.root) == shape(read(STORY).root)
    assert span(value(source, "title")) == Span(1, 8, 1, 21)


def test_values_and_keys_are_put_into_their_composed_form():
    source = read('cafe\u0301: e\u0301\nb: "e\\u0301"\n')

    assert shape(source.root) == {"café": "é", "b": "é"}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("title: café\n".encode("latin-1"), ("BW002", 1, 11)),
        (b"a: b\nc: \xff\xff\n", ("BW002", 2, 4)),
        ("title: a\n".encode("utf-16"), ("BW002", 1, 1)),
        ("title: a\n".encode("utf-16-le"), ("BW002", 1, 1)),
        ("title: a\n".encode("utf-32"), ("BW002", 1, 1)),
        (b"\xed\xa0\x80", ("BW002", 1, 1)),
        (b"a" * (1024 * 1024 + 1), ("BW001", 1, 1)),
        (b"", ("BW007", 1, 1)),
        (b"# nothing but this\n", ("BW007", 1, 1)),
        (b"---\n", ("BW007", 1, 1)),
        (b"once upon a time\n", ("BW029", 1, 1)),
        (b"- a\n- b\n", ("BW029", 1, 1)),
    ],
)
def test_a_file_that_is_no_story_at_all_is_refused(data, place):
    source = read(data)

    assert source.root is None
    assert told(source) == [place]


@pytest.mark.parametrize(
    ("text", "places", "left"),
    [
        ("a: b\na: c\nd: e\n", [("BW021", 2, 1)], {"a": "b", "d": "e"}),
        ("a: {b: c, b: d}\n", [("BW021", 1, 11)], {"a": {"b": "c"}}),
        ("a: &x {b: c}\nd: *x\n", [("BW022", 1, 4), ("BW023", 2, 4)], {"a": {"b": "c"}, "d": None}),
        ("a: &x word\nd: [*x, y]\n", [("BW022", 1, 4), ("BW023", 2, 5)], {"a": "word", "d": [None, "y"]}),
        ("a:\n  <<: {b: c}\n  d: e\n", [("BW024", 2, 3)], {"a": {"d": "e"}}),
        ("a: !!binary aGk=\n", [("BW025", 1, 4)], {"a": "aGk="}),
        ("a: !!python/object/apply:os.system [x]\n", [("BW025", 1, 4)], {"a": ["x"]}),
        ("a: &x !y {b: c}\n", [("BW022", 1, 4), ("BW025", 1, 7)], {"a": {"b": "c"}}),
        ("%YAML 1.1\n---\na: b\n", [("BW026", 1, 1)], {"a": "b"}),
        ("%YAML 1.9\n%TAG ! x:\n---\na: b\n", [("BW026", 1, 1), ("BW026", 2, 1)], {"a": "b"}),
        ("a: b\n---\nc: d\n", [("BW027", 2, 1)], {"a": "b"}),
        ("a: b\n...\nc: d\n", [("BW027", 3, 1)], {"a": "b"}),
        ("a: b\n---\n- [}\n", [("BW027", 2, 1)], {"a": "b"}),
        ("? [a, b]\n: c\nd: e\n", [("BW028", 1, 3)], {"d": "e"}),
        ("a: b\n? {c: d}\n: e\n", [("BW028", 2, 3)], {"a": "b"}),
    ],
)
def test_what_yaml_has_and_stories_do_not_is_reported_and_read_past(text, places, left):
    source = read(text)

    assert told(source) == places
    assert shape(source.root) == left


def test_a_repeated_field_names_the_line_of_the_first():
    problem = read("a: b\n\na: c\n").report.problems[0]

    assert "line 1" in problem.message
    assert problem.fix is None


def test_a_document_may_begin_and_end_with_its_marks():
    assert told(read("---\na: b\n...\n")) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r'a: "\e]52;c;aGk=\e\\"', ("BW010", 1, 4)),
        (r'a: "\x9b2J"', ("BW010", 1, 4)),
        (r'a: "\0"', ("BW010", 1, 4)),
        (r'a: "\u202e"', ("BW011", 1, 4)),
        (r'a: "\ufeff"', ("BW012", 1, 4)),
        (r'a: "\ud800"', ("BW013", 1, 5)),
        (r'a: "\uffff"', ("BW013", 1, 4)),
        (r'a: "\P"', ("BW014", 1, 4)),
        (r'a: "e\u0301\u0301\u0301\u0301\u0301"', ("BW015", 1, 4)),
        (r'a: "b\tc"', ("BW016", 1, 4)),
        (r'"\e": b', ("BW010", 1, 1)),
        ("a: b\x1bc", ("BW010", 1, 5)),
        ("a: b # c\u202ed", ("BW011", 1, 9)),
        ("a: b\u2029c", ("BW014", 1, 5)),
        ("a: b\rc", ("BW010", 1, 5)),
        ("a: b\tc", ("BW016", 1, 5)),
        ("\ufeff\ufeffa: b", ("BW012", 1, 1)),
    ],
)
def test_no_refused_character_comes_in_written_or_escaped(text, place):
    source = read(text)

    assert told(source)[0] == place
    assert all(problem.code == place[0] for problem in source.report.problems)


def test_several_refused_characters_of_a_line_are_told_once_a_kind():
    assert told(read("a: \x07\x07\u200b\x07\nb: \x07\n")) == [
        ("BW010", 1, 4),
        ("BW012", 1, 6),
        ("BW010", 2, 4),
    ]


@pytest.mark.parametrize(
    ("text", "places", "whole"),
    [
        ("a: " + "[" * 31 + "]" * 31, [], True),
        ("a: " + "[" * 32 + "]" * 32, [("BW003", 1, 35)], False),
        ("[" * 100_000, [("BW003", 1, 33)], False),
        ("{a: " * 100_000, [("BW003", 1, 129)], False),
        ("- " * 5_000, [("BW003", 1, 65)], False),
        ("a: " + "x" * 20_000, [], True),
        ("a: " + "x" * 20_001 + "\nb: c", [("BW005", 1, 4)], True),
        ("x" * 200 + ": a", [], True),
        ("x" * 201 + ": a\nb: c", [("BW006", 1, 1)], True),
        ("a:\n" + "- b\n" * 99_997, [], True),
        ("a:\n" + "- b\n" * 100_000, [("BW004", 100_001, 3)], False),
    ],
    ids=[
        "31 deep",
        "32 deep",
        "brackets",
        "braces",
        "dashes",
        "text",
        "text+1",
        "key",
        "key+1",
        "nodes",
        "nodes+1",
    ],
)
def test_limits_hold(text, places, whole):
    source = read(text)

    assert told(source) == places
    assert (source.root is not None) == whole


def test_problems_without_end_are_cut_short():
    limits = evolve(LIMITS, problems=10)
    source = read_nodes(b"a: b\n" * 50, "story.yaml", limits)

    assert [problem.code for problem in source.report.problems] == ["BW021"] * 10 + ["BW008"]


def test_repairs_without_end_are_cut_short():
    limits = evolve(LIMITS, repairs=5)
    source = read_nodes(b"".join(b"k%d: a: b\n" % number for number in range(9)), "story.yaml", limits)

    assert [problem.code for problem in source.report.problems] == ["BW031"] * 5 + ["BW008"]
    assert source.root is None


class Bursting:
    """A parser with one of PyYAML's open bugs."""

    def __init__(self, error):
        self.error = error

    def get_event(self):
        raise self.error


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), IndexError("x"), RecursionError("x"), OverflowError("x"), yaml.YAMLError("x"), KeyError("x")],
)  # fmt: skip
def test_whatever_the_parser_raises_is_a_problem(error):
    report = Report("story.yaml", ["a: b"])

    assert read_lines(report, parser=lambda text: Bursting(error)) is None
    assert [problem.code for problem in report.problems] == ["BW020"]
    assert "x" not in report.problems[0].message.split()


@pytest.mark.parametrize("running", [True, False])
def test_the_garbage_collector_is_left_as_it_was(running):
    before = gc.isenabled()
    try:
        gc.enable() if running else gc.disable()
        read(STORY)
        read("a: [")
        assert gc.isenabled() is running
    finally:
        gc.enable() if before else gc.disable()


def test_the_excerpt_is_the_line_as_it_was_written():
    problem = read("a: b\n  say: Listen: no # x\n").report.problems[0]

    assert problem.excerpt == "  say: Listen: no # x"
    assert problem.file == "story.yaml"


def both_parsers(text):
    lines = lines_of(text)
    reports = [Report("story.yaml", lines), Report("story.yaml", lines)]
    roots = [read_lines(reports[0], parser=parser_of), read_lines(reports[1], parser=yaml.Loader)]
    return roots, reports


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "a:\n\tb: c\n",
        "say: Listen: no\n",
        "say: 'Tis\ngo: x\n",
        "say: *Really* now?\n",
        "do: {dana} laughs\n",
        "{say: You came, late, go: x}\n",
        'a: "\\e"\n',
        "a:\tb\n",
        "a: b\n---\nc",
        "a: &x b\nc: *x\n<<: d\n",
    ],
)
def test_the_python_parser_gives_the_same_as_the_c_parser(text):
    roots, reports = both_parsers(text)

    assert shape(roots[0]) == shape(roots[1])
    codes = [[(problem.code, problem.span.line) for problem in report.problems] for report in reports]
    assert codes[0] == codes[1]


YAMLISH = st.lists(
    st.sampled_from(
        ["a", "say", ": ", ":", " ", "  ", "\n", "\n  ", "- ", "'", '"', "{", "}", "[", "]", ", ", "#", " #2", "|",
         ">", "&a ", "*a", "!", "%", "@", "`", "?", "\t", "\\", "<<", "---\n", "...", "\r\n", "\x1b", "\u2028"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.binary(max_size=200) | YAMLISH.map(str.encode))
def test_any_bytes_give_nodes_or_problems_with_places_inside_the_file(data):
    source = read_nodes(data, "story.yaml")

    lines = source.report.lines or [""]
    assert source.root is not None or source.report.problems
    for problem in source.report.problems:
        place = problem.span
        assert 1 <= place.line <= place.end_line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


WORD = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=8)
WORDS = st.text(
    st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from("\n…é—"), max_size=30
)
FLAT = WORDS | st.lists(WORDS, max_size=3) | st.dictionaries(WORD, WORDS, max_size=3)
TREES = st.lists(FLAT, max_size=3) | st.dictionaries(WORD, FLAT, max_size=3)


@given(st.dictionaries(WORD, TREES, min_size=1, max_size=4), st.booleans())
def test_what_pyyaml_writes_is_read_back(tree, flow):
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True, default_style='"')

    assert shape(read(text).root) == normal(tree)


def normal(tree):
    import unicodedata

    match tree:
        case str():
            return unicodedata.normalize("NFC", tree)
        case list():
            return [normal(item) for item in tree]
    return {normal(key): normal(item) for key, item in tree.items()}


def test_empty_collections_have_places():
    source = read(textwrap.dedent("a: []\nb: {}\n"))

    assert isinstance(value(source, "a"), Listing)
    assert span(value(source, "b")) == Span(2, 4, 2, 6)
    assert not isinstance(value(source, "b"), Scalar)
