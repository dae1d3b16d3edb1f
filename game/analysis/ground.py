"""The ground that every finding stands on: all states of play, how likely they are and what they come to."""

from attrs import frozen

from game.analysis.catches import Catches
from game.analysis.chances import Chances
from game.analysis.explore import explore
from game.analysis.hearing import memory_of
from game.analysis.reads import Reads
from game.analysis.shortest import Shortest
from game.analysis.stays import Exploration
from game.analysis.visits import Visits
from game.story.model import Story


@frozen(eq=False)
class Ground:
    """All that is known of the states of play of a story."""

    exploration: Exploration
    chances: Chances
    catches: Catches
    visits: Visits
    shortest: Shortest

    @classmethod
    def of(cls, story: Story, most: int) -> "Ground":
        """The ground of a story.

        Raises:
            TooManyStatesError: it has more than `most` reachable states.
        """
        exploration = explore(Reads(story, memory_of(story)), most)
        catches = Catches.over(exploration)
        return cls(
            exploration,
            Chances.over(exploration),
            catches,
            Visits.over(exploration, catches),
            Shortest.over(exploration),
        )

    @property
    def never_ends(self) -> bool:
        """Whether some play comes to no ending."""
        stuck = any(states.any() for states in self.catches.stuck.values())
        return stuck or any(states.any() for states in self.catches.trapped.values())
