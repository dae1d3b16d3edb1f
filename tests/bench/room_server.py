"""A server for the benchmark's crowd: rooms on The Spare Key kept in SQLite, or the least that answers the same.

python -m tests.bench.room_server ROOMS PHONES, or `echo` in place of ROOMS. It says its port and codes as JSON; each
line it reads goes on to the next question, and it says when; at the end of its input it says its memory and ends.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web
from attrs import define, field

from game.engine import Rules
from game.story.library import find_story
from game.story.reading import read_story
from game.workshop.live import LiveRoom, Rooms
from game.workshop.room import Room, host
from game.workshop.room.events import Opened
from game.workshop.server import serve
from game.workshop.server.limits import Limits
from game.workshop.store import open_store
from tests.bench.children import peak

SCENE = "x" * 1_500


async def main() -> None:
    kind, phones = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        server = echo(phones) if kind == "echo" else rooms(int(kind), Path(folder))
        async with server as (port, codes, go_on):
            say(port=port, codes=codes)
            while await asyncio.to_thread(sys.stdin.readline):
                at = time.monotonic()
                await go_on()
                say(at=at)
    say(mebibytes=peak())


def say(**told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


@asynccontextmanager
async def rooms(count: int, folder: Path) -> AsyncIterator[tuple]:
    """Our own server; nothing of one address is too often here, since all phones have the same."""
    path = find_story("the-spare-key")
    assert path is not None
    rules = Rules.of(read_story(path).story)
    store = await open_store(str(folder / "rooms.sqlite3"))
    held = Rooms(store, lambda _: rules)
    Limits.allows = lambda *_: True  # type: ignore[method-assign]
    served = await serve(held, host="127.0.0.1")
    story = rules.story
    opened = Opened(story.id, story.fingerprint, stances={"dana": "responsive"})
    live = [await held.open(opened, rules) for _ in range(count)]

    async def go_on() -> None:
        await asyncio.gather(*(each.wish(lambda room, each=each: _on(room, each)) for each in live))

    try:
        yield served.port, [each.code for each in live], go_on
    finally:
        await served.close()
        await held.close()
        await store.close()


def _on(room: Room, live: LiveRoom):
    """The first question, or the next one."""
    if room.decision is None:
        return host.begin(room, live.stage)
    return host.decide(room, live.stage, room.decision.choices[0])


@define
class _Echo:
    """Streams that all get what is sent, and a wall that gets the count of what came in."""

    streams: list[asyncio.Queue[str]] = field(factory=list)
    walls: list[asyncio.Queue[str]] = field(factory=list)
    question: int = 0
    votes: int = 0


@asynccontextmanager
async def echo(phones: int) -> AsyncIterator[tuple]:
    """The least server that answers a vote, sends a scene to every stream, and a count to the wall."""
    state = _Echo()

    async def stream(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        waiting: asyncio.Queue[str] = asyncio.Queue()
        (state.walls if request.path.endswith("screen/feed") else state.streams).append(waiting)
        await response.write(b"data: here\n\n")
        while True:
            await response.write(f"data: {await waiting.get()}\n\n".encode())

    async def vote(request: web.Request) -> web.Response:
        await request.post()
        state.votes += 1
        for wall in state.walls:
            wall.put_nowait(f"{state.votes} of {phones} votes")
        return web.json_response({"page": ""})

    async def join(request: web.Request) -> web.Response:
        response = web.json_response({"page": ""})
        response.set_cookie("place-ECHO", f"{id(request):032x}")
        return response

    async def go_on() -> None:
        state.question, state.votes = state.question + 1, 0
        form = f'<input name="decision" value="{state.question}"><button name="choice" value="a">'
        for waiting in state.streams:
            waiting.put_nowait(form + SCENE)

    app = web.Application()
    app.router.add_get("/ECHO/feed", stream)
    app.router.add_get("/ECHO/screen/feed", stream)
    app.router.add_post("/ECHO/vote", vote)
    app.router.add_post("/ECHO/join", join)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    try:
        yield runner.addresses[0][1], ["ECHO"], go_on
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
