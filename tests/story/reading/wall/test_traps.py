import textwrap

import pytest

from game.authoring.fixing import fixed
from game.story.reading.wall.nodes import Broken, Mapping
from game.story.reading.wall.traps import fields_trap, number_trap, text_trap
from tests.story.reading.shapes import read, shape, told

CHOICE = """\
choices:
  - {line}
    id: one
"""


def in_choice(line):
    return CHOICE.format(line=line)


# The line as it was written, the code, the column, the words that were meant, and the line put right.
IN_A_LINE = {
    "colon": ("say: Listen: no", "BW031", 16, "Listen: no"),
    "colon at the end": ("say: She says:", "BW031", 18, "She says:"),
    "two colons": ("say: Dana: This: that", "BW031", 14, "Dana: This: that"),
    "quote goes on": ('say: "What?" she said', "BW033", 18, '"What?" she said'),
    "single quote goes on": ("say: 'No' he says", "BW033", 15, "'No' he says"),
    "quote, words, colon": ('say: "What?" she said: no', "BW033", 18, '"What?" she said: no'),
    "two quotes": ('say: "Yes." "No."', "BW033", 17, '"Yes." "No."'),
    "apostrophe first": ("say: 'Tis nothing", "BW034", 10, "'Tis nothing"),
    "open quote": ('say: "Oh no', "BW034", 10, '"Oh no'),
    "only a quote": ('say: "', "BW034", 10, '"'),
    "hash": ("say: Room #2 is free", "BW035", 15, "Room #2 is free"),
    "hash first": ("say: #2 is free", "BW035", 10, "#2 is free"),
    "dash": ("say: - no", "BW036", 10, "- no"),
    "star": ("say: *Really* now?", "BW036", 10, "*Really* now?"),
    "two stars": ("say: **Really** now?", "BW036", 10, "**Really** now?"),
    "star and word": ("say: *Really now?", "BW036", 10, "*Really now?"),
    "ampersand": ("say: &c and so on", "BW036", 10, "&c and so on"),
    "ampersand and space": ("say: & so on", "BW036", 10, "& so on"),
    "exclamation mark": ("say: !Really now", "BW036", 10, "!Really now"),
    "exclamation mark and space": ("say: ! now", "BW036", 10, "! now"),
    "at sign": ("say: @home at last", "BW036", 10, "@home at last"),
    "backtick": ("say: `home` at last", "BW036", 10, "`home` at last"),
    "percent": ("say: %50 off", "BW036", 10, "%50 off"),
    "question mark": ("say: ? what", "BW036", 10, "? what"),
    "comma": ("say: , and then", "BW036", 10, ", and then"),
    "closing bracket": ("say: ] and then", "BW036", 10, "] and then"),
    "closing brace": ("say: } and then", "BW036", 10, "} and then"),
    "block sign": ("say: | what now", "BW037", 10, "what now"),
    "folding sign": ("say: > what now", "BW037", 10, "what now"),
    "arrow": ("say: >what now", "BW037", 10, "what now"),
    "brace": ("do: {dana} laughs", "BW038", 9, "{dana} laughs"),
    "brace and colon": ("do: {dana} laughs: no", "BW038", 9, "{dana} laughs: no"),
    "brace alone": ("do: {dana}", "BW038", 9, "{dana}"),
    "condition": ("do: {dana is busy => She | no}", "BW038", 9, "{dana is busy => She | no}"),
    "bracket": ("do: [laughs] no", "BW038", 9, "[laughs] no"),
}


@pytest.mark.parametrize(("line", "code", "column", "meant"), IN_A_LINE.values(), ids=IN_A_LINE)
@pytest.mark.parametrize("note", ["", "  # a note"])
def test_a_trap_in_a_line_is_named_read_past_and_put_right_as_a_block(line, code, column, meant, note):
    source = read(in_choice(line + note))
    field = line.partition(":")[0]

    if code == "BW034" and note:
        note = ""  # a quotation that is never closed may well have a hash in it
        source = read(in_choice(line))
    assert told(source) == [(code, 2, column)]
    assert shape(source.root) == {"choices": [{field: meant, "id": "one"}]}
    fix = source.report.problems[0].fix
    assert (fix.first_line, fix.last_line) == (2, 2)
    assert fix.lines == (f"  - {field}: |{note}", f"      {meant}")


