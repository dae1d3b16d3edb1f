"""Where the room split, and what those with the fewer votes would have met: their answer taken, the others kept."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.same_words import said_again
from game.engine import NoWayOnError, Playthrough
from game.engine.advance import is_open
from game.workshop.closing.came import Came, came_to
from game.workshop.closing.path import Answer, Fork

MOST_SPLITS = 3


@frozen
class Unmet:
    """An answer that the room did not take, and where it leads with the rest of the room's answers kept."""

    answer: Answer
    came: Came

    def sentence(self) -> str:
        """What would have been met, as a replay and no more."""
        return f"With {self.answer.letter} and the rest of your answers as they were: {self.came.sentence}"


@frozen
class Split:
    """A question over which the room was divided.

    Attributes:
        lead: by what part of the votes the first answer was ahead of the second, from 0 to 1.
        unmet: the answers with the most votes among those that were not taken; several where they had as many.
    """

    fork: Fork
    lead: float
    unmet: tuple[Unmet, ...]


def splits(path: tuple[Fork, ...], play: Playthrough) -> tuple[Split, ...]:
    """The closest votes, the closest first; of equals the one with more votes, then the earlier.

    Only questions count whose numbers may all be told, and none where an answer that is marked as harm had votes.
    """
    found = [split for fork in path if (split := _split(fork, play)) is not None]
    found.sort(key=lambda split: (split.lead, -(split.fork.voters.number or 0), split.fork.number))
    return tuple(found[:MOST_SPLITS])


def moved_most(path: tuple[Fork, ...]) -> Fork | None:
    """The question at which most votes went elsewhere between the first vote and the second; of equals the first."""
    moving = [
        (fork.moved.number, fork) for fork in path if fork.moved and fork.moved.number and not fork.harm
    ]
    return max(moving, key=lambda one: one[0], default=(0, None))[1]


def _split(fork: Fork, play: Playthrough) -> Split | None:
    votes = [answer.votes.number for answer in fork.answers]
    known = sorted((number for number in votes if number is not None), reverse=True)
    if len(known) < max(2, len(votes)) or not known[1] or fork.harm:
        return None
    return Split(fork, (known[0] - known[1]) / sum(known), tuple(_unmet(fork, play)))


def _unmet(fork: Fork, play: Playthrough) -> Iterator[Unmet]:
    if play.rules.story.safety:
        return
    others = [answer for answer in fork.answers if not answer.taken and answer.votes.number]
    most = max((answer.votes.number or 0 for answer in others), default=0)
    before = play.moments[fork.number - 1]
    for answer in others:
        choice = play.rules.scenes[fork.scene].by_id[answer.id]
        if answer.votes.number == most and is_open(choice, before.state):
            try:
                yield Unmet(answer, came_to(said_again(before.choose(choice), play), play))
            except NoWayOnError:
                continue
