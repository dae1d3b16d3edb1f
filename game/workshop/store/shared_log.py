"""Writing the logs of many rooms in one transaction of PostgreSQL, each judged by itself."""

from collections.abc import Sequence

from attrs import frozen

from game.workshop.room import Entry, packed
from game.workshop.store.line import Line, Rows, Unsure
from game.workshop.store.order import Row, check_order
from game.workshop.store.port import Fenced, Lease, NotKept
from game.workshop.store.takeover import NOW

LOCK = "SELECT code, fence FROM rooms WHERE code = ANY($1::text[]) ORDER BY code FOR UPDATE"
LAST = """
SELECT code, coalesce((SELECT max(seq) FROM events WHERE events.code = asked.code), 0)
FROM unnest($1::text[]) AS asked (code)
"""
SIGN = f"""
UPDATE rooms SET alive = {NOW}, written = coalesce(asked.at, written)
FROM unnest($1::text[], $2::bigint[]) AS asked (code, at) WHERE rooms.code = asked.code
"""  # noqa: S608 - no part of it comes from outside
INSERT = """
INSERT INTO events (code, seq, at, kind, payload)
SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[])
"""


SAME = "SELECT seq, at, kind, payload FROM events WHERE code = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq"
TAKE_BACK = "DELETE FROM events WHERE code = $1 AND seq >= $2"


@frozen
class Write:
    """Events to be written under a lease; none of them where it only says that the holder is alive."""

    lease: Lease
    entries: tuple[Entry, ...]

    @property
    def rows(self) -> list[Row]:
        """The events as they are stored."""
        return [(entry.seq, entry.at, *packed(entry.event)) for entry in self.entries]


class _Busy(Exception):  # noqa: N818 - an answer
    """The room's row is locked by another program at the moment, or there is none."""


Answer = Exception | None


class SharedLog:
    """The logs of the rooms that this program writes.

    It remembers the events whose commit was never answered, and that were refused for that reason. Should they be in
    the log after all, they give way to the next ones under the same lease.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._refused: dict[Lease, set[int]] = {}

    async def commit(self, writes: Sequence[Write]) -> Sequence[Answer]:
        """Write all that can be written, together; for each, None or why it was not."""
        answers = await self._together(writes, waiting=False)
        busy = [place for place, answer in enumerate(answers) if isinstance(answer, _Busy)]
        if busy:
            again = await self._together([writes[place] for place in busy], waiting=True)
            for place, answer in zip(busy, again, strict=True):
                answers[place] = answer
        return answers

    async def _together(self, writes: Sequence[Write], *, waiting: bool) -> list[Answer]:
        """Write in one transaction; where another program has a room's row, wait for it, or leave that room out."""
        try:
            answers = await self._line.do(lambda rows: self._written(rows, writes, waiting=waiting))
        except Unsure as error:
            for write in writes:
                self._refused.setdefault(write.lease, set()).update(entry.seq for entry in write.entries)
            return [NotKept(str(error)) for _ in writes]
        except NotKept as error:
            return [NotKept(str(error)) for _ in writes]
        for write, answer in zip(writes, answers, strict=True):
            if isinstance(answer, Fenced) or (answer is None and write.entries):
                self._refused.pop(write.lease, None)
        return answers

    async def _written(self, rows: Rows, writes: Sequence[Write], *, waiting: bool) -> list[Answer]:
        locked = await rows.all(
            LOCK if waiting else f"{LOCK} SKIP LOCKED", sorted({write.lease.code for write in writes})
        )
        fences: dict[str, int] = dict(locked)
        last: dict[str, int] = dict(await rows.all(LAST, [*fences]))
        answers: list[Answer] = []
        events: list[tuple[str, *Row]] = []
        signs: dict[str, int | None] = {}
        for write in writes:
            code = write.lease.code
            if code not in fences:
                answers.append(Fenced(code) if waiting else _Busy())
                continue
            if rows.unsure and write.entries and await _there(rows, write):
                answers.append(None)
                continue
            if fences[code] != write.lease.fence:
                answers.append(Fenced(code))
                continue
            last[code] = await self._taken_back(rows, write, last[code])
            try:
                check_order(write.entries, last[code])
            except NotKept as error:
                answers.append(error)
                continue
            answers.append(None)
            signs[code] = write.entries[-1].at if write.entries else signs.get(code)
            last[code] += len(write.entries)
            events.extend((code, *row) for row in write.rows)
        if events:
            await rows.run(INSERT, *(list(column) for column in zip(*events, strict=True)))
        if signs:
            await rows.run(SIGN, [*signs], [*signs.values()])
        return answers

    async def _taken_back(self, rows: Rows, write: Write, last: int) -> int:
        """The log's last event, once those are removed that were refused and are in the way."""
        if not write.entries or write.entries[0].seq > last:
            return last
        first = write.entries[0].seq
        if not {*range(first, last + 1)} <= self._refused.get(write.lease, set()):
            return last
        await rows.run(TAKE_BACK, write.lease.code, first)
        return first - 1


async def _there(rows: Rows, write: Write) -> bool:
    """Whether an earlier attempt wrote all of it."""
    there = await rows.all(SAME, write.lease.code, write.entries[0].seq, write.entries[-1].seq)
    return there == write.rows
