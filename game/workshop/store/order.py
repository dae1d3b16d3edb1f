"""The one order of a log: what may be written next, and what is read."""

from collections.abc import Iterable, Sequence

from game.workshop.room import Entry, unpacked
from game.workshop.store.port import NotKept
from game.workshop.store.reasons import DAMAGED, OUT_OF_PLACE

Row = tuple[int, int, str, str]
"""An event as it is stored: its place, its time, its kind and its payload."""


def check_order(entries: Sequence[Entry], last: int) -> None:
    """Let entries pass that follow event number `last` without a gap.

    Raises:
        NotKept: these do not.
    """
    if [entry.seq for entry in entries] != [last + 1 + place for place in range(len(entries))]:
        raise NotKept(OUT_OF_PLACE)


def read_log(rows: Iterable[Row]) -> tuple[Entry, ...]:
    """A whole log, as it was written.

    Raises:
        NotKept: it has a gap, or holds what is no event.
    """
    try:
        entries = tuple(Entry(seq, at, unpacked(kind, payload)) for seq, at, kind, payload in rows)
        check_order(entries, 0)
    except (ValueError, NotKept) as error:
        raise NotKept(DAMAGED) from error
    return entries
