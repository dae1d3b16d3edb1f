"""What a facilitator may do, and when."""

import itertools

import pytest

from game.workshop.room import Curtain, Part, Phase, Refusal, Room, Source, Way
from game.workshop.room.events import Asked, Decided, Joined, Turned, Voted, WentBack
from game.workshop.room.host import AFTER, begin, decide, draw, go_back, step, tally, turn
from tests.workshop.opened import STAGE, opened, room_after

LOBBY = room_after(opened(), Joined("a"), Joined("b"))


def begun(room: Room = LOBBY) -> Room:
    return room_after(*begin(room, STAGE), room=room)


def decided(room: Room, choice: str) -> Room:
    return room_after(*decide(room, STAGE, choice), room=room)


def test_the_story_begins_with_its_first_question():
    assert begin(LOBBY, STAGE) == (Turned(Part.STORY), Asked(1, "gate", ("coat", "dry")))
    with pytest.raises(Refusal, match="begun already"):
        begin(begun(), STAGE)


def test_where_each_plays_alone_the_room_is_asked_nothing():
    for way in (Way.ALONE, Way.PAIRS):
        assert begin(room_after(opened(way)), STAGE) == (Turned(Part.STORY),)


def test_an_answer_leads_to_the_next_question_at_once():
    assert decide(begun(), STAGE, "coat") == (Decided(1, "coat"), Asked(2, "bridge", ("lean", "run")))


def test_a_tie_or_no_vote_at_all_is_the_facilitators_to_decide():
    room = begun()
    assert room.decision.leaders == ()
    assert decided(room, "dry").trail == ("gate.dry",)


def test_the_last_answer_leads_to_an_ending_and_no_question():
    room = decided(decided(begun(), "coat"), "lean")
    while STAGE.play(room).ending is None:
        room = decided(room, room.decision.choices[0])
    assert room.decision.phase is Phase.DECIDED
    with pytest.raises(Refusal, match="No question is open"):
        decide(room, STAGE, room.decision.choices[0])


@pytest.mark.parametrize(("at", "to"), list(itertools.product(Phase, repeat=2)))
def test_the_loop_goes_on_and_back_but_never_anywhere(at, to):
    room = begun()
    if at is Phase.DECIDED:
        with pytest.raises(Refusal):
            step(room, Phase.DECIDED)
        return
    room = _brought_to(room, at)
    if at is to:
        assert step(room, to) == ()
    elif to in AFTER[at]:
        assert room_after(*step(room, to), room=room).decision.phase is to
    else:
        with pytest.raises(Refusal, match="does not go to"):
            step(room, to)


def _brought_to(room: Room, phase: Phase) -> Room:
    ways = {
        Phase.VOTE: (),
        Phase.TALK: (Phase.TALK,),
        Phase.REVEAL: (Phase.REVEAL,),
        Phase.REVOTE: (Phase.REVEAL, Phase.REVOTE),
    }
    for way in ways[phase]:
        room = room_after(*step(room, way), room=room)
    return room


def test_going_back_asks_the_same_again_under_a_new_number():
    room = decided(begun(), "coat")
    back = go_back(room, STAGE)
    assert back == (WentBack(), Asked(3, "gate", ("coat", "dry")))
    after = room_after(*back, room=room)
    assert after.trail == ()
    assert [decision.undone for decision in after.decisions] == [True, True, False]
    assert after.standing == ()


def test_a_vote_for_a_question_that_was_taken_back_counts_for_nothing():
    room = decided(begun(), "coat")
    after = room_after(*go_back(room, STAGE), Voted(1, "a", "coat", "1"), room=room)
    assert after.decision.cast == 0


def test_going_back_from_the_closing_comes_back_to_the_story():
    room = decided(begun(), "coat")
    room = room_after(*turn(room, Part.CLOSING, 2), room=room)
    after = room_after(*go_back(room, STAGE), room=room)
    assert (after.part, after.step) == (Part.STORY, 0)


def test_there_is_nothing_before_the_beginning():
    with pytest.raises(Refusal, match="the beginning"):
        go_back(begun(), STAGE)


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        (Source.HANDS, {"coat": -1}),
        (Source.HANDS, {"coat": 10_000}),
        (Source.HANDS, {"umbrella": 1}),
        (Source.PHONES, {"coat": 1}),
    ],
)
def test_a_count_that_cannot_be_is_refused(source, counts):
    with pytest.raises(Refusal):
        tally(begun(), source, counts)


def test_counts_are_taken_until_the_reveal():
    room = _brought_to(begun(), Phase.REVEAL)
    with pytest.raises(Refusal, match="counted"):
        tally(room, Source.HANDS, {"coat": 1})


def test_the_curtain_is_drawn_once():
    room = begun()
    paused = room_after(*draw(room, Curtain.PAUSED), room=room)
    assert paused.curtain is Curtain.PAUSED
    assert draw(paused, Curtain.PAUSED) == ()


def test_the_story_is_not_turned_to_but_gone_back_to():
    room = begun()
    with pytest.raises(Refusal):
        turn(room, Part.LOBBY)
    assert turn(room, Part.CLOSING, 1) == (Turned(Part.CLOSING, 1),)
