"""The map of the ways walked counts what was met and what lay beside it."""

import pytest

from game.debrief.ways import ways
from game.engine import in_words
from tests.debrief.plays import drawn, spare_key


@pytest.mark.parametrize("seed", range(20))
def test_every_choice_is_a_crossroads_with_what_this_play_never_came_to(seed: int) -> None:
    play = drawn(spare_key(), seed)
    walked, story = ways(play), play.rules.story
    seen = {passage.id for moment in play.moments for passage in moment.passages if passage.kind != "reply"}
    assert len(walked.crossroads) == len(play.trail)
    for crossed, before, name in zip(walked.crossroads, play.moments, play.trail, strict=False):
        scene = story.scenes[name.split(".")[0]]
        assert crossed.place == in_words(play.rules.scenes[scene.id].place(before.state))
        leads = {route.to for choice in scene.choices for route in choice.go}
        assert crossed.unseen == len(leads - seen)
    assert walked.scenes == len(seen & story.scenes.keys())
    assert (walked.of_scenes, walked.of_endings) == (len(story.scenes), len(story.endings))
