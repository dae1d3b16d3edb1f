"""The desk on a whole terminal, with Textual; the widgets, the colours and the habits are those of the game.

Read `keys` (every key, once), `pages` (what is said), `desk_page` (a screen of a room) and `app`.
"""

import sys
from collections.abc import Awaitable, Callable

from game.plain.environment import Environment
from game.story.model import Story
from game.tui.signs import ASCII, UNICODE
from game.tui.sitting import Sitting
from game.workshop.desk.command import Sat
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.screens.app import DeskApp
from game.workshop.desk.workshop import Workshop


def on_screens(*, ascii_only: bool) -> Callable[[Workshop, Story | None, Environment], Awaitable[Sat]]:
    """A sitting on the screens, from the choice of a room to leaving it."""

    async def sit(shop: Workshop, story: Story | None, environment: Environment) -> Sat:
        del environment
        asked = shop.asked
        desk = await shop.resume(asked.resume) if asked.resume is not None else None
        left = await shop.left() if desk is None else ()
        if desk is None and story is not None and not left:
            desk = await shop.open(story)
        can_draw = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
        sitting = Sitting(signs=ASCII if ascii_only or not can_draw else UNICODE)
        app = DeskApp(shop, sitting, desk, story, left)
        sat = await app.run_async()
        return sat or Sat(Leaving.KEPT, app.desk, app.return_code or 0)

    return sit
