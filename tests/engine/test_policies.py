import pytest
from attrs import evolve

from game.engine import POLICIES, start
from game.engine.policies import declared_shift, distance_to_middle
from game.story.conditions.tree import MeterCompared, StanceIs
from game.story.model import USUAL_METERS, Choice, Seat
from tests.engine.small_stories import choice, effects, named, rules, scene, shift, state, story

CLOSED = MeterCompared("trust", ">", 10)


def chosen(policy: str, *choices: Choice, **fields: object) -> str:
    return POLICIES[policy](start(rules(scene("a", *choices, **fields)))).choice.id


def moving(id: str, *by: int, **fields: object) -> Choice:
    return choice(id, effects=effects(shift(*by)), **fields)


@pytest.mark.parametrize(("policy", "wanted"), [("first", "b"), ("last", "c")])
def test_first_and_last_count_open_choices_only(policy: str, wanted: str) -> None:
    closed = [choice(id, when=CLOSED) for id in ("a", "d")]
    assert chosen(policy, closed[0], choice("b"), choice("c"), closed[1]) == wanted


@pytest.mark.parametrize(
    ("policy", "wanted"), [("first", "a"), ("last", "c"), ("pleaser", "a"), ("sealer", "a"), ("middle", "a")]
)
def test_a_tie_goes_to_the_earlier_open_choice(policy: str, wanted: str) -> None:
    assert chosen(policy, choice("closed", when=CLOSED), choice("a"), choice("b"), choice("c")) == wanted


def test_the_pleaser_gives_way_in_autonomy_and_boundaries_together() -> None:
    assert chosen("pleaser", moving("a", -2), moving("b", -1, 9, -2), moving("c", 0, -9, -2)) == "b"
    assert chosen("pleaser", moving("a", 1), moving("b", 0, 9), moving("c", -4, 0, 5)) == "b"


def test_the_sealer_needs_nobody() -> None:
    assert chosen("sealer", moving("a", 2, 1, 1), moving("b", 1, -2), moving("c", 0, 0, 2)) == "b"
    assert chosen("sealer", moving("a", 0, 3), moving("b", -1), moving("c", 0, 0, -3)) == "b"


def test_pleaser_and_sealer_look_at_the_shift_as_declared_not_as_clamped() -> None:
    at_the_end = tuple(evolve(meter, start=-10) for meter in USUAL_METERS)
    known = rules(scene("a", moving("a", -1), moving("b", -2)), meters=at_the_end)
    assert POLICIES["pleaser"](start(known)).choice.id == "b"
    at_the_end = tuple(evolve(meter, start=10) for meter in USUAL_METERS)
    known = rules(scene("a", moving("a", 1), moving("b", 2)), meters=at_the_end)
    assert POLICIES["sealer"](start(known)).choice.id == "b"


def test_the_declared_shift_is_the_entry_that_holds_in_this_state() -> None:
    listed = effects(shift(-9, when=StanceIs("dana", "responsive")), shift(trust=1))
    known = rules(scene("a", choice("go", effects=listed), choice("wait")))
    go, wait = named(known, "a.go"), named(known, "a.wait")
    assert declared_shift(go, state(known)) == (0, 1, 0)
    assert declared_shift(go, state(known, stances=(("dana", "responsive"),))) == (-9, 0, 0)
    assert declared_shift(wait, state(known)) == (0, 0, 0)


def test_the_middle_looks_at_the_state_after_the_choice_clamped() -> None:
    near_the_end = (evolve(USUAL_METERS[0], start=9, band=(8, 9)), *USUAL_METERS[1:])
    known = rules(scene("a", moving("a", -4), moving("b", 20), moving("c", 0, 2)), meters=near_the_end)
    assert POLICIES["middle"](start(known)).choice.id == "b"


def test_the_middle_leaves_out_the_next_scene_s_enter() -> None:
    known = rules(
        scene("a", moving("a", 1), choice("b", "jar")),
        scene("jar", choice("go"), enter=effects(shift(9, 9, 9))),
    )
    assert POLICIES["middle"](start(known)).choice.id == "b"


def test_the_middle_of_a_band_may_lie_between_two_values() -> None:
    own = story(
        scene("a", choice("go")),
        seats=(Seat(None, "", "a"),),
        meters=(evolve(USUAL_METERS[0], band=(-1, 4)), *USUAL_METERS[1:]),
    )
    assert [distance_to_middle((value, 0, 0), own) for value in (0, 1, 2, 3)] == [3, 1, 1, 3]
    assert distance_to_middle((1, -2, 3), own) == 1 + 4 + 6
