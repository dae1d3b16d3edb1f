"""The odds a debrief tells are those of counting every play out by hand."""

from pathlib import Path

import pytest

from game.debrief import debrief
from game.debrief.odds import now, plays, turns
from game.engine import Playthrough, Rules, in_words, start
from game.story.reading import read_story
from tests.debrief.plays import drawn, spare_key

CONFORMANCE = Path(__file__).parents[1] / "conformance"
FINITE = (
    "clamped-once",
    "first-shift-that-holds",
    "go-is-judged-after",
    "own-bands-and-starts",
    "policies-and-ties",
    "seats-and-stances",
    "stances-are-equally-likely",
    "three-moves",
)


def by_hand(play: Playthrough) -> dict[str, float]:
    """The chance of each ending from where a play stands, by playing every play there is."""
    if play.ending is not None:
        return {play.state.at: 1.0}
    found: dict[str, float] = {}
    for choice in play.open_choices:
        for ending, share in by_hand(play.choose(choice)).items():
            found[ending] = found.get(ending, 0.0) + share / len(play.open_choices)
    return found


def rules_of(name: str) -> Rules:
    story = read_story(CONFORMANCE / f"{name}.yaml").story
    assert story is not None
    return Rules.of(story)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", FINITE)
def test_each_choice_moves_the_odds_as_far_as_playing_everything_says(name: str, seed: int) -> None:
    play = drawn(rules_of(name), seed)
    found = turns(play)
    assert found is not None
    assert len(found) == len(play.trail)
    for turn, moment, ahead in zip(found, play.moments, play.moments[1:], strict=False):
        before, after = by_hand(moment), by_hand(ahead)
        for ending in play.rules.story.endings:
            assert turn.before[ending] == pytest.approx(before.get(ending, 0.0))
            assert turn.after[ending] == pytest.approx(after.get(ending, 0.0))


def test_the_odds_of_a_start_and_of_an_open_point_are_those_by_hand() -> None:
    play = start(rules_of("stances-are-equally-likely"))
    wanted = pytest.approx(by_hand(play))
    here = now(play)
    assert here is not None
    assert {ending: share for ending, share in here.items() if share} == wanted


def test_where_scenes_were_skipped_no_odds_are_told() -> None:
    play = start(spare_key(), skipping=True)
    while play.ending is None:
        play = play.choose(play.open_choices[0])
    assert turns(play) is None
    assert "would have ended so" not in " ".join(
        in_words(block.text) for block in debrief(play).blocks if block.heading.endswith("turned it")
    )


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "no play"),
        (0.001, "hardly a play"),
        (0.174, "one play in six"),
        (0.36, "one play in three"),
        (0.37, "two plays in five"),
        (0.5, "half of all plays"),
        (0.99, "nearly every play"),
        (1.0, "every play"),
    ],
)
def test_a_chance_is_told_in_words(share: float, said: str) -> None:
    assert plays(share) == said
