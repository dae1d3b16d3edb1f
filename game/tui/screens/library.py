"""The stories to choose from."""

from textual.content import Content

from game.story.library import bundled_stories
from game.tui import pages
from game.tui.actions import Where, bindings
from game.tui.messages import OpenStory, ShowCards, ShowLicences
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class LibraryScreen(Page):
    """The stories that come with the game, by their heads alone, and what is kept of each."""

    WHERE = Where.LIBRARY
    BINDINGS = bindings(WHERE)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.cards = bundled_stories()
        self._known = sitting.keeping.known(self.cards)

    def body(self) -> Content:
        """The game's name."""
        return pages.library(self.cards)

    def entries(self) -> tuple[Entry, ...]:
        """The stories."""
        cards = zip(self.cards, self._known, strict=True)
        return tuple(pages.story_entry(card, known, self.sitting.signs) for card, known in cards)

    def on_mount(self) -> None:
        """Mark a story that was left in the middle."""
        left = (place for place, known in enumerate(self._known) if known is not None and known.left_after)
        self.menu.mark(next(left, 0))

    async def taken(self, place: int) -> None:
        """Open a story."""
        self.post_message(OpenStory(self.cards[place].path))

    def action_cards(self) -> None:
        """Show the idea cards."""
        self.post_message(ShowCards())

    def action_licences(self) -> None:
        """Show whose the code and the texts are."""
        self.post_message(ShowLicences())
