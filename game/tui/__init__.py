"""The game on a whole terminal, with Textual.

Read `actions` (every key, once), `content` (the wall: the one way from a story's text to a widget), `pages` (what
is said on each screen) and `keeping` (what is kept on disk), then `widgets`, `screens` and `app`.
"""

import os
import sys
from pathlib import Path

from game.saves import Store, saves_home

CLEAR_ALL = "\x1b[2J\x1b[3J\x1b[H"


def run(
    story: Path | None,
    *,
    store: Store | None,
    seat: str | None,
    stances: dict[str, str],
    ascii_only: bool,
    peek: bool,
    go_on: bool,
) -> int:
    """Play on screen until the player leaves, from the library or from one story; gives the exit code.

    Without a store nothing is written at all; how the player likes it is read all the same. With `go_on` a story
    opens where it was left.
    """
    from game.tui import wording  # noqa: PLC0415 - Textual is imported only when it is shown
    from game.tui.app import BothWays, Left  # noqa: PLC0415
    from game.tui.keeping import Keeping  # noqa: PLC0415
    from game.tui.signs import ASCII, UNICODE  # noqa: PLC0415
    from game.tui.sitting import Sitting  # noqa: PLC0415

    keeping = Keeping.of(store or Store(saves_home(os.environ)), private=store is None)
    can_draw = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    signs = ASCII if ascii_only or not can_draw or keeping.settings.ascii else UNICODE
    sitting = Sitting(signs=signs, seat=seat, stances=stances, peek=peek, keeping=keeping)
    app = BothWays(sitting, story, go_on=go_on)
    left = app.run()
    if left is Left.AT_ONCE and sys.stdout.isatty():
        sys.stdout.write(CLEAR_ALL)
        sys.stdout.flush()
    if left is Left.KEPT:
        sys.stdout.write(f"{wording.KEPT}\n")
    return app.return_code or 0
