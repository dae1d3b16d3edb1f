"""Starting and stopping the server, in the event loop of whoever asks."""

import logging
import ssl
from collections.abc import Iterable

from aiohttp import web
from attrs import frozen

from game.workshop.live import Rooms
from game.workshop.room import Refusal
from game.workshop.server.addresses import addresses, names
from game.workshop.server.asking import HALLS, LIMITS
from game.workshop.server.guard import MOST_BYTES, dress, guard
from game.workshop.server.halls import Halls
from game.workshop.server.limits import Limits
from game.workshop.server.routes import routes, with_refusals
from game.workshop.server.still import still

PORT = 8765
PORTS_TRIED = 20
SILENT = logging.getLogger("bothways.server")
"""A phone that hangs up in the middle of a sentence is no news, and nothing may be printed over the desk."""
SILENT.addHandler(logging.NullHandler())
SILENT.propagate = False
PATIENCE = 1.0
"""Seconds that what is being answered has to end, when the server stops."""


@frozen(eq=False)
class Served:
    """A running server.

    Attributes:
        addresses: the addresses at which phones find it, such as `http://192.168.1.20:8765`, the likeliest first.
    """

    addresses: tuple[str, ...]
    port: int
    _halls: Halls
    _runner: web.AppRunner

    def pages(self, code: str) -> int:
        """How many pages of a room are open and listening now."""
        return self._halls.streams(code)

    async def close(self) -> None:
        """Let all phones go, and stop."""
        await self._halls.close()
        await self._runner.cleanup()


def application(rooms: Rooms, known: Iterable[str]) -> web.Application:
    """The server without a socket; `known` are the names under which it may be asked for."""
    app = web.Application(middlewares=[guard(frozenset(known)), with_refusals], client_max_size=MOST_BYTES)
    app[HALLS] = Halls(rooms)
    app[LIMITS] = Limits()
    app.on_response_prepare.append(dress)
    app.add_routes(still)
    app.add_routes(routes)
    return app


async def serve(
    rooms: Rooms,
    *,
    host: str = "0.0.0.0",  # noqa: S104 - phones in the room are the point
    port: int = 0,
    also: Iterable[str] = (),
    tls: ssl.SSLContext | None = None,
) -> Served:
    """Start the server for the rooms of this process.

    Args:
        rooms: whose `address` is set to where phones find them.
        host: the address to listen at; all, unless told.
        port: the port; with 0 the usual one, or the next that is free.
        also: more names under which this computer is known.
        tls: what makes it https.

    Raises:
        Refusal: the port is taken.
    """
    app = application(rooms, {*names(), *(name.lower() for name in also)})
    runner = web.AppRunner(app, access_log=None, logger=SILENT, shutdown_timeout=PATIENCE)
    await runner.setup()
    for tried in [port] if port else range(PORT, PORT + PORTS_TRIED):
        try:
            await web.TCPSite(runner, host, tried, ssl_context=tls, backlog=1024).start()
            break
        except OSError:
            continue
    else:
        await runner.cleanup()
        raise Refusal("port", f"Port {port or PORT} is in use. Give another one with --port.")
    scheme = "http" if tls is None else "https"
    where = addresses() if host == "0.0.0.0" else (host,)  # noqa: S104
    found = tuple(f"{scheme}://{address}:{tried}" for address in where)
    rooms.address = found[0]
    return Served(found, tried, app[HALLS], runner)
