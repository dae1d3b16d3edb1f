import pytest

from game.engine import NoWayOnError, Playthrough, Rules, in_words, start
from game.story.conditions.tree import (
    ALWAYS,
    Chose,
    Condition,
    CounterCompared,
    FlagSet,
    MeterCompared,
    Visited,
)
from game.story.prose.tree import Alternatives, Arm, Piece, Said, Words
from tests.engine.small_stories import choice, effects, ending, named, prose, rules, scene, shift

CLOSED = MeterCompared("trust", ">", 10)


def either(when: Condition, this: str, that: str) -> Piece:
    return Alternatives((Arm(when, (Words(this),)), Arm(ALWAYS, (Words(that),))))


def read(play: Playthrough) -> list[tuple[str, str, str, str]]:
    return [
        (passage.kind, passage.id, in_words(passage.place), in_words(passage.text))
        for passage in play.passages
    ]


def choose(play: Playthrough, *names: str) -> Playthrough:
    for name in names:
        play = play.choose(named(play.rules, name))
    return play


WALK = rules(
    scene("porch", go="hall", place=prose("The porch, ten past nine")),
    scene("hall", go="kitchen"),
    scene(
        "kitchen",
        choice("ask", "stairs", reply=prose("She nods.", speaker="dana")),
        choice("wait", "kitchen"),
    ),
    scene("stairs", choice("never", when=CLOSED, locked=prose("Not today.")), go="roof"),
    scene("roof", go=((Visited("stairs"), "home"), "away")),
    endings={"home": ending("home", later=prose("Three weeks on.")), "away": ending("away")},
)


def test_a_play_begins_with_all_that_is_read_before_the_first_choice() -> None:
    play = start(WALK)
    assert read(play) == [
        ("scene", "porch", "The porch, ten past nine", "porch"),
        ("scene", "hall", "", "hall"),
        ("scene", "kitchen", "", "kitchen"),
    ]
    assert (play.state.at, play.trail, play.before, play.taken, play.ending) == (
        "kitchen",
        (),
        None,
        None,
        None,
    )


def test_after_a_choice_come_its_reply_the_scenes_walked_through_and_the_ending() -> None:
    play = choose(start(WALK), "kitchen.ask")
    assert read(play) == [
        ("reply", "kitchen.ask", "", "She nods."),
        ("scene", "stairs", "", "stairs"),
        ("scene", "roof", "", "roof"),
        ("ending", "home", "", "home"),
        ("later", "home", "", "Three weeks on."),
    ]
    assert play.passages[0].text[0][0].speaker == "dana"
    assert play.ending is WALK.endings["home"]
    assert (play.offers, play.open_choices) == ((), ())


def test_a_choice_without_a_reply_and_an_ending_without_a_later_say_nothing_there() -> None:
    play = choose(start(rules(scene("a", choice("go", "away")))), "a.go")
    assert read(play) == [("ending", "away", "", "away")]


def test_a_reply_and_a_later_that_come_out_empty_are_no_passages() -> None:
    silent = prose(either(CLOSED, "Words.", ""))
    known = rules(scene("a", choice("go", reply=silent)), endings={"home": ending("home", later=silent)})
    assert read(choose(start(known), "a.go")) == [("ending", "home", "", "home")]


def test_the_trail_and_the_moments_are_all_of_the_play_from_its_start() -> None:
    first = start(WALK)
    play = choose(first, "kitchen.wait", "kitchen.wait", "kitchen.ask")
    assert play.trail == ("kitchen.wait", "kitchen.wait", "kitchen.ask")
    assert play.moments[0] is first
    assert play.moments[-1] is play
    assert [moment.trail for moment in play.moments] == [play.trail[:taken] for taken in range(4)]


def test_the_moment_before_is_the_very_one_and_another_choice_can_be_taken_there() -> None:
    first = start(WALK)
    waited = choose(first, "kitchen.wait")
    assert waited.before is first
    assert choose(waited.before, "kitchen.ask").ending is WALK.endings["home"]
    assert waited.state.at == "kitchen"


def test_the_reply_is_read_in_the_state_after_the_choice_and_before_the_next_enter() -> None:
    reply = prose(either(Chose("a.go"), "done", "undone"), either(FlagSet("told"), " set", " unset"))
    known = rules(
        scene("a", choice("go", "b", reply=reply, effects=effects(put="told"))),
        scene(
            "b",
            choice("on"),
            enter=effects(clear="told"),
            text=prose(either(FlagSet("told"), "set", "unset")),
        ),
        flags=("told",),
    )
    assert [words for *_, words in read(choose(start(known), "a.go"))] == ["done set", "unset"]


