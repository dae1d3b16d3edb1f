"""Numbers that look drawn and are the same for a seed in every version of every language."""

from collections.abc import Sequence
from typing import TypeVar

from attrs import define

FACTOR, MODULUS = 48271, 2**31 - 1

T = TypeVar("T")


@define
class Numbers:
    """Lehmer's generator; a product stays below 2**53, so a player in JavaScript draws the same numbers."""

    state: int

    def below(self, number: int) -> int:
        """A number from 0 up to this one."""
        self.state = self.state * FACTOR % MODULUS
        return self.state % number

    def one_in(self, odds: int) -> bool:
        """True once in so many times."""
        return self.below(odds) == 0

    def pick(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.below(len(values))]

    def split(self) -> "Numbers":
        """A generator of its own, so that what is drawn from it moves nothing that is drawn from this one."""
        return Numbers(1 + self.below(MODULUS - 1))
