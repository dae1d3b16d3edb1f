"""Before there is a room: rooms that were not closed, and the stories."""

from textual.content import Content

from game.story.library import bundled_stories
from game.tui import pages as tui_pages
from game.tui.actions import bindings
from game.tui.content import words
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry
from game.workshop.desk.lines.choosing import described
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.keys import ACTIONS, At
from game.workshop.desk.workshop import Left


class LeftScreen(Page):
    """The rooms that were not closed, to go on with."""

    WHERE = At.CHOOSING
    ACTIONS = ACTIONS
    BINDINGS = bindings(WHERE, ACTIONS)

    def __init__(self, left: tuple[Left, ...], sitting: Sitting) -> None:
        super().__init__(sitting)
        self._left = left

    def body(self) -> Content:
        """What they are."""
        return pages.heading(wording.LEFT_OPEN)

    def entries(self) -> tuple[Entry, ...]:
        """The rooms, then a new one."""
        rooms = (f"Go on with {described(room)}" for room in self._left)
        return tuple(Entry(words(line)) for line in (*rooms, wording.NEW_ROOM, wording.ERASE_ALL))

    async def taken(self, place: int) -> None:
        """Go on with that room, or open a new one."""
        if place < len(self._left):
            self.post_message(messages.Sit(code=self._left[place].code))
        else:
            self.post_message(messages.Sit(erase=place > len(self._left)))


class StoriesScreen(Page):
    """The stories that come with the game."""

    WHERE = At.CHOOSING
    ACTIONS = ACTIONS
    BINDINGS = bindings(WHERE, ACTIONS)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.cards = bundled_stories()

    def body(self) -> Content:
        """What to do."""
        return pages.heading(wording.WHICH_STORY)

    def entries(self) -> tuple[Entry, ...]:
        """The stories."""
        return tuple(tui_pages.story_entry(card, None, self.sitting.signs) for card in self.cards)

    async def taken(self, place: int) -> None:
        """Open a room on that story."""
        self.post_message(messages.Sit(self.cards[place]))
