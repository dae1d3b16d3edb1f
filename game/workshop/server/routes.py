"""What can be asked of the server. None of it is a facilitator's wish: those are made in the facilitator's process."""

import asyncio
import secrets
from collections.abc import Iterable
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Handler

from game.workshop.live.codes import read_code
from game.workshop.room import Curtain, Part, Refusal, Way
from game.workshop.room.guest import arrive, join, leave, vote
from game.workshop.server import places
from game.workshop.server.alone_page import Walk, alone, first_walk, pair_of, play_of, stepped, walk_from
from game.workshop.server.asking import Asking, asking, measure, page_of, refused, wants_json
from game.workshop.server.feed import feed, next_page, of_phones, of_screen
from game.workshop.server.front_page import front
from game.workshop.server.limits import JOINS, VOTES
from game.workshop.server.markup import Lines
from game.workshop.server.phone_page import PRESS, door, gone, together
from game.workshop.server.screen_page import screen, where
from game.workshop.server.shown import Shown
from game.workshop.server.stored_page import stored

LONGEST_NUMBER = 12

routes = web.RouteTableDef()


@routes.get("/")
async def typed(request: web.Request) -> web.Response:
    """The place to type a code."""
    given = request.query.get("code", "")
    if code := read_code(given):
        raise web.HTTPSeeOther(f"/{code}")
    trouble = "A code has seven letters, such as BCD FGHJ." if given else ""
    return page_of("Both Ways", "phone", front(trouble))


@routes.get("/{code}")
async def phone(request: web.Request) -> web.Response:
    """A phone's page: the door, or the room."""
    asked = await asking(request)
    return page_of(_title(asked), "phone", _written(asked).splitlines(), state=_state(asked))


@routes.get("/{code}/feed")
async def phone_feed(request: web.Request) -> web.StreamResponse:
    """A phone's page, again whenever it changes."""
    asked = await asking(request)
    with asked.hall.audience.listening(asked.who):
        return await feed(request, asked.hall, of_phones(asked.hall, lambda: _written(asked)))


@routes.get("/{code}/next")
async def phone_next(request: web.Request) -> web.Response:
    """A phone's page once it has changed since the event `since`, where streams do not come through."""
    asked = await asking(request)
    since = request.query.get("since", "")
    with asked.hall.audience.listening(asked.who):
        return await next_page(_number(since, -1), of_phones(asked.hall, lambda: _written(asked)))


@routes.post("/{code}/join")
async def come_in(request: web.Request) -> web.Response:
    """Come in; a phone that is in keeps its place."""
    asked = await asking(request)
    token = request.cookies.get(places.cookie_name(asked.code)) if asked.who else None
    token = token or places.new_token()
    who = places.who(asked.code, token)
    measure(request, "join", request.remote or "", JOINS)
    await asked.hall.live.wish(lambda room: join(room, who))
    response = _answered(request, Asking(asked.hall, who))
    places.give(response, asked.code, token, secure=request.secure)
    return response


@routes.post("/{code}/vote")
async def cast(request: web.Request) -> web.Response:
    """Vote, or vote otherwise; the same press counts once however often it is sent."""
    asked, form = await asking(request), await request.post()
    who = _somebody(asked)
    measure(request, "vote", who, VOTES)
    decision, choice, key = (str(form.get(name, "")) for name in ("decision", "choice", "key"))
    await asked.hall.live.wish(lambda room: vote(room, who, _number(decision, 0), choice, key))
    return _answered(request, asked)


@routes.post("/{code}/leave")
async def be_forgotten(request: web.Request) -> web.Response:
    """Leave the room and be forgotten."""
    asked = await asking(request)
    if asked.who is not None:
        who = asked.who
        await asked.hall.live.wish(lambda room: leave(room, who))
    lines = tuple(gone(asked.code))
    if wants_json(request):
        response = web.json_response({"state": "", "page": "\n".join(lines)})
    else:
        response = page_of("Both Ways", "phone", lines)
    places.take(response, asked.code)
    return response


