"""Votes are upserts, counts are made from them, and the loop hides them until the reveal."""

from game.workshop.room import Decision, Phase, Source

ASKED = Decision(1, "gate", ("coat", "dry"))


def test_a_phone_votes_once_however_often_it_sends():
    decision = ASKED.voted("a", "coat", "1").voted("a", "coat", "1").voted("a", "coat", "1")
    assert decision.counts == {"coat": 1, "dry": 0}


def test_a_vote_can_be_changed():
    assert ASKED.voted("a", "coat", "1").voted("a", "dry", "2").counts == {"coat": 0, "dry": 1}


def test_a_press_that_comes_late_again_changes_nothing():
    decision = ASKED.voted("a", "coat", "1").voted("a", "dry", "2")
    assert decision.voted("a", "coat", "1") == decision


def test_the_same_key_from_another_phone_is_another_press():
    assert ASKED.voted("a", "coat", "1").voted("b", "coat", "1").cast == 2


def test_every_source_counts_in_one_decision():
    decision = (
        ASKED.voted("a", "coat", "1")
        .tallied(Source.TYPED, {"coat": 12, "dry": 9})
        .tallied(Source.HANDS, {"dry": 3})
        .tallied(Source.CARDS, {"coat": 1})
        .tallied(Source.KEYBOARD, {"dry": 1})
    )
    assert decision.counts == {"coat": 14, "dry": 13}
    assert decision.by_source[Source.HANDS] == {"coat": 0, "dry": 3}


def test_a_new_count_takes_the_place_of_the_last_one():
    decision = ASKED.tallied(Source.HANDS, {"coat": 5}).tallied(Source.HANDS, {"dry": 4})
    assert decision.counts == {"coat": 0, "dry": 4}


def test_all_ways_to_vote_give_the_same_counts():
    wanted = {"coat": 2, "dry": 1}
    phones = ASKED.voted("a", "coat", "1").voted("b", "coat", "2").voted("c", "dry", "3")
    counted = [ASKED.tallied(source, wanted) for source in Source if source is not Source.PHONES]
    assert all(decision.counts == wanted for decision in (phones, *counted))


def test_a_tie_has_several_leaders_and_an_empty_room_none():
    assert ASKED.leaders == ()
    assert ASKED.tallied(Source.HANDS, {"coat": 2, "dry": 2}).leaders == ("coat", "dry")
    assert ASKED.tallied(Source.HANDS, {"coat": 3, "dry": 2}).leaders == ("coat",)


def test_votes_are_taken_until_the_reveal_and_again_in_the_second_vote():
    open_in = {phase for phase in Phase if ASKED.stepped(phase).open}
    assert open_in == {Phase.VOTE, Phase.TALK, Phase.REVOTE}


def test_a_second_vote_remembers_the_first_reveal_once():
    first = ASKED.voted("a", "coat", "1").stepped(Phase.REVEAL).stepped(Phase.REVOTE)
    second = first.voted("a", "dry", "2").stepped(Phase.REVEAL)
    third = second.stepped(Phase.REVOTE)
    assert first.before == second.before == third.before == {"coat": 1, "dry": 0}
    assert second.counts == {"coat": 0, "dry": 1}


def test_once_decided_who_voted_what_is_forgotten_and_the_counts_stay():
    decided = ASKED.voted("a", "coat", "1").tallied(Source.HANDS, {"dry": 2}).decided("dry", passed=False)
    assert (decided.votes, decided.keys) == ({}, frozenset())
    assert decided.counts == {"coat": 1, "dry": 2}
    assert decided.chosen == "dry"


def test_a_phone_that_is_forgotten_takes_its_vote_along():
    assert ASKED.voted("a", "coat", "1").voted("b", "dry", "2").without("a").counts == {"coat": 0, "dry": 1}
