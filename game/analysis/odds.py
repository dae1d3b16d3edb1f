"""How likely each ending is from any point of a play, when the rest is left to chance."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from game.analysis.chances import Chances
from game.analysis.explore import explore
from game.analysis.hearing import memory_of
from game.analysis.reads import Reads
from game.analysis.walker import At, Walker
from game.story.model import Story

Shares = Mapping[str, float]
"""The chance of each ending; less than 1 in all where plays may never end."""


@frozen
class Crossing:
    """One choice of a play.

    Attributes:
        before: the chances while every open choice was equally likely.
        after: by the id of each open choice, the chances once it is taken.
    """

    before: Shares
    after: Mapping[str, Shares]


@frozen(eq=False)
class Odds:
    """The chance of each ending from every state of a story, each open choice equally likely."""

    walker: Walker
    chances: Chances

    @classmethod
    def of(cls, story: Story, most: int) -> "Odds":
        """The odds of a story.

        Raises:
            TooManyStatesError: it has more than `most` reachable states.
        """
        exploration = explore(Reads(story, memory_of(story)), most)
        return cls(Walker(exploration), Chances.over(exploration))

    def along(
        self, seat: str | None, stances: Mapping[str, str], trail: Sequence[str]
    ) -> tuple[tuple[Crossing, ...], Shares]:
        """Every choice of a play, given as its `scene.choice`, and the chances where it stands then.

        Raises:
            KeyError: no play goes that way.
        """
        at = self.walker.settled(self.walker.start(seat, stances))
        crossed: list[Crossing] = []
        for step in trail:
            ahead = self.walker.choices(at)
            after = {id: self._shares(to) for id, to in ahead.items()}
            crossed.append(Crossing(self._shares(at), after))
            at = self.walker.settled(ahead[step.removeprefix(f"{at.id}.")])
        return tuple(crossed), self._shares(at)

    def _shares(self, at: At) -> Shares:
        row = self.chances.of[at.id][at.state].tolist()
        return dict(zip(self.chances.endings, row, strict=True))
