"""How likely each ending is from every state, when every open choice is equally likely."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from game.analysis.arrays import Floats
from game.analysis.catches import trapped
from game.analysis.order import Knot
from game.analysis.rounds import MOST_ROUNDS, PATIENCE, TakenApart
from game.analysis.stays import Exploration, Stay

HARDLY_ANYTHING = 1e-14
"""Rings are gone round until no chance changes by more."""


@frozen(eq=False)
class Chances:
    """What may become of a play from each state of an exploration.

    Attributes:
        endings: the endings, in the order of the columns.
        of: a scene's or ending's id to a table: for each state the chance of each ending.
        given_up: the scenes of rings whose chances were still changing when they were left.
    """

    endings: tuple[str, ...]
    of: Mapping[str, Floats]
    given_up: tuple[str, ...]

    @classmethod
    def over(cls, exploration: Exploration) -> "Chances":
        """The chances in a story; a ring of scenes is gone through until they no longer change."""
        endings = tuple(exploration.story.endings)
        of = {id: np.zeros((stay.size, len(endings))) for id, stay in exploration.stays.items()}
        for column, ending in enumerate(endings):
            if ending in of:
                of[ending][:, column] = 1.0
        given_up: list[str] = []
        for knot in reversed(exploration.knots):
            if not knot.is_ring:
                _renew(exploration.stays[knot.scenes[0]], of)
            elif not _settle(exploration, knot, of):
                given_up += knot.scenes
        return cls(endings, of, tuple(given_up))


def _settle(exploration: Exploration, knot: Knot, of: dict[str, Floats]) -> bool:
    """Work out the chances in a ring; whether they came to rest."""
    stays = [exploration.stays[scene] for scene in reversed(knot.scenes)]
    beyond = {stay.id: _renewed(stay, of) for stay in stays}  # all is 0 inside: only what lies outside counts
    for round_ in range(MOST_ROUNDS):
        if max([_renew(stay, of) for stay in stays]) <= HARDLY_ANYTHING:
            return True
        if (
            round_ == PATIENCE
            and (ring := TakenApart.of(exploration, knot, trapped(exploration))) is not None
        ):
            of |= ring.means(beyond)
            return True
    return False


def _renew(stay: Stay, of: dict[str, Floats]) -> float:
    """Work out a scene's chances from those of what follows it; the largest change."""
    renewed = _renewed(stay, of)
    change = float(np.abs(renewed - of[stay.id]).max(initial=0.0))
    of[stay.id] = renewed
    return change


def _renewed(stay: Stay, of: Mapping[str, Floats]) -> Floats:
    renewed = np.zeros_like(of[stay.id])
    for passage in stay.passages:
        if passage.step.to is not None:
            share = passage.chance
            ahead = of[passage.step.to].take(passage.dst, axis=0)
            renewed[passage.src] += ahead if isinstance(share, float) else ahead * share[:, None]
    return renewed
