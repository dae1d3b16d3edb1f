"""After a story: its ending, what it noticed, and what next."""

from textual.content import Content

from game.engine import Playthrough, Rules, start
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import words
from game.tui.messages import Leave, Show, ShowHistory, ShowStories
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class EndingScreen(Page):
    """An ending and its debrief, on one long page."""

    WHERE = Where.ENDING
    BINDINGS = bindings(WHERE)
    DIGITS_WAIT = True

    def __init__(self, play: Playthrough, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.play = play

    def head(self) -> Content:
        """The story's title."""
        return words(self.play.rules.story.title, pages.ASIDE)

    def body(self) -> Content:
        """The ending and the debrief."""
        return pages.ending(self.play, self.sitting.signs)

    def entries(self) -> tuple[Entry, ...]:
        """What next."""
        return tuple(Entry(words(line)) for line in (wording.AGAIN, wording.ANOTHER, wording.LEAVE))

    def foot(self) -> Content:
        """The balances, for somebody who asked to see them."""
        return pages.balances(self.play) if self.sitting.peek else super().foot()

    async def taken(self, place: int) -> None:
        """Play again from the same seat, choose another story, or leave."""
        self.post_message((Show(_first(self.play)), ShowStories(), Leave())[place])

    def action_back(self) -> None:
        """Go back to before the last choice."""
        self.post_message(Show(self.play.before or self.play))

    def action_history(self) -> None:
        """Read back the whole play."""
        self.post_message(ShowHistory(self.play))


def _first(play: Playthrough) -> Playthrough:
    """The same story's beginning, with the same people in it."""
    return play.moments[0]
