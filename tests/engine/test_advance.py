import pytest
from attrs import evolve

from game.engine import NoWayOnError, advance, begin, enter, offers
from game.engine.advance import is_open, open_choices, route
from game.story.conditions.tree import (
    Both,
    Chose,
    CounterCompared,
    FlagSet,
    MeterCompared,
    Moved,
    Not,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.model import USUAL_METERS, Seat
from game.story.prose.tree import Alternatives, Arm, Said
from tests.engine.small_stories import (
    choice,
    effects,
    named,
    person,
    prose,
    rules,
    scene,
    shift,
    state,
    taken,
)

CLOSED = MeterCompared("trust", ">", 10)


def test_a_play_begins_with_the_story_s_meters_and_nothing_else() -> None:
    meters = tuple(evolve(meter, start=start) for meter, start in zip(USUAL_METERS, (-2, 0, 7), strict=True))
    first = begin(rules(scene("a", choice("go")), meters=meters, flags=("told",), counters={"calls": 2}))
    assert (first.at, first.meters, first.flags, first.counters) == ("a", (-2, 0, 7), frozenset(), (0,))
    assert (first.visited, first.chosen, first.moves) == (frozenset(), frozenset(), frozenset())


def test_the_first_stance_is_the_usual_one_and_another_can_be_asked_for() -> None:
    cast = {
        "theo": person("theo", "avoidant", "responsive"),
        "priya": person("priya"),
        "dana": person("dana", "overloaded", "responsive"),
    }
    known = rules(scene("a", choice("go")), cast=cast)
    assert begin(known).stances == (("theo", "avoidant"), ("dana", "overloaded"))
    assert begin(known, stances={"dana": "responsive"}).stances == (
        ("theo", "avoidant"),
        ("dana", "responsive"),
    )


SEATED = rules(
    scene("a", choice("go")),
    scene("b", choice("go")),
    seats=(Seat("tidy", "", "a"), Seat("dana", "", "b")),
)


def test_the_first_seat_is_played_unless_another_is_asked_for() -> None:
    assert (begin(SEATED).seat, begin(SEATED).at) == ("tidy", "a")
    assert (begin(SEATED, "dana").seat, begin(SEATED, "dana").at) == ("dana", "b")
    assert begin(rules(scene("a", choice("go")))).seat is None


def test_the_person_whose_seat_is_played_has_no_stance() -> None:
    assert begin(SEATED, "tidy").stances == (("dana", "overloaded"),)
    assert begin(SEATED, "dana").stances == ()


@pytest.mark.parametrize(
    ("seat", "stances"),
    [
        ("theo", {}),
        (None, {"theo": "responsive"}),
        (None, {"dana": "avoidant"}),
        ("dana", {"dana": "avoidant"}),
    ],
)
def test_a_name_that_the_story_does_not_have_is_a_key_error(
    seat: str | None, stances: dict[str, str]
) -> None:
    with pytest.raises(KeyError):
        begin(SEATED, seat, stances)


def test_the_first_scene_s_enter_applies_before_the_first_choice() -> None:
    known = rules(scene("a", choice("go"), enter=effects(shift(trust=-5), put="told")), flags=("told",))
    assert begin(known).meters == (0, -5, 0)
    assert begin(known).flags == {"told"}


def test_the_first_shift_that_holds_on_the_state_before_counts_alone() -> None:
    listed = effects(
        shift(9, 9, 9, when=FlagSet("told")),
        shift(trust=2, when=MeterCompared("trust", "<", 1)),
        shift(boundaries=3, when=MeterCompared("trust", ">=", 1)),
        put="told",
    )
    known = rules(scene("a", choice("go", effects=listed)), flags=("told",))
    assert taken(known, "a.go").meters == (0, 2, 0)
    assert taken(known, "a.go", meters=(0, 1, 0)).meters == (0, 1, 3)
    assert taken(known, "a.go", flags=frozenset({"told"})).meters == (9, 9, 9)


def test_where_no_shift_holds_nothing_moves() -> None:
    known = rules(scene("a", choice("go", effects=effects(shift(1, 1, 1, when=CLOSED)))))
    assert taken(known, "a.go", meters=(3, 2, 1)).meters == (3, 2, 1)


@pytest.mark.parametrize(("before", "after"), [((0, 0, 0), (10, -10, 4)), ((10, -10, 9), (10, -10, 10))])
def test_each_meter_is_clamped_once_after_its_shift(
    before: tuple[int, int, int], after: tuple[int, int, int]
) -> None:
    known = rules(scene("a", choice("go", effects=effects(shift(20, -20, 4)))))
    assert taken(known, "a.go", meters=before).meters == after


def test_a_clamped_meter_comes_back_from_its_end_and_not_from_beyond() -> None:
    up, down = effects(shift(trust=9)), effects(shift(trust=-3))
    known = rules(scene("a", choice("up", "a", effects=up), choice("down", "a", effects=down)))
    high = advance(known, advance(known, begin(known), named(known, "a.up")), named(known, "a.up"))
    assert high.meters == (0, 10, 0)
    assert advance(known, high, named(known, "a.down")).meters == (0, 7, 0)


def test_flags_are_cleared_before_any_is_set() -> None:
    both = effects(clear="told late", put="told")
    known = rules(scene("a", choice("go", effects=both)), flags=("told", "late", "kept"))
    assert taken(known, "a.go", flags=frozenset({"late", "kept"})).flags == {"told", "kept"}
    assert taken(known, "a.go").flags == {"told"}


@pytest.mark.parametrize(
    ("before", "by", "after"), [(0, 5, 2), (1, 1, 2), (2, -1, 1), (0, -1, 0), (2, -9, 0)]
)
def test_a_counter_stays_between_nothing_and_its_top(before: int, by: int, after: int) -> None:
    known = rules(
        scene("a", choice("go", effects=effects(add={"calls": by}))), counters={"late": 9, "calls": 2}
    )
    assert taken(known, "a.go", counters=(4, before)).counters == (4, after)


def test_a_move_is_made_once_and_for_all() -> None:
    known = rules(scene("a", choice("lean", "a", move="lean"), choice("stand", "a", move="stand")))
    leaned = taken(known, "a.lean")
    assert leaned.moves == {"lean"}
    assert taken(known, "a.lean", moves=leaned.moves).moves == {"lean"}
    assert taken(known, "a.stand", moves=leaned.moves).moves == {"lean", "stand"}


def test_go_is_judged_after_everything_the_choice_does() -> None:
    seen = Both(
        (
            MeterCompared("trust", "==", 2),
            FlagSet("told"),
            CounterCompared("calls", "==", 1),
            Moved("lean"),
            Chose("a.go"),
            Not(Visited("a")),
        )
    )
    done = effects(shift(trust=2), put="told", add={"calls": 1})
    known = rules(
        scene("a", choice("go", (seen, "away"), "home", effects=done, move="lean")),
        flags=("told",),
        counters={"calls": 1},
    )
    assert advance(known, begin(known), named(known, "a.go")).at == "away"


def test_a_shift_does_not_see_its_own_choice() -> None:
    itself = effects(shift(trust=9, when=Chose("a.go")), shift(trust=1, when=Not(Moved("stand"))))
    known = rules(scene("a", choice("go", "a", effects=itself, move="stand")))
    once = advance(known, begin(known), named(known, "a.go"))
    assert once.meters == (0, 1, 0)
    assert advance(known, once, named(known, "a.go")).meters == (0, 10, 0)


def test_a_scene_is_visited_when_its_first_stay_has_ended_and_before_the_next_enter() -> None:
    known = rules(
        scene("a", choice("again", (Visited("a"), "home"), "a")),
        scene("b", choice("go")),
        seats=(Seat(None, "", "a"),),
    )
    first = begin(known)
    second = advance(known, first, named(known, "a.again"))
    assert (first.visited, second.at, second.visited) == (frozenset(), "a", {"a"})
    assert advance(known, second, named(known, "a.again")).at == "home"


def test_the_next_scene_s_enter_sees_the_scene_before_as_visited_but_not_its_own() -> None:
    entered = effects(
        shift(trust=1, when=Both((Visited("a"), Not(Visited("b"))))), shift(trust=5, when=Visited("b"))
    )
    known = rules(scene("a", choice("go", "b")), scene("b", choice("round", "b"), enter=entered))
    there = advance(known, begin(known), named(known, "a.go"))
    assert there.meters == (0, 1, 0)
    assert advance(known, there, named(known, "b.round")).meters == (0, 6, 0)


def test_enter_applies_on_every_entering_and_clears_before_it_sets() -> None:
    entered = effects(clear="told late", put="told", add={"calls": 1})
    known = rules(
        scene("a", choice("again", "a"), enter=entered), flags=("told", "late"), counters={"calls": 3}
    )
    second = advance(known, state(known, flags=frozenset({"late"})), named(known, "a.again"))
    assert (second.counters, second.flags) == ((2,), {"told"})


def test_an_ending_is_entered_like_a_place_and_leaves_the_scene_visited() -> None:
    at_the_end = rules(
        scene("a", choice("go"), text=prose(Alternatives((Arm(Visited("a"), ()), Arm(Visited("a"), ())))))
    )
    done = advance(at_the_end, begin(at_the_end), named(at_the_end, "a.go"))
    assert (done.at, done.visited) == ("home", {"a"})
    assert offers(at_the_end, done) == ()


def test_a_scene_s_own_way_on_is_judged_in_the_state_it_stands_in() -> None:
    known = rules(
        scene("a", go=((MeterCompared("trust", ">", 0), "away"), (Visited("a"), "away"), "home")),
    )
    assert advance(known, begin(known), None).at == "home"
    assert advance(known, state(known, meters=(0, 1, 0)), None).at == "away"


def test_the_first_route_that_holds_is_taken() -> None:
    known = rules(scene("a", choice("go", (CLOSED, "a"), (Not(CLOSED), "away"), "home")))
    assert route(known, taken(known, "a.go"), named(known, "a.go")) == "away"


def test_where_no_route_holds_there_is_no_way_on() -> None:
    known = rules(scene("a", choice("go", (CLOSED, "home"))), scene("b", go=((CLOSED, "home"),)))
    with pytest.raises(NoWayOnError, match="no way on from “a”") as caught:
        advance(known, begin(known), named(known, "a.go"))
    assert caught.value.at == "a"
    with pytest.raises(NoWayOnError, match="no way on from “b”"):
        advance(known, enter(known, begin(known), "b"), None)


def test_a_scene_with_choices_and_no_way_on_of_its_own_has_none() -> None:
    known = rules(scene("a", choice("go", when=CLOSED)))
    with pytest.raises(NoWayOnError):
        route(known, begin(known), None)


OFFERS = rules(
    scene(
        "a",
        choice("open", "a"),
        choice("hidden", when=FlagSet("told")),
        choice("greyed", when=FlagSet("told"), locked=prose("Not yet.")),
        choice("once", "a", once=True),
        choice("once-locked", "a", once=True, when=Not(FlagSet("told")), locked=prose("Too late.")),
    ),
    flags=("told",),
)


def shown(**fields: object) -> list[tuple[str, str]]:
    return [(offer.choice.choice.id, offer.status) for offer in offers(OFFERS, state(OFFERS, **fields))]


def test_a_choice_is_open_locked_or_absent_and_keeps_its_place() -> None:
    assert shown() == [("open", "open"), ("greyed", "locked"), ("once", "open"), ("once-locked", "open")]
    assert shown(flags=frozenset({"told"})) == [
        ("open", "open"),
        ("hidden", "open"),
        ("greyed", "open"),
        ("once", "open"),
        ("once-locked", "locked"),
    ]


def test_a_choice_that_is_used_up_is_gone_even_where_it_could_be_locked() -> None:
    used = frozenset({"a.once", "a.once-locked"})
    assert shown(chosen=used) == [("open", "open"), ("greyed", "locked")]
    assert shown(chosen=used, flags=frozenset({"told"})) == [
        ("open", "open"),
        ("hidden", "open"),
        ("greyed", "open"),
    ]


def test_what_is_open_is_what_can_be_taken() -> None:
    for fields in ({}, {"flags": frozenset({"told"})}, {"chosen": frozenset({"a.once"})}):
        here = state(OFFERS, **fields)
        able = [choice for choice in OFFERS.scenes["a"].choices if is_open(choice, here)]
        assert list(open_choices(OFFERS, here)) == able


def test_taking_a_choice_uses_up_only_that_choice_of_that_scene() -> None:
    known = rules(
        scene("a", choice("look", "b", once=True)), scene("b", choice("look", "a", once=True), choice("go"))
    )
    at_b = advance(known, begin(known), named(known, "a.look"))
    assert [choice.name for choice in open_choices(known, at_b)] == ["b.look", "b.go"]
    at_a = advance(known, at_b, named(known, "b.look"))
    assert open_choices(known, at_a) == ()


def test_the_words_of_a_choice_are_kept_as_they_stood_when_it_was_taken() -> None:
    varying = prose(
        Alternatives(
            (
                Arm(Chose("a.ask"), prose("Again?").lines[0].pieces),
                Arm(Not(CLOSED), prose("Why?").lines[0].pieces),
            )
        )
    )
    known = rules(scene("a", choice("ask", "a", words=varying)), scene("b", text=prose(Said("a")), go="home"))
    once = advance(known, begin(known), named(known, "a.ask"))
    assert once.quote("a") == "Why?"
    assert advance(known, once, named(known, "a.ask")).quote("a") == "Again?"


def test_words_that_quote_their_own_scene_quote_what_was_said_before_them() -> None:
    known = rules(scene("a", choice("hm", "a"), choice("say", "a", words=prose("I said: ", Said("a")))))
    hm = advance(known, begin(known), named(known, "a.hm"))
    assert advance(known, hm, named(known, "a.say")).quote("a") == "I said: Hm."
    assert advance(known, begin(known), named(known, "a.say")).quote("a") == "I said: …"


def test_seat_and_stance_stay_what_they_were() -> None:
    known = rules(
        scene("a", choice("go", (Both((SeatIs("tidy"), StanceIs("dana", "responsive"))), "away"), "home")),
        seats=(Seat("tidy", "", "a"),),
    )
    done = advance(known, begin(known, stances={"dana": "responsive"}), named(known, "a.go"))
    assert (done.at, done.seat, done.stances) == ("away", "tidy", (("dana", "responsive"),))
