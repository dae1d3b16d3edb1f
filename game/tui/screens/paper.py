"""Pages to read and close again: the text so far, the keys, help lines for people."""

from textual.content import Content

from game.tui.actions import Where, bindings
from game.tui.screens.page import Page
from game.tui.sitting import Sitting


class PaperScreen(Page):
    """A page laid over the screen below; with `from_end` it is opened at its last line."""

    WHERE = Where.PAPER
    BINDINGS = bindings(WHERE)

    def __init__(self, content: Content, sitting: Sitting, *, from_end: bool = False) -> None:
        super().__init__(sitting)
        self._content = content
        self._from_end = from_end

    def body(self) -> Content:
        """The page."""
        return self._content

    def on_mount(self) -> None:
        """Show the end where that is wanted first."""
        if self._from_end:
            self.call_after_refresh(self.column.to_bottom)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
