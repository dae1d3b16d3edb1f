from typing import Any

import pytest

from game.engine.compile import compiled
from game.story.conditions.tree import (
    ALWAYS,
    Both,
    Chose,
    Condition,
    CounterCompared,
    Either,
    FlagSet,
    MeterCompared,
    MeterIn,
    Moved,
    Not,
    Operator,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.model import USUAL_METERS, Meter
from tests.engine.small_stories import choice, rules, scene, state

RULES = rules(
    scene("kitchen", choice("ask", "jar")),
    scene("jar", choice("open")),
    flags=("told", "late"),
    counters={"calls": 5, "nights": 3},
    meters=(Meter("autonomy", USUAL_METERS[0].zones, band=(-1, 4)), *USUAL_METERS[1:]),
)
YES, NO = FlagSet("told"), FlagSet("late")


def holds(condition: Condition, **fields: Any) -> bool:
    return compiled(condition, RULES.story)(state(RULES, **fields))


@pytest.mark.parametrize(
    ("condition", "where_it_holds", "where_it_does_not"),
    [
        (ALWAYS, {}, None),
        (FlagSet("told"), {"flags": frozenset({"told"})}, {"flags": frozenset({"late"})}),
        (MeterCompared("autonomy", ">=", 2), {"meters": (2, 0, 0)}, {"meters": (1, 9, 9)}),
        (MeterCompared("trust", ">=", 2), {"meters": (0, 2, 0)}, {"meters": (9, 1, 9)}),
        (MeterCompared("boundaries", ">=", 2), {"meters": (0, 0, 2)}, {"meters": (9, 9, 1)}),
        (CounterCompared("calls", "==", 2), {"counters": (2, 0)}, {"counters": (0, 2)}),
        (CounterCompared("nights", "==", 2), {"counters": (0, 2)}, {"counters": (2, 0)}),
        (StanceIs("dana", "responsive"), {"stances": (("dana", "responsive"),)}, {}),
        (StanceIs("dana", "overloaded"), {}, {"stances": ()}),
        (SeatIs("tidy"), {"seat": "tidy"}, {"seat": None}),
        (Visited("jar"), {"visited": frozenset({"jar"})}, {"at": "jar", "visited": frozenset({"kitchen"})}),
        (Chose("jar.open"), {"chosen": frozenset({"jar.open"})}, {"chosen": frozenset({"kitchen.ask"})}),
        (Moved("lean"), {"moves": frozenset({"lean"})}, {"moves": frozenset({"stand", "repair"})}),
        (Moved("stand"), {"moves": frozenset({"stand"})}, {"moves": frozenset({"lean", "repair"})}),
        (Moved("repair"), {"moves": frozenset({"repair"})}, {"moves": frozenset({"lean", "stand"})}),
    ],
)
def test_a_leaf_asks_for_one_thing(
    condition: Condition, where_it_holds: dict[str, Any], where_it_does_not: dict[str, Any] | None
) -> None:
    assert holds(condition, **where_it_holds)
    assert holds(Not(condition), **where_it_holds) is False
    if where_it_does_not is not None:
        assert not holds(condition, **where_it_does_not)
        assert holds(Not(condition), **where_it_does_not)


@pytest.mark.parametrize(
    ("sign", "below", "same", "above"),
    [
        ("<", True, False, False),
        ("<=", True, True, False),
        ("==", False, True, False),
        ("!=", True, False, True),
        (">=", False, True, True),
        (">", False, False, True),
    ],
)
def test_an_operator_compares_meters_and_counters_alike(
    sign: Operator, below: bool, same: bool, above: bool
) -> None:
    told = [holds(MeterCompared("trust", sign, -1), meters=(0, value, 0)) for value in (-2, -1, 0)]
    assert told == [below, same, above]
    told = [holds(CounterCompared("nights", sign, 2), counters=(0, value)) for value in (1, 2, 3)]
    assert told == [below, same, above]


@pytest.mark.parametrize(
    ("value", "own", "usual"),
    [
        (-10, "swallowed", "guarded"),
        (-4, "swallowed", "guarded"),
        (-3, "swallowed", "earned"),
        (-2, "swallowed", "earned"),
        (-1, "self_directed", "earned"),
        (3, "self_directed", "earned"),
        (4, "self_directed", "blind"),
        (5, "sealed", "blind"),
        (10, "sealed", "blind"),
    ],
)
def test_a_zone_ends_where_the_story_s_own_band_does(value: int, own: str, usual: str) -> None:
    autonomy, trust = USUAL_METERS[0], USUAL_METERS[1]
    meters = (value, value, 0)
    assert [zone for zone in autonomy.zones if holds(MeterIn("autonomy", zone), meters=meters)] == [own]
    assert [zone for zone in trust.zones if holds(MeterIn("trust", zone), meters=meters)] == [usual]


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        (Both((YES, YES, YES)), True),
        (Both((YES, YES, NO)), False),
        (Both((NO, YES)), False),
        (Either((NO, NO, YES)), True),
        (Either((YES, NO)), True),
        (Either((YES, YES)), True),
        (Either((NO, NO)), False),
        (Not(NO), True),
        (Not(Both((YES, NO))), True),
        (Not(Either((YES, NO))), False),
        (Both((Either((NO, YES)), Not(NO))), True),
        (Either((Both((YES, NO)), Not(YES))), False),
        (Not(Not(YES)), True),
    ],
)
def test_and_or_and_not_stand_in_each_other(condition: Condition, wanted: bool) -> None:
    assert holds(condition, flags=frozenset({"told"})) is wanted
