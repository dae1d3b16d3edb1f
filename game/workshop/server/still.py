"""The styles and scripts of the pages, read once from `assets/workshop`."""

from functools import cache

from aiohttp import web

from game.story.bundled import assets

TYPES = {"css": "text/css", "js": "text/javascript"}
still = web.RouteTableDef()


@still.get("/{name:phone|screen}.{kind:css|js}")
async def file(request: web.Request) -> web.Response:
    """A style or a script."""
    kind = request.match_info["kind"]
    return web.Response(text=_text(f"{request.match_info['name']}.{kind}"), content_type=TYPES[kind])


@still.get("/favicon.ico")
async def icon(request: web.Request) -> web.Response:
    """No picture; answered so that no browser asks again."""
    del request
    return web.Response(status=204)


@cache
def _text(name: str) -> str:
    return (assets() / "workshop" / name).read_text(encoding="utf-8")
