"""The text so far, with a way back to each choice in it."""

from textual.content import Content

from game.engine import Playthrough
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.messages import Ask, GoTo
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class HistoryScreen(Page):
    """A whole play to read back, laid over the screen below and opened at its last line."""

    WHERE = Where.HISTORY
    BINDINGS = bindings(WHERE)
    NUMBERED = False

    def __init__(self, play: Playthrough, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._moments = play.moments

    def body(self) -> Content:
        """What was read before the first choice."""
        return pages.history(self._moments[0])

    def entries(self) -> tuple[Entry, ...]:
        """Each choice, and what came of it."""
        return tuple(pages.step(moment) for moment in self._moments[1:])

    async def taken(self, place: int) -> None:
        """Ask, and then go back to where that choice was to be taken."""
        answers = ((wording.GO_BACK_HERE, GoTo(self._moments[place])), (wording.STAY, None))
        self.post_message(Ask(wording.ASK_TO_GO_BACK, *answers))

    def on_mount(self) -> None:
        """Show the end, the last choice marked."""
        self.menu.mark(len(self._moments) - 2)
        self.call_after_refresh(self.column.to_bottom)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going back needs a choice to go back to."""
        del parameters
        return len(self._moments) > 1 if action == "jump" else True

    def action_down(self) -> None:
        """Mark the next choice once it is in sight; scroll until then."""
        self._mark(1)

    def action_up(self) -> None:
        """Mark the choice above once it is in sight; scroll until then."""
        self._mark(-1)

    def action_jump(self) -> None:
        """Go back to the marked choice; bring it into sight first."""
        marked = self.menu.marked
        if marked is not None and not self.column.sees(marked):
            self.column.reveal(marked)
        else:
            self.menu.take_marked()

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def _mark(self, by: int) -> None:
        marked, seen = self.menu.marked, [row for row in self.menu.open_rows if self.column.sees(row)]
        wanted = self.menu.next_row if by > 0 else self.menu.row_before
        if marked is not None and marked not in seen and seen:
            wanted = seen[0] if by > 0 else seen[-1]
        if wanted in seen and wanted is not None and wanted.place is not None:
            self.menu.mark(wanted.place)
        else:
            self.column.step(by)
