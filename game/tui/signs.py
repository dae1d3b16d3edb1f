"""The few signs the game itself draws, in two sets: with Unicode, and with nothing but ASCII."""

from attrs import frozen


@frozen
class Signs:
    """What we draw around a story's text; the text itself stays as it was written.

    Attributes:
        shade: a cell of a balance's band.
        levels: a balance's value, high, in the middle and low in its row.
        walked: an answer that was given, on the map; `fogged` is one that was not.
    """

    opening_quote: str
    closing_quote: str
    marked: str
    locked: str
    more: str
    dot: str
    pause: str
    shade: str
    levels: tuple[str, str, str]
    walked: str
    fogged: str

    def quoted(self, text: str) -> str:
        """Text in quotation marks."""
        return f"{self.opening_quote}{text}{self.closing_quote}"


UNICODE = Signs(
    opening_quote="“",
    closing_quote="”",
    marked="›",
    locked="–",
    more="↓",
    dot="·",
    pause="·   ·   ·",
    shade=" ",
    levels=("▔", "━", "▁"),
    walked="●",
    fogged="○",
)
ASCII = Signs(
    opening_quote='"',
    closing_quote='"',
    marked=">",
    locked="-",
    more="v",
    dot="-",
    pause="*   *   *",
    shade=".",
    levels=("o", "o", "o"),
    walked="*",
    fogged=".",
)
