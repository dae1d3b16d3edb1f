"""While each plays on a phone: how many are in, and how many have come to an ending."""

from textual.content import Content

from game.tui.actions import bindings
from game.tui.content import paragraphs
from game.workshop.desk.loop import Next
from game.workshop.desk.screens import messages, pages
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.keys import ACTIONS, At
from game.workshop.room import Curtain


class ApartScreen(DeskPage):
    """Counts alone: nothing here tells one phone from another."""

    WHERE = At.APART
    BINDINGS = bindings(WHERE, ACTIONS)

    @property
    def face(self) -> object:
        """The counts, as far as they are shown."""
        shown = tuple(sorted(self.desk.room.arrived.values(), key=str)) if self.desk.endings_shown else ()
        return self.desk.room.curtain, self.desk.endings_shown, shown

    def body(self) -> Content:
        """Who is in, and once that is shown, where they came to."""
        desk = self.desk
        if desk.room.curtain is not Curtain.OPEN:
            return pages.curtain(desk.room.curtain)
        shown = pages.endings(desk, self.sitting.signs, self.width) if desk.endings_shown else pages.nothing()
        return paragraphs((pages.apart(desk, self.sitting.signs), shown))

    def tick(self) -> None:
        """Show who has come and who has arrived."""
        self._say_all()

    async def action_next(self) -> None:
        """Show the endings, then go to the talk."""
        if self.desk.next is Next.ENDINGS:
            await self.action_reveal()
        else:
            self.action_talk_after()

    async def action_reveal(self) -> None:
        """Show which endings the room came to."""
        self.desk.endings_shown = True
        await self.changed()

    def action_talk_after(self) -> None:
        """Go to the talk after the story."""
        self.post_message(messages.EndStory())
