"""The footer never hides half a key, and the keys that get people out are always there."""

import pytest

from game.tui.actions import ACTIONS, BETWEEN, MOST_WHEN_NARROW, Where, fitting
from game.tui.widgets.footer import Key
from tests.tui.driving import LIFT, playing, resize

WIDTHS = (40, 60, 80, 120)
SCREENS = {
    "library": (None, []),
    "opening": (LIFT, []),
    "start": (LIFT, ["1"]),
    "story": (LIFT, ["1", "1"]),
    "ending": (LIFT, ["1", "1", "2"]),
    "history": (LIFT, ["1", "h"]),
    "cards": (None, ["c"]),
    "card": (None, ["c", "enter", "n"]),
    "help": (LIFT, ["question_mark"]),
    "palette": (LIFT, ["1", "1", "colon"]),
    "question": (LIFT, ["1", "1", "q"]),
}
OVER_ANOTHER = {"history", "cards", "card", "help", "palette", "question"}


@pytest.mark.parametrize("name", SCREENS)
async def test_every_shown_key_is_seen_whole(name: str) -> None:
    path, keys = SCREENS[name]
    async with playing(path, size=(200, 24), keys=keys) as player:
        for width in WIDTHS:
            await resize(player, width, 24)
            shown = [key for key in player.app.screen.query(Key) if key.display]
            for key in shown:
                assert key.region.right <= width
                assert key.content_region.width == key.action.footer_width
                assert player.app.screen.get_widget_at(key.region.right - 1, key.region.y)[0] is key
            if width == 40:
                assert len(shown) <= MOST_WHEN_NARROW
            names = {key.action.name for key in shown}
            assert names & {"leave", "close"}
            if name not in OVER_ANOTHER:
                assert "help" in names


@pytest.mark.parametrize("where", Where)
def test_what_fits_is_no_wider_than_the_line(where: Where) -> None:
    for width in range(20, 121):
        shown = fitting((action for action in ACTIONS if where in action.where), width)
        assert sum(action.footer_width for action in shown) + BETWEEN * (len(shown) - 1) <= width
        assert {action.name for action in shown} & {"leave", "close"}
