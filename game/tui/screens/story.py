"""A play in progress: what was read since the last choice, and what can be chosen now."""

from textual.content import Content

from game.engine import NoWayOnError, Playthrough
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import words
from game.tui.messages import ShowMoment
from game.tui.screens.play import PlayScreen
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class StoryScreen(PlayScreen):
    """One moment of a play after another."""

    WHERE = Where.STORY
    BINDINGS = bindings(WHERE)
    UNFINISHED = True

    def __init__(self, play: Playthrough, sitting: Sitting, notice: str = "") -> None:
        super().__init__(play, sitting, notice)
        self._stuck = ""

    def body(self) -> Content:
        """The choice just taken and what was read since."""
        return pages.moment(self.play, words(self._stuck, "bold"))

    def entries(self) -> tuple[Entry, ...]:
        """The choices, locked ones too."""
        return tuple(pages.offer(offer, self.play, self.sitting.signs) for offer in self.play.offers)

    async def taken(self, place: int) -> None:
        """Take a choice; a story that leads nowhere from it says so, and the play stays where it is."""
        try:
            await self._go(self.play.choose(self.play.open_choices[place]))
        except NoWayOnError as error:
            self._stuck = wording.no_way_on(error.at)
            await self.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going back needs a choice to go back from."""
        del parameters
        return self.play.before is not None if action == "back" else True

    async def action_back(self) -> None:
        """Go back one choice."""
        if self.play.before is not None:
            await self._go(self.play.before)

    async def _go(self, play: Playthrough) -> None:
        """Keep the next moment, and only then show it."""
        self._stuck = ""
        self.notice = self.sitting.keeping.keep(play)
        if play.ending is not None:
            self.post_message(ShowMoment(play, self.notice))
            return
        self.play = play
        await self.renew()
