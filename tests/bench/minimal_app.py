"""The least that Textual can be asked for: a text, a list of options, a footer.

    python -m tests.bench.minimal_app [PAGES]

Without pages it is the yardstick for the first frame. With pages, a file of JSON, the key 1 shows the next one: the
yardstick for a choice. It does nothing else: no story, no styles of its own, nothing kept.
"""

import json
import sys
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

    def __init__(self, pages: tuple[tuple[str, tuple[str, ...]], ...] = PAGES) -> None:
        super().__init__()
        self.pages, self.at = pages, 0

    def compose(self) -> ComposeResult:
        """The first page."""
        text, options = self.pages[0]
        yield Static(text, markup=False)
        yield OptionList(*options, markup=False)
        yield Footer()

    def action_following(self) -> None:
        """Put the next page in the place of this one."""
        self.at = (self.at + 1) % len(self.pages)
        text, options = self.pages[self.at]
        self.query_one(Static).update(text)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(options)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        Minimal(tuple((text, tuple(options)) for text, options in told)).run()
    else:
        Minimal().run()
