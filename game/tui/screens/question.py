"""The one question the game asks: whether to leave in the middle of a story."""

from textual.content import Content
from textual.screen import ModalScreen

from game.tui import wording
from game.tui.actions import Where, bindings
from game.tui.content import words
from game.tui.messages import LeaveGame, ShowStories
from game.tui.screens.page import Page
from game.tui.widgets import Entry


class QuestionScreen(Page, ModalScreen[None], inherit_bindings=False):
    """A sheet over the foot of the story."""

    WHERE = Where.QUESTION
    BINDINGS = bindings(WHERE)

    def body(self) -> Content:
        """What would be lost."""
        return words(wording.NOT_KEPT)

    def entries(self) -> tuple[Entry, ...]:
        """The ways on."""
        return tuple(Entry(words(line)) for line in (wording.LEAVE, wording.TO_STORIES, wording.STAY))

    async def taken(self, place: int) -> None:
        """LeaveGame, go to the stories, or stay."""
        if place == 0:
            self.post_message(LeaveGame())
        else:
            self.dismiss()
            if place == 1:
                self.app.post_message(ShowStories())

    def action_stay(self) -> None:
        """Stay."""
        self.dismiss()
