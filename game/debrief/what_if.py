"""One choice changed, the rest of the play said again: computed, never invented."""

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from game.debrief.moments import Moment, zones
from game.debrief.odds import now
from game.debrief.same_words import Retold, said_again
from game.engine import NoWayOnError, Playthrough
from game.engine.rules import CompiledChoice
from game.story.model import Kind

OTHER_KIND, OTHER_ENDING, OPEN = range(3)
LAST = 3


@frozen(eq=False)
class WhatIf:
    """A single other choice of a play, and what the same words came to behind it.

    Attributes:
        moment: the choice that was taken there.
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


def swaps(play: Playthrough, taken: tuple[Moment, ...]) -> tuple[WhatIf, ...]:
    """Every single other choice of a play, replayed; moments of harm are not asked, and no harm is put in a place."""
    return tuple(swap for moment in taken if not moment.chosen.choice.harm for swap in _swaps(play, moment))


def turning_steps(play: Playthrough, swapped: tuple[WhatIf, ...]) -> frozenset[int]:
    """The steps at which at least half of the other choices do not come to the same ending."""
    there, elsewhere = Counter[int](), Counter[int]()
    for swap in swapped:
        (there if swap.ending == play.state.at else elsewhere)[swap.moment.step] += 1
    return frozenset(step for step, count in elsewhere.items() if count >= there[step])


def what_if(play: Playthrough, swapped: tuple[WhatIf, ...], points: tuple[Moment, ...]) -> WhatIf | None:
    """The nearest single change that leads to another kind of ending; else to another ending, or to open ground.

    Nearest has the fewest other choices changed, where the last answer of all counts as `LAST` changes: that it leads
    elsewhere is mostly known. Of equals, one to an interdependent ending comes first, then one at a turning point, then
    the later. None when no swap changes the ending.
    """
    ranked = [(rank, swap) for swap in swapped if (rank := _rank(play, swap, points)) is not None]
    return min(ranked, key=lambda one: one[0])[1] if ranked else None


def _swaps(play: Playthrough, moment: Moment) -> Iterator[WhatIf]:
    before = play.moments[moment.step]
    for choice in before.open_choices:
        if choice is moment.chosen or choice.choice.harm:
            continue
        try:
            there = before.choose(choice)
        except NoWayOnError:
            continue
        yield WhatIf(moment, choice, there, said_again(there, play))


def _rank(play: Playthrough, swap: WhatIf, points: tuple[Moment, ...]) -> tuple[float, ...] | None:
    """Smaller is nearer; None when the swap does not change the ending."""
    retold, story = swap.retold, play.rules.story
    moved = sum(
        before != after
        for before, after in zip(zones(play.state, story), zones(retold.play.state, story), strict=True)
    )
    changed = retold.changed + (LAST if swap.moment.step == len(play.trail) - 1 else 0)
    nearness = (changed, swap.moment not in points, moved, -swap.moment.step)
    if retold.is_open:
        same = (now(retold.play) or {}).get(play.state.at, 0.0)
        return (OPEN, round(same, 2), *nearness)
    if swap.ending is not None and swap.ending != play.state.at:
        kind = story.endings[swap.ending].kind
        other_kind = kind is not story.endings[play.state.at].kind
        sort = OTHER_KIND if other_kind else OTHER_ENDING
        return (sort, 0.0, changed, kind is not Kind.INTERDEPENDENT, *nearness[1:])
    return None
