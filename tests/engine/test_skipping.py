"""Scenes that offer to be skipped: passed over in a play that skips, and read in one that does not."""

from attrs import evolve

from game.engine import Rules, replay, start
from game.story.model import Scene, Story
from tests.plain.small_story import ladder


def with_skips(skips: dict[str, str]) -> Story:
    def skippable(scene: Scene) -> Scene:
        return evolve(scene, skip_to=skips.get(scene.id))

    story = ladder()
    return evolve(story, scenes={id: skippable(scene) for id, scene in story.scenes.items()})


def scenes_read(story: Story, *, skipping: bool) -> list[str]:
    play = start(Rules.of(story), "keeper", skipping=skipping)
    read = [passage.id for passage in play.passages]
    while play.ending is None:
        play = play.choose(play.open_choices[0])
        read += [passage.id for passage in play.passages if passage.kind == "scene"]
    return read


def test_a_play_that_skips_passes_over_the_scene_and_counts_no_choice() -> None:
    story = with_skips({"fence": "street"})
    assert scenes_read(story, skipping=False) == ["yard", "fence", "street"]
    assert scenes_read(story, skipping=True) == ["yard", "street"]


def test_the_first_scene_can_be_skipped_too_and_skips_follow_each_other() -> None:
    assert scenes_read(with_skips({"yard": "fence", "fence": "street"}), skipping=True) == ["street"]


def test_skips_in_a_ring_come_to_rest() -> None:
    assert scenes_read(with_skips({"fence": "street", "street": "fence"}), skipping=True)[-1] == "street"


def test_a_skipped_scene_does_nothing_and_is_not_visited() -> None:
    story = with_skips({"fence": "street"})
    play = start(Rules.of(story), "keeper", skipping=True)
    assert "fence" not in play.choose(play.open_choices[0]).state.visited


def test_a_trail_of_a_play_that_skips_is_replayed_skipping() -> None:
    rules = Rules.of(with_skips({"fence": "street"}))
    again = replay(rules, ["yard.friday", "street.knock"], "keeper", skipping=True)
    assert again.stopped_at is None
    assert again.playthrough.ending is not None
