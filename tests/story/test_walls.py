import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.walls import MARKS_IN_A_ROW, Kind, masked, plain, refused

# What a terminal acts on, by the families of the terminal's own manual.
PAYLOADS = {
    "colour": "\x1b[31m",
    "clear": "\x1b[2J",
    "report": "\x1b[6n",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;aGk=\x1b\\",
    "link": "\x1b]8;;http://example.org\x1b\\x\x1b]8;;\x1b\\",
    "device control": "\x1bP+q544e\x1b\\",
    "application": "\x1b_Gf=100;AAAA\x1b\\",
    "reset": "\x1bc",
    "character set": "\x1b(0",
    "C1 control sequence": "\x9b2J",
    "C1 command": "\x9d0;owned\x9c",
    "bell": "\x07",
    "shift out": "\x0e",
    "null": "\x00",
    "delete": "\x7f",
    "carriage return": "Dana: no\rDana: yes",
    "right to left": "\u202eesrever",
    "isolate": "\u2066hidden\u2069",
    "zero width": "pass\u200bword",
    "tags": "\U000e0068\U000e0069",
    "surrogate": "\ud800",
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_a_terminal_acts_on_is_refused_and_shown_as_letters(payload):
    assert refused(payload) is not None
    shown = plain(payload)
    assert refused(shown) is None
    assert all(character.isprintable() for character in shown)


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "Two\nlines",
        "“Quotes”, a dash — and an ellipsis…",
        "Żółć, Đặng, naïve, Ελλάδα, кошка, 日本語, 한국어, हिन्दी, ไทย",
        "שלום עולם",
        "مرحبا بالعالم",
        "e\u0301\u0302\u0303\u0304",
        "👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 🏳\ufe0f\u200d🌈 👍🏽",
        "",
    ],
)
def test_what_people_write_is_welcome_and_left_alone(text):
    assert refused(text) is None
    assert plain(text) == text
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "index", "kind", "name"),
    [
        ("ab\x1bc", 2, Kind.CONTROL, "an escape character (U+001B)"),
        ("a\rb", 1, Kind.CONTROL, "a carriage return (U+000D)"),
        ("\x85", 0, Kind.CONTROL, "a control character (U+0085)"),
        ("ab\u202e", 2, Kind.BIDI, "a sign that turns the direction of writing (U+202E)"),
        ("a\u061c", 1, Kind.BIDI, "a sign that turns the direction of writing (U+061C)"),
        ("a\u2028", 1, Kind.LINE_BREAK, "a hidden line break (U+2028)"),
        ("a\ufeff", 1, Kind.INVISIBLE, "a byte order mark (U+FEFF)"),
        ("a\u200db", 1, Kind.INVISIBLE, "a zero-width joiner (U+200D)"),
        ("👩\u200db", 1, Kind.INVISIBLE, "a zero-width joiner (U+200D)"),
        ("a\ufe0f", 1, Kind.INVISIBLE, "an emoji selector with no emoji (U+FE0F)"),
        ("\U000e0041", 0, Kind.INVISIBLE, "an invisible character (U+E0041)"),
        ("\uffff", 0, Kind.NONCHARACTER, "a number that stands for no character (U+FFFF)"),
        ("\U0010fffe", 0, Kind.NONCHARACTER, "a number that stands for no character (U+10FFFE)"),
        ("\udc80", 0, Kind.NONCHARACTER, "a number that stands for no character (U+DC80)"),
        ("e" + "\u0301" * 5, 5, Kind.MARKS, "an accent on top of four others (U+0301)"),
    ],
)
def test_the_first_refused_character_is_named_with_its_place(text, index, kind, name):
    found = refused(text)

    assert found is not None
    assert (found.index, found.kind, found.name) == (index, kind, name)


def test_looking_goes_on_from_a_place():
    assert refused("\x1bab", 1) is None
    second = refused("\x1ba\x07", 1)
    assert second is not None
    assert second.index == 2


def test_a_tab_is_no_matter_for_the_wall_and_a_space_on_a_screen():
    assert refused("a\tb") is None
    assert plain("a\tb") == "a b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"),
        ("a\u202eb", r"a\u202eb"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800", r"\ud800"),
        ("a\nb\r\n", "a\nb\\x0d\n"),
        ("e" + "\u0301" * 6, "e" + "\u0301" * 4 + r"\u0301\u0301"),
    ],
)
def test_a_refused_character_is_shown_as_its_number(text, shown):
    assert plain(text) == shown


def test_a_mask_keeps_every_place():
    assert masked("a\x1b\u202eb\U000e0041") == "a\ufffd\ufffdb\ufffd"


@pytest.mark.parametrize("mark", [chr(n) for n in range(0x300, 0x370)])
def test_any_accent_may_not_be_piled_up(mark):
    assert refused("e" + mark * MARKS_IN_A_ROW) is None or unicodedata.combining(mark) == 0
    assert refused("e" + mark * (MARKS_IN_A_ROW + 1)) is not None


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
NASTY = st.text(
    st.sampled_from("a1#e\u0301\u0327\u200d\ufe0f👩❤🏽\x1b\u202e\t\n\\\ud800\udc00\ufeff"), max_size=20
)


@given(ANY_TEXT | NASTY)
def test_nothing_refused_is_left_in_what_is_shown(text):
    shown = plain(text)

    assert refused(shown) is None
    assert "\t" not in shown
    assert shown.count("\n") == text.count("\n")
    assert plain(shown) == shown
    assert (shown == text) == (refused(text) is None and "\t" not in text)


@given(ANY_TEXT | NASTY)
def test_a_masked_text_is_as_long_and_has_nothing_refused(text):
    assert len(masked(text)) == len(text)
    assert refused(masked(text)) is None