@pytest.mark.parametrize(("line", "code", "column", "meant"), IN_A_LINE.values(), ids=IN_A_LINE)
def test_a_line_put_right_has_no_trap_and_means_the_same(line, code, column, meant):
    text = in_choice(line)

    after = read(fixed(text, read(text).report.problems))

    assert told(after) == []
    field = line.partition(":")[0]
    assert shape(after.root) == {"choices": [{field: f"{meant}\n", "id": "one"}]}


@pytest.mark.parametrize(
    ("entry", "code", "column", "put_right"),
    [
        ("{say: Listen: no, id: x}", "BW031", 17, '{say: "Listen: no", id: x}'),
        ("{say: You came, late}", "BW032", 19, '{say: "You came, late"}'),
        ("{say: You came, late, or not, id: x}", "BW032", 19, '{say: "You came, late, or not", id: x}'),
        ('{say: "What?" she said, id: x}', "BW033", 19, "{say: '\"What?\" she said', id: x}"),
        ("{say: 'Tis nothing, id: x}", "BW034", 11, '{say: "\'Tis nothing", id: x}'),
        ("{say: Room #2, id: x}", "BW035", 16, '{say: "Room #2", id: x}'),
        ("{say: *Really* now?, id: x}", "BW036", 11, '{say: "*Really* now?", id: x}'),
        ("{say: @home, id: x}", "BW036", 11, '{say: "@home", id: x}'),
        ("{do: {dana} laughs, id: x}", "BW038", 10, '{do: "{dana} laughs", id: x}'),
        ("{do: He says [sic] no, id: x}", "BW038", 18, '{do: "He says [sic] no", id: x}'),
        ("{id:x, say: no}", "BW040", 8, "{id: x, say: no}"),
    ],
)
def test_between_braces_a_trap_is_put_right_in_quotation_marks(entry, code, column, put_right):
    text = f"choices:\n  - {entry}\n  - {{id: last}}\n"
    source = read(text)

    assert told(source) == [(code, 2, column)]
    assert source.report.problems[0].fix.lines == (f"  - {put_right}",)
    after = read(fixed(text, source.report.problems))
    assert told(after) == []
    assert shape(after.root) == shape(source.root)


def test_a_colon_in_a_listing_is_put_right_in_quotation_marks():
    source = read("notes: [swearing, a note: loud]\n")

    assert told(source) == [("BW031", 1, 25)]
    assert shape(source.root) == {"notes": ["swearing", "a note: loud"]}
    assert source.report.problems[0].fix.lines == ('notes: [swearing, "a note: loud"]',)


@pytest.mark.parametrize(
    ("text", "place", "lines"),
    [
        ("a:\n  say: One\n    two: three\n    four\n  b: c\n", ("BW031", 3, 8),
         ("  say: |", "    One two: three four")),
        ("a:\n  say: One\n\n    two: x\n  b: c\n", ("BW031", 4, 8), ("  say: |", "    One", "", "    two: x")),
        ("a:\n  say: A #2\n    and more\n  b: c\n", ("BW035", 2, 10), ("  say: |", "    A #2 and more")),
        ("a:\n  say:\n    Listen: no: x\n  b: c\n", ("BW031", 3, 11), ("  say: |", "    Listen: no: x")),
        ("a:\n  say:\n    *Really* now\n  b: c\n", ("BW036", 3, 5), ("  say: |", "    *Really* now")),
        ("a:\n  say: | one\n    two\n\n    three\n  b: c\n", ("BW037", 2, 8),
         ("  say: |", "    one", "    two", "", "    three")),
        ("ask:\n  - *Really* now?\n  - b\n", ("BW036", 2, 5), ("  - |", "    *Really* now?")),
        ("ask:\n  - \"What?\" she\n    said: no\n", ("BW033", 2, 13), ("  - |", '    "What?" she said: no')),
    ],
)  # fmt: skip
def test_a_value_of_several_lines_is_put_right_whole(text, place, lines):
    source = read(text)

    assert told(source) == [place]
    assert source.report.problems[0].fix.lines == lines
    assert told(read(fixed(text, source.report.problems))) == []


@pytest.mark.parametrize(
    ("text", "place", "lines", "left"),
    [
        ("a:\n  go:home\n  b: c\n", ("BW040", 2, 5), ("  go: home",), {"a": {"go": "home", "b": "c"}}),
        ("a:\n  b: c\n  go:home\n", ("BW040", 3, 5), ("  go: home",), {"a": {"b": "c", "go": "home"}}),
        ("title:The Kettle: a story\nb: c\n", ("BW040", 1, 6), ("title: The Kettle: a story",),
         {"title": "The Kettle: a story", "b": "c"}),
        ("title:Alone\n", ("BW040", 1, 6), ("title: Alone",), None),
        ("a: {trust:+1}\n", ("BW040", 1, 10), ("a: {trust: +1}",), {"a": {"trust": "+1"}}),
        ('a: "C:\\home"\n', ("BW042", 1, 7), ('a: "C:\\\\home"',), {"a": "C:\\home"}),
    ],
)  # fmt: skip
def test_traps_of_single_signs(text, place, lines, left):
    source = read(text)

    assert told(source)[0] == place
    assert source.report.problems[0].fix.lines == lines
    assert shape(source.root) == left


