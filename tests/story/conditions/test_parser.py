import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.story.conditions import Vocabulary, leaves, read_condition
from game.story.conditions.parser import DEEPEST, LONGEST
from game.story.conditions.tree import (
    Both,
    Chose,
    CounterCompared,
    Either,
    FlagSet,
    MeterCompared,
    MeterIn,
    Moved,
    Not,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.problems import entry
from game.story.slip import Slip
from tests.written import condition_text

NAMES = Vocabulary(
    flags=frozenset({"told", "gave_key"}),
    counters={"calls": 2},
    meters={
        "autonomy": ("swallowed", "self_directed", "sealed"),
        "trust": ("guarded", "earned", "blind"),
        "boundaries": ("porous", "clear", "walled"),
    },
    stances={"dana": ("overloaded", "responsive"), "ruaridh": ()},
    seats=frozenset({"tidy", "dana"}),
    choices={
        "kitchen": frozenset({"ask", "2-more-weeks"}),
        "hall": frozenset(),
        "2": frozenset({"3"}),
        "9-oclock": frozenset({"wait"}),
    },
    endings=frozenset({"home"}),
    named={"easy": Both((FlagSet("told"), CounterCompared("calls", ">=", 1)))},
)
TOLD, CALLS, KEY = FlagSet("told"), CounterCompared("calls", ">=", 1), FlagSet("gave_key")
OPERATORS = ("<", "<=", "==", "!=", ">=", ">")
LEAVES = (
    st.builds(FlagSet, st.sampled_from(sorted(NAMES.flags)))
    | st.builds(CounterCompared, st.just("calls"), st.sampled_from(OPERATORS), st.integers(-9, 99))
    | st.builds(
        MeterCompared, st.sampled_from(sorted(NAMES.meters)), st.sampled_from(OPERATORS), st.integers(-10, 10)
    )
    | st.sampled_from([MeterIn(meter, zone) for meter, zones in NAMES.meters.items() for zone in zones])
    | st.sampled_from([StanceIs("dana", stance) for stance in NAMES.stances["dana"]])
    | st.sampled_from([SeatIs("tidy"), SeatIs("dana"), Moved("lean"), Moved("stand"), Moved("repair")])
    | st.sampled_from([Visited(scene) for scene in NAMES.choices])
    | st.sampled_from([Chose(f"{at}.{what}") for at, whats in NAMES.choices.items() for what in whats])
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda parts: (
        st.builds(Not, parts)
        | st.builds(Both, st.lists(parts, min_size=2, max_size=3).map(tuple))
        | st.builds(Either, st.lists(parts, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=8,
)
WORDS = st.sampled_from(
    [
        *(
            "told",
            "calls",
            "trust",
            "dana",
            "seat",
            "blind",
            "overloaded",
            "tidy",
            "leaned",
            "visited",
            "chose",
        ),
        *("kitchen", "home", "kitchen.ask", "9-oclock", "2", "-3", "+1", "1e9", "and", "or", "not", "is"),
        *(
            "(",
            ")",
            "<",
            ">=",
            "==",
            "=",
            "=>",
            "&&",
            "!",
            "≥",
            "−1",
            ".",
            "-",
            "é",
            "\t",
            "\n",
            "'",
            "{",
            "",
        ),
    ]
)


def read(text):
    found = read_condition(text, NAMES)
    assert not isinstance(found, Slip), found
    return found


def slip(text):
    found = read_condition(text, NAMES)
    assert isinstance(found, Slip), found
    return found


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("told", TOLD),
        ("not told", Not(TOLD)),
        ("not not told", TOLD),
        ("calls >= 1", CALLS),
        ("calls>=1", CALLS),
        ("  calls  >=  1  ", CALLS),
        ("trust < -2", MeterCompared("trust", "<", -2)),
        ("trust>-2", MeterCompared("trust", ">", -2)),
        ("trust == +123456", MeterCompared("trust", "==", 123456)),
        ("trust == +2", MeterCompared("trust", "==", 2)),
        ("autonomy != 0", MeterCompared("autonomy", "!=", 0)),
        ("boundaries <= 10", MeterCompared("boundaries", "<=", 10)),
        ("trust is blind", MeterIn("trust", "blind")),
        ("trust is not blind", Not(MeterIn("trust", "blind"))),
        ("not trust is not blind", Not(Not(MeterIn("trust", "blind")))),
        ("dana is overloaded", StanceIs("dana", "overloaded")),
        ("dana is not overloaded", Not(StanceIs("dana", "overloaded"))),
        ("seat is tidy", SeatIs("tidy")),
        ("seat is dana", SeatIs("dana")),
        ("seat is not tidy", Not(SeatIs("tidy"))),
        ("visited(kitchen)", Visited("kitchen")),
        ("visited ( kitchen )", Visited("kitchen")),
        ("visited(2)", Visited("2")),
        ("visited(9-oclock)", Visited("9-oclock")),
        ("chose(kitchen.ask)", Chose("kitchen.ask")),
        ("chose(kitchen.2-more-weeks)", Chose("kitchen.2-more-weeks")),
        ("chose(9-oclock.wait)", Chose("9-oclock.wait")),
        ("chose(2.3)", Chose("2.3")),
        ("leaned", Moved("lean")),
        ("stood", Moved("stand")),
        ("repaired", Moved("repair")),
        ("told and calls >= 1", Both((TOLD, CALLS))),
        ("told and gave_key and calls >= 1", Both((TOLD, KEY, CALLS))),
        ("told or gave_key or calls >= 1", Either((TOLD, KEY, CALLS))),
        ("told or gave_key and calls >= 1", Either((TOLD, Both((KEY, CALLS))))),
        ("(told or gave_key) and calls >= 1", Both((Either((TOLD, KEY)), CALLS))),
        ("not told and gave_key", Both((Not(TOLD), KEY))),
        ("not (told and gave_key)", Not(Both((TOLD, KEY)))),
        ("((told))", TOLD),
        ("easy", Both((TOLD, CALLS))),
        ("not easy or gave_key", Either((Not(Both((TOLD, CALLS))), KEY))),
        ("told\nand gave_key", Both((TOLD, KEY))),
    ],
)
def test_what_a_condition_means(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("", "BW201", ""),
        ("told and", "BW201", ""),
        ("told told", "BW201", "told"),
        ("told and and gave_key", "BW201", "and"),
        ("(told", "BW201", ""),
        ("told)", "BW201", ")"),
        ("told; gave_key", "BW201", ";"),
        ("calls >= many", "BW201", "many"),
        ("calls >= 1.5", "BW201", "1.5"),
        ("calls >= −1", "BW208", "−1"),
        ("calls >=", "BW201", ""),
        ("calls >= 1234567", "BW201", "1234567"),
        ("visited kitchen", "BW201", "kitchen"),
        ("visited(kitchen", "BW201", ""),
        ("visited()", "BW201", ")"),
        ("dana is", "BW201", ""),
        ("{told}", "BW201", "{told}"),
        ("easy is told", "BW201", "is"),
        ("tolt", "BW202", "tolt"),
        ("Told", "BW202", "Told"),
        ("not tolt and gave_key", "BW202", "tolt"),
        ("calls", "BW203", "calls"),
        ("trust", "BW203", "trust"),
        ("trust blind", "BW203", "trust"),
        ("dana", "BW203", "dana"),
        ("dana overloaded", "BW203", "dana"),
        ("seat", "BW203", "seat"),
        ("seat tidy", "BW203", "seat"),
        ("told is true", "BW203", "told"),
        ("told == 1", "BW203", "told"),
        ("blind", "BW203", "blind"),
        ("overloaded", "BW203", "overloaded"),
        ("tidy", "BW203", "tidy"),
        ("ruaridh", "BW203", "ruaridh"),
        ("visited(kitchn)", "BW204", "kitchn"),
        ("visited(kitchen.ask)", "BW204", "kitchen.ask"),
        ("chose(ask)", "BW205", "ask"),
        ("chose(kitchen.aks)", "BW205", "kitchen.aks"),
        ("chose(hall.ask)", "BW205", "hall.ask"),
        ("visited(home)", "BW206", "home"),
        ("calls = 1", "BW208", "="),
        ("calls=1", "BW208", "="),
        ("calls => 1", "BW208", "=>"),
        ("calls =< 1", "BW208", "=<"),
        ("calls <> 1", "BW208", "<>"),
        ("calls ≥ 1", "BW208", "≥"),
        ("told && gave_key", "BW208", "&&"),
        ("told||gave_key", "BW208", "||"),
        ("!told", "BW208", "!"),
        ("trust is bllind", "BW209", "bllind"),
        ("dana is blind", "BW209", "blind"),
        ("ruaridh is overloaded", "BW209", "overloaded"),
        ("seat is ruaridh", "BW209", "ruaridh"),
    ],
)
def test_where_a_condition_goes_wrong(text, code, marked):
    found = slip(text)

    assert found.code == code
    assert text[found.offset : found.offset + found.length] == marked
    assert found.offset == len(text) or marked


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tolt", "Did you mean “told”?"),
        ("lened", "Did you mean “leaned”?"),
        ("calls", "Write `calls >= 1`."),
        ("trust blind", "Write `trust is guarded`."),
        ("dana", "Write `dana is overloaded`."),
        ("ruaridh", "Write `ruaridh is STANCE`."),
        ("blind", "Write `trust is blind`."),
        ("overloaded", "Write `dana is overloaded`."),
        ("tidy", "Write `seat is tidy`."),
        ("told is true", "Write `told` or `not told`."),
        ("told && gave_key", "Write `and`."),
        ("calls ≥ 1", "Write `>=`."),
        ("visited(kitchn)", "Did you mean “kitchen”?"),
        ("chose(kitchen.akk)", "Did you mean “kitchen.ask”?"),
        ("trust is blid", "Did you mean “blind”?"),
        ("ruaridh is calm", "It can be: none."),
    ],
)
def test_a_slip_says_what_to_write_instead(text, hint):
    found = slip(text)

    assert hint in entry(found.code).hint.format(**found.places)


