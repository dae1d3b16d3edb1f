"""From a request to the room and the phone it is about; from a refusal to an answer."""

from collections.abc import Iterable, Mapping

from aiohttp import web
from attrs import frozen

from game.pages.html import safe
from game.workshop.live.codes import read_code
from game.workshop.room import Refusal
from game.workshop.server import places
from game.workshop.server.front_page import front
from game.workshop.server.halls import Hall, Halls
from game.workshop.server.limits import WRONG_CODES, Limits, Measure
from game.workshop.server.markup import page
from game.workshop.store import Held, NoRoom, NotKept

HALLS = web.AppKey("halls", Halls)
LIMITS = web.AppKey("limits", Limits)
STATUS: Mapping[str, int] = {
    "stranger": 403,
    "moved": 503,
    "unkept": 503,
    "full": 503,
    "story": 503,
    "often": 429,
}
"""The answer's status for each refusal; 409 for the rest, which only say that the room stands elsewhere."""


@frozen
class Asking:
    """Who asks for what.

    Attributes:
        who: the phone; None where it has no place yet.
    """

    hall: Hall
    who: str | None

    @property
    def code(self) -> str:
        """The room's code."""
        return self.hall.live.code

    @property
    def inside(self) -> bool:
        """Whether the phone has come in."""
        return self.who is not None and self.who in self.hall.live.room.guests


async def asking(request: web.Request) -> Asking:
    """The room of the request's address, and the phone.

    Raises:
        web.HTTPException: there is no such room, another process has it, or the store does not answer.
    """
    code = read_code(request.match_info["code"])
    if code is None:
        raise _no_room(request)
    if code != request.match_info["code"] and request.method == "GET":
        raise web.HTTPPermanentRedirect(f"/{code}")
    try:
        return Asking(await request.app[HALLS].hall(code), places.of(request, code))
    except NoRoom:
        raise _no_room(request) from None
    except Held as held:
        if held.address:
            raise web.HTTPTemporaryRedirect(f"{held.address}{request.path}") from None
        raise web.HTTPServiceUnavailable(text="Another program has this room.") from None
    except (NotKept, Refusal) as trouble:
        raise web.HTTPServiceUnavailable(text=str(trouble)) from None


def measure(request: web.Request, what: str, who: str, limit: Measure) -> None:
    """Count a request.

    Raises:
        Refusal: there were too many.
    """
    if not request.app[LIMITS].allows(what, who, limit):
        raise Refusal("often", "That was too often. Wait a moment, and try again.")


def refused(request: web.Request, refusal: Refusal) -> web.Response:
    """A refusal as an answer: for a script as JSON, for a form as a page with the way back."""
    status = STATUS.get(refusal.code, 409)
    if wants_json(request):
        return web.json_response({"refused": refusal.code, "sentence": refusal.sentence}, status=status)
    back = f"/{request.match_info['code']}"
    lines = (
        f'<p role="alert">{safe(refusal.sentence)}</p>',
        f'<p><a href="{safe(back)}">Back to the room</a></p>',
    )
    return page_of("Both Ways", "phone", lines, status=status)


def wants_json(request: web.Request) -> bool:
    """Whether our script asks, which takes JSON."""
    return "application/json" in request.headers.get("Accept", "")


def page_of(
    title: str, kind: str, lines: Iterable[str], *, state: str = "", status: int = 200
) -> web.Response:
    """A whole page as an answer."""
    return web.Response(text=page(title, kind, lines, state=state), content_type="text/html", status=status)


def _no_room(request: web.Request) -> web.HTTPException:
    """There is no such room; who asks for many such is asked to wait."""
    limits = request.app[LIMITS]
    if not limits.allows("wrong code", request.remote or "", WRONG_CODES):
        return web.HTTPTooManyRequests(text="Too many wrong codes from here. Wait a minute, and try again.")
    text = page(
        "Both Ways", "phone", front("There is no room of that code. Look at the screen once more."), state=""
    )
    return web.HTTPNotFound(text=text, content_type="text/html")
