"""The ground of a small story, for tests of what is found on it."""

from game.analysis.explore import explore
from game.analysis.ground import Ground
from game.analysis.hearing import Hearings, memory_of
from game.analysis.reads import Reads
from game.analysis.stays import Exploration
from game.story.model import Story

MOST = 100_000


def explored(story: Story) -> Exploration:
    """Every state of play of a story."""
    return explore(Reads(story, memory_of(story)), MOST)


def ground_of(story: Story) -> Ground:
    """All that is known of a story's states of play."""
    return Ground.of(story, MOST)


def hearings_of(story: Story) -> Hearings:
    """What its texts can be asked of."""
    return Hearings.over(story, MOST)
