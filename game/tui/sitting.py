"""How the person at this terminal wants to play, for as long as they sit here."""

from collections.abc import Mapping

from attrs import field, frozen

from game.tui.signs import UNICODE, Signs


@frozen
class Sitting:
    """What was asked for when the game was started.

    Attributes:
        seat: the seat to play from; None asks where there is a choice.
        stances: the stance of each person who is not to have the usual one.
        peek: whether the three balances are shown.
    """

    signs: Signs = UNICODE
    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    peek: bool = False
