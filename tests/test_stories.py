"""The stories that come with the game, all together: finished, covering what they claim, and not alike."""

import re
from collections import Counter

import pytest

from game.engine import POLICIES, NoWayOnError, Rules, in_words, start
from game.story.concepts import concepts
from game.story.model import Story
from tests.docs.generated import bundled, shown_by
from tests.docs.pages import DOCS, read

STORIES = {story.id: story for story in bundled()}
SLATE = {
    "the-spare-key", "the-good-morning-call", "best-friend-underlined", "two-suitcases", "the-allotment", "solo-in-g",
}  # fmt: skip
WORD = re.compile(r"[a-z’']+")
OPENING, SHARED = 12, 3


@pytest.fixture(params=sorted(SLATE))
def story(request: pytest.FixtureRequest) -> Story:
    return STORIES[request.param]


def test_the_library_is_the_slate() -> None:
    assert STORIES.keys() == SLATE


def test_none_is_a_draft_and_each_seat_has_a_short_way(story: Story) -> None:
    assert not story.draft
    assert all(seat.short is not None for seat in story.seats)


def test_each_has_the_endings_and_stances_it_needs(story: Story) -> None:
    assert 5 <= len(story.endings) <= 6
    others = [person for person in story.cast.values() if person.stances]
    assert others
    assert all(len(person.stances) >= 2 for person in others)


def test_every_idea_is_shown_or_said_to_be_missing() -> None:
    table = read(DOCS / "stories.md")
    shown = frozenset().union(*map(shown_by, STORIES.values()))
    assert len(shown) * 2 >= len(concepts()), "the library covers half of the ideas"
    for id, concept in concepts().items():
        assert (f"| {concept.name} |" in table) == (id in shown)
        assert (f"| {concept.name} (not yet) |" in table) == (id not in shown)


def test_a_player_who_always_presses_the_same_number_comes_to_an_ending(story: Story) -> None:
    for seat in story.seats:
        for number in range(4):
            play = start(Rules.of(story), seat.id)
            while play.ending is None:
                choices = play.open_choices
                play = play.choose(choices[min(number, len(choices) - 1)])
            assert play.ending.ending.id in story.endings


def test_every_policy_comes_to_an_ending_from_the_short_way(story: Story) -> None:
    for seat in story.seats:
        for policy in POLICIES.values():
            play = start(Rules.of(story), seat.id, short=True)
            try:
                while play.ending is None:
                    play = play.choose(policy(play))
            except NoWayOnError as error:
                pytest.fail(str(error))
            assert 1 <= len(play.trail) <= 4


def test_no_two_stories_open_alike() -> None:
    openings = {
        (story.id, seat.id): in_words(start(Rules.of(story), seat.id).passages[0].text).lower()
        for story in STORIES.values()
        for seat in story.seats
    }
    words = {key: tuple(WORD.findall(text)[:OPENING]) for key, text in openings.items()}
    assert all(count == 1 for count in Counter(opening[:SHARED] for opening in words.values()).values())


def test_no_two_stories_share_a_name() -> None:
    names = Counter(person.name for story in STORIES.values() for person in story.cast.values())
    assert [name for name, count in names.items() if count > 1] == []
