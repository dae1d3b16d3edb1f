"""Where the room split and moved, and what the others would have met."""

import pytest
from attrs import evolve

from game.engine import replay
from game.workshop.closing.path import NOT_TOLD, path
from game.workshop.closing.splits import MOST_SPLITS, moved_most, splits
from tests.test_stories import SLATE
from tests.workshop.closing.rooms import (
    BENCH,
    answered,
    begun,
    bench,
    bundled,
    drawn,
    stage_of,
    walked,
)


def split(room, stage=BENCH):
    play = stage.play(room)
    return splits(path(room, play), play)


def voted(*counts, stage=BENCH):
    """A room that went by sit, walk, hold, with these votes."""
    room = begun(stage)
    for choice, votes in zip(("sit", "walk", "hold"), counts, strict=True):
        room = answered(room, stage, choice, votes)
    return room


def test_the_closest_vote_comes_first():
    room = voted({"ask": 2, "sit": 8}, {"paper": 5, "walk": 6}, {"hold": 7, "through": 4})
    assert [found.fork.scene for found in split(room)] == ["path", "gate", "bench"]
    assert split(room)[0].lead == pytest.approx(1 / 11)


def test_a_tie_is_the_closest_and_of_equals_the_larger_vote():
    room = voted({"ask": 3, "sit": 3}, {"paper": 9, "walk": 9}, {"hold": 9, "through": 8})
    assert [found.fork.scene for found in split(room)] == ["path", "bench", "gate"]
    assert split(room)[0].lead == 0
    assert [unmet.answer.id for unmet in split(room)[0].unmet] == ["paper"]


def test_who_all_agreed_or_did_not_vote_did_not_split():
    room = voted({"sit": 20}, None, {"hold": 7, "through": 1})
    assert [found.fork.scene for found in split(room)] == ["gate"]
    assert split(walked(begun(BENCH), BENCH, "sit", "walk", "hold")) == ()


def test_where_a_number_is_not_told_nothing_is_said_of_it():
    room = voted({"ask": 9, "sit": 8}, {"paper": 5, "walk": 6}, {"hold": 7, "through": 4})
    play = BENCH.play(room)
    bench_fork, *others = path(room, play)
    hidden = evolve(
        bench_fork, answers=(evolve(bench_fork.answers[0], votes=NOT_TOLD), *bench_fork.answers[1:])
    )
    assert [found.fork.scene for found in splits((hidden, *others), play)] == ["path", "gate"]


def test_the_others_answer_is_taken_and_the_rest_kept():
    (found,) = split(voted({"sit": 9}, {"paper": 5, "walk": 6}, {"hold": 7}))
    (unmet,) = found.unmet
    assert unmet.came.trail == ("bench.sit", "path.paper")
    assert unmet.came.ending == "apart"
    assert unmet.sentence() == (
        "With A and the rest of your answers as they were: it comes to “Two Benches”, an ending about keeping apart."
    )


def test_it_may_come_to_the_same_ending_or_be_open():
    first, last = sorted(
        split(voted({"ask": 8, "sit": 9}, {"walk": 6}, {"hold": 7, "through": 4})),
        key=lambda found: found.fork.number,
    )
    assert first.unmet[0].came.sentence == "it comes to “One Bench” again."
    assert last.unmet[0].came.ending == "apart"
    room = begun(BENCH)
    for choice, votes in (("sit", {"sit": 9}), ("paper", {"paper": 9, "walk": 8})):
        room = answered(room, BENCH, choice, votes)
    (found,) = split(room)
    assert found.unmet[0].came.ending is None
    assert found.unmet[0].came.trail == ("bench.sit", "path.walk")
    assert found.unmet[0].came.sentence.startswith("from there it is open. Left to chance, the likeliest")


def test_where_two_others_have_as_many_votes_both_are_told():
    stage = bundled("the-spare-key")
    room = begun(stage)
    one, two, three, *_ = room.decision.choices
    (found,) = split(answered(room, stage, two, {one: 4, two: 5, three: 4}), stage)
    assert [unmet.answer.id for unmet in found.unmet] == [one, three]
    (found,) = split(answered(room, stage, two, {one: 3, two: 5, three: 4}), stage)
    assert [unmet.answer.id for unmet in found.unmet] == [three]


def test_nothing_is_said_where_harm_had_votes_or_was_taken():
    assert split(voted({"sit": 9, "throw": 8}, {"walk": 6}, {"hold": 7})) == ()
    assert split(answered(begun(BENCH), BENCH, "throw", {"throw": 5, "sit": 4})) == ()


def test_a_safety_story_says_where_the_room_split_and_no_what_if():
    stage = stage_of(evolve(bench(), safety=True))
    (found,) = split(voted({"ask": 8, "sit": 9}, {"walk": 6}, {"hold": 7}, stage=stage), stage)
    assert found.unmet == ()


@pytest.mark.parametrize("name", sorted(SLATE))
@pytest.mark.parametrize("seed", range(4))
def test_what_is_told_is_what_a_replay_comes_to(name, seed):
    stage = bundled(name)
    room = drawn(stage, seed)
    play = stage.play(room)
    found = split(room, stage)
    assert 0 < len(found) <= MOST_SPLITS
    for one in found:
        for unmet in one.unmet:
            again = replay(stage.rules, unmet.came.trail, room.opened.seat)
            assert again.why is None
            assert again.playthrough.state.at == (unmet.came.ending or again.playthrough.state.at)
            assert (again.playthrough.ending is None) == (unmet.came.ending is None)
            place = one.fork.number - 1
            assert unmet.came.trail[:place] == room.trail[:place]
            assert unmet.came.trail[place] == f"{one.fork.scene}.{unmet.answer.id}"
            kept = {step.partition(".")[0]: step for step in room.trail}
            for step in unmet.came.trail[place + 1 :]:
                assert step in room.trail or step.partition(".")[0] in kept
    assert play.trail == room.trail


def test_it_moved_most_where_most_votes_went_elsewhere():
    room = begun(BENCH)
    room = answered(room, BENCH, "sit", {"ask": 4, "sit": 7}, before={"ask": 6, "sit": 5})
    room = answered(room, BENCH, "walk", {"paper": 2, "walk": 9}, before={"paper": 9, "walk": 2})
    room = answered(room, BENCH, "hold", {"hold": 9, "through": 2})
    assert moved_most(path(room, BENCH.play(room))).scene == "path"
    still = answered(begun(BENCH), BENCH, "sit", {"sit": 5}, before={"sit": 5})
    assert moved_most(path(still, BENCH.play(still))) is None
    assert moved_most(()) is None