@pytest.mark.parametrize(
    ("text", "places", "left"),
    [
        ("a: {b: c\nd: e\n", [("BW043", 1, 4)], {"a": None, "d": "e"}),
        ("a: [b, c\nd: e\n", [("BW043", 1, 4)], {"a": None, "d": "e"}),
        ("a:\n  say: [\n  go: x\n", [("BW043", 2, 8)], {"a": {"say": None, "go": "x"}}),
        ("a: b\nand so on\nc: d\n", [("BW044", 2, 1)], {"a": "b", "c": "d"}),
        ("a: b\nand so\non and\non\nc: d\n", [("BW044", 2, 1)], {"a": "b", "c": "d"}),
        ("%50 now: 3\ngo: x\n", [("BW044", 1, 1)], {"go": "x"}),
        ("a:\n  - b\n  heard: yes\n", [("BW020", 3, 3)], None),
    ],
)
def test_what_nobody_can_put_right_is_told_without_a_fix(text, places, left):
    source = read(text)

    assert told(source) == places
    assert source.report.problems[0].fix is None
    assert shape(source.root) == left


@pytest.mark.parametrize(
    "text",
    [
        'a: "two\n  lines"\n',
        "a: 'it''s' # a note\n",
        "a: b # a note\nc: #\n  d: e\n",
        "a: b#2\n",
        "a: http://example.org/x\n",
        "a: 12:30\n",
        "a: -1\n",
        "a: what? yes! 50% & more * so\n",
        "a: [b,\n  c]\nd: {e: f,\n  g: h}\n",
        "a: {b: , c: d}\n",
        "a: |\n  say: Listen: no #2\n  *x* 'y\n",
        "a: >\n  {b} laughs: no\n",
        "a: | # a note\n  x\n",
        "a: |2\n    x\n",
        '"a b": c\n',
        "a:\n- b\n- c\n",
        "a:\n  b\n  c\n",
        "a: 'b\n\n  c'\n",
    ],
)
def test_good_yaml_is_left_in_peace(text):
    assert told(read(text)) == []


TEN = """\
title: The Kettle: a story
blurb: "Dry," said Dana
ages:13+
cast:
\tdana: {name: Dana}
notes: [one, two
scenes:
  kitchen:
    text: It cost £5 #2 of them
    choices:
      - say: *Really* now?
         id: ask
      - do: {dana} laughs
      - {because: You came, late}
      - say: 'Tis nothing
        go: home
        go: home
      - say: @home
  hall: &x
    text: "\\u202e"
"""


def test_ten_and_more_traps_of_one_file_are_told_at_once_in_order_and_in_their_places():
    source = read(TEN)

    assert told(source) == [
        ("BW031", 1, 18),
        ("BW033", 2, 15),
        ("BW040", 3, 5),
        ("BW030", 5, 1),
        ("BW043", 6, 8),
        ("BW035", 9, 22),
        ("BW036", 11, 14),
        ("BW041", 12, 10),
        ("BW038", 13, 13),
        ("BW032", 14, 27),
        ("BW034", 15, 14),
        ("BW021", 17, 9),
        ("BW036", 18, 14),
        ("BW022", 19, 9),
        ("BW011", 20, 11),
    ]
    assert shape(source.root) == {
        "title": "The Kettle: a story",
        "blurb": '"Dry," said Dana',
        "ages": "13+",
        "cast": {"dana": {"name": "Dana"}},
        "notes": None,
        "scenes": {
            "kitchen": {
                "text": "It cost £5 #2 of them",
                "choices": [
                    {"say": "*Really* now?", "id": "ask"},
                    {"do": "{dana} laughs"},
                    {"because": "You came, late"},
                    {"say": "'Tis nothing", "go": "home"},
                    {"say": "@home"},
                ],
            },
            "hall": {"text": "\ufffd"},
        },
    }


def test_nodes_on_lines_that_were_moved_have_the_places_the_writer_sees():
    root = read("cast:\n\tdana: {name: Dana}\n").root

    key, node = root.items["cast"][1].items["dana"]
    assert (key.line, key.column) == (2, 2)
    assert (node.items["name"][1].line, node.items["name"][1].column) == (2, 15)


