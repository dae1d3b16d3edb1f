"""Answers with their letters, and counts as people type them."""

import pytest

from game.workshop.desk.answers import answers, choice_of, how_taken, read_counts, said_counts
from game.workshop.room import Decision, Refusal, Source

ASKED = Decision(1, "gate", ("coat", "dry", "wait"))


@pytest.mark.parametrize(
    ("typed", "source", "counts"),
    [
        ("a 12 b 9", Source.TYPED, {"coat": 12, "dry": 9}),
        ("A12 B9", Source.TYPED, {"coat": 12, "dry": 9}),
        ("  c 4 ", Source.TYPED, {"wait": 4}),
        ("a=12, b=0", Source.TYPED, {"coat": 12, "dry": 0}),
        ("a: 1 a: 2", Source.TYPED, {"coat": 2}),
        ("hands a 3 b 4", Source.HANDS, {"coat": 3, "dry": 4}),
        ("Cards c 9999", Source.CARDS, {"wait": 9999}),
        ("keyboard b 2", Source.KEYBOARD, {"dry": 2}),
        ("typed b 2", Source.TYPED, {"dry": 2}),
    ],
)
def test_counts_are_read_as_people_type_them(typed, source, counts):
    assert read_counts(typed, ASKED) == (source, counts)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("d 3", "They go from A to C"),
        ("a", "a 12 b 9"),
        ("hands", "a 12 b 9"),
        ("", "a 12 b 9"),
        ("a 12 nonsense", "a 12 b 9"),
        ("a -3", "a 12 b 9"),
        ("a 10000", "from 0 to 9999"),
        (f"a {'9' * 5000}", "from 0 to 9999"),
        ("phones a 3", "a 12 b 9"),
        ("a \u0663", "a 12 b 9"),
    ],
)
def test_what_is_no_count_is_refused_with_what_to_type(typed, why):
    with pytest.raises(Refusal, match=why):
        read_counts(typed, ASKED)


def test_a_letter_stands_for_its_answer_small_or_capital():
    assert (choice_of("a", ASKED), choice_of("C", ASKED)) == ("coat", "wait")
    for letter in ("", "d", "ab", "1", "é"):
        with pytest.raises(Refusal):
            choice_of(letter, ASKED)


def test_counts_are_said_for_every_answer_and_by_how_they_were_taken():
    assert said_counts({"coat": 12}, ASKED) == "A 12, B 0, C 0"
    counted = ASKED.tallied(Source.HANDS, {"coat": 2, "dry": 1}).voted("w", "coat", "k")
    assert how_taken(counted) == "1 by phone, 3 by hand"


def test_answers_that_are_not_open_have_no_letter_and_say_why():
    from game.engine import Rules, in_words, start
    from game.story.reading import read_text
    from tests.short_story import TEXT

    locked = TEXT.replace("- {say: It looks dry.", "- {if: wet, locked: Not yet., say: It looks dry.")
    story = read_text(locked.replace("id: dry, set: wet", "id: dry"), "bridge.yaml").story
    if story is None:  # the flag has to be set somewhere
        story = read_text(locked.replace("id: run, go", "id: run, set: wet, go"), "bridge.yaml").story
    shown = answers(start(Rules.of(story)))
    assert [(answer.letter, answer.id) for answer in shown] == [("A", "coat"), ("", "dry")]
    assert in_words(shown[1].why_not) == "Not yet."
