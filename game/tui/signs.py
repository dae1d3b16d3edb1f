"""The few signs the game itself draws, in two sets: with Unicode, and with nothing but ASCII."""

from attrs import frozen


@frozen
class Signs:
    """What we draw around a story's text; the text itself stays as it was written."""

    opening_quote: str
    closing_quote: str
    marked: str
    locked: str
    more: str
    dot: str
    pause: str


UNICODE = Signs(
    opening_quote="“",
    closing_quote="”",
    marked="›",
    locked="–",
    more="↓",
    dot="·",
    pause="·   ·   ·",
)
ASCII = Signs(
    opening_quote='"',
    closing_quote='"',
    marked=">",
    locked="-",
    more="v",
    dot="-",
    pause="*   *   *",
)
