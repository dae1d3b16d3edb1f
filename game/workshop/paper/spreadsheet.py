"""Rows of text as a CSV file in which no program finds a formula."""

import csv
import io
import re
from collections.abc import Iterable

from game.story.walls import plain

# A program that takes another sign for the separator begins new cells inside ours, so these are looked at as well.
_BEFORE_A_FORMULA = re.compile('(^|[;,|"])(\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')


def spreadsheet(rows: Iterable[Iterable[str]]) -> str:
    """The rows, every cell in quotes, lines ended as RFC 4180 has them."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [cell(text) for text in row] for row in rows
    )
    return written.getvalue()


def cell(text: str) -> str:
    """A text that no program takes for a formula: an apostrophe stands before whatever could begin one."""
    return _BEFORE_A_FORMULA.sub(r"\1\2'", plain(" ".join(text.split())))
