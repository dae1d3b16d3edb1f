"""A clock that counts down; nothing happens when it is over but that it says so."""

import math

from attrs import frozen


@frozen
class Timer:
    """A time that ends.

    Attributes:
        ends: when, in seconds of the clock that asks.
    """

    ends: float

    @classmethod
    def of(cls, minutes: int, now: float) -> "Timer":
        """So many minutes from now."""
        return cls(now + 60 * minutes)

    def left(self, now: float) -> int:
        """The seconds that are left, the last one begun; 0 when it is over."""
        return max(0, math.ceil(self.ends - now))

    def said(self, now: float) -> str:
        """What is left, as people read it."""
        left = self.left(now)
        return f"{left // 60}:{left % 60:02} left" if left else "Time is up."
