"""The room's path: its counts and its odds."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.odds import now
from game.story.model import Kind
from game.workshop.closing.path import path, votes_moved
from game.workshop.room import Source, host
from game.workshop.room.events import Joined, Voted
from tests.workshop.closing.rooms import BENCH, answered, back, begun, bench, did, stage_of, walked
from tests.workshop.opened import room_after

VOTES = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30))


def forks(room, stage=BENCH):
    return path(room, stage.play(room))


def test_a_fork_says_where_what_and_how_many():
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 4, "sit": 7, "throw": 1}, before={"ask": 9, "sit": 3})
    (fork,) = forks(room)
    assert (fork.number, fork.scene, fork.place, fork.passed) == (1, "bench", "The bench", False)
    assert [(answer.letter, answer.words, answer.spoken) for answer in fork.answers] == [
        ("A", "Is this yours?", True),
        ("B", "Sit on it.", False),
        ("C", "Throw the newspaper at him.", False),
    ]
    assert [answer.votes.number for answer in fork.answers] == [4, 7, 1]
    assert [answer.first.number for answer in fork.answers] == [9, 3, 0]
    assert [answer.taken for answer in fork.answers] == [False, True, False]
    assert (fork.taken.id, fork.voters.number, fork.moved.number) == ("sit", 12, 5)
    assert fork.sources == ("a show of hands",)


def test_every_way_of_voting_counts_and_is_named():
    room = room_after(Joined("x"), Joined("y"), room=begun(BENCH))
    room = room_after(Voted(1, "x", "ask", "1"), Voted(1, "y", "sit", "1"), room=room)
    for source in (Source.KEYBOARD, Source.TYPED, Source.HANDS, Source.CARDS):
        room = did(room, lambda now, source=source: host.tally(now, source, {"ask": 2}))
    (fork,) = forks(did(room, lambda now: host.decide(now, BENCH, "ask")))
    assert [answer.votes.number for answer in fork.answers] == [9, 1, 0]
    assert fork.sources == (
        "phones",
        "a shared keyboard",
        "counts typed in",
        "a show of hands",
        "cards held up",
    )


def test_without_a_vote_the_way_is_known_and_nothing_counted():
    found = forks(walked(begun(BENCH), BENCH, "ask", "walk"))
    assert [fork.taken.id for fork in found] == ["ask", "walk"]
    assert all(fork.passed and fork.voters.number == 0 and fork.moved is None for fork in found)
    assert all(answer.first is None for fork in found for answer in fork.answers)


def test_after_going_back_only_what_stands_is_told():
    room = answered(begun(BENCH), BENCH, "ask", {"ask": 9})
    room = answered(back(answered(room, BENCH, "walk", {"walk": 5}), BENCH), BENCH, "paper", {"paper": 6})
    assert [(fork.taken.id, fork.voters.number) for fork in forks(room)] == [("ask", 9), ("paper", 6)]


def test_the_odds_are_those_of_the_analysis():
    room = walked(begun(BENCH), BENCH, "sit", "walk")
    play = BENCH.play(room)
    for number, fork in enumerate(forks(room)):
        before, after = now(play.moments[number]), now(play.moments[number + 1])
        assert {chance.kind for chance in fork.chances} == {Kind.OVER_INDEPENDENT, Kind.INTERDEPENDENT}
        for chance in fork.chances:
            ending = "apart" if chance.kind is Kind.OVER_INDEPENDENT else "both"
            assert chance.before == pytest.approx(before[ending])
            assert chance.after == pytest.approx(after[ending])
    apart = forks(room)[1].chances[0]
    assert apart.moved
    assert "one play in two" not in apart.sentence()
    assert apart.sentence().endswith("before, half of all plays after")


def test_no_odds_are_told_of_harm_nor_in_a_safety_story():
    harmed = forks(walked(begun(BENCH), BENCH, "throw", "walk"))
    assert [bool(fork.chances) for fork in harmed] == [False, True]
    assert harmed[0].harm
    safe = stage_of(evolve(bench(), safety=True))
    assert not any(fork.chances for fork in forks(walked(begun(safe), safe, "ask", "walk"), safe))


@given(VOTES, VOTES)
def test_the_votes_that_moved_are_a_distance(one, other):
    moved = votes_moved(one, other)
    assert moved == votes_moved(other, one)
    assert (moved == 0) == all(one.get(id, 0) == other.get(id, 0) for id in "abcd")
    assert moved >= abs(sum(one.values()) - sum(other.values()))


@given(VOTES, VOTES, VOTES)
def test_moving_by_way_of_another_count_is_no_shorter(one, two, three):
    assert votes_moved(one, three) <= votes_moved(one, two) + votes_moved(two, three)
