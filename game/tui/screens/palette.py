"""All that can be done on the screen below, to choose from by name."""

from enum import StrEnum
from typing import ClassVar

from textual.content import Content

from game.tui import pages, wording
from game.tui.actions import BESIDE_A_CHOICE, Action, Where, bindings
from game.tui.content import words
from game.tui.messages import Do
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class PaletteScreen(Page):
    """A page of actions with their keys, those of the bottom line first; taking one closes the page and does it."""

    WHERE: ClassVar[StrEnum] = Where.PALETTE
    BINDINGS = bindings(WHERE)
    NUMBERED = False

    def __init__(self, actions: tuple[Action, ...], sitting: Sitting) -> None:
        super().__init__(sitting)
        listed = (action for action in actions if action.name not in BESIDE_A_CHOICE)
        self._actions = tuple(sorted(listed, key=lambda action: not action.short))

    def body(self) -> Content:
        """What it is."""
        return words(wording.ALL_THAT_CAN_BE_DONE, pages.HEADING)

    def entries(self) -> tuple[Entry, ...]:
        """The actions."""
        return tuple(pages.action(action) for action in self._actions)

    async def taken(self, place: int) -> None:
        """Do it, on the screen below."""
        self.dismiss()
        self.app.post_message(Do(self._actions[place]))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()
