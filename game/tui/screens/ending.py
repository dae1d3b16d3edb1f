"""After a story: its ending, what it noticed, and what next."""

from textual.content import Content
from textual.message import Message

from game.engine import Playthrough
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import NOTHING, words
from game.tui.messages import LeaveGame, OtherSeat, ShowHistory, ShowMoment, ShowStories
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
        return tuple(Entry(words(line)) for line, _ in self._ways_on())

    def foot(self) -> Content:
        """The balances, for somebody who asked to see them."""
        return pages.balances(self.play) if self.sitting.peek else NOTHING

    async def taken(self, place: int) -> None:
        """Ask for what was chosen."""
        _, message = self._ways_on()[place]
        self.post_message(message)

    def action_back(self) -> None:
        """Go back to before the last choice."""
        self.post_message(ShowMoment(self.play.before or self.play))

    def action_history(self) -> None:
        """Read back the whole play."""
        self.post_message(ShowHistory(self.play))

    def _ways_on(self) -> list[tuple[str, Message]]:
        story = self.play.rules.story
        other: list[tuple[str, Message]] = (
            [(wording.OTHER_SEAT, OtherSeat(story))] if len(story.seats) > 1 else []
        )
        return [
            (wording.AGAIN, ShowMoment(self.play.moments[0])),
            *other,
            (wording.ANOTHER, ShowStories()),
            (wording.LEAVE, LeaveGame()),
        ]
