"""What there is to ask a room."""

from game.engine import start
from game.workshop.closing.asked import Prompt, Unsaid, prompts, questions, questions_of, turned_at, unsaid
from tests.workshop.closing.rooms import BENCH, begun, walked


def play(*choices):
    return BENCH.play(walked(begun(BENCH), BENCH, *choices))


def test_the_prompts_are_those_the_room_has_met_as_they_read_there():
    assert prompts(play("ask", "walk")) == (
        Prompt(1, "The bench", "Whose bench is it?"),
        Prompt(2, "The path", "What does hm say?"),
    )
    assert prompts(play()) == ()
    assert [prompt.words for prompt in prompts(play("ask"))] == ["Whose bench is it?"]


def test_the_questions_are_those_of_the_ending_as_they_read_there():
    assert questions(play("sit", "paper")) == ("Who was cold?", "Who was quiet?")
    assert questions(play("ask", "walk", "hold")) == ("Who moved?",)
    assert questions(play("ask")) == ()


def test_of_an_ending_that_was_not_played_here_only_what_always_reads_the_same_is_asked():
    begin = start(BENCH.rules)
    assert questions_of(begin, "apart") == ("Who was cold?",)
    assert questions_of(begin, "both") == ("Who moved?",)


def test_what_was_not_said_is_told_at_the_turning_points():
    ended = play("sit", "paper")
    assert [point.scene for point in turned_at(ended)] == ["bench", "path"]
    assert unsaid(ended, turned_at(ended)) == (
        Unsaid("Mo", 1, "It creaked."),
        Unsaid("Mo", 2, "I have read it twice."),
    )


def test_before_an_ending_it_is_told_of_what_told_most():
    assert turned_at(play("ask")) == ()
    assert unsaid(play("ask"), ()) == (Unsaid("Mo", 1, "I had hoped so."),)


def test_nothing_is_told_of_harm_nor_of_the_one_who_was_played():
    assert unsaid(play("throw", "walk"), ()) == ()
    room = walked(begun(BENCH, seat="mo"), BENCH, "ask")
    assert unsaid(BENCH.play(room), ()) == ()
