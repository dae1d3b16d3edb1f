"""A room's debrief as it may leave the room: made of its votes only from what the rules let be told."""

from collections import Counter
from collections.abc import Mapping

from attrs import evolve

from game.story.model import Story
from game.workshop.closing.arrivals import SeatArrivals, told_arrivals
from game.workshop.closing.group_debrief import GroupDebrief, debrief_of, plan_in
from game.workshop.closing.path import NOT_TOLD, SOURCES, Count, Fork, path, votes_moved
from game.workshop.paper.counts import A_FEW, FEWER, K, about, told_endings, told_voters, told_votes
from game.workshop.paper.releases import Release, releases
from game.workshop.room import Room, Stage

TOO_FEW = "There were too few votes, or too few of a kind, to tell more than the way that was taken."
NEARLY_THE_SAME = "The second vote was nearly the same as the first."
EARLIER = "This was asked more than once. The votes were nearly the same each time; these are the numbers of the first."


def guarded_debrief(room: Room, stage: Stage) -> GroupDebrief:
    """The debrief of a room as far as it has come, with as much of its counts as may be exported.

    Two rooms of which the same may be told give the same debrief.

    Raises:
        ValueError: the room has no story yet, or its trail does not fit this one.
    """
    play = stage.play(room)
    walked = zip(path(room, play), releases(room, stage), strict=True)
    sources = _sources(room)
    told = tuple(evolve(guarded(fork, release), sources=sources) for fork, release in walked)
    return debrief_of(plan_in(room, play), play, told, guarded_arrivals(room, play.rules.story))


def _sources(room: Room) -> tuple[str, ...]:
    """How votes were given in this room, all questions together: at one of them it could be the way of one person."""
    used = {
        source for decision in room.decisions if decision.chosen is not None for source in decision.by_source
    }
    return tuple(words for source, words in SOURCES.items() if source in used)


def guarded(fork: Fork, release: Release) -> Fork:
    """A question of the path with as much of its counts as may be told."""
    taken, cast = fork.taken.id, sum(release.votes.values())
    votes = told_votes(release.votes, taken)
    first = {} if release.first is None or not votes else told_votes(release.first, taken)
    answers = tuple(
        evolve(answer, votes=votes.get(answer.id, NOT_TOLD), first=first.get(answer.id))
        for answer in fork.answers
    )
    voters = NOT_TOLD if fork.passed and told_voters(cast) == FEWER else told_voters(cast)
    moved = _moved(first, votes)
    note = _note(fork, release, told=bool(votes))
    return evolve(fork, answers=answers, voters=voters, sources=(), moved=moved, note=note)


def guarded_arrivals(room: Room, story: Story) -> tuple[SeatArrivals, ...]:
    """The endings that phones came to, of all seats together; those that only a few came to are not named."""
    came = [ending for _, ending in room.arrived.values()]
    counts = Counter(came[: len(came) - len(came) % K])
    told = told_endings({ending: counts[ending] for ending in story.endings})
    named = {ending: count for ending, count in told.items() if count != A_FEW}
    return (SeatArrivals(None, "", told_arrivals(story, named)),) if named else ()


def _moved(first: Mapping[str, Count], votes: Mapping[str, Count]) -> Count | None:
    """About how many votes moved, as anybody could reckon from what is told; None where that is not all numbers."""
    before = {id: count.number for id, count in first.items() if count.number is not None}
    after = {id: count.number for id, count in votes.items() if count.number is not None}
    if not first or len(before) < len(first) or len(after) < len(votes):
        return None
    return about(votes_moved(before, after))


def _note(fork: Fork, release: Release, *, told: bool) -> str:
    if len(fork.answers) == 1 or (fork.passed and not told):
        return ""
    if not told:
        return TOO_FEW
    return EARLIER if release.earlier else NEARLY_THE_SAME if release.again else ""
