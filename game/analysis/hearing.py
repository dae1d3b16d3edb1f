"""What the texts of a story ask about, remembered beside what play asks about.

A flag that only a text reads is no part of the states of play. So the texts are asked of an exploration of their own,
which remembers what all lines ask about; or of several that know all lines together, where one has too many states.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from game.analysis.catches import Catches
from game.analysis.explore import TooManyStatesError, explore
from game.analysis.heard import Text, asked_in, texts
from game.analysis.lengths import quoted_lengths
from game.analysis.memory import Kept, Memory, deciding
from game.analysis.reads import Reads
from game.analysis.stays import Exploration
from game.analysis.visits import Visits
from game.story.model import Kind, Story
from game.story.prose.tree import Line
from game.story.walk import proses

MOVES: tuple[Kept, ...] = (("move", "lean"), ("move", "stand"), ("move", "repair"))
"""Asked at the interdependent endings, whatever the texts say."""


@frozen(eq=False)
class Hearing:
    """A story's states with what some lines ask about remembered, and how often each is come to."""

    exploration: Exploration
    visits: Visits

    @classmethod
    def of(cls, story: Story, things: Iterable[Kept], most: int) -> "Hearing":
        """The states with some things remembered besides what play asks about.

        Raises:
            TooManyStatesError: there are more than `most`.
        """
        memory = memory_of(story, things)
        exploration = explore(Reads(story, memory, texts=True, moves_at=interdependent(story)), most)
        return cls(exploration, Visits.over(exploration, Catches.over(exploration)))

    def hears(self, things: frozenset[Kept]) -> bool:
        """Whether all of some things are remembered."""
        return self.exploration.memory.fields.keys() >= things


Heard = tuple[Hearing, Text, Line]
"""A line in its text, and where it is heard."""


@frozen(eq=False)
class Hearings:
    """Explorations that together remember what every line asks about.

    Attributes:
        of: the hearings; a line is asked of the first that hears it.
        unheard: the things of lines that none can hear, because there are too many states.
        lines: every line that some play can read.
    """

    of: tuple[Hearing, ...]
    unheard: tuple[frozenset[Kept], ...]
    lines: tuple[Heard, ...]

    @property
    def things(self) -> tuple[Kept, ...]:
        """All that lines ask about, heard or not."""
        heard = (thing for hearing in self.of for thing in hearing.exploration.memory.fields)
        return tuple(dict.fromkeys((*heard, *(thing for things in self.unheard for thing in sorted(things)))))

    @property
    def whole(self) -> "Hearing | None":
        """The hearing that hears all lines together; None when it takes several, or not all are heard."""
        return self.of[0] if len(self.of) == 1 and not self.unheard else None

    def lines_of(self, hearing: Hearing) -> Iterator[tuple[Text, Line]]:
        """The lines that are asked of a hearing."""
        return ((text, line) for one, text, line in self.lines if one is hearing)

    @classmethod
    def over(cls, story: Story, most: int) -> "Hearings":
        """The hearings of a story, each of at most that many states."""
        wanted = list(dict.fromkeys(_wanted(story)))
        hearings: list[Hearing] = []
        unheard: list[frozenset[Kept]] = []
        _hear(story, wanted, most, hearings, unheard)
        return cls(tuple(hearings), tuple(unheard), tuple(_lines(hearings)))


def _lines(hearings: Iterable[Hearing]) -> Iterator[Heard]:
    """Every line that some play can read, where it is heard first."""
    told: set[frozenset[Kept]] = set()
    for hearing in hearings:
        heard: set[frozenset[Kept]] = set()
        for text in texts(hearing.exploration):
            for line in text.prose.lines:
                things = frozenset(asked_in(line))
                if things not in told and hearing.hears(things):
                    heard.add(things)
                    yield hearing, text, line
        told |= heard


def _wanted(story: Story) -> Iterator[frozenset[Kept]]:
    """What each line asks about, and with the words it quotes what those hang on."""
    yield frozenset(MOVES if interdependent(story) else ())
    for prose in proses(story):
        for line in prose.lines:
            things = set(asked_in(line))
            for sort, scene in tuple(things):
                if sort == "said":
                    for choice in story.scenes[scene].choices:
                        things.update(thing for words in choice.words.lines for thing in asked_in(words))
            yield frozenset(things)


def _hear(
    story: Story,
    group: list[frozenset[Kept]],
    most: int,
    hearings: list[Hearing],
    unheard: list[frozenset[Kept]],
) -> None:
    """Add a hearing of a group, or of its halves where it has too many states."""
    try:
        hearings.append(Hearing.of(story, (thing for things in group for thing in sorted(things)), most))
    except TooManyStatesError:
        if len(group) == 1:
            unheard.extend(group)
            return
        middle = len(group) // 2
        _hear(story, group[:middle], most, hearings, unheard)
        _hear(story, group[middle:], most, hearings, unheard)


def memory_of(story: Story, things: Iterable[Kept] = ()) -> Memory:
    """The memory of what play asks about and of some more things."""
    kept = [*deciding(story), *things]
    said = sorted({name for sort, name in kept if sort == "said"})
    return Memory.of(story, kept, {scene: quoted_lengths(story.scenes[scene], story) for scene in said})


def interdependent(story: Story) -> frozenset[str]:
    """The interdependent endings."""
    return frozenset(id for id, ending in story.endings.items() if ending.kind is Kind.INTERDEPENDENT)
