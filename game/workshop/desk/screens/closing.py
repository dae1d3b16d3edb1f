"""The talk after the story: one phase after another, each with what was computed for it."""

from textual.content import Content

from game.tui.actions import bindings
from game.tui.widgets import Text
from game.workshop.closing import GroupDebrief
from game.workshop.desk.phases import shown_in
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.keys import ACTIONS, At
from game.workshop.room import Curtain


class ClosingScreen(DeskPage):
    """A phase with its question and its minutes; what to listen for is a key away, since the wall may see this."""

    WHERE = At.CLOSING
    BINDINGS = bindings(WHERE, ACTIONS)
    debrief: GroupDebrief | None = None

    @property
    def face(self) -> object:
        """The phase."""
        return self.desk.room.step, self.desk.room.curtain

    def body(self) -> Content:
        """What is being talked of."""
        if self.desk.room.curtain is not Curtain.OPEN:
            return pages.curtain(self.desk.room.curtain)
        return pages.phase(self.desk)

    def rest(self) -> Content:
        """What was computed for this phase."""
        if self.desk.room.curtain is not Curtain.OPEN:
            return pages.nothing()
        if self.debrief is None:
            return pages.aside(wording.WORKING_IT_OUT)
        return pages.blocks(shown_in(self.desk.room.step, self.debrief), self.desk.story)

    def on_mount(self) -> None:
        """Work the debrief out, which takes a while the first time."""
        super().on_mount()
        self.run_worker(self._work_out())

    async def _work_out(self) -> None:
        self.debrief = await self.desk.debrief()
        self.query_one("#rest", Text).show(self.rest())

    async def action_part_before(self) -> None:
        """Go to the phase before; before the first, back into the story."""
        if not await self.desk.turn(-1):
            self.post_message(messages.GoBack())

    def action_report(self) -> None:
        """Save the report."""
        self.post_message(messages.WriteReport())
