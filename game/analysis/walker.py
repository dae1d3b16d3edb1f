"""Walking one play through the states of a story."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.analysis.stays import Exploration, Passage


@frozen
class At:
    """Where a play stands: a scene or ending, and the number of its state there."""

    id: str
    state: int


@frozen(eq=False)
class Walker:
    """A play walks an exploration as the engine plays a story."""

    exploration: Exploration

    def start(self, seat: str | None, stances: Mapping[str, str]) -> At:
        """Where plays of a seat begin, the others' stances being these.

        Raises:
            KeyError: the story has no such start.
        """
        for start in self.exploration.starts:
            if start.seat == seat and dict(start.stances) == dict(stances):
                return At(start.scene, start.state)
        raise KeyError(seat)

    def settled(self, at: At) -> At:
        """On through scenes with no open choice, to a choice or an ending; where it stands if there is no way on."""
        seen: set[At] = set()
        while at not in seen and (ahead := self._alone(at)) is not None:
            seen.add(at)
            at = ahead
        return at

    def choices(self, at: At) -> dict[str, At]:
        """The open choices by their ids, each with where it leads to; none at an ending."""
        story = self.exploration.story
        if at.id not in story.scenes:
            return {}
        choices = story.scenes[at.id].choices
        return {
            choices[passage.step.choice].id: ahead
            for passage, ahead in self._passages(at)
            if passage.step.choice is not None
        }

    def _alone(self, at: At) -> At | None:
        return next((ahead for passage, ahead in self._passages(at) if passage.step.choice is None), None)

    def _passages(self, at: At) -> Iterator[tuple[Passage, At]]:
        for passage in self.exploration.stays[at.id].passages:
            place = int(passage.src.searchsorted(at.state))
            if place < len(passage.src) and passage.src[place] == at.state and passage.step.to is not None:
                yield passage, At(passage.step.to, int(passage.dst[place]))
