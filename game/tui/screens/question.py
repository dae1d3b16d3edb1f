"""A question before something that cannot simply be taken back."""

from enum import StrEnum
from typing import ClassVar

from textual.content import Content
from textual.screen import ModalScreen

from game.tui.actions import Where, bindings
from game.tui.content import words
from game.tui.messages import Ask
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class QuestionScreen(Page, ModalScreen[None], inherit_bindings=False):
    """A sheet over the foot of the screen below."""

    WHERE: ClassVar[StrEnum] = Where.QUESTION
    BINDINGS = bindings(WHERE)

    def __init__(self, asked: Ask, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._asked = asked

    def body(self) -> Content:
        """The question."""
        return words(self._asked.question)

    def entries(self) -> tuple[Entry, ...]:
        """The answers."""
        return tuple(Entry(words(line)) for line, _ in self._asked.answers)

    async def taken(self, place: int) -> None:
        """Close the sheet, and do what the answer stands for."""
        _, message = self._asked.answers[place]
        self.dismiss()
        if message is not None:
            self.app.post_message(message)

    def action_stay(self) -> None:
        """Stay."""
        self.dismiss()