def test_nodes_after_a_covered_value_keep_their_places():
    root = read("a: [{say: Listen: no, id: x}, {id: y}]\n").root

    listing = root.items["a"][1]
    assert listing.items[0].items["id"][1].column == 27
    assert listing.items[1].items["id"][1].column == 36


def node_at(text, *path):
    node = read(text).root
    for step in path:
        node = node.items[step][1] if isinstance(node, Mapping) else node.items[step]
    return node, text.split("\n")


@pytest.mark.parametrize(
    ("text", "path", "code", "column", "lines"),
    [
        ("ask:\n  - Listen: no\n  - b\n", ("ask", 0), "BW031", 11, ("  - |", "    Listen: no")),
        ("ask:\n  - Listen: no # x\n", ("ask", 0), "BW031", 11, ("  - | # x", "    Listen: no")),
        (
            "ask:\n  - Listen: no\n    and more\n",
            ("ask", 0),
            "BW031",
            11,
            ("  - |", "    Listen: no and more"),
        ),
        ("say:\n  Listen: no\ngo: x\n", ("say",), "BW031", 9, ("say: |", "  Listen: no")),
        ("ask:\n  - - Well\n", ("ask", 0), "BW036", 5, ("  - |", "    - Well")),
        ("say: {dana: x}\n", ("say",), "BW038", 6, ("say: |", "  {dana: x}")),
        ("say: [laughs]\n", ("say",), "BW038", 6, ("say: |", "  [laughs]")),
    ],
)
def test_where_text_was_expected_fields_and_lists_are_explained(text, path, code, column, lines):
    node, written = node_at(text, *path)

    trap = text_trap(node, written)

    assert trap is not None
    assert (trap.code, trap.span.column) == (code, column)
    assert trap.fix is not None
    assert trap.fix.lines == lines


@pytest.mark.parametrize(
    ("text", "path"),
    [("say:\n  - a\n  - b\n", ("say",)), ("say: text\n", ("say",)), ("a: &x {b: c}\nd: *x\n", ("d",))],
)
def test_a_real_list_where_text_was_expected_is_no_trap(text, path):
    assert text_trap(*node_at(text, *path)) is None


@pytest.mark.parametrize("sign", "−–‒‐‑﹣－")
def test_a_typographic_minus_before_a_number_is_put_right(sign):
    node, written = node_at(f"shift: {{trust: {sign}1, boundaries: 2}}\n", "shift", "trust")

    trap = number_trap(node, written)

    assert trap is not None
    assert (trap.code, trap.span.line, trap.span.column) == ("BW039", 1, 16)
    assert trap.places == {"sign": sign}
    assert trap.fix is not None
    assert trap.fix.lines == ("shift: {trust: -1, boundaries: 2}",)


@pytest.mark.parametrize("text", ["-1", "+1", "1", "—", "one", "1−1", "− 1", ""])
def test_any_other_text_is_no_number_trap(text):
    node, written = node_at(f"a: {text}\n", "a")

    assert number_trap(node, written) is None


def test_where_fields_were_expected_a_missing_space_is_explained():
    node, written = node_at("a:\n  shift:\n    trust:+1\n", "a", "shift")

    trap = fields_trap(node, written)

    assert trap is not None
    assert (trap.code, trap.span.line, trap.span.column) == ("BW040", 3, 10)
    assert trap.fix is not None
    assert trap.fix.lines == ("    trust: +1",)


@pytest.mark.parametrize("text", ["a: word\n", "a: 'b:c'\n", "a: [b:c]\n", "a: http://x\n"])
def test_any_other_node_is_no_fields_trap(text):
    assert fields_trap(*node_at(text, "a")) is None


def test_a_broken_node_has_nothing_more_to_say():
    node, written = node_at("a: &x b\nc: *x\n", "c")

    assert isinstance(node, Broken)
    assert text_trap(node, written) is None
    assert fields_trap(node, written) is None


def test_a_text_that_would_swallow_fields_up_to_the_next_quotation_mark_is_stopped():
    text = textwrap.dedent("""\
        a:
          - say: 'Tis nothing
            go: home
          - say: the dogs'
            go: home
        """)

    source = read(text)

    assert told(source) == [("BW034", 2, 10)]
    assert shape(source.root) == {
        "a": [{"say": "'Tis nothing", "go": "home"}, {"say": "the dogs'", "go": "home"}]
    }
