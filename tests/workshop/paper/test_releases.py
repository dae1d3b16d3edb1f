"""Which votes of a room may be exported, and that two exports are never told apart by fewer than five people."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.workshop.closing.path import votes_moved
from game.workshop.paper.counts import K
from game.workshop.paper.releases import releases
from game.workshop.room import Room
from tests.workshop.closing.rooms import BENCH, answered, back, begun, walked


def test_a_question_that_was_asked_once_is_told_as_it_was_voted():
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 4, "sit": 7}, before={"ask": 9, "sit": 2})
    (release,) = releases(room, BENCH)
    assert (release.votes["sit"], release.first["sit"]) == (7, 2)
    assert not release.again
    assert not release.earlier


def test_a_second_vote_that_is_nearly_the_same_is_not_told_as_another():
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 4, "sit": 7}, before={"ask": 8, "sit": 3})
    (release,) = releases(room, BENCH)
    assert release.first is None
    assert release.votes == {"ask": 8, "sit": 3, "throw": 0}
    assert release.again
    assert not release.earlier


def test_a_question_put_again_is_told_anew_only_when_five_votes_have_changed():
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 4, "sit": 7})
    nearly = answered(back(room, BENCH), BENCH, "ask", {"ask": 8, "sit": 3})
    assert releases(nearly, BENCH)[0].votes == {"ask": 4, "sit": 7, "throw": 0}
    assert releases(nearly, BENCH)[0].earlier
    other = answered(back(nearly, BENCH), BENCH, "ask", {"ask": 9, "sit": 2})
    assert releases(other, BENCH)[0].votes == {"ask": 9, "sit": 2, "throw": 0}
    again = answered(back(other, BENCH), BENCH, "ask", {"ask": 5, "sit": 6})
    assert releases(again, BENCH)[0].votes == {"ask": 4, "sit": 7, "throw": 0}, "as the first time"


def test_the_way_by_which_the_path_came_makes_no_other_question_of_it():
    room = answered(walked(begun(BENCH), BENCH, "sit"), BENCH, "walk", {"walk": 6, "paper": 5})
    room = back(back(room, BENCH), BENCH)
    room = answered(walked(room, BENCH, "ask"), BENCH, "walk", {"walk": 7, "paper": 5})
    assert releases(room, BENCH)[1].votes == {"walk": 6, "paper": 5}


def test_it_is_told_after_an_ending_that_was_taken_back():
    room = answered(walked(begun(BENCH), BENCH, "sit"), BENCH, "paper", {"paper": 6, "walk": 5})
    assert BENCH.play(room).ending is not None
    room = answered(back(room, BENCH), BENCH, "walk", {"paper": 6, "walk": 6})
    assert [dict(release.votes) for release in releases(room, BENCH)][1] == {"paper": 6, "walk": 5}


def test_an_open_question_is_not_told():
    assert releases(begun(BENCH), BENCH) == ()
    assert releases(Room(), BENCH) == ()


VOTES = st.fixed_dictionaries({"ask": st.integers(0, 9), "sit": st.integers(0, 9)})
STEP = st.tuples(st.integers(0, 2), st.sampled_from(["go", "go", "go", "back"]), VOTES, st.none() | VOTES)


@settings(max_examples=150, deadline=None)
@given(st.lists(STEP, max_size=14))
def test_any_two_exports_of_a_question_are_the_same_or_five_votes_apart(steps):
    room, exported = begun(BENCH), {}
    for place, way, votes, before in steps:
        if way == "back" and room.trail:
            room = back(room, BENCH)
        elif BENCH.play(room).ending is None:
            choices = room.decision.choices
            given_to = dict(zip(choices, votes.values(), strict=False))
            first = None if before is None else dict(zip(choices, before.values(), strict=False))
            room = answered(room, BENCH, choices[place % len(choices)], given_to, before=first)
        found = releases(room, BENCH)
        assert len(found) == len(room.trail)
        for decision, release in zip(room.standing, found, strict=True):
            told = exported.setdefault(decision.scene, [])
            told.extend(counts for counts in (release.votes, release.first) if counts is not None)
    for told in exported.values():
        for one, other in combinations(told, 2):
            assert dict(one) == dict(other) or votes_moved(one, other) >= K
