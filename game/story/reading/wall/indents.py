"""Indentation: tabs and other white space that is no space, and lines that fit under nothing above them.

Lines and columns count from 0.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from game.story.problems import Fix
from game.story.reading.wall.entries import (
    FIELDS,
    Stretch,
    field_of,
    indent,
    is_blank,
    key_column,
    without_comment,
)
from game.story.reading.wall.manuscript import Manuscript, Shift, Trap
from game.story.reading.wall.nodes import Scalar

_SPACES = r"\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MARGIN = re.compile(rf"[ {_SPACES}]*")
_STRANGE = re.compile(rf" *[{_SPACES}]")
_OPENS = re.compile(r"(?::|^|[ -]-)(?: +[|>][-+0-9]*)?$")
USUAL_STEP = 2


@frozen
class Margins:
    """Lines next to each other that are not indented with spaces: how many spaces each stands for."""

    first: int
    widths: dict[int, int]
    sign: str

    @property
    def lines(self) -> str:
        """The lines in words, counted from 1."""
        last = max(self.widths)
        return "This line begins" if last == self.first else f"Lines {self.first + 1} to {last + 1} begin"

    def fix(self, lines: Sequence[str]) -> Fix:
        """The lines with spaces in front."""
        last = max(self.widths)
        put_right = tuple(
            " " * self.widths[number] + line[len(margin_of(line)) :] if number in self.widths else line
            for number, line in enumerate(lines[self.first : last + 1], start=self.first)
        )
        return Fix(self.first + 1, last + 1, put_right)


def margin_of(line: str) -> str:
    """The white space a line begins with, of whatever kind."""
    found = _MARGIN.match(line)
    return found[0] if found else ""


def strange_margins(lines: Sequence[str]) -> Iterator[Margins]:
    """Every run of lines indented with tabs, or with another white space that YAML does not count."""
    if not any(map(_STRANGE.match, lines)):
        return
    step = min((indent(line) for line in lines if line[:1] == " " and field_of(line)), default=USUAL_STEP)
    known: dict[str, int] = {}
    above, opens = 0, False
    run: dict[int, int] = {}
    sign = ""
    for number, line in enumerate(lines):
        margin = margin_of(line)
        if len(margin) == len(line):
            continue
        if not _is_strange(margin, line):
            width = indent(line)
            if run:
                yield Margins(min(run), run, sign)
                run = {}
        else:
            if margin not in known:
                width = sum(step if character == "\t" else 1 for character in margin)
                known[margin] = above + step if opens and width <= above else width
            width = run[number] = known[margin]
            sign = sign if len(run) > 1 else "a tab" if "\t" in margin else "a no-break space"
        above, opens = width, _OPENS.search(without_comment(line)[0]) is not None
    if run:
        yield Margins(min(run), run, sign)


def _is_strange(margin: str, line: str) -> bool:
    if "\t" in margin:
        return True
    words = line[len(margin) :]
    return bool(margin.strip(" ")) and (field_of(words) is not None or words.startswith("- "))


def misfit(line: int, after: Scalar | None, manuscript: Manuscript) -> Trap | None:
    """A line whose indentation belongs to nothing above it."""
    lines = manuscript.parsed
    here = indent(lines[line])
    if is_blank(lines[line]):
        return None
    if field_of(lines[line]) is None and not lines[line].lstrip(" ").startswith("- "):
        return _out_of_block(line, after, manuscript)
    words, _ = without_comment(lines[line])
    neighbours = _neighbours(line, lines)
    dash = words.lstrip().startswith("- ")
    fitting = {column: name for column, name in neighbours.items() if (name == "-") == dash}
    if neighbours.get(here) == "-" and not dash:
        fitting = {column: name for column, name in fitting.items() if column > here}
    elif here in neighbours:
        return None
    if not fitting:
        return None
    named = field_of(words) in FIELDS
    opens = words.endswith(":") and not named

    def distance(column: int) -> tuple[int, int, int]:
        unlike = int(not dash and (fitting[column] in FIELDS) != named)
        far = abs(column - here)
        return (unlike, far, -column) if opens else (far, unlike, -column)

    return moved(line, _children(lines, line), min(fitting, key=distance) - here, manuscript)


def _neighbours(line: int, lines: Sequence[str]) -> dict[int, str]:
    """The columns at which fields and lists stand open above a line, each with a field's name, or a dash."""
    columns: dict[int, str] = {}
    limit = len(lines[line]) + 1
    for number in range(line - 1, -1, -1):
        above = lines[number]
        name = field_of(above)
        dash = above.lstrip(" ").startswith("- ")
        if is_blank(above) or not (name or dash):
            continue
        if name and key_column(above) < limit:
            limit = key_column(above)
            columns[limit] = name
        if dash and indent(above) < limit:
            limit = indent(above)
            columns[limit] = "-"
    return columns


def _children(lines: Sequence[str], line: int) -> int:
    last = line
    for number in range(line + 1, len(lines)):
        if lines[number].strip():
            if indent(lines[number]) <= indent(lines[line]):
                break
            last = number
    return last


def moved(first: int, last: int, by: int, manuscript: Manuscript) -> Trap:
    """Lines that belong `by` columns further right, or further left."""
    lines = manuscript.lines
    numbers = [number for number in range(first, last + 1) if lines[number].strip(" ")]
    put_right = tuple(
        line if not line.strip(" ") else " " * by + line if by > 0 else line[-by:]
        for line in lines[first : last + 1]
    )
    words = without_comment(lines[first])[0]
    place = Stretch(first, indent(words), first, len(words))
    return Trap(
        "BW041",
        place,
        {},
        Fix(first + 1, last + 1, put_right),
        tuple(Shift(number, 0, by) for number in numbers),
    )


def _out_of_block(line: int, after: Scalar | None, manuscript: Manuscript) -> Trap | None:
    """A line of text that stands further left than the block it continues."""
    if after is None or after.style not in {"literal", "folded"} or after.line > line:
        return None
    lines = manuscript.parsed
    block = [number for number in range(after.line, line) if lines[number].strip()]
    if not block:
        return None
    by = indent(lines[block[0]]) - indent(lines[line])
    if by <= 0:
        return None
    last = line
    while (
        last + 1 < len(lines) and lines[last + 1].strip() and indent(lines[last + 1]) == indent(lines[line])
    ):
        if field_of(lines[last + 1]) is not None:
            break
        last += 1
    return moved(line, last, by, manuscript)
