"""What a phone may do, and what it is told when it may not."""

import pytest

from game.workshop.room import Curtain, Part, Phase, Refusal, Way
from game.workshop.room.events import Arrived, Drawn, Gone, Joined, Turned, Voted
from game.workshop.room.guest import MOST_GUESTS, arrive, join, leave, vote
from game.workshop.room.host import begin, decide, step
from tests.workshop.opened import STAGE, opened, room_after

LOBBY = room_after(opened(), Joined("a"))
ASKED = room_after(*begin(LOBBY, STAGE), room=LOBBY)


def test_coming_in_twice_is_coming_in_once():
    assert join(LOBBY, "b") == (Joined("b"),)
    assert join(LOBBY, "a") == ()


def test_a_late_phone_votes_at_once():
    late = room_after(*join(ASKED, "late"), room=ASKED)
    assert vote(late, "late", 1, "coat", "k") == (Voted(1, "late", "coat", "k"),)


def test_a_full_room_and_a_closed_one_let_nobody_in():
    full = room_after(*(Joined(str(number)) for number in range(MOST_GUESTS)), room=room_after(opened()))
    with pytest.raises(Refusal, match="full"):
        join(full, "one more")
    with pytest.raises(Refusal, match="closed"):
        join(room_after(Turned(Part.OVER), room=LOBBY), "b")


def test_a_press_that_was_heard_is_granted_again_whatever_came_after():
    voted = room_after(Voted(1, "a", "coat", "k"), room=ASKED)
    revealed = room_after(*step(voted, Phase.REVEAL), room=voted)
    assert vote(revealed, "a", 1, "coat", "k") == ()


def test_no_vote_is_taken_after_the_reveal_nor_behind_the_curtain():
    revealed = room_after(*step(ASKED, Phase.REVEAL), room=ASKED)
    with pytest.raises(Refusal) as closed:
        vote(revealed, "a", 1, "coat", "k")
    paused = room_after(Drawn(Curtain.PAUSED), room=ASKED)
    with pytest.raises(Refusal) as behind:
        vote(paused, "a", 1, "coat", "k")
    assert (closed.value.code, behind.value.code) == ("closed", "paused")


@pytest.mark.parametrize(
    ("who", "decision", "choice", "key", "code"),
    [
        ("stranger", 1, "coat", "k", "stranger"),
        ("a", 2, "coat", "k", "elsewhere"),
        ("a", 1, "umbrella", "k", "unknown"),
        ("a", 1, "coat", "", "unknown"),
        ("a", 1, "coat", "k" * 65, "unknown"),
    ],
)
def test_a_vote_that_cannot_be_is_refused(who, decision, choice, key, code):
    with pytest.raises(Refusal) as refused:
        vote(ASKED, who, decision, choice, key)
    assert refused.value.code == code


def test_a_vote_that_comes_after_the_room_went_on_is_told_so():
    on = room_after(*decide(ASKED, STAGE, "coat"), room=ASKED)
    with pytest.raises(Refusal, match="gone on"):
        vote(on, "a", 1, "dry", "k")


def test_a_phone_is_forgotten_whole():
    voted = room_after(Voted(1, "a", "coat", "k"), room=ASKED)
    after = room_after(*leave(voted, "a"), room=voted)
    assert leave(voted, "a") == (Gone("a"),)
    assert leave(after, "a") == ()
    assert ("a" in after.guests, after.decision.cast) == (False, 0)


def test_the_ending_of_a_phone_that_plays_alone_is_noted_once():
    alone = room_after(opened(Way.ALONE), Joined("a"))
    ending = next(iter(STAGE.rules.endings))
    arrived = arrive(alone, STAGE, "a", None, ending)
    assert arrived == (Arrived("a", None, ending),)
    assert arrive(room_after(*arrived, room=alone), STAGE, "a", None, ending) == ()


@pytest.mark.parametrize(
    ("who", "seat", "ending"), [("b", None, "bank"), ("a", "nobody", "bank"), ("a", None, "nowhere")]
)
def test_an_ending_that_cannot_be_is_refused(who, seat, ending):
    with pytest.raises(Refusal):
        arrive(room_after(opened(Way.ALONE), Joined("a")), STAGE, who, seat, ending)


def test_a_room_that_plays_together_needs_no_phone_to_say_how_it_ended():
    with pytest.raises(Refusal, match="together"):
        arrive(LOBBY, STAGE, "a", None, next(iter(STAGE.rules.endings)))
