"""The game on a whole terminal, with Textual.

Read `actions` (every key, once), `content` (the wall: the one way from a story's text to a widget), `pages` (what
is said on each screen), then `widgets`, `screens` and `app`.
"""

import sys
from pathlib import Path

CLEAR_ALL = "\x1b[2J\x1b[3J\x1b[H"


def run(
    story: Path | None, *, seat: str | None, stances: dict[str, str], ascii_only: bool, peek: bool
) -> int:
    """Play on screen until the player leaves, from the library or from one story; gives the exit code."""
    from game.tui.app import BothWays, Left  # noqa: PLC0415 - Textual is imported only when it is shown
    from game.tui.signs import ASCII, UNICODE  # noqa: PLC0415
    from game.tui.sitting import Sitting  # noqa: PLC0415

    can_draw = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    signs = ASCII if ascii_only or not can_draw else UNICODE
    app = BothWays(Sitting(signs=signs, seat=seat, stances=stances, peek=peek), story)
    if app.run() is Left.AT_ONCE and sys.stdout.isatty():
        sys.stdout.write(CLEAR_ALL)
        sys.stdout.flush()
    return app.return_code or 0
