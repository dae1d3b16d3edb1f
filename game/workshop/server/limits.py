"""How often one may ask. A school is one address, so an address has room for all of it; a phone has its own measure."""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from attrs import define, frozen

MOST_KNOWN = 20_000


@frozen
class Measure:
    """So many at once, and so many a second after that."""

    burst: float
    a_second: float


VOTES = Measure(burst=30, a_second=3)
"""Of one phone: votes and steps."""
JOINS = Measure(burst=1_500, a_second=100)
"""Of one address: phones that come in."""
WRONG_CODES = Measure(burst=60, a_second=0.5)
"""Of one address: codes of no room. A class that mistypes is let; a program that guesses needs centuries."""
STREAMS = 6
"""Of one phone: streams at a time."""
AT_THE_DOOR = 3_000
"""Of all who have not come in yet: streams at a time. A school has one address, so they cannot be told apart."""


@define
class _Bucket:
    left: float
    at: float


class Limits:
    """What everybody has left; addresses are known by a hash whose salt dies with the process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._buckets: OrderedDict[tuple[str, str], _Bucket] = OrderedDict()

    def allows(self, what: str, who: str, measure: Measure) -> bool:
        """Whether somebody may do something once more; it is counted."""
        key = what, hashlib.blake2b(who.encode(), key=self._salt, digest_size=12).hexdigest()
        now = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(measure.burst, now))
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_KNOWN:
            self._buckets.popitem(last=False)
        bucket.left = min(measure.burst, bucket.left + (now - bucket.at) * measure.a_second)
        bucket.at = now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True
