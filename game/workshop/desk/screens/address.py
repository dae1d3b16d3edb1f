"""The address for the wall: a QR code as large as the window lets it be, and the letters to type."""

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size

from game.tui.actions import bindings
from game.tui.signs import ASCII
from game.tui.sitting import Sitting
from game.tui.widgets import Text
from game.workshop.desk import qr
from game.workshop.desk.desk import Desk
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.keys import ACTIONS, At

BELOW = 7
"""The lines that the letters, the keys and the edges need."""
BESIDE = 4


def room_for(address: str, size: Size, *, ascii_only: bool) -> str | None:
    """The form of the code that a window has room for."""
    return qr.fitting(address, size.width - BESIDE, size.height - BELOW, ascii_only=ascii_only)


class AddressScreen(DeskPage):
    """The address, laid over the screen below."""

    WHERE = At.ADDRESS
    BINDINGS = bindings(WHERE, ACTIONS)

    def __init__(self, desk: Desk, sitting: Sitting, place: int = 0) -> None:
        super().__init__(desk, sitting)
        self.place = place

    def head(self) -> Content:
        """Nothing: there is no line to spare."""
        return pages.nothing()

    def body(self) -> Content:
        """The code and the letters."""
        address = self.desk.addresses[self.place]
        return pages.address(self.desk, self.place, self._code(address))

    def foot(self) -> Content:
        """How many phones are here."""
        return pages.phones(self.desk)

    def on_resize(self, event: Resize) -> None:
        """Show the code as large as it can be now."""
        del event
        self.query_one("#body", Text).show(self.body())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One address needs no arrows."""
        del parameters
        return len(self.desk.addresses) > 1 if action.startswith("address_") else True

    async def action_address_after(self) -> None:
        """Show the next address."""
        await self._show(1)

    async def action_address_before(self) -> None:
        """Show the address before."""
        await self._show(-1)

    async def action_blank(self) -> None:
        """Show nothing at once."""
        self.post_message(messages.Blank())

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    async def _show(self, by: int) -> None:
        self.place = (self.place + by) % len(self.desk.addresses)
        await self.renew()

    def _code(self, address: str) -> Content:
        plain = self.sitting.signs is ASCII
        match room_for(address, self.app.size, ascii_only=plain):
            case "runs":
                return pages.wide_qr(qr.runs(address))
            case "halves":
                return pages.qr(qr.halves(address))
            case _:
                return pages.aside(wording.NO_ROOM_FOR_QR)
