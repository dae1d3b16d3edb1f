"""The map of the ways walked counts what was met and what lay beside it."""

import pytest

from game.debrief.ways import ways
from game.engine import in_words
from tests.debrief.plays import drawn, spare_key


@pytest.mark.parametrize("seed", range(20))
def test_every_choice_is_a_crossroads_with_the_answers_that_were_not_given(seed: int) -> None:
    play = drawn(spare_key(), seed)
    walked, story = ways(play), play.rules.story
    seen = {passage.id for moment in play.moments for passage in moment.passages if passage.kind == "scene"}
    assert len(walked.crossroads) == len(play.trail)
    for crossed, before in zip(walked.crossroads, play.moments, strict=False):
        assert crossed.place == in_words(play.rules.scenes[before.state.at].place(before.state))
        assert crossed.unseen == sum(offer.status == "open" for offer in before.offers) - 1
    assert walked.scenes == len(seen)
    assert (walked.of_scenes, walked.of_endings) == (len(story.scenes), len(story.endings))
