"""Lists of modes as arrays: a mode has as many bits as a story needs, an array has whole machine words."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from attrs import frozen

from game.analysis.arrays import Numbers, Truths, distinct, once

WORD = 62
"""The bits of a mode that stand in one machine word."""
FULL = (1 << WORD) - 1
FEW = 16
"""Up to so many bits, packing them beats sorting modes."""


@frozen(eq=False)
class Modes:
    """A list of modes.

    Attributes:
        words: the lowest bits of all modes, then those above them, and so on; each array as long as the list.
    """

    words: tuple[Numbers, ...]

    @classmethod
    def of(cls, modes: Sequence[int], bits: int) -> "Modes":
        """Some modes of so many bits."""
        count = max(1, -(-bits // WORD))
        return cls(
            tuple(np.array([_word(mode, place) for mode in modes], dtype=np.int64) for place in range(count))
        )

    @classmethod
    def joined(cls, lists: Iterable["Modes"]) -> "Modes":
        """Several lists as one."""
        columns = zip(*(modes.words for modes in lists), strict=True)
        return cls(tuple(np.concatenate(column) for column in columns))

    def __len__(self) -> int:
        return len(self.words[0])

    def taken(self, places: Numbers) -> "Modes":
        """Those that stand at some places."""
        return Modes(tuple(word[places] for word in self.words))

    def rewritten(self, keep: int, put: int) -> "Modes":
        """The same with only some bits kept, and some set besides."""
        return Modes(
            tuple((word & _word(keep, place)) | _word(put, place) for place, word in enumerate(self.words))
        )

    def having(self, bits: int) -> Truths:
        """For each mode, whether one of some bits is set."""
        found = np.zeros(len(self), dtype=np.bool_)
        for place, word in enumerate(self.words):
            if of_word := _word(bits, place):
                found |= (word & of_word) != 0
        return found

    def numbers(self) -> list[int]:
        """The modes as whole numbers."""
        found: list[int] = self.words[0].tolist()
        for place, word in enumerate(self.words[1:], start=1):
            found = [low | high << WORD * place for low, high in zip(found, word.tolist(), strict=True)]
        return found

    def distinct(self) -> tuple["Modes", Numbers]:
        """Each mode once, ascending, and for each of the list its place among those."""
        first, place_of = distinct(self.words)
        return self.taken(first), place_of

    def kinds(self, reads: int) -> tuple["Modes", Numbers]:
        """Each different value of some of the bits once, ascending, and for each mode the place of its value."""
        if reads.bit_count() > FEW:
            return self.rewritten(reads, 0).distinct()
        packed, to = np.zeros(len(self), dtype=np.int64), 0
        for place, width in _stretches(reads):
            packed |= (self.words[place // WORD] >> place % WORD & (1 << width) - 1) << to
            to += width
        met, kind_of = once(packed, 1 << to)
        one = np.zeros(len(met), dtype=np.int64)
        one[kind_of] = np.arange(len(self))
        return self.taken(one).rewritten(reads, 0), kind_of

    def agreeing(self, reads: int) -> tuple[list[int], Numbers]:
        """The different values of some of the bits, ascending, and for each mode the place of its value."""
        kinds, kind_of = self.kinds(reads)
        return kinds.numbers(), kind_of


def _stretches(bits: int) -> Iterator[tuple[int, int]]:
    """Where bits stand beside each other in one word: the place of the lowest, and how many."""
    place = 0
    while bits >> place:
        if not bits >> place & 1:
            place += 1
            continue
        width = 1
        while bits >> place + width & 1 and (place + width) % WORD:
            width += 1
        yield place, width
        place += width


def _word(mode: int, place: int) -> int:
    """One word of a mode."""
    return mode >> WORD * place & FULL