def test_go_is_judged_in_the_state_after_the_choice() -> None:
    known = rules(
        scene("a", choice("go", (FlagSet("told"), "away"), "home", effects=effects(put="told"))),
        flags=("told",),
    )
    assert choose(start(known), "a.go").state.at == "away"


def test_a_scene_is_not_visited_in_its_own_first_text_and_is_in_its_second() -> None:
    text = prose(either(Visited("a"), "again", "first"))
    known = rules(scene("a", choice("stay", "a", reply=text), text=text))
    assert read(start(known)) == [("scene", "a", "", "first")]
    once = choose(start(known), "a.stay")
    assert read(once) == [("reply", "a.stay", "", "first"), ("scene", "a", "", "again")]
    assert read(choose(once, "a.stay"))[0] == ("reply", "a.stay", "", "again")


def test_the_last_words_said_in_a_scene_are_quoted_later() -> None:
    known = rules(
        scene(
            "a", choice("hello", "a"), choice("nod", "b", spoken=False), text=prose("After “", Said("a"), "”")
        ),
        scene("b", choice("go"), text=prose("Then ", Said("a"), ".")),
    )
    play = start(known)
    assert read(play) == [("scene", "a", "", "After “…”")]
    play = choose(play, "a.hello")
    assert read(play) == [("scene", "a", "", "After “Hello.”")]
    assert read(choose(play, "a.nod")) == [("scene", "b", "", "Then you nod.")]


def test_numbers_on_screen_count_open_choices_only() -> None:
    known = rules(
        scene(
            "a", choice("one", when=CLOSED, locked=prose("No.")), choice("two"), choice("three", when=CLOSED)
        )
    )
    play = start(known)
    assert [(offer.choice.name, offer.status) for offer in play.offers] == [
        ("a.one", "locked"),
        ("a.two", "open"),
    ]
    assert [choice.name for choice in play.open_choices] == ["a.two"]


def test_a_way_on_beside_choices_is_taken_at_once_when_none_is_open_and_only_then() -> None:
    known = rules(
        scene(
            "a", choice("once", "a", once=True), choice("shut", when=CLOSED, locked=prose("No.")), go="away"
        )
    )
    play = start(known)
    assert play.state.at == "a"
    assert read(choose(play, "a.once")) == [("scene", "a", "", "a"), ("ending", "away", "", "away")]


def test_a_ring_in_which_nothing_opens_has_no_way_on() -> None:
    known = rules(
        scene("a", choice("go", "b")), scene("b", choice("shut", when=CLOSED), go="c"), scene("c", go="b")
    )
    with pytest.raises(NoWayOnError):
        choose(start(known), "a.go")


def test_a_ring_in_which_something_opens_in_the_end_is_walked_until_it_does() -> None:
    known = rules(
        scene("a", choice("go", when=CounterCompared("calls", "==", 3)), go="b"),
        scene("b", go="a", enter=effects(add={"calls": 1})),
        counters={"calls": 5},
    )
    play = start(known)
    assert [passage.id for passage in play.passages] == ["a", "b", "a", "b", "a", "b", "a"]
    assert play.state.counters == (3,)


@pytest.mark.parametrize("field", ["choices", "go"])
def test_where_the_story_has_no_way_on_the_play_stays_where_it_is(field: str) -> None:
    dead = (
        scene("b", choice("shut", when=CLOSED)) if field == "choices" else scene("b", go=((CLOSED, "home"),))
    )
    play = start(rules(scene("a", choice("go", "b"), choice("stay", "a")), dead))
    with pytest.raises(NoWayOnError, match="“b”"):
        choose(play, "a.go")
    assert play.state.at == "a"
    assert choose(play, "a.stay").state.at == "a"


def test_a_story_that_leads_to_no_first_choice_has_no_way_on_at_the_start() -> None:
    with pytest.raises(NoWayOnError):
        start(rules(scene("a", choice("shut", when=CLOSED))))


def test_a_very_long_play_can_be_told_from_its_end() -> None:
    long: Rules = rules(scene("a", choice("stay", "a", effects=effects(shift(trust=1)))))
    play = start(long)
    for _ in range(5000):
        play = choose(play, "a.stay")
    assert play.trail == ("a.stay",) * 5000
    assert play.state.meters == (0, 10, 0)
