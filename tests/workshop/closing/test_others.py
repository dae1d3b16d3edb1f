"""The same words to another person, without a label."""

import pytest

from game.debrief.same_words import to_another
from game.engine import replay
from game.story.model import Story
from game.workshop.closing.others import met, others
from tests.test_stories import SLATE
from tests.workshop.closing.rooms import BENCH, begun, bundled, drawn, walked
from tests.workshop.opened import STAGE


def test_the_same_words_come_to_something_else():
    play = BENCH.play(walked(begun(BENCH), BENCH, "sit", "paper"))
    (other,) = others(play)
    assert (other.name, other.note) == ("Mo", "Answers a fair try.")
    assert other.came.ending is None
    assert other.came.sentence == (
        "from there it is open. Left to chance, the likeliest ending from there is “One Bench”: every play."
    )
    assert other.told == (
        f"With another Mo (“Answers a fair try.”) and the same words: {other.came.sentence}",
        "The first thing to read otherwise comes after “Sit on it”.",
        "Left to chance, this ending: two plays in five with this Mo, one play in four with the other.",
    )


def test_a_person_is_called_by_the_authors_note_and_never_by_a_bare_name():
    assert met(BENCH.play(begun(BENCH))) == (("Mo", "Sits near the end, and hears everything."),)


def test_before_the_first_answer_there_are_no_words_to_say_again():
    assert others(BENCH.play(begun(BENCH))) == ()


def test_an_author_without_a_note_labels_nobody():
    story = STAGE.rules.story
    assert met(STAGE.play(begun(STAGE))) == (("Lin", "Runs."),)
    assert isinstance(story, Story)


@pytest.mark.parametrize("name", sorted(SLATE))
@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_a_replay_comes_to_with_everybody_who_could_have_been_otherwise(name, seed):
    stage = bundled(name)
    play = stage.play(drawn(stage, seed))
    cast = stage.rules.story.cast
    wanted = [
        (person, stance)
        for person, was in play.state.stances
        for stance in cast[person].stances
        if stance != was
    ]
    found = others(play)
    assert [(other.name, other.note) for other in found] == [
        (cast[person].name, cast[person].stances[stance].strip()) for person, stance in wanted
    ]
    for (person, stance), other in zip(wanted, found, strict=True):
        retold = to_another(play, person, stance)
        assert other.came.trail == retold.play.trail
        again = replay(stage.rules, other.came.trail, play.state.seat, {person: stance})
        assert again.why is None
        assert (again.playthrough.ending is None) == (other.came.ending is None)
