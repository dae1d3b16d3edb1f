"""One question to the room: who voted what, and how far the loop has come.

The loop is Mazur's, with the counts hidden until the reveal: a silent vote, talk in pairs, the reveal, a second vote if
the facilitator wants one, and on. A phone's vote is an upsert, so it can be sent twice and changed until the reveal;
counts are always made from the votes, and never added up as they come in.
"""

from collections import Counter
from collections.abc import Mapping

from attrs import evolve, field, frozen

from game.workshop.room.events import Phase, Source

OPEN_PHASES = frozenset({Phase.VOTE, Phase.TALK, Phase.REVOTE})
Counts = Mapping[str, int]


@frozen
class Decision:
    """A decision of the room.

    Attributes:
        number: from 1, never used again.
        scene: where the story stood.
        choices: the ids of the answers, in their order.
        votes: by phone, its answer; empty once the question is decided.
        phones: the phones' counts, once the question is decided.
        keys: the presses already heard, so that one that comes late changes nothing.
        tallies: by source, what the facilitator counted.
        before: the counts of the first reveal, once there was a second vote.
        chosen: the answer the room went with.
        passed: the facilitator went on without a vote.
        undone: it was taken back later.
    """

    number: int
    scene: str
    choices: tuple[str, ...]
    phase: Phase = Phase.VOTE
    votes: Mapping[str, str] = field(factory=dict)
    phones: Counts | None = None
    keys: frozenset[str] = frozenset()
    tallies: Mapping[Source, Counts] = field(factory=dict)
    before: Counts | None = None
    chosen: str | None = None
    passed: bool = False
    undone: bool = False

    @property
    def open(self) -> bool:
        """Whether votes are taken."""
        return self.phase in OPEN_PHASES

    @property
    def by_source(self) -> Mapping[Source, Counts]:
        """The counts of every source that gave any vote."""
        counted = {Source.PHONES: self._phones(), **self.tallies}
        return {
            source: {choice: counts.get(choice, 0) for choice in self.choices}
            for source, counts in counted.items()
            if any(counts.values())
        }

    @property
    def counts(self) -> Counts:
        """How many votes each answer has, whatever way they were given."""
        sources = self.by_source.values()
        return {choice: sum(counts[choice] for counts in sources) for choice in self.choices}

    @property
    def cast(self) -> int:
        """How many votes there are."""
        return sum(self.counts.values())

    @property
    def leaders(self) -> tuple[str, ...]:
        """The answers with the most votes; several at a tie, none without votes."""
        counts = self.counts
        most = max(counts.values())
        return tuple(choice for choice in self.choices if counts[choice] == most) if most else ()

    def voted(self, who: str, choice: str, key: str) -> "Decision":
        """With a phone's vote; the same decision where that press was heard before."""
        if self.heard(who, key):
            return self
        return evolve(self, votes={**self.votes, who: choice}, keys=self.keys | {f"{who} {key}"})

    def heard(self, who: str, key: str) -> bool:
        """Whether that press of a button was heard before."""
        return f"{who} {key}" in self.keys

    def without(self, who: str) -> "Decision":
        """Without a phone's vote."""
        return evolve(self, votes={voter: choice for voter, choice in self.votes.items() if voter != who})

    def tallied(self, source: Source, counts: Counts) -> "Decision":
        """With the facilitator's count of one source."""
        return evolve(self, tallies={**self.tallies, source: dict(counts)})

    def stepped(self, phase: Phase) -> "Decision":
        """In another phase; a second vote remembers the counts of the first."""
        before = self.counts if phase is Phase.REVOTE and self.before is None else self.before
        return evolve(self, phase=phase, before=before)

    def decided(self, choice: str, *, passed: bool) -> "Decision":
        """With the room's answer; who voted what is forgotten, the counts stay."""
        return evolve(
            self,
            phase=Phase.DECIDED,
            chosen=choice,
            passed=passed,
            phones=self._phones(),
            votes={},
            keys=frozenset(),
        )

    def _phones(self) -> Counts:
        return Counter(self.votes.values()) if self.phones is None else self.phones
