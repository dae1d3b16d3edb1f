"""Which votes of a room may be exported, so that two exports never differ by the votes of fewer than five people.

Votes change until a question is decided, and a question can be put again after going back. So a count may be exported
only once its question is decided, and a later count of the same question takes its place only where at least five
votes came, went or changed; else the earlier one is told again. That holds for the first vote and the second as well.
Whatever is exported of a question, and whenever, is one of these counts, and any two of them are at least five votes
apart. What was exported before need not be remembered for that: it follows from the log.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.workshop.closing.path import votes_moved
from game.workshop.paper.counts import K
from game.workshop.room import Decision, Room, Stage

Votes = Mapping[str, int]
Question = tuple[str, int, tuple[str, ...]]
"""A scene, the how-manieth time the path came there, and the answers that were open."""


@frozen
class Release:
    """What may be exported of a decided question; the counts are still to be told by the rules of `counts`.

    Attributes:
        votes: the votes that stand for it.
        first: those of the first vote; None where there was no second, or where it was nearly the same.
        again: whether there was a second vote that was nearly the same as the first.
        earlier: whether the votes are those of an earlier time, since the last ones were nearly the same.
    """

    votes: Votes
    first: Votes | None
    again: bool
    earlier: bool


def releases(room: Room, stage: Stage) -> tuple[Release, ...]:
    """What may be exported of each standing decision, in the order of the path.

    Raises:
        ValueError: the room has no story yet, or its decisions do not fit this one.
    """
    told: dict[Question, list[Votes]] = {}
    found: dict[int, Release] = {}
    for decision, question in _decided(room, stage):
        found[decision.number] = _release(decision, told.setdefault(question, []))
    return tuple(found[decision.number] for decision in room.standing)


def _release(decision: Decision, told: list[Votes]) -> Release:
    """What is told of one more count of a question; what had to be told anew is added to `told`."""
    before = decision.before
    first = None if before is None else _apart(before, told)
    votes = _apart(decision.counts, told)
    return Release(
        votes=votes,
        first=None if first is votes else first,
        again=first is votes,
        earlier=votes not in (decision.counts, before),
    )


def _apart(votes: Votes, told: list[Votes]) -> Votes:
    """The first of the counts told so far that is less than five votes away; else these, which are told from now on."""
    for known in told:
        if votes_moved(known, votes) < K:
            return known
    told.append(votes)
    return votes


def _decided(room: Room, stage: Stage) -> Iterator[tuple[Decision, Question]]:
    """Every decision that was ever decided, in order, with its question."""
    trail: list[str] = []
    for place, decision in enumerate(room.decisions):
        is_last = place + 1 == len(room.decisions)
        if decision.chosen is None:
            if not is_last:
                trail.pop()  # another question after an open one: the room went back
            continue
        been = sum(step.startswith(f"{decision.scene}.") for step in trail)
        yield decision, (decision.scene, been, decision.choices)
        trail.append(f"{decision.scene}.{decision.chosen}")
        if not is_last and _ended(room, stage, tuple(trail)):
            trail.pop()  # another question after an ending: here too


def _ended(room: Room, stage: Stage, trail: tuple[str, ...]) -> bool:
    opened = room.opened
    if opened is None:
        raise ValueError("a room without a story")
    return stage.along(trail, opened.seat, opened.stances, short=opened.short).ending is not None
