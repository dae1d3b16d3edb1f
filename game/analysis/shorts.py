"""The short ways of a story: whether they can be played with everybody, and how many choices they leave."""

from collections.abc import Iterator

from game.analysis.facts import Finding
from game.analysis.findings import Shown
from game.analysis.stays import Exploration, Start
from game.analysis.walker import At, Walker
from game.story.model import Seat
from game.story.reading.places import HEAD

MOST_LEFT = 4


def shorts(exploration: Exploration) -> Iterator[Shown]:
    """Short ways that cannot be played under some stance, and those that leave no choice or too many."""
    walker = Walker(exploration)
    for seat in exploration.story.seats:
        if seat.short is None:
            continue
        starts = [start for start in exploration.starts if start.seat == seat.id]
        path = (HEAD, "short") if seat.id is None else (HEAD, "short", seat.id)
        ends: set[At] = set()
        for start in starts:
            at = _followed(walker, start, seat)
            if isinstance(at, At):
                ends.add(at)
            else:
                words = {"step": seat.short.taken[at], "stance": _under(start)}
                yield Finding("BW612", (*path, str(at)), words), None
                break
        else:
            least, most = _left(walker, ends)
            if least == 0 or most > MOST_LEFT:
                words = {"least": str(least), "most": str(most) if most <= MOST_LEFT else "more than 4"}
                yield Finding("BW613", path, words), None


def _followed(walker: Walker, start: Start, seat: Seat) -> At | int:
    """Where the short way of a seat leads to; the place of the first step that cannot be taken."""
    at = walker.settled(At(start.scene, start.state))
    for number, step in enumerate(seat.short.taken if seat.short is not None else ()):
        ahead = {f"{at.id}.{choice}": to for choice, to in walker.choices(at).items()}
        if step not in ahead:
            return number
        at = walker.settled(ahead[step])
    return at


def _under(start: Start) -> str:
    """The stances of a start, as words behind a sentence; empty where nobody has one."""
    told = [f"{person} is {stance}" for person, stance in start.stances.items()]
    return f" when {' and '.join(told)}" if told else ""


def _left(walker: Walker, at: set[At]) -> tuple[int, int]:
    """The fewest and the most choices before an ending; one more than the most there should be stands for more."""
    endings = walker.exploration.story.endings
    taken, least = 0, None
    while at and taken <= MOST_LEFT:
        if least is None and any(place.id in endings for place in at):
            least = taken
        at = {walker.settled(ahead) for place in at for ahead in walker.choices(place).values()}
        taken += 1
    return (taken if least is None else least), taken if at else taken - 1
