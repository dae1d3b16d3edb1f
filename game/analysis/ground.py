"""The ground that every finding stands on: all states of play, how likely they are and what they come to."""

from attrs import frozen

from game.analysis.chances import Catches, Chances
from game.analysis.explore import Exploration, explore
from game.analysis.lengths import quoted_lengths
from game.analysis.listening import Listening
from game.analysis.liveness import live
from game.analysis.memory import Memory
from game.analysis.planes import Known
from game.analysis.reads import Reads
from game.analysis.shortest import Shortest
from game.analysis.visits import Visits
from game.story.model import Kind, Story
from game.story.walk import proses, said_scenes


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
    def listening(self) -> Listening:
        """What the texts can be asked of; the moves made are remembered to the interdependent endings."""
        story = self.exploration.story
        reads = Reads(story, self.exploration.memory, texts=True, moves_at=interdependent(story))
        return Listening(Known(self.exploration, self.catches, self.visits, live(reads)), reads)

    @property
    def never_ends(self) -> bool:
        """Whether some play comes to no ending."""
        stuck = any(states.any() for states in self.catches.stuck.values())
        return stuck or any(states.any() for states in self.catches.trapped.values())


def memory_of(story: Story) -> Memory:
    """The memory of a story, texts included."""
    quoted = {scene for prose in proses(story) for scene in said_scenes(prose)}
    return Memory.of(story, {scene: quoted_lengths(story.scenes[scene], story) for scene in sorted(quoted)})


def interdependent(story: Story) -> frozenset[str]:
    """The interdependent endings."""
    return frozenset(id for id, ending in story.endings.items() if ending.kind is Kind.INTERDEPENDENT)
