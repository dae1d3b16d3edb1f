import pytest

from game.engine import Rules, advance, begin
from game.story.conditions.tree import ALWAYS, Both, Chose, Either, FlagSet, Not, Visited
from game.story.prose.tree import Alternatives, Arm, Name, Piece, Said
from tests.engine.small_stories import choice, effects, ending, named, prose, rules, scene, shift

SAID = Said("a")
ASKED = Alternatives((Arm(Both((Not(Chose("a.go")), Visited("a"))), (Name("dana"),)), Arm(ALWAYS, ())))


def after_one_choice(known: Rules) -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]:
    """What is remembered of it: visits, choices, words."""
    done = advance(known, begin(known), named(known, "a.go"))
    return (done.visited, done.chosen, done.said)


def test_a_story_that_asks_nothing_remembers_nothing() -> None:
    known = rules(scene("a", choice("go", "b"), choice("stay", "b")), scene("b", choice("go")))
    assert after_one_choice(known) == (frozenset(), frozenset(), ())
    stayed = advance(known, begin(known), named(known, "a.stay"))
    assert stayed == advance(known, begin(known), named(known, "a.go"))


@pytest.mark.parametrize(
    "fields",
    [
        {"when": Visited("a")},
        {"effects": effects(shift(1, when=Not(Visited("a"))))},
        {"effects": effects(shift(1, when=FlagSet("told")), shift(2, when=Either((Visited("a"),) * 2)))},
    ],
)
def test_a_visit_is_remembered_where_a_choice_or_its_shift_asks_for_it(fields: dict[str, object]) -> None:
    known = rules(scene("a", choice("go", "b")), scene("b", choice("on", **fields)), flags=("told",))
    assert after_one_choice(known)[0] == {"a"}


def test_a_visit_is_remembered_where_a_route_or_an_enter_asks_for_it() -> None:
    by_route = rules(scene("a", choice("go", "b")), scene("b", choice("on", (Visited("a"), "away"), "home")))
    by_way_on = rules(scene("a", choice("go", "b")), scene("b", choice("on"), go=((Visited("a"), "away"),)))
    by_enter = rules(
        scene("a", choice("go", "b")), scene("b", choice("on"), enter=effects(shift(1, when=Visited("b"))))
    )
    assert after_one_choice(by_route)[0] == {"a"}
    assert after_one_choice(by_way_on)[0] == {"a"}
    assert after_one_choice(by_enter)[0] == frozenset()


@pytest.mark.parametrize("field", ["text", "place", "discuss"])
def test_what_a_scene_s_texts_ask_is_remembered(field: str) -> None:
    known = rules(scene("a", choice("go", "b")), scene("b", choice("on"), **{field: prose("So: ", ASKED)}))
    assert after_one_choice(known) == ({"a"}, {"a.go"}, ())


@pytest.mark.parametrize("field", ["words", "locked", "reply", "because", "strength"])
@pytest.mark.parametrize(
    ("piece", "kept"), [(ASKED, ({"a"}, {"a.go"}, ())), (SAID, (frozenset(), frozenset(), (("a", "Go."),)))]
)
def test_what_a_choice_s_texts_ask_or_quote_is_remembered(field: str, piece: Piece, kept: object) -> None:
    known = rules(
        scene("a", choice("go", "b")),
        scene("b", choice("on", **{"when": FlagSet("told"), field: prose(piece)})),
    )
    assert after_one_choice(known) == kept


def test_what_the_unsaid_and_the_endings_ask_or_quote_is_remembered() -> None:
    unsaid = rules(scene("a", choice("go", "b")), scene("b", choice("on", unsaid={"dana": prose(SAID)})))
    later = rules(scene("a", choice("go")), endings={"home": ending("home", later=prose(ASKED))})
    assert after_one_choice(unsaid)[2] == (("a", "Go."),)
    assert after_one_choice(later)[:2] == ({"a"}, {"a.go"})


def test_a_choice_that_can_be_used_up_is_remembered() -> None:
    known = rules(scene("a", choice("go", "a", once=True), choice("on")))
    assert after_one_choice(known) == (frozenset(), {"a.go"}, ())


def test_rules_hold_no_play_s_state() -> None:
    known = rules(scene("a", choice("go", "a", once=True, effects=effects(shift(trust=2))), choice("on")))
    first = begin(known)
    advance(known, first, named(known, "a.go"))
    assert begin(known) == first
    assert named(known, "a.go").name == "a.go"
