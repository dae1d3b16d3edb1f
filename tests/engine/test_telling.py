from typing import Any

import pytest

from game.engine import Told, in_words, tell
from game.engine.telling import quoted
from game.story.conditions.tree import ALWAYS, FlagSet, MeterIn
from game.story.model import Choice, Pronouns
from game.story.prose.tree import (
    YOU,
    Alternatives,
    Arm,
    Line,
    Name,
    Piece,
    Pronoun,
    PronounForm,
    Prose,
    Said,
    Words,
)
from tests.engine.small_stories import SHE, THEY, choice, person, prose, rules, scene, state

OWN = Pronouns("ze/zir/zir/zirs/zirself", "ze", "zir", "zir", "zirs", "zirself")
RULES = rules(
    scene("a", choice("go")),
    flags=("told", "late"),
    cast={
        "dana": person("dana", pronouns=SHE),
        "sam": person("sam", pronouns=THEY),
        "ze": person("ze", pronouns=OWN),
    },
)


def told(text: Prose, **fields: Any) -> Told:
    return tell(text, RULES.story, state(RULES, **fields))


def words(*pieces: str | Piece, **fields: Any) -> str:
    return in_words(told(prose(*pieces), **fields))


def test_paragraphs_lines_speakers_and_styles_stay_as_they_were_written() -> None:
    text = Prose(
        (
            (
                Line(
                    (Words("It is "), Words("late", "emphasis"), Words(".")),
                ),
            ),
            (Line((Words("No.", "strong"),), "dana"), Line((Words("Oh."),), YOU)),
        )
    )
    assert [[(line.speaker, line.runs) for line in paragraph] for paragraph in told(text)] == [
        [(None, (("It is ", "plain"), ("late", "emphasis"), (".", "plain")))],
        [("dana", (("No.", "strong"),)), (YOU, (("Oh.", "plain"),))],
    ]
    assert in_words(told(text)) == "It is late. No. Oh."


def test_no_text_is_told_as_nothing() -> None:
    assert told(Prose()) == ()
    assert in_words(()) == ""


@pytest.mark.parametrize(
    ("who", "form", "small", "capital"),
    [
        ("dana", "they", "she", "She"),
        ("dana", "them", "her", "Her"),
        ("dana", "their", "her", "Her"),
        ("dana", "theirs", "hers", "Hers"),
        ("dana", "themself", "herself", "Herself"),
        ("sam", "they", "they", "They"),
        ("sam", "themself", "themself", "Themself"),
        ("ze", "them", "zir", "Zir"),
        ("ze", "theirs", "zirs", "Zirs"),
    ],
)
def test_a_person_has_their_own_pronouns(who: str, form: PronounForm, small: str, capital: str) -> None:
    assert words(Pronoun(who, form, capital=False)) == small
    assert words(Pronoun(who, form, capital=True)) == capital


def test_a_name_and_a_pronoun_keep_their_style() -> None:
    (((line),),) = told(prose(Name("dana", "strong"), " and ", Pronoun("sam", "they", False, "emphasis")))
    assert line.runs == (("Dana", "strong"), (" and ", "plain"), ("they", "emphasis"))


def test_the_first_arm_that_holds_is_read() -> None:
    piece = Alternatives(
        (
            Arm(FlagSet("told"), (Words("one"),)),
            Arm(MeterIn("trust", "blind"), (Words("two "), Name("dana"), Words("!", "strong"))),
            Arm(ALWAYS, (Words("three"),)),
        )
    )
    assert words("It is ", piece, ".") == "It is three."
    assert words("It is ", piece, ".", meters=(0, 4, 0)) == "It is two Dana!."
    assert words("It is ", piece, ".", meters=(0, 4, 0), flags=frozenset({"told"})) == "It is one."


def test_an_arm_may_say_nothing() -> None:
    piece = Alternatives((Arm(FlagSet("told"), ()), Arm(ALWAYS, (Words("Late."),))))
    assert words("Hm. ", piece) == "Hm. Late."
    assert words("Hm. ", piece, flags=frozenset({"told"})) == "Hm. "


def test_a_line_that_comes_out_empty_is_left_out_and_so_is_its_paragraph() -> None:
    silent = Alternatives((Arm(FlagSet("told"), (Words("Well?"),)), Arm(ALWAYS, ())))
    one, two = Line((silent, Words(" "), silent), "dana"), Line((Words("Hm."),))
    text = Prose(((one,), (two, one), (one, one)))
    assert [[line.words for line in paragraph] for paragraph in told(text)] == [["Hm."]]
    heard = told(text, flags=frozenset({"told"}))
    assert [[line.words for line in paragraph] for paragraph in heard] == [
        ["Well? Well?"],
        ["Hm.", "Well? Well?"],
        ["Well? Well?", "Well? Well?"],
    ]


def test_what_was_said_is_quoted_as_it_is_remembered_and_silence_as_dots() -> None:
    (((line),),) = told(prose("“", Said("a", "emphasis"), "”"), said=(("a", "Are you all right?"),))
    assert line.runs == (("“", "plain"), ("Are you all right?", "emphasis"), ("”", "plain"))
    assert words(Said("a")) == "…"


@pytest.mark.parametrize(
    ("spoken", "written", "wanted"),
    [
        (True, "Are you all right?", "Are you all right?"),
        (True, "I see.", "I see."),
        (False, "Slide the jar across the table.", "you slide the jar across the table"),
        (False, "Ask Dana for the BBC licence", "you ask Dana for the BBC licence"),
        (False, "Wait...", "you wait..."),
        (False, "Wait…", "you wait…"),
        (False, "Leave!", "you leave!"),
        (False, "Éclair first.", "you éclair first"),
        (False, "“No,” you write.", "you “No,” you write"),
    ],
)
def test_an_act_is_quoted_as_what_you_did(spoken: bool, written: str, wanted: str) -> None:
    one: Choice = choice("go", words=prose(written), spoken=spoken)
    assert quoted(one, RULES.story, state(RULES)) == wanted


def test_a_quotation_reads_the_words_in_the_state_given_and_leaves_styles_out() -> None:
    varying = Alternatives((Arm(FlagSet("told"), (Words("again"),)), Arm(ALWAYS, (Words("now"),))))
    one = choice(
        "go", words=prose(Words("Ask", "strong"), " ", Name("dana"), " ", varying, "."), spoken=False
    )
    assert quoted(one, RULES.story, state(RULES)) == "you ask Dana now"
    assert quoted(one, RULES.story, state(RULES, flags=frozenset({"told"}))) == "you ask Dana again"