def test_length_and_depth_have_an_end():
    roomy = " or ".join(["told"] * 60)
    deep = DEEPEST - 1

    assert read(roomy)
    assert slip(f"{roomy} or {roomy}").places == {"limit": f"{LONGEST} characters"}
    assert read("(" * deep + "told" + ")" * deep) == TOLD
    assert slip("(" * 200 + "told" + ")" * 200).places == {"limit": f"{DEEPEST} levels of brackets"}


def test_brackets_side_by_side_are_not_deep():
    assert read(" and ".join(["(told)"] * 40)) == Both((TOLD,) * 40)


@pytest.mark.parametrize("grown", ["c and c", "not c"])
def test_named_conditions_cannot_grow_without_end(grown):
    named = {"c": TOLD}
    for _ in range(2000):
        found = read_condition(grown, evolve(NAMES, named=named))
        if isinstance(found, Slip):
            break
        named = {"c": found}

    assert isinstance(found, Slip)
    assert found.code == "BW207"
    assert "300 parts" in found.places["limit"]


def test_leaves_are_the_questions_from_left_to_right():
    assert leaves(read("told and (calls >= 1 or not leaned)")) == (TOLD, CALLS, Moved("lean"))


@given(CONDITIONS)
def test_a_condition_that_is_written_and_read_is_the_same_condition(condition):
    assert read_condition(condition_text(condition), NAMES) == condition


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=8).map("".join) | st.text())
def test_no_text_is_too_strange_and_every_slip_lies_in_it(text):
    found = read_condition(text, NAMES)

    if isinstance(found, Slip):
        assert 0 <= found.offset <= len(text)
        assert found.offset + found.length <= max(len(text), found.offset + 1)
        described = entry(found.code)
        assert (described.message + described.hint).format(**found.places)
