"""How the person at this terminal wants to play, for as long as they sit here."""

from collections.abc import Mapping

from attrs import field, frozen

from game.saves import Store
from game.tui.keeping import Keeping
from game.tui.signs import UNICODE, Signs


@frozen
class Sitting:
    """What was asked for when the game was started.

    Attributes:
        seat: the seat to play from; None asks where there is a choice.
        stances: the stance of each person who is not to have the usual one.
        peek: whether the three balances are shown.
        keeping: who keeps the plays.
    """

    signs: Signs = UNICODE
    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    peek: bool = False
    keeping: Keeping = field(factory=Keeping)

    @property
    def store(self) -> Store | None:
        """Where things are kept; None in a private sitting."""
        return self.keeping.store
