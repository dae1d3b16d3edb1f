"""Pages and questions laid over a room: those of the game, with the desk's keys."""

from game.tui.actions import bindings
from game.tui.screens.palette import PaletteScreen
from game.tui.screens.paper import PaperScreen
from game.tui.screens.question import QuestionScreen
from game.workshop.desk.screens import messages
from game.workshop.desk.screens.keys import ACTIONS, At


class Paper(PaperScreen, inherit_bindings=False):
    """A page to read and close again."""

    WHERE = At.PAPER
    ACTIONS = ACTIONS
    BINDINGS = bindings(WHERE, ACTIONS)

    def action_blank(self) -> None:
        """Show nothing at once."""
        self.post_message(messages.Blank())


class Palette(PaletteScreen, inherit_bindings=False):
    """All that can be done on the screen below."""

    WHERE = At.PALETTE
    ACTIONS = ACTIONS
    BINDINGS = bindings(WHERE, ACTIONS)

    def action_blank(self) -> None:
        """Show nothing at once."""
        self.post_message(messages.Blank())


class Asking(QuestionScreen, inherit_bindings=False):
    """A question before something that cannot simply be taken back."""

    WHERE = At.ASKED
    ACTIONS = ACTIONS
    BINDINGS = bindings(WHERE, ACTIONS)

    def action_blank(self) -> None:
        """Show nothing at once."""
        self.post_message(messages.Blank())
