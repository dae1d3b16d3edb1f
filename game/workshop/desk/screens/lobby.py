"""Before the story: the way in, and who is here."""

from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from game.tui.actions import bindings
from game.tui.content import joined
from game.tui.messages import Ask
from game.tui.signs import ASCII
from game.tui.sitting import Sitting
from game.tui.widgets import Menu, Text
from game.workshop.desk import ladder, qr
from game.workshop.desk.desk import Desk
from game.workshop.desk.screens import address as address_screen
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.keys import ACTIONS, At
from game.workshop.room import Curtain

WIDE, TALL = 76, 24


class LobbyScreen(DeskPage):
    """The address as a QR code and as letters, one for each network; and what to try when no phone comes."""

    WHERE = At.LOBBY
    BINDINGS = bindings(WHERE, ACTIONS)

    def __init__(self, desk: Desk, sitting: Sitting, notice: str = "") -> None:
        super().__init__(desk, sitting, notice)
        self.place = 0
        self._since = desk.clock()
        self._code = qr.halves(desk.addresses[0])

    def head(self) -> Content:
        """Nothing: there is no line to spare."""
        return pages.nothing()

    def parts(self) -> tuple[Widget, ...]:
        """The code beside the words."""
        words, rest = Text(self.body(), id="body"), Text(self.rest(), id="rest")
        return Horizontal(Text(id="qr"), words, id="beside"), Menu((), self.sitting.signs), rest

    def body(self) -> Content:
        """The way in."""
        if self.desk.room.curtain is not Curtain.OPEN:
            return pages.curtain(self.desk.room.curtain)
        return pages.lobby(self.desk, self.place, self._hint, self.sitting.signs)

    def rest(self) -> Content:
        """What to try when no phone comes."""
        return pages.rungs() if self._stuck else pages.nothing()

    def foot(self) -> Content:
        """That there is something to try, where it may stand further down."""
        hint = pages.heading(wording.NOT_YET_BELOW) if self._stuck else pages.nothing()
        return joined((hint, super().foot()), "\n")

    @property
    def _stuck(self) -> bool:
        desk = self.desk
        return ladder.no_phone(desk.clock() - self._since, desk.listening, len(desk.room.guests))

    def on_resize(self, event: Resize) -> None:
        """Show the code where there is room for it."""
        del event
        self._say_all()

    def tick(self) -> None:
        """Show who has come, and after a while what to try."""
        self._say_all()

    def _say_all(self) -> None:
        super()._say_all()
        code = self.query_one("#qr", Text)
        code.styles.width = len(self._code[0]) if self._fits else 0
        code.display = self._fits
        code.show(pages.qr(self._code))

    @property
    def _fits(self) -> bool:
        size, open_ = self.app.size, self.desk.room.curtain is Curtain.OPEN
        drawn = self.sitting.signs is not ASCII
        return open_ and drawn and size.width >= WIDE and size.height >= TALL

    @property
    def _hint(self) -> str:
        return "" if self._fits else wording.LARGE_QR if self._fits_alone else wording.NO_ROOM_FOR_QR

    @property
    def _fits_alone(self) -> bool:
        address, plain = self.desk.addresses[self.place], self.sitting.signs is ASCII
        return address_screen.room_for(address, self.app.size, ascii_only=plain) is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One address needs no arrows."""
        del parameters
        return len(self.desk.addresses) > 1 if action.startswith("address_") else True

    async def action_begin(self) -> None:
        """Begin the story."""
        await self.action_next()

    def action_address_after(self) -> None:
        """Show the next address."""
        self._show(1)

    def action_address_before(self) -> None:
        """Show the address before."""
        self._show(-1)

    def action_preview(self) -> None:
        """Show what is in the story, after asking."""
        answers = ((wording.SHOW_IT, messages.ShowPreview()), (wording.STAY, None))
        self.post_message(Ask(wording.ASK_PREVIEW, *answers))

    def _show(self, by: int) -> None:
        self.place = (self.place + by) % len(self.desk.addresses)
        self._code = qr.halves(self.desk.addresses[self.place])
        self._say_all()
