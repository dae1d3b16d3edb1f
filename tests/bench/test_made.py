"""The stories that the benchmark is about: the same every time, sound, and the same in every language."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from game.engine import POLICIES, Rules, in_words, start, tell
from game.story.model import METER_NAMES, Story
from game.story.reading import read_story
from tests.bench import in_bard, in_ink, in_yaml
from tests.bench.made import CHOICES, WIDTH, MadeStory, layer_of, made
from tests.bench.numbers import Numbers
from tests.bench.pressing import corridor, door

SCENES = 40


@pytest.fixture(scope="module")
def house() -> MadeStory:
    return made(SCENES)


@pytest.fixture(scope="module")
def story(house: MadeStory, tmp_path_factory: pytest.TempPathFactory) -> Story:
    reading = read_story(in_yaml.write(house, tmp_path_factory.mktemp("stories")))
    assert reading.problems == ()
    assert reading.story is not None
    return reading.story


def test_the_numbers_are_those_that_other_languages_draw() -> None:
    numbers = Numbers(1)
    assert [numbers.below(1000) for _ in range(5)] == [271, 794, 886, 637, 41]


def test_the_same_seed_makes_the_same_story_and_another_seed_another() -> None:
    assert made(SCENES) == made(SCENES)
    assert made(SCENES, seed=2) != made(SCENES)


def test_a_larger_story_begins_as_a_smaller_one_does(house: MadeStory) -> None:
    before_the_last_layers = SCENES - 2 * WIDTH
    assert made(4 * SCENES).rooms[:before_the_last_layers] == house.rooms[:before_the_last_layers]


@pytest.mark.parametrize("scenes", [1, 2, 4, 5, 13])
def test_a_story_of_any_size_is_read(scenes: int, tmp_path: Path) -> None:
    reading = read_story(in_yaml.write(made(scenes), tmp_path))
    assert {problem.code for problem in reading.problems} <= {"BW403"}, (
        reading.problems
    )  # a scene nothing leads to
    assert reading.story is not None
    assert len(reading.story.scenes) == scenes


def test_it_has_what_makes_a_story_hard(house: MadeStory) -> None:
    choices = [choice for room in house.rooms for choice in room.choices]
    asked = [choice.only for choice in choices if choice.only is not None]
    assert {only.name in METER_NAMES for only in asked} == {True, False}
    assert 0.1 < len(asked) / len(choices) < 0.3
    assert any(choice.raises for choice in choices)
    assert any(room.turn for room in house.rooms)
    words = [len(" ".join((*room.paragraphs, room.spoken)).split()) for room in house.rooms]
    assert 75 <= sum(words) / len(words) <= 95


def test_every_play_goes_down_through_all_layers(house: MadeStory, story: Story) -> None:
    for room in house.rooms:
        assert len(room.choices) == CHOICES
        assert any(choice.only is None for choice in room.choices)
        for choice in room.choices:
            assert choice.to is None or layer_of(choice.to) == layer_of(room.number) + 1
    play = start(Rules.of(story))
    while play.ending is None:
        play = play.choose(POLICIES["last"](play))
    assert len(play.trail) == house.depth


def test_the_twin_in_ink_has_the_same_rooms_choices_and_words(house: MadeStory, story: Story) -> None:
    ink = in_ink.ink(house)
    knots = re.findall(r"^=== (\w+) ===$", ink, re.MULTILINE)
    endings = [*story.endings]
    assert knots == [scene.replace("-", "_") for scene in story.scenes] + [in_ink.FRONT_DOOR, *endings]
    _assert_the_same(ink, story)


def test_the_twin_for_bardic_has_the_same_rooms_choices_and_words(house: MadeStory, story: Story) -> None:
    bard = in_bard.bard(house)
    passages = re.findall(r"^:: (\w+)", bard, re.MULTILINE)
    endings = [ending.title for ending in story.endings.values()]
    assert passages == [
        "Start",
        *(f"Room{room.number}" for room in house.rooms),
        in_bard.FRONT_DOOR,
        *endings,
    ]
    _assert_the_same(bard, story)


def _assert_the_same(twin: str, story: Story) -> None:
    """Every scene's words and choices stand in the twin, in the same order."""
    at = 0
    play = start(Rules.of(story))
    for passage in play.passages:
        at = twin.index(in_words(passage.place), at)
    for scene in story.scenes.values():
        for choice in scene.choices:
            words = in_words(tell(choice.words, story, play.state))
            at = twin.index(f"[{words}]", at) + 1


def test_every_button_of_a_corridor_has_words_of_its_own() -> None:
    rooms = corridor(6).rooms
    assert [choice.words for room in rooms for choice in room.choices] == [
        door(room, place) for room in range(6) for place in (1, 2, 3)
    ]
    for room, following in pairwise(rooms):
        assert {choice.to for choice in room.choices} == {following.number}
