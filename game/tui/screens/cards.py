"""The idea cards: their names to choose from, and one card a page."""

from textual.content import Content

from game.story.concepts import Concept, concepts
from game.tui import cards
from game.tui.actions import Where, bindings
from game.tui.messages import ShowCard
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class CardsScreen(Page):
    """The names of all cards, laid over the screen below."""

    WHERE = Where.CARDS
    BINDINGS = bindings(WHERE)
    NUMBERED = False

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._cards = tuple(concepts().values())

    def body(self) -> Content:
        """What they are."""
        return cards.cards(len(self._cards))

    def entries(self) -> tuple[Entry, ...]:
        """The names."""
        return tuple(cards.name(card) for card in self._cards)

    async def taken(self, place: int) -> None:
        """Lay the card over the list."""
        self.post_message(ShowCard(self._cards[place]))

    def action_read(self) -> None:
        """Read the marked card."""
        self.action_take()

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()


class CardScreen(Page):
    """One card, with the next one and the one before a key away."""

    WHERE = Where.CARD
    BINDINGS = bindings(WHERE)

    def __init__(self, card: Concept, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._cards = tuple(concepts().values())
        self._place = [known.id for known in self._cards].index(card.id)

    def body(self) -> Content:
        """The card."""
        return cards.card(self._cards[self._place], self._place + 1, len(self._cards), self.sitting.signs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing before the first card, and nothing after the last."""
        del parameters
        if action == "next_card":
            return self._place + 1 < len(self._cards)
        return self._place > 0 if action == "card_before" else True

    async def action_next_card(self) -> None:
        """Show the next card."""
        await self._turn(1)

    async def action_card_before(self) -> None:
        """Show the card before."""
        await self._turn(-1)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    async def _turn(self, by: int) -> None:
        self._place += by
        await self.renew()
