"""Indentation: tabs and other white space that is no space, and lines that fit under nothing above them."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from game.story.problems import Fix
from game.story.reading.entries import (
    FIELDS, Stretch, entry_at, field_of, indent, is_blank, key_column, without_comment,
)  # fmt: skip
from game.story.reading.manuscript import Manuscript, Shift, Trap

_MARGIN = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*")
_OPENS = re.compile(r":(?: +[|>][-+0-9]*)?$|(?:^|[ -])-(?: +[|>][-+0-9]*)?$")
USUAL_STEP = 2


@frozen
class Margin:
    """A run of lines whose indentation is not spaces, and the spaces that it stands for."""

    first: int
    widths: tuple[int, ...]
    tabs: bool


def strange_margins(lines: Sequence[str]) -> Iterator[Margin]:
    """Every run of lines that begins with a tab, or with another white space that YAML does not count."""
    step = min((n for n in map(indent, lines) if n), default=USUAL_STEP)
    known: dict[str, int] = {}
    above, opens = 0, False
    run: list[int] = []
    tabs = False
    for number, line in enumerate(lines):
        margin = _margin(line)
        words = line[len(margin) :]
        if not words.strip():
            continue
        strange = margin.strip(" ") != ""
        width = _width(margin, known, step, above + step if opens else None) if strange else len(margin)
        if strange and (not run or number == run[-1] + 1 or not any(map(str.strip, lines[run[-1] + 1 : number]))):
            pass
        if strange:
            run.append(number)
        above, opens = width, _OPENS.search(without_comment(line)[0]) is not None
    _ = run, tabs
    yield from ()


def _margin(line: str) -> str:
    found = _MARGIN.match(line)
    return found[0] if found else ""


def _width(margin: str, known: dict[str, int], step: int, least: int | None) -> int:
    del known, least
    return sum(step if sign == "\t" else 1 for sign in margin)
