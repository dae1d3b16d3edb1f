"""A play in progress: what was read since the last choice, and what can be chosen now."""

from textual.content import Content

from game.engine import NoWayOnError, Playthrough
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import NOTHING, words
from game.tui.messages import AskToLeave, LeaveGame, ShowHistory, ShowMoment
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class StoryScreen(Page):
    """One moment of a play after another."""

    WHERE = Where.STORY
    BINDINGS = bindings(WHERE)

    def __init__(self, play: Playthrough, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.play = play
        self._notice = NOTHING

    def head(self) -> Content:
        """The story's title."""
        return words(self.play.rules.story.title, pages.ASIDE)

    def body(self) -> Content:
        """The choice just taken and what was read since."""
        return pages.moment(self.play, self._notice)

    def entries(self) -> tuple[Entry, ...]:
        """The choices, locked ones too."""
        return tuple(pages.offer(offer, self.play, self.sitting.signs) for offer in self.play.offers)

    def foot(self) -> Content:
        """The balances, for somebody who asked to see them."""
        return pages.balances(self.play) if self.sitting.peek else NOTHING

    async def taken(self, place: int) -> None:
        """Take a choice; a story that leads nowhere from it says so, and the play stays where it is."""
        try:
            await self._go(self.play.choose(self.play.open_choices[place]))
        except NoWayOnError as error:
            self._notice = words(wording.no_way_on(error.at), "bold")
            await self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going back needs a choice to go back from."""
        del parameters
        return self.play.before is not None if action == "back" else True

    async def action_back(self) -> None:
        """Go back one choice."""
        if self.play.before is not None:
            await self._go(self.play.before)

    def action_history(self) -> None:
        """Read back the whole play."""
        self.post_message(ShowHistory(self.play))

    def action_leave(self) -> None:
        """Leave; a play under way is asked about once, because its place is not kept."""
        self.post_message(LeaveGame() if self.play.before is None else AskToLeave())

    async def _go(self, play: Playthrough) -> None:
        self._notice = NOTHING
        if play.ending is not None:
            self.post_message(ShowMoment(play))
            return
        self.play = play
        await self.renew()
