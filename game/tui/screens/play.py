"""What a screen with a play on it does: read back, go back, leave without losing the place."""

from typing import ClassVar

from textual.content import Content
from textual.message import Message

from game.engine import Playthrough
from game.tui import pages, wording
from game.tui.content import NOTHING, joined, words
from game.tui.messages import Ask, LeaveGame, ShowHistory, ShowStories
from game.tui.screens.page import Page
from game.tui.sitting import Sitting


class PlayScreen(Page):
    """A moment of a play."""

    # Whether leaving now leaves something unfinished behind.
    UNFINISHED: ClassVar[bool] = False

    def __init__(self, play: Playthrough, sitting: Sitting, notice: str = "") -> None:
        super().__init__(sitting, notice)
        self.play = play

    def head(self) -> Content:
        """The story's title."""
        return words(self.play.rules.story.title, pages.ASIDE)

    def foot(self) -> Content:
        """A notice, and the balances for somebody who asked to see them."""
        balances = pages.balances(self.play) if self.sitting.peek else NOTHING
        return joined((super().foot(), balances), "\n")

    def action_history(self) -> None:
        """Read back the whole play."""
        self.post_message(ShowHistory(self.play))

    def action_put_by(self) -> None:
        """Go to the stories; ask first where the place is not kept."""
        self._away(ShowStories())

    def action_leave(self) -> None:
        """Leave; ask first where the place is not kept."""
        self._away(LeaveGame(kept=self._under_way))

    @property
    def _under_way(self) -> bool:
        return self.UNFINISHED and self.play.before is not None

    def _away(self, message: Message) -> None:
        if not self._under_way or self.sitting.keeping.keeps(self.play):
            self.post_message(message)
            return
        answers = ((wording.LEAVE, LeaveGame()), (wording.TO_STORIES, ShowStories()), (wording.STAY, None))
        self.post_message(Ask(wording.NOT_KEPT, *answers))
