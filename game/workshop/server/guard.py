"""Who may ask: only pages that came from here, at the names this computer has, and not too often or too much."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

MOST_BYTES = 32_768
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, browsers send a plain form without saying where it came from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "",
}
WRITES = frozenset({"POST"})


def guard(names: frozenset[str]) -> Middleware:
    """A middleware that lets in what asks for one of these names, in small letters and without a port.

    A page from elsewhere cannot reach the room through somebody's browser: the Host must be one of ours (a name that
    was bent to point here is not), and a form or a script must come from the same origin.
    """

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if _name(request.host) not in names:
            raise web.HTTPMisdirectedRequest(text="This computer is not known by that name.")
        if request.method in WRITES and not _from_here(request):
            raise web.HTTPForbidden(text="That came from another page.")
        return await handler(request)

    return guarded


async def dress(request: web.Request, response: web.StreamResponse) -> None:
    """Give every answer the headers that keep it to itself."""
    del request
    for name, value in HEADERS.items():
        response.headers[name] = value


def _name(host: str) -> str:
    return (urlsplit(f"//{host}").hostname or "").lower()


def _from_here(request: web.Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    return site in {"same-origin", "none"} and (
        origin is None or origin == f"{request.scheme}://{request.host}"
    )
