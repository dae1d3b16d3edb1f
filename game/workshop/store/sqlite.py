"""Rooms in one SQLite file: nothing to install, and every event on disk before it counts.

Write-ahead log, `synchronous = FULL`, one writing thread. What is asked while the thread is committing is committed
together next, so that a whole class needs few waits for the disk. A removed room leaves no byte: what is deleted is
overwritten, the file packed, and the write-ahead log cut to nothing.
"""

import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game.workshop.room import Entry, packed
from game.workshop.store.grouped import Grouped
from game.workshop.store.order import check_order, read_log
from game.workshop.store.port import LEASE_SECONDS, Fenced, Held, Lease, LeftOver, NoRoom, NotKept, keepable
from game.workshop.store.reasons import STRANGE_TEXT
from game.workshop.store.schema import TABLES


class SqliteStore:
    """Rooms in a SQLite file on a local disk."""

    def __init__(self, writer: Grouped) -> None:
        self._writer = writer

    @classmethod
    async def open(cls, path: Path) -> "SqliteStore":
        """Open the file, or make it; only its owner can read it.

        Raises:
            NotKept: it cannot be made, or is no store of rooms.
        """
        return cls(await Grouped.open(path))

    async def create(self, code: str, address: str = "") -> Lease:
        """See `Store.create`."""
        if not keepable(code, address):
            raise NotKept(STRANGE_TEXT)
        return await self._writer.do(lambda rows: _created(rows, code, address))

    async def take(self, code: str, address: str = "", *, by_force: bool = False) -> Lease:
        """See `Store.take`."""
        if not keepable(code):
            raise NoRoom(code)
        if not keepable(address):
            raise NotKept(STRANGE_TEXT)
        return await self._writer.do(lambda rows: _taken(rows, code, address, by_force=by_force))

    async def renew(self, lease: Lease) -> None:
        """See `Store.renew`."""
        await self._writer.do(lambda rows: _appended(rows, lease, ()))

    async def append(self, lease: Lease, entries: Sequence[Entry]) -> None:
        """See `Store.append`."""
        await self._writer.do(lambda rows: _appended(rows, lease, entries))

    async def log(self, code: str) -> tuple[Entry, ...]:
        """See `Store.log`."""
        if not keepable(code):
            raise NoRoom(code)
        return await self._writer.alone(lambda rows: _log(rows, code))

    async def release(self, lease: Lease) -> None:
        """See `Store.release`."""
        with suppress(Fenced):
            await self._writer.do(lambda rows: _mine(rows, lease, "UPDATE rooms SET alive = 0"))

    async def erase(self, lease: Lease) -> None:
        """See `Store.erase`."""
        await self._writer.do(lambda rows: _erased(rows, lease))
        await self._writer.pack()

    async def erase_older(self, minutes: int) -> int:
        """See `Store.erase_older`."""
        gone = await self._writer.do(lambda rows: _erased_older(rows, minutes))
        if gone:
            await self._writer.pack()
        return gone

    async def left_over(self) -> tuple[LeftOver, ...]:
        """See `Store.left_over`."""
        return await self._writer.alone(_left_over)

    async def close(self) -> None:
        """See `Store.close`."""
        await self._writer.close()


def _created(rows: sqlite3.Connection, code: str, address: str) -> Lease:
    found = rows.execute("SELECT address FROM rooms WHERE code = ?", (code,)).fetchone()
    if found is not None:
        raise Held(found[0])
    rows.execute("INSERT INTO rooms VALUES (?, 1, ?, ?, 0)", (code, address, time.time()))
    return Lease(code, 1, address)


def _taken(rows: sqlite3.Connection, code: str, address: str, *, by_force: bool) -> Lease:
    found = rows.execute("SELECT fence, address, alive FROM rooms WHERE code = ?", (code,)).fetchone()
    if found is None:
        raise NoRoom(code)
    fence, holder, alive = found
    if _alive(alive) and not by_force:
        raise Held(holder)
    rows.execute(
        "UPDATE rooms SET fence = ?, address = ?, alive = ? WHERE code = ?",
        (fence + 1, address, time.time(), code),
    )
    return Lease(code, fence + 1, address)


def _appended(rows: sqlite3.Connection, lease: Lease, entries: Sequence[Entry]) -> None:
    """Write events, or none to say no more than that the holder is alive."""
    _mine(rows, lease, "UPDATE rooms SET alive = ?", time.time())
    if not entries:
        return
    (last,) = rows.execute(
        "SELECT coalesce(max(seq), 0) FROM events WHERE code = ?", (lease.code,)
    ).fetchone()
    check_order(entries, last)
    rows.execute("UPDATE rooms SET written = ? WHERE code = ?", (entries[-1].at, lease.code))
    rows.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
        [(lease.code, entry.seq, entry.at, *packed(entry.event)) for entry in entries],
    )


def _log(rows: sqlite3.Connection, code: str) -> tuple[Entry, ...]:
    kept = rows.execute(
        "SELECT seq, at, kind, payload FROM events WHERE code = ? ORDER BY seq", (code,)
    ).fetchall()
    if not kept and rows.execute("SELECT 1 FROM rooms WHERE code = ?", (code,)).fetchone() is None:
        raise NoRoom(code)
    return read_log(kept)


def _erased(rows: sqlite3.Connection, lease: Lease) -> None:
    _mine(rows, lease, "DELETE FROM rooms")
    rows.execute("DELETE FROM events WHERE code = ?", (lease.code,))


def _erased_older(rows: sqlite3.Connection, minutes: int) -> int:
    old = [left.code for left in _left_over(rows) if not left.held and left.at < minutes]
    for table in TABLES:
        rows.executemany(f"DELETE FROM {table.name} WHERE code = ?", [(code,) for code in old])  # noqa: S608
    return len(old)


def _left_over(rows: sqlite3.Connection) -> tuple[LeftOver, ...]:
    kept = rows.execute("SELECT code, written, alive FROM rooms ORDER BY written DESC, code")
    return tuple(LeftOver(code, written, _alive(alive)) for code, written, alive in kept)


def _mine(rows: sqlite3.Connection, lease: Lease, change: str, *values: object) -> None:
    """Change the row of a room that the lease still holds.

    Raises:
        Fenced: somebody else holds it.
    """
    if not keepable(lease.code):
        raise Fenced(lease.code)
    changed = rows.execute(
        f"{change} WHERE code = ? AND fence = ?", (*values, lease.code, lease.fence)
    ).rowcount
    if not changed:
        raise Fenced(lease.code)


def _alive(sign: float) -> bool:
    """Whether a sign of life is fresh; one from the future is of another clock, and says nothing."""
    return abs(time.time() - sign) < LEASE_SECONDS
