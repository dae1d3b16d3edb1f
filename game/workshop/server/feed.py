"""Updates for a page: a stream of server-sent events, and where none comes through, one long question at a time.

Each update is the whole page with the event since which it is shown, so a page that slept has lost nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from aiohttp import web
from attrs import frozen

from game.workshop.server.halls import Hall

WAIT = 20.0
"""Seconds of silence, after which a stream says that it is still there, and a long question is answered."""
BACK_AFTER = 1_000
"""Milliseconds after which a browser comes back on its own."""
TOGETHER = 0.05
"""Seconds in which votes that come in are shown together on the wall."""


@frozen
class Source:
    """What a page is made from.

    Attributes:
        state: the event since which it is shown.
        past: waits until something else is shown than at an event, for so many seconds at most.
        write: the page as it is now.
    """

    state: Callable[[], int]
    past: Callable[[int, float], Awaitable[object]]
    write: Callable[[], str]


def of_phones(hall: Hall, write: Callable[[], str]) -> Source:
    """What phones are shown: nothing that a vote changes."""
    return Source(lambda: hall.audience.since, hall.audience.past, write)


def of_screen(hall: Hall, write: Callable[[], str]) -> Source:
    """What the wall shows: everything, votes that come in at the same time together."""

    async def past(since: int, seconds: float) -> None:
        if (await hall.live.later(since, seconds)).seq != since:
            await asyncio.sleep(TOGETHER)

    return Source(lambda: hall.live.room.seq, past, write)


async def feed(request: web.Request, hall: Hall, source: Source) -> web.StreamResponse:
    """Send the page now and whenever it changes, until the browser or the room is gone."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    await response.write(f"retry: {BACK_AFTER}\n\n".encode())
    with suppress(ConnectionError):  # the browser has gone; it comes back by itself
        async for update in _updates(hall, source):
            await response.write(update)
    return response


async def next_page(since: int, source: Source) -> web.Response:
    """The page once something else is shown than at event `since`; nothing where that takes too long."""
    await source.past(since, WAIT)
    if source.state() == since:
        return web.Response(status=204)
    return web.json_response({"state": str(source.state()), "page": source.write()})


async def _updates(hall: Hall, source: Source) -> AsyncIterator[bytes]:
    seen = None
    while not hall.audience.over:
        if (now := source.state()) != seen:
            seen = now
            lines = "\n".join(f"data: {line}" for line in source.write().splitlines())
            yield f"id: {now}\n{lines}\n\n".encode()
            continue
        await source.past(now, WAIT)
        if source.state() == now and not hall.audience.over:
            yield b": here\n\n"
