"""The room's path: every question it answered on the way, with its counts and with what the answer did to the odds."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.debrief.debrief import KINDS
from game.debrief.moments import Moment, moments
from game.debrief.odds import Turn, plays
from game.engine import Playthrough, in_words
from game.story.model import Kind
from game.workshop.room import Decision, Room, Source

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SOURCES: Mapping[Source, str] = {
    Source.PHONES: "phones",
    Source.KEYBOARD: "a shared keyboard",
    Source.TYPED: "counts typed in",
    Source.HANDS: "a show of hands",
    Source.CARDS: "cards held up",
}


@frozen
class Count:
    """A number of votes, as far as it is known or may be told.

    Attributes:
        number: how many, or about how many; None where it is not told.
        shown: what to show for it.
    """

    number: int | None
    shown: str

    @classmethod
    def of(cls, number: int) -> "Count":
        """A number that is shown as it is."""
        return cls(number, str(number))


NOT_TOLD = Count(None, "")


@frozen
class Answer:
    """One answer to a question.

    Attributes:
        letter: its letter on phones and cards.
        words: as the room read them.
        spoken: whether it is said; else it is done.
        harm: whether the author marks it as harm.
        taken: whether the room went this way.
        votes: at the end.
        first: at the first vote; None where there was no second.
    """

    id: str
    letter: str
    words: str
    spoken: bool
    harm: bool
    taken: bool
    votes: Count
    first: Count | None = None


@frozen
class Chance:
    """How likely a kind of ending was before an answer and after it, each open choice being equally likely."""

    kind: Kind
    before: float
    after: float

    def sentence(self) -> str:
        """It in words, such as `an ending about giving way: one play in ten before, one play in four after`."""
        return f"{KINDS[self.kind]}: {plays(self.before)} before, {plays(self.after)} after"

    @property
    def moved(self) -> bool:
        """Whether the words for before and after differ."""
        return plays(self.before) != plays(self.after)


@frozen
class Fork:
    """A question that the room answered.

    Attributes:
        number: its place on the path, from 1.
        place: where the scene is, as it was read; empty where that is not said.
        voters: how many votes there were.
        sources: how votes were given, in words.
        passed: the facilitator went on without a vote.
        chances: for each kind of ending the story has; empty where the odds are not known or not told.
        moved: how many votes went elsewhere between the first vote and the second; None where that is not known.
        note: what has to be said about the numbers.
    """

    number: int
    scene: str
    place: str
    answers: tuple[Answer, ...]
    voters: Count
    sources: tuple[str, ...] = ()
    passed: bool = False
    chances: tuple[Chance, ...] = ()
    moved: Count | None = None
    note: str = ""

    @property
    def taken(self) -> Answer:
        """The room's answer."""
        return next(answer for answer in self.answers if answer.taken)

    @property
    def harm(self) -> bool:
        """Whether the room's answer, or one that had votes, is marked as harm."""
        return any(answer.harm and (answer.taken or answer.votes.number) for answer in self.answers)


def path(room: Room, play: Playthrough) -> tuple[Fork, ...]:
    """The questions of a room's standing path, in order; none where each plays for itself."""
    found = zip(room.standing, moments(play), strict=True)
    return tuple(_fork(decision, moment, play) for decision, moment in found)


def votes_moved(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """The fewest votes that must have come, gone or changed to make one count of the other."""
    changes = [after.get(id, 0) - before.get(id, 0) for id in {*before, *after}]
    return max(
        sum(change for change in changes if change > 0), -sum(change for change in changes if change < 0)
    )


def _fork(decision: Decision, moment: Moment, play: Playthrough) -> Fork:
    before, counts = decision.before, decision.counts
    offered = play.rules.scenes[moment.scene].by_id
    answers = tuple(
        Answer(
            id=id,
            letter=letter,
            words=in_words(offered[id].words(moment.before)),
            spoken=offered[id].choice.spoken,
            harm=offered[id].choice.harm,
            taken=id == decision.chosen,
            votes=Count.of(counts[id]),
            first=None if before is None else Count.of(before[id]),
        )
        for letter, id in zip(LETTERS, decision.choices, strict=False)
    )
    told = moment.turn is not None and not moment.chosen.choice.harm and not play.rules.story.safety
    return Fork(
        number=moment.step + 1,
        scene=moment.scene,
        place=in_words(moment.place),
        answers=answers,
        voters=Count.of(decision.cast),
        sources=tuple(SOURCES[source] for source in decision.by_source),
        passed=decision.passed,
        chances=tuple(_chances(play, moment.turn)) if told and moment.turn is not None else (),
        moved=None if before is None else Count.of(votes_moved(before, counts)),
    )


def _chances(play: Playthrough, turn: Turn) -> Iterator[Chance]:
    endings = play.rules.story.endings.values()
    for kind in Kind:
        own = [ending.id for ending in endings if ending.kind is kind]
        if own:
            yield Chance(kind, sum(turn.before[id] for id in own), sum(turn.after[id] for id in own))
