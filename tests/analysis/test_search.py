"""The search for the shortest and the longest play comes to the same as the sweep over all states."""

import pytest
from hypothesis import HealthCheck, given, settings

from game.analysis import search
from game.analysis.amounts import Amounts
from game.analysis.explore import TooManyStatesError
from game.analysis.extremes import extreme_words
from game.analysis.ground import Ground
from game.analysis.hearing import Hearings
from game.analysis.prove import Limits, prove
from game.analysis.search import TooFarError, searched_words
from game.analysis.waves import waves
from game.story.model import Story
from tests.analysis.grounds import explored, hearings_of
from tests.analysis.test_hearing import STORY
from tests.analysis.tricky import TRICKY
from tests.generated import stories

MOST = 3_000


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(stories())
def test_of_generated_stories(story: Story) -> None:
    assert_alike(story)


@pytest.mark.parametrize("name", TRICKY)
def test_of_tricky_stories(name: str) -> None:
    assert_alike(TRICKY[name])


def assert_alike(story: Story) -> None:
    """Both ways come to the same, where one exploration hears all texts."""
    try:
        exploration = Ground.of(story, MOST).exploration
    except TooManyStatesError:
        return
    hearings = Hearings.over(story, MOST)
    if hearings.whole is None:
        return
    amounts = Amounts.of(hearings.whole.exploration, hearings.lines_of(hearings.whole))
    _, behind = waves(exploration)
    rings = any(behind[ending].any() for ending in story.endings if ending in behind)
    for longest in (False, True):
        if not (longest and rings):
            swept = extreme_words(amounts, longest=longest)
            assert searched_words(exploration, hearings, longest=longest) == swept


def test_texts_that_are_not_all_heard_together_are_searched_through() -> None:
    whole = prove(STORY).minutes
    states = hearings_of(STORY).of[0].exploration.states
    parts = prove(STORY, Limits(states=states - 1, cells=0))
    assert parts.exhaustive
    assert (parts.minutes.shortest, parts.minutes.longest) == (whole.shortest, whole.longest)
    assert parts.minutes.mean == pytest.approx(whole.mean)


def test_a_search_may_only_go_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_OPENED", 1)
    with pytest.raises(TooFarError):
        searched_words(explored(STORY), hearings_of(STORY), longest=False)
    states = hearings_of(STORY).of[0].exploration.states
    facts = prove(STORY, Limits(states=states - 1, cells=0))
    assert (facts.minutes.shortest, facts.minutes.longest) == (None, None)
    assert sum(limit.startswith("minutes: the ") for limit in facts.limits) == 2
