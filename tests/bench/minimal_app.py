"""The least that Textual can be asked for: a text, a list of options, a footer.

    python -m tests.bench.minimal_app [PAGES [FOLDER]]

Without pages it is the yardstick for the first frame. With pages, a file of JSON, the key 1 shows the next one: the
yardstick for a choice. With a folder it writes the page's number there first, as durably as the game writes a save.
It does nothing else: no story, no styles of its own.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, OptionList, Static

PAGES = (("The kettle is black inside.\n\nShe waits.", ("Ask.", "Wait.", "Go.")),)


class Minimal(App[None]):
    """A text, options and a footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "following", "next"),
        Binding("q", "quit", "leave now", priority=True),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        pages: tuple[tuple[str, tuple[str, ...]], ...] = PAGES,
        keep: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__()
        self.pages, self.at, self.keep = pages, 0, keep

    def compose(self) -> ComposeResult:
        """The first page."""
        text, options = self.pages[0]
        yield Static(text, markup=False)
        yield OptionList(*options, markup=False)
        yield Footer()

    def action_following(self) -> None:
        """Put the next page in the place of this one."""
        self.at = (self.at + 1) % len(self.pages)
        if self.keep is not None:
            self.keep(self.at)
        text, options = self.pages[self.at]
        self.query_one(Static).update(text)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(options)


def keeping(folder: Path) -> Callable[[int], None]:
    """What writes a number into a folder for good: the calls to the system of a save, and nothing around them."""
    from game.saves.writing import write_durably

    folder.mkdir(parents=True)
    return lambda number: write_durably(folder / f"{number % 2}", f"{number}\n".encode())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        kept = keeping(Path(sys.argv[2])) if len(sys.argv) > 2 else None
        Minimal(tuple((text, tuple(options)) for text, options in told), kept).run()
    else:
        Minimal().run()
