import re

import pytest

from game.story.conditions import RESERVED
from game.story.model import USUAL_METERS, Meter, Person, Pronouns, Seat
from game.story.reading import read_text
from tests.story.problems.examples import FRAME, completed
from tests.story.reading.told import kitchen, person, read, told

SHE = ("she", "her", "her", "hers", "herself")
THEY = ("they", "them", "their", "theirs", "themself")
SEATS = "seats:\n  dana:\n    you: Dana.\n    start: kitchen\n  tidy:\n    you: The tidy one.\n    start: kitchen\n"


def read_without_start(text):
    """Read a text completed with all of the frame but its start."""
    return read_text(completed(text).replace("\nstart: kitchen\n", "\n"))


def test_every_part_of_the_head():
    reading = read(
        "title: The Spare Key\nblurb: Just a key.\nages: 13+\nminutes: 8\ncontent_notes: [mild swearing, a lock]\n"
        "setting: Glasgow\nyou: The tidy one.\ndraft: no\nsafety: off\nflags: [told, gave_key]\ncounters: {calls: 3}\n"
        "meters:\n  trust: {start: -2, band: [-3, 4]}\n"
    )

    story = reading.story
    assert story is not None
    assert (story.id, story.title, story.blurb, story.ages) == (
        "the-kettle",
        "The Spare Key",
        "Just a key.",
        "13+",
    )
    assert (story.minutes, story.setting, story.you) == (8, "Glasgow", "The tidy one.")
    assert story.content_notes == ("mild swearing", "a lock")
    assert (story.draft, story.safety) == (False, False)
    assert (story.flags, story.counters) == (("told", "gave_key"), {"calls": 3})
    assert story.seats == (Seat(None, "The tidy one.", "kitchen"),)
    assert story.meters == (
        USUAL_METERS[0],
        Meter("trust", ("guarded", "earned", "blind"), -2, (-3, 4)),
        USUAL_METERS[2],
    )
    assert story.cast["dana"] == Person(
        "dana",
        "Dana",
        Pronouns("she/her", *SHE),
        "your housemate",
        {"overloaded": "Two jobs.", "responsive": "Answers a fair try with a fair try."},
    )


def test_one_text_stands_for_a_list_of_one():
    story = read("content_notes: mild swearing\nflags: told\n").story

    assert story is not None
    assert (story.content_notes, story.flags) == (("mild swearing",), ("told",))


@pytest.mark.parametrize("field", ["title", "blurb", "ages", "minutes", "cast", "scenes", "endings"])
def test_what_a_story_cannot_do_without(field):
    reading = read_text(re.sub(rf"^{field}:.*\n( .*\n)*", "", FRAME, flags=re.MULTILINE))

    assert reading.story is None
    assert "BW102" in {problem.code for problem in reading.problems}
    assert f"`{field}:`" in reading.problems[0].message


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("she/her", SHE),
        ("She/Her", SHE),
        ("she / her", SHE),
        ("she/her/hers", SHE),
        ("he/him", ("he", "him", "his", "his", "himself")),
        ("he/him/his", ("he", "him", "his", "his", "himself")),
        ("they/them", THEY),
        ("they/them/their/theirs/themself", THEY),
        ("it/its", ("it", "it", "its", "its", "itself")),
        ("xe/xem/xyr/xyrs/xemself", ("xe", "xem", "xyr", "xyrs", "xemself")),
    ],
)
def test_pronouns(written, forms):
    story = read(person(pronouns=written)).story

    assert story is not None
    pronouns = story.cast["dana"].pronouns
    assert (pronouns.they, pronouns.them, pronouns.their, pronouns.theirs, pronouns.themself) == forms
    assert pronouns.label == written.lower().replace(" ", "")


@pytest.mark.parametrize("written", ["she", "xe/xem", "she/him", "any", "a/b/c/d", "a/b/c/d/", "a/b/c/d/e1"])
def test_unknown_pronouns(written):
    assert told(person(pronouns=written)) == [("BW119", written)]


@pytest.mark.parametrize("name", ["You", "'{dana}'", "'Dr: Dana'", "2nd Dana", "D" * 41])
def test_names_that_cannot_speak(name):
    assert told(person(name=name)) == [("BW121", name)]


@pytest.mark.parametrize("name", ["Uncle Théo", "Mrs O'Neil-Smith", "Åsa", "Нина", "D" * 40, "Dana 2"])
def test_names_that_can_speak(name):
    assert told(person(name=name)) == []


def test_two_people_of_one_name():
    others = "  dan:\n    name: Dana\n    pronouns: he/him\n    role: her brother\n"

    assert told(person() + others) == [("BW121", "Dana")]


