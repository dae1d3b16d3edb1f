"""Rooms in PostgreSQL, for a district: several programs, on several machines, share them.

The clock of the database alone says whether a holder is alive. A room's row is locked while its log is written, and
its fence is judged in the same transaction, so a writer whose room was taken over can write nothing. What is asked
while a transaction is under way goes in one transaction next; no vote wakes anybody in the database.
"""

from collections.abc import Sequence

from game.workshop.room import Entry
from game.workshop.store.gathered import Gathered
from game.workshop.store.line import Line, Rows
from game.workshop.store.order import Row, read_log
from game.workshop.store.port import Fenced, Held, Lease, LeftOver, NoRoom, NotKept, keepable
from game.workshop.store.reasons import CLOSED, NO_DATABASE, STRANGE_TEXT
from game.workshop.store.schema import TABLES
from game.workshop.store.shared_log import SharedLog, Write
from game.workshop.store.takeover import ALIVE, NOW, Take, taken

MAKING = 7_283_990  # any number, the same in every program: only one at a time makes the tables


class PostgresqlStore:
    """Rooms in a database of their own."""

    def __init__(self, line: Line, writing: Line) -> None:
        self._line = line
        self._writing = writing
        self._log = SharedLog(writing)
        self._writes: Gathered[Write, None] = Gathered(self._log.commit)
        self._takes: Gathered[Take, Lease] = Gathered(lambda takes: line.do(lambda rows: taken(rows, takes)))
        self._closed = False

    @classmethod
    async def open(cls, url: str) -> "PostgresqlStore":
        """Connect, and make the tables where there are none.

        Args:
            url: `postgresql://user:password@host:port/database`.

        Raises:
            NotKept: that is not possible, or the database is another program's.
        """
        line, writing = Line(url), Line(url)
        store = cls(line, writing)
        try:
            await line.open()
            await line.do(_made)
            await writing.open()
        except NotKept:
            await store.close()
            raise
        return store

    async def create(self, code: str, address: str = "") -> Lease:
        """See `Store.create`."""
        if not keepable(code, address):
            raise NotKept(STRANGE_TEXT)
        return await self._line.do(lambda rows: _created(rows, code, address))

    async def take(self, code: str, address: str = "", *, by_force: bool = False) -> Lease:
        """See `Store.take`."""
        if not keepable(code):
            raise NoRoom(code)
        if not keepable(address):
            raise NotKept(STRANGE_TEXT)
        return await self._takes.ask(Take(code, address, by_force))

    async def renew(self, lease: Lease) -> None:
        """See `Store.renew`."""
        await self.append(lease, ())

    async def append(self, lease: Lease, entries: Sequence[Entry]) -> None:
        """See `Store.append`."""
        if self._closed:
            raise NotKept(CLOSED)
        if not keepable(lease.code):
            raise Fenced(lease.code)
        await self._writes.ask(Write(lease, tuple(entries)))

    async def log(self, code: str) -> tuple[Entry, ...]:
        """See `Store.log`."""
        if not keepable(code):
            raise NoRoom(code)
        return read_log(await self._line.do(lambda rows: _log(rows, code)))

    async def release(self, lease: Lease) -> None:
        """See `Store.release`."""
        await self._line.do(lambda rows: _released(rows, lease))

    async def erase(self, lease: Lease) -> None:
        """See `Store.erase`. What PostgreSQL itself keeps of deleted rows, and for how long, is its own affair."""
        await self._line.do(lambda rows: _erased(rows, lease))

    async def erase_older(self, minutes: int) -> int:
        """See `Store.erase_older`."""
        return await self._line.do(lambda rows: _erased_older(rows, minutes))

    async def left_over(self) -> tuple[LeftOver, ...]:
        """See `Store.left_over`."""
        return await self._line.do(_left_over)

    async def close(self) -> None:
        """See `Store.close`."""
        self._closed = True
        await self._takes.settled()
        await self._writes.settled()
        await self._writing.close()
        await self._line.close()


async def _made(rows: Rows) -> None:
    """Make the tables.

    Raises:
        NotKept: there are others of the same names.
    """
    await rows.run(f"SELECT pg_advisory_xact_lock({MAKING})")
    for table in TABLES:
        found = await rows.all(
            "SELECT column_name::text, upper(data_type::text) FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
            table.name,
        )
        if not found:
            await rows.run(table.made)
        elif found != [(column.name, column.kind) for column in table.columns]:
            raise NotKept(NO_DATABASE)


async def _created(rows: Rows, code: str, address: str) -> Lease:
    made = await rows.first(
        f"INSERT INTO rooms VALUES ($1, 1, $2, {NOW}, 0) ON CONFLICT DO NOTHING RETURNING fence",  # noqa: S608
        code,
        address,
    )
    if made is None:
        (holder,) = await rows.first("SELECT address FROM rooms WHERE code = $1", code) or ("",)
        raise Held(holder)
    return Lease(code, 1, address)


async def _log(rows: Rows, code: str) -> list[Row]:
    kept = await rows.all("SELECT seq, at, kind, payload FROM events WHERE code = $1 ORDER BY seq", code)
    if not kept and await rows.first("SELECT 1 FROM rooms WHERE code = $1", code) is None:
        raise NoRoom(code)
    return [(seq, at, kind, payload) for seq, at, kind, payload in kept]


async def _released(rows: Rows, lease: Lease) -> None:
    if keepable(lease.code):
        await rows.run("UPDATE rooms SET alive = 0 WHERE code = $1 AND fence = $2", lease.code, lease.fence)


async def _erased(rows: Rows, lease: Lease) -> None:
    if not keepable(lease.code):
        raise Fenced(lease.code)
    gone = await rows.first(
        "DELETE FROM rooms WHERE code = $1 AND fence = $2 RETURNING code", lease.code, lease.fence
    )
    if gone is not None:
        await rows.run("DELETE FROM events WHERE code = $1", lease.code)
    elif not rows.unsure or await rows.first("SELECT 1 FROM rooms WHERE code = $1", lease.code) is not None:
        raise Fenced(lease.code)


async def _erased_older(rows: Rows, minutes: int) -> int:
    old = await rows.all(
        f"SELECT code FROM rooms WHERE written < $1 AND NOT {ALIVE} FOR UPDATE SKIP LOCKED",  # noqa: S608
        minutes,
    )
    for table in TABLES:
        await rows.run(f"DELETE FROM {table.name} WHERE code = ANY($1::text[])", [code for (code,) in old])  # noqa: S608
    return len(old)


async def _left_over(rows: Rows) -> tuple[LeftOver, ...]:
    kept = await rows.all(
        f'SELECT code, written, {ALIVE} FROM rooms ORDER BY written DESC, code COLLATE "C"'  # noqa: S608
    )
    return tuple(LeftOver(code, written, alive) for code, written, alive in kept)
