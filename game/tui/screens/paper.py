"""Pages to read and close again: the same words to somebody else, the keys, help lines for people."""

from enum import StrEnum
from typing import ClassVar

from textual.content import Content

from game.tui.actions import Where, bindings
from game.tui.screens.page import Page
from game.tui.sitting import Sitting


class PaperScreen(Page):
    """A page laid over the screen below."""

    WHERE: ClassVar[StrEnum] = Where.PAPER
    BINDINGS = bindings(WHERE)

    def __init__(self, content: Content, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._content = content

    def body(self) -> Content:
        """The page."""
        return self._content

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
