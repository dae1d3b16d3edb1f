"""Taking rooms over in PostgreSQL, many in one transaction: a program that dies leaves all its rooms at once."""

from collections.abc import Sequence

from attrs import define, frozen

from game.workshop.store.line import Rows
from game.workshop.store.port import LEASE_SECONDS, Held, Lease, NoRoom

NOW = "extract(epoch from clock_timestamp())::double precision"
ALIVE = f"abs({NOW} - alive) < {LEASE_SECONDS}"  # a sign of life from the future says nothing
LOOK = f"SELECT code, fence, address, {ALIVE} FROM rooms WHERE code = ANY($1::text[])"  # noqa: S608
LOCK = f"{LOOK} ORDER BY code FOR UPDATE"
TAKE = f"""
UPDATE rooms SET fence = asked.fence, address = asked.address, alive = {NOW}
FROM unnest($1::text[], $2::bigint[], $3::text[]) AS asked (code, fence, address) WHERE rooms.code = asked.code
"""  # noqa: S608 - no part of it comes from outside


@frozen
class Take:
    """A wish for a room; see `Store.take`."""

    code: str
    address: str
    by_force: bool


@define
class _Row:
    """A room's row, as it will be."""

    fence: int
    address: str
    alive: bool


async def taken(rows: Rows, takes: Sequence[Take]) -> list[Lease | Exception]:
    """Take what can be taken; for each wish its lease, or the refusal that `Store.take` describes.

    Most who ask are only told where the room is, so the rows are locked once it is known that some can be had.
    """
    asked = sorted({take.code for take in takes})
    there = _rows(await rows.all(LOOK, asked))
    wanted = {take.code for take in takes if take.code in there and _free(there[take.code], take, rows)}
    if wanted:
        for code in wanted:
            del there[code]  # it may be erased by now, or somebody else's
        there |= _rows(await rows.all(LOCK, sorted(wanted)))
    answers: list[Lease | Exception] = []
    changed: dict[str, _Row] = {}
    for take in takes:
        row = there.get(take.code)
        if row is None:
            answers.append(NoRoom(take.code))
        elif take.code in wanted and _free(row, take, rows):
            changed[take.code] = there[take.code] = _Row(row.fence + 1, take.address, alive=True)
            answers.append(Lease(take.code, row.fence + 1, take.address))
        else:
            answers.append(Held(row.address))
    if changed:
        kept = changed.values()
        await rows.run(TAKE, [*changed], [row.fence for row in kept], [row.address for row in kept])
    return answers


def _free(row: _Row, take: Take, rows: Rows) -> bool:
    """Whether a room can be had; also where an attempt that got no answer may have had it."""
    return take.by_force or not row.alive or (rows.unsure and row.address == take.address != "")


def _rows(found: Sequence[tuple[str, int, str, bool]]) -> dict[str, _Row]:
    return {code: _Row(fence, address, alive) for code, fence, address, alive in found}
