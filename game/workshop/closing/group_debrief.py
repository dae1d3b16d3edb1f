"""The debrief of a room: all that can be said of its play, computed from the log and replayed, never asserted."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.debrief.block import told_at
from game.debrief.debrief import KINDS
from game.debrief.idea import idea
from game.engine import Playthrough, Told, in_words
from game.story.concepts import Concept
from game.story.model import Whose as Part
from game.workshop.closing.arrivals import SeatArrivals, arrivals
from game.workshop.closing.asked import Prompt, Unsaid, prompts, questions, questions_of, turned_at, unsaid
from game.workshop.closing.others import Other, met, others
from game.workshop.closing.path import Fork, path
from game.workshop.closing.plans import Plan, plan_of
from game.workshop.closing.splits import Split, moved_most, splits
from game.workshop.room import Room, Stage

NO_WHAT_IF = "There is no “what if” in this story. What was done to people in it was not in their hands."
WHOSE: Mapping[Part, str] = {"yours": "The one you played", "theirs": "The others", "neither": "Nobody"}
"""Whose part something was; a room is not the one who was played."""


@frozen
class Whose:
    """Whose part something was: the one who was played, the others, or nobody."""

    whose: str
    words: str


@frozen(eq=False)
class GroupDebrief:
    """What can be said to a room after its play; what there is nothing to say about is empty.

    Attributes:
        plan: the room's plan, with the phases of its debrief.
        title: the ending's title; empty where the room came to none.
        kind: what the ending is about, in a few words that do not judge.
        reading: what the ending shows, in the story's own terms.
        met: for each other person the name, and how they came to this play in the author's words.
        path: the questions the room answered, with counts and odds.
        splits: its closest votes, at most three, each with what the others would have met.
        moved_most: the question at which most votes went elsewhere at the second vote.
        no_what_if: why nothing is said of what would have been; empty where it is.
        unsaid: what others did not say aloud at the turning points.
        others: the same words to another person.
        idea: the concept that the room's own answers showed most.
        whose: whose part was whose.
        questions: the author's questions about the ending.
        prompts: the author's questions about the scenes on the path.
        fly_on_the_wall: a question from somebody who wishes everyone well.
        if_then: a sentence to finish.
        arrivals: where phones that play for themselves came to.
    """

    plan: Plan
    title: str
    kind: str
    reading: Told
    met: tuple[tuple[str, str], ...]
    path: tuple[Fork, ...]
    splits: tuple[Split, ...]
    moved_most: Fork | None
    no_what_if: str
    unsaid: tuple[Unsaid, ...]
    others: tuple[Other, ...]
    idea: Concept | None
    whose: tuple[Whose, ...]
    questions: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    fly_on_the_wall: str
    if_then: str
    arrivals: tuple[SeatArrivals, ...]


def group_debrief(room: Room, stage: Stage) -> GroupDebrief:
    """The debrief of a room as far as it has come, with its own counts: for the room's own screen.

    Raises:
        ValueError: the room has no story yet, or its trail does not fit this one.
    """
    play = stage.play(room)
    return debrief_of(plan_in(room, play), play, path(room, play), arrivals(room, play.rules.story))


def plan_in(room: Room, play: Playthrough) -> Plan:
    """The plan a room was opened with."""
    return plan_of(play.rules.story, room.opened.plan if room.opened else 0)


def debrief_of(
    plan: Plan, play: Playthrough, walked: tuple[Fork, ...], came: tuple[SeatArrivals, ...]
) -> GroupDebrief:
    """The debrief of a play whose votes and arrivals are told as `walked` and `came` tell them, and by nothing else."""
    story, ending = play.rules.story, play.ending.ending if play.ending else None
    points = turned_at(play)
    return GroupDebrief(
        plan=plan,
        title=ending.title if ending else "",
        kind=KINDS[ending.kind] if ending else "",
        reading=told_at(ending.debrief.reading, play) if ending else (),
        met=met(play) if play.trail or len(story.seats) == 1 else (),
        path=walked,
        splits=splits(walked, play),
        moved_most=moved_most(walked),
        no_what_if=NO_WHAT_IF if story.safety else "",
        unsaid=unsaid(play, points),
        others=others(play),
        idea=idea(play, points),
        whose=tuple(_whose(play)),
        questions=questions(play) or tuple(_questions_met(play, came)),
        prompts=prompts(play),
        fly_on_the_wall=in_words(told_at(ending.debrief.fly_on_the_wall, play)) if ending else "",
        if_then=in_words(told_at(ending.debrief.if_then, play)) if ending else "",
        arrivals=came,
    )


def _questions_met(play: Playthrough, came: tuple[SeatArrivals, ...]) -> dict[str, None]:
    """The questions about every ending that a phone came to, each once."""
    endings = [arrival.ending for seat in came for arrival in seat.arrivals if arrival.count.shown]
    return dict.fromkeys(question for ending in endings for question in questions_of(play, ending))


def _whose(play: Playthrough) -> Iterator[Whose]:
    if play.ending is not None:
        for part, prose in play.ending.ending.debrief.whose.items():
            if words := in_words(told_at(prose, play)):
                yield Whose(WHOSE[part], words)
