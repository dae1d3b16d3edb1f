"""What a store of rooms promises.

A room's log has one writer at a time: whoever holds its lease. Each lease has a number higher than the one before it,
the fence; a writer whose lease was taken over is refused, whatever it still believes. What `append` was given is on
disk, for good, when it returns. Codes and addresses are Unicode without NUL; what is in an event may be any text.
"""

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from game.workshop.room import Entry

LEASE_SECONDS = 3.0
"""How long a holder is believed to be alive after its last sign of life."""


@frozen
class Lease:
    """The right to write one room's log.

    Attributes:
        fence: higher than that of every earlier lease of the room.
        address: where phones find the holder, such as `http://192.168.1.20:8080`; empty where nobody asks.
    """

    code: str
    fence: int
    address: str = ""


@frozen
class LeftOver:
    """A room that nobody closed.

    Attributes:
        at: when it was last written, in minutes since 1970.
        held: whether its holder is still alive.
    """

    code: str
    at: int
    held: bool


class NoRoom(Exception):  # noqa: N818 - an answer
    """There is no room of that code."""


@frozen
class Held(Exception):  # noqa: N818 - an answer
    """Somebody alive holds the room; phones find them at `address`."""

    address: str


class Fenced(Exception):  # noqa: N818 - an answer
    """The lease was taken over by somebody else; nothing was written."""


class NotKept(Exception):  # noqa: N818 - an answer
    """The store could not write; nothing was written, or nothing that stays. Says why, and what to do."""


def keepable(*texts: str) -> bool:
    """Whether every store can have these as a code or an address: Unicode without NUL or half of a pair."""
    return not any("\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text) for text in texts)


class Store(Protocol):
    """A store of rooms. Every method may raise NotKept."""

    async def create(self, code: str, address: str = "") -> Lease:
        """Make an empty room and hold it.

        Raises:
            Held: the code is taken.
            NotKept: the code or the address is not `keepable`, or the store cannot write.
        """
        ...

    async def take(self, code: str, address: str = "", *, by_force: bool = False) -> Lease:
        """Hold a room whose holder is gone; by force, whoever holds it.

        Raises:
            NoRoom: there is none.
            Held: its holder is alive.
        """
        ...

    async def renew(self, lease: Lease) -> None:
        """Say that the holder is still alive; to be called more often than every `LEASE_SECONDS` / 2.

        Raises:
            Fenced: it was taken over.
        """
        ...

    async def append(self, lease: Lease, entries: Sequence[Entry]) -> None:
        """Write events, all or none, for good; it counts as a sign of life.

        Raises:
            Fenced: the lease was taken over.
            NotKept: they do not follow the log's last event without a gap, or the store cannot write.
        """
        ...

    async def log(self, code: str) -> tuple[Entry, ...]:
        """A room's events in their order.

        Raises:
            NoRoom: there is none.
            NotKept: the log cannot be read, or holds what is no event.
        """
        ...

    async def release(self, lease: Lease) -> None:
        """Let a room go, as it is, for somebody else to take; nothing where it was taken over."""
        ...

    async def erase(self, lease: Lease) -> None:
        """Remove a room for good; of a store that is a file, no byte of it is left.

        Raises:
            Fenced: it was taken over.
        """
        ...

    async def erase_older(self, minutes: int) -> int:
        """Remove every room that nobody holds and that was last written before this minute; how many."""
        ...

    async def left_over(self) -> tuple[LeftOver, ...]:
        """The rooms in the store, the latest first."""
        ...

    async def close(self) -> None:
        """Write what is under way, and let go of the store; after this every method raises NotKept."""
        ...