@pytest.mark.parametrize(
    "band", ["[3, -3]", "[-10, 3]", "[-3, 10]", "[1]", "[1, 2, 3]", "[]", "-3", "[[1], 2]"]
)
def test_what_is_no_band(band):
    assert [code for code, _ in told(f"meters:\n  trust:\n    band: {band}\n")] == ["BW118"]


@pytest.mark.parametrize(("band", "ends"), [("[0, 0]", (0, 0)), ("[-9, 9]", (-9, 9)), ("[+1, 2]", (1, 2))])
def test_what_is_a_band(band, ends):
    story = read(f"meters:\n  trust:\n    band: {band}\n").story

    assert story is not None
    assert story.meter("trust").band == ends
    assert story.meter("trust").start == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("minutes: 0\n", ("BW104", "0")),
        ("minutes: 241\n", ("BW104", "241")),
        ("minutes: 8.5\n", ("BW104", "8.5")),
        ("minutes: 1_0\n", ("BW104", "1_0")),
        ("minutes: '٣'\n", ("BW104", "'٣'")),
        ("ages: thirteen\n", ("BW108", "thirteen")),
        ("ages: 13\n", ("BW108", "13")),
        ("counters: {calls: 0}\n", ("BW104", "0")),
        ("counters: {calls: 1001}\n", ("BW104", "1001")),
        ("counters: [calls]\n", ("BW103", "[calls]")),
        ("flags: [told, Told]\n", ("BW110", "Told")),
        ("flags: [told, told]\n", ("BW111", "told")),
        ("flags: [dana]\n", ("BW111", "dana")),
        ("flags: [responsive]\n", ("BW111", "responsive")),
        ("flags: [blind]\n", ("BW111", "blind")),
        ("flags: [told]\ncounters: {told: 2}\n", ("BW111", "told")),
        ("conditions: {told: calls > 1}\n", ("BW111", "told")),
        ("meters: {trusst: {start: 1}}\n", ("BW212", "trusst")),
        ("meters: {trust: {start: 11}}\n", ("BW104", "11")),
        ("meters: {trust: {stat: 1}}\n", ("BW101", "stat")),
        ("start: home\n", ("BW407", "home")),
        ("start: kitchn\n", ("BW407", "kitchn")),
        ("setting:\n", ("BW106", "")),
        ("cast:\n  - dana\n", ("BW103", "- dana")),
        ("safety: true\nages: 16+\n", ("BW507", "safety")),
        ("safety: true\ncontent_notes: x\nages: 15+\n", ("BW507", "safety")),
        ("safety: perhaps\n", ("BW105", "perhaps")),
    ],
)
def test_what_a_head_may_not_hold(text, problem):
    assert told(text) == [problem]


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_no_name_may_be_a_word_of_the_condition_language(word):
    assert told(f"flags: [{word}]\n") == [("BW111", word)]


def test_two_people_may_have_the_same_stance():
    one = person("stances:", "  tired: Yawns.")
    other = one.replace("cast:\n", "").replace("dana", "dan").replace("Dana", "Dan")

    assert told(one + other) == []


def test_seats_and_a_start_are_one_too_many():
    assert told(SEATS) == [("BW115", "start")]


def test_a_seat_may_bear_the_name_of_a_person_and_the_story_starts_there():
    reading = read_without_start(SEATS)

    assert reading.problems == ()
    assert reading.story is not None
    assert reading.story.seats == (Seat("dana", "Dana.", "kitchen"), Seat("tidy", "The tidy one.", "kitchen"))


def test_a_seat_lacks_or_misspells_something():
    problems = read_without_start(
        "seats:\n  tidy:\n    you: The tidy one.\n  Dana:\n    start: kitchn\n"
    ).problems

    assert [problem.code for problem in problems] == ["BW102", "BW110", "BW102", "BW407"]


def test_neither_start_nor_seats():
    assert [problem.code for problem in read_without_start("draft: true\n").problems] == ["BW115"]


def test_a_problem_says_where_it_is_and_shows_the_line():
    [problem] = read("ages: teens\n").problems

    assert (problem.file, problem.span.line, problem.span.column) == ("the-kettle.yaml", 3, 7)
    assert problem.excerpt == "ages: teens"
    assert problem.message == "“teens” is no age such as 13+."


def test_a_named_condition_may_use_those_above_it():
    text = "conditions:\n  far: calls > 1\n  lost: far and not told\n" + kitchen("if: lost or told")

    assert told(text) == []
    assert told("conditions:\n  lost: far\n  far: calls > 1\n") == [("BW202", "far")]
