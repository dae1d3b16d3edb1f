"""A mistake inside a piece of text: what the two small languages return instead of raising."""

from attrs import field, frozen


@frozen
class Slip:
    """A problem's code and the stretch of text it is about, counted from 0 in that text.

    `places` fill the templates of the catalogue's entry.
    """

    code: str
    offset: int
    length: int
    places: dict[str, str] = field(factory=dict)

    def moved(self, by: int) -> "Slip":
        """The same slip in a longer text that holds this one `by` characters in."""
        return Slip(self.code, self.offset + by, self.length, self.places)


class SlipError(Exception):
    """Carries a slip from a parser's depths to its front door; never leaves the module that raises it."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.code)
        self.slip = slip
