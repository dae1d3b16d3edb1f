"""A play told again with one thing changed: the same words wherever they can still be said."""

from collections.abc import Iterable, Mapping
from itertools import islice

from attrs import frozen

from game.engine import NoWayOnError, Playthrough, start
from game.engine.advance import is_open
from game.engine.rules import CompiledChoice

LONGEST = 1_000


@frozen(eq=False)
class Retold:
    """What came of saying the same words again.

    Attributes:
        play: as far as the same words went; at an ending, or at a choice that was never met or is not open.
        changed: the choices of its trail that the first play did not take.
    """

    play: Playthrough
    changed: int

    @property
    def is_open(self) -> bool:
        """Whether the same words did not reach an ending: from there it is open."""
        return self.play.ending is None


def said_again(play: Playthrough, first: Playthrough) -> Retold:
    """Go on from `play` with what the first play said in each scene: the n-th time the n-th, then the last.

    It stops where the first play said nothing, or where what it said is not open.
    """
    said = _by_scene(first)
    met = _counts(play)
    for _ in range(LONGEST):
        choice = _next(play, said, met)
        if choice is None:
            break
        met[play.state.at] = met.get(play.state.at, 0) + 1
        try:
            play = play.choose(choice)
        except NoWayOnError:
            break
    before = set(first.trail)
    return Retold(play, sum(1 for step in play.trail if step not in before))


def to_another(first: Playthrough, person: str, stance: str) -> Retold:
    """The same words from the start to a person of another stance."""
    stances = dict(first.moments[0].state.stances) | {person: stance}
    again = start(first.rules, first.state.seat, stances, skipping=first.skipping, short=first.short)
    return said_again(again, first)


def first_difference(first: Playthrough, retold: Playthrough) -> int | None:
    """After how many choices something else is read in a retelling; None where every word is the same."""
    both = zip(first.moments, retold.moments, strict=False)
    return next((taken for taken, (one, other) in enumerate(both) if one.passages != other.passages), None)


def _next(play: Playthrough, said: Mapping[str, list[str]], met: Mapping[str, int]) -> CompiledChoice | None:
    if play.ending is not None or play.state.at not in said:
        return None
    taken = said[play.state.at]
    name = taken[min(met.get(play.state.at, 0), len(taken) - 1)]
    choice = play.rules.scenes[play.state.at].by_id[name]
    return choice if is_open(choice, play.state) else None


def _by_scene(play: Playthrough) -> Mapping[str, list[str]]:
    said: dict[str, list[str]] = {}
    for scene, choice in _steps(play.trail):
        said.setdefault(scene, []).append(choice)
    return said


def _counts(play: Playthrough) -> dict[str, int]:
    counts: dict[str, int] = {}
    for scene, _ in _steps(play.trail):
        counts[scene] = counts.get(scene, 0) + 1
    return counts


def _steps(trail: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((scene, choice) for scene, _, choice in (step.partition(".") for step in islice(trail, LONGEST)))
