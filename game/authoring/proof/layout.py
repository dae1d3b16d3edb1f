"""How the page is laid out: headings, text in columns, and sentences broken between words."""

from collections.abc import Iterator
from textwrap import wrap

from game.authoring.proof.signs import Signs

WIDEST, COMFORTABLE = 100, 80


def heading(words: str, signs: Signs) -> Iterator[str]:
    """A part's heading, with an empty line before it and a rule below."""
    yield ""
    yield words
    yield signs.rule * len(words)


def paragraph(words: str, indent: int = 2, width: int = COMFORTABLE, hang: int = 0) -> Iterator[str]:
    """A sentence or more, in lines that start at `indent`, all but the first moved in by `hang` more."""
    yield from wrap(
        words,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def clipped(words: str, width: int) -> str:
    """Words in no more than so many columns; what does not fit is cut off, and a sign says so."""
    return words if len(words) <= width else f"{words[: width - 1].rstrip()}…"


def counted(number: int, what: str, more: str | None = None) -> str:
    """A number and what it counts: `1 scene`, `2 scenes`, `1,000 plays`."""
    return f"{number:,} {what if number == 1 else more or f'{what}s'}"


def points(change: float) -> str:
    """A change of a chance in points, with its sign."""
    whole = round(change * 100)
    return f"{whole:+d} {'point' if abs(whole) == 1 else 'points'}"
