"""Modes in groups of which a choice makes the same, whatever else they remember.

A long condition reads many bits, but has few answers: modes are told apart by the answers, not by the bits.
"""

from collections.abc import Hashable, Iterable

import numpy as np
from attrs import frozen

from game.analysis.arrays import Numbers, distinct
from game.analysis.modes import Modes
from game.analysis.questions import Question, Where

FEW = 8
"""Up to so many groups that agree in all bits, nobody asks whether some of them come to the same."""


@frozen(eq=False)
class Asked:
    """A question that is asked after some bits of the mode have been written; `put` are those that were set."""

    question: Question
    written: int = 0
    put: int = 0

    def answers(self, modes: Modes) -> Numbers:
        """For each mode, the number of its answer; equal answers have equal numbers."""
        kinds, kind_of = modes.agreeing(self.question.reads & ~self.written)
        known: dict[Hashable, int] = {}
        answers = (_named(self.question.of_mode(bits | self.put)) for bits in kinds)
        return np.array([known.setdefault(answer, len(known)) for answer in answers])[kind_of]


@frozen(eq=False)
class Telling:
    """What tells modes apart for one choice.

    Attributes:
        reads: all bits that are read.
        bits: those of them that count as they are.
        asked: the questions whose answers count.
    """

    reads: int
    bits: int
    asked: tuple[Asked, ...]

    @classmethod
    def of(cls, bits: int, counted: int, asked: Iterable[Asked]) -> "Telling":
        """What some bits and the answers to some questions tell; `counted` are bits of counters that are added to.

        What such a counter will be is told by its bits, and so are the answers that hang on it.
        """
        later = tuple(asked)
        reads = bits | counted
        for one in later:
            reads |= one.question.reads
            if one.question.reads & counted:
                bits |= one.question.reads
        return cls(reads, bits | counted, tuple(one for one in later if one.question.reads & ~bits))

    def groups(self, modes: Modes) -> tuple[list[int], Numbers]:
        """One mode of each group, as far as it is read, and for each mode the place of its group."""
        kinds, kind_of = modes.kinds(self.reads)
        if len(kinds) <= FEW:
            return kinds.numbers(), kind_of
        _, group_of = kinds.kinds(self.bits)
        for one in self.asked:
            _, group_of = distinct([group_of, one.answers(kinds)])
        first, group_of = distinct([group_of])
        return kinds.taken(first).numbers(), group_of[kind_of]


def _named(answer: Where) -> Hashable:
    """An answer as a value: the same for cubes that hold the same cells."""
    return answer if isinstance(answer, bool) else answer.tobytes()
