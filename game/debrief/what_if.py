"""One choice changed, the rest of the play said again: computed, never invented."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.moments import Moment, zones
from game.debrief.same_words import Retold, said_again
from game.engine import NoWayOnError, Playthrough
from game.engine.rules import CompiledChoice


@frozen(eq=False)
class WhatIf:
    """A single other choice at a turning point, and what the same words came to behind it.

    Attributes:
        moment: the turning point.
        instead: the other choice.
        there: the play right after that choice, for a player who wants to go there.
        retold: the play with the later choices said again.
    """

    moment: Moment
    instead: CompiledChoice
    there: Playthrough
    retold: Retold

    @property
    def ending(self) -> str | None:
        """The id of the ending it comes to; None where it is open."""
        return None if self.retold.is_open else self.retold.play.state.at


def what_if(play: Playthrough, points: tuple[Moment, ...]) -> WhatIf | None:
    """The other choice that changes the ending, or else a band, and the fewest other things.

    Only turning points without harm are asked, and only choices without harm are put in their place. None when no
    swap changes anything. A swap whose later words cannot all be said again counts last: from there it is open.
    """
    swaps = [swap for point in points if not point.chosen.choice.harm for swap in _swaps(play, point)]
    changing = [swap for swap in swaps if _rank(play, swap) is not None]
    return min(changing, key=lambda swap: _rank(play, swap) or (), default=None)


def _swaps(play: Playthrough, point: Moment) -> Iterator[WhatIf]:
    before = play.moments[point.step]
    for choice in before.open_choices:
        if choice is point.chosen or choice.choice.harm:
            continue
        try:
            there = before.choose(choice)
        except NoWayOnError:
            continue
        yield WhatIf(point, choice, there, said_again(there, play))


def _rank(play: Playthrough, swap: WhatIf) -> tuple[int, ...] | None:
    """Smaller is nearer; None when the swap changes neither the ending nor a band."""
    retold = swap.retold
    story = play.rules.story
    moved = sum(
        before != after
        for before, after in zip(zones(play.state, story), zones(retold.play.state, story), strict=True)
    )
    if retold.is_open:
        return (2, retold.changed, moved, -swap.moment.step)
    if swap.ending != play.state.at:
        return (0, retold.changed, moved, -swap.moment.step)
    return (1, retold.changed, moved, -swap.moment.step) if moved else None
