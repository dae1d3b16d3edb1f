"""A program with rooms, for the room test: it serves phones, and does what a line on its standard input says.

Each line is an object of JSON with `do`, and is answered by a line of JSON. The program can be killed at any moment.
"""

import argparse
import asyncio
import json
import logging
import sys
from typing import Any

from game.workshop.live import LiveRoom, Rooms
from game.workshop.room import Entry, Refusal, Source, host
from game.workshop.room.events import WentBack
from game.workshop.server import serve
from game.workshop.store import Fenced, Store, open_store
from tests.workshop.opened import STAGE, opened

TOGETHER = 20
"""How many rooms are opened at the same time."""


async def main(given: argparse.Namespace) -> None:
    """Serve until standard input ends."""
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # it tells of every phone that hangs up
    store = await open_store(given.store)
    rooms = Rooms(store, lambda _: STAGE.rules)
    rooms.address = f"http://127.0.0.1:{given.port}"
    facilitator = Facilitator(store, rooms)
    taken = [await facilitator.take(code) for code in given.take]  # as it was left, before any phone is heard
    served = await serve(rooms, host="127.0.0.1", port=given.port)
    say({"taken": taken})
    lines = asyncio.StreamReader(limit=2**24)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        asked = json.loads(line)
        say(await getattr(facilitator, asked.pop("do"))(**asked))
    await served.close()
    await rooms.close()
    await store.close()


class Facilitator:
    """What a line can ask for."""

    def __init__(self, store: Store, rooms: Rooms) -> None:
        self._store = store
        self._rooms = rooms

    async def open(self, count: int) -> list[dict[str, Any]]:
        """So many rooms, each at its first question."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            step = min(TOGETHER, count - len(found))
            found += await asyncio.gather(*(self._opened() for _ in range(step)))
        return found

    async def take(self, code: str) -> dict[str, Any]:
        """Hold a room by force; what stands in it."""
        return shown(await self._rooms.take(code, by_force=True))

    async def held(self) -> list[dict[str, Any]]:
        """What stands in every room this program holds."""
        return [shown(live) for live in self._rooms.held]

    async def force(self, codes: list[str]) -> dict[str, int]:
        """Write to these rooms past every check of this program, as a stale one would; who refused it."""
        counted = {"fenced": 0, "refused": 0, "written": 0}
        lives = {live.code: live for live in self._rooms.held}
        for code in codes:
            if (live := lives.get(code)) is None:
                counted["refused"] += 1
                continue
            try:
                await self._store.append(live.lease, [Entry(live.room.seq + 1, 0, WentBack())])
                counted["written"] += 1
            except Fenced:
                counted["fenced"] += 1
            try:
                await live.wish(lambda room: host.tally(room, Source.HANDS, {"ask": 1}))
                counted["written"] += 1
            except Refusal:
                counted["refused"] += 1
        return counted

    async def _opened(self) -> dict[str, Any]:
        live = await self._rooms.open(opened(), STAGE.rules)
        await live.wish(lambda room: host.begin(room, STAGE))
        return shown(live)


def shown(live: LiveRoom) -> dict[str, Any]:
    """What stands in a room."""
    decision = live.room.decision
    assert decision is not None
    return {
        "code": live.code,
        "decision": decision.number,
        "choices": decision.choices,
        "votes": decision.votes,
        "counts": decision.counts,
        "seq": live.room.seq,
    }


def say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--store", required=True)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--take", nargs="*", default=[])
    asyncio.run(main(options.parse_args()))