@routes.post("/{code}/alone")
async def step_alone(request: web.Request) -> web.Response:
    """The next page of a play on this phone; its way comes with the request and is not kept."""
    asked, form = await asking(request), await request.post()
    who, hall = _somebody(asked), asked.hall
    measure(request, "vote", who, VOTES)
    room, stage = hall.live.room, hall.live.stage
    if room.part is not Part.STORY or room.curtain is not Curtain.OPEN or _together(asked):
        return _answered(request, asked)
    fields = {name: str(value) for name, value in form.items()}
    walk = walk_from(fields) if "trail" in fields else first_walk(room, stage, who)
    if choice := fields.get("choice"):
        walk = stepped(stage, walk, choice)
    play = play_of(stage, walk)
    if play.ending is not None:
        ending = play.ending.ending.id
        await hall.live.wish(lambda room: arrive(room, stage, who, walk.seat, ending))
    lines = await asyncio.to_thread(lambda: tuple(alone(asked.code, walk, play, _place(asked, who, walk))))
    return _answered(request, asked, lines)


@routes.get("/{code}/stored")
async def kept(request: web.Request) -> web.Response:
    """What this room stores."""
    await asking(request)
    return page_of("What this room stores", "phone", stored())


@routes.get("/{code}/screen")
async def projected(request: web.Request) -> web.Response:
    """The projector's page."""
    asked = await asking(request)
    lines = _projected(request, asked).splitlines()
    return page_of(_title(asked), "screen", lines, state=str(asked.hall.live.room.seq))


@routes.get("/{code}/screen/feed")
async def projected_feed(request: web.Request) -> web.StreamResponse:
    """The projector's page, again whenever it changes, votes coming in included."""
    asked = await asking(request)
    return await feed(request, asked.hall, of_screen(asked.hall, lambda: _projected(request, asked)))


@web.middleware
async def with_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A refusal is an answer like any other."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return refused(request, refusal)


def _answered(request: web.Request, asked: Asking, lines: Iterable[str] | None = None) -> web.Response:
    """The phone's page after a wish: for a script as JSON, for a form as a page of its own or the room's."""
    if wants_json(request):
        written = _written(asked) if lines is None else "\n".join(lines)
        return web.json_response({"state": _state(asked), "page": written})
    if lines is None:
        return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"/{asked.code}"})
    return page_of(_title(asked), "phone", lines, state=_state(asked))


def _written(asked: Asking) -> str:
    """What stands on a phone's page."""
    if asked.who is None or not asked.inside:
        return "\n".join(door(asked.code, asked.hall.live.stage.rules.story))
    who = asked.who
    if not _together(asked):
        return "\n".join(_inside(asked, who, asked.hall.audience.shown, None))
    page = asked.hall.page(who, lambda now, vote: _inside(asked, who, now, vote))
    return page.replace(PRESS, secrets.token_hex(8))


def _inside(asked: Asking, who: str, now: Shown, vote: str | None) -> Lines:
    stage = asked.hall.live.stage
    if now.alone and now.curtain is Curtain.OPEN:
        walk = first_walk(asked.hall.live.room, stage, who)
        return alone(asked.code, walk, play_of(stage, walk), _place(asked, who, walk))
    return together(asked.code, now, vote, stage)


def _projected(request: web.Request, asked: Asking) -> str:
    address = where(f"{request.scheme}://{request.host}", asked.code)
    return "\n".join(screen(address, asked.hall.live.room, asked.hall.live.stage))


def _number(written: str, otherwise: int) -> int:
    """A number from a form; anything that is none, or too long for one, is another."""
    return int(written) if written.isdecimal() and len(written) <= LONGEST_NUMBER else otherwise


def _place(asked: Asking, who: str, walk: Walk) -> str:
    """Where a phone sits, where there are pairs."""
    room, story = asked.hall.live.room, asked.hall.live.stage.rules.story
    if room.opened is None or room.opened.way is not Way.PAIRS:
        return ""
    return (
        f"Pair {pair_of(room, story, who)}. {next(seat.you for seat in story.seats if seat.id == walk.seat)}"
    )


def _together(asked: Asking) -> bool:
    opened = asked.hall.live.room.opened
    return opened is None or opened.way is Way.TOGETHER


def _somebody(asked: Asking) -> str:
    if asked.who is None:
        raise Refusal("stranger", "This phone is not in the room yet. Open the room's address once more.")
    return asked.who


def _title(asked: Asking) -> str:
    return asked.hall.live.stage.rules.story.title


def _state(asked: Asking) -> str:
    return str(asked.hall.audience.since)
