"""A file's lines while they are put right in memory, so that reading goes on past a slip.

The file on disk is never touched here. Line numbers stay; where columns move, the manuscript knows by how
much. Lines and columns count from 0.
"""

import re
import unicodedata
from functools import cached_property

from attrs import Factory, define, field, frozen

from game.story.problems import Fix, Span
from game.story.reading.wall.entries import Entry, Stretch, between, block, entry_at, flow_values, quoted
from game.story.reading.wall.nodes import Broken, Listing, Mapping, Node, Scalar
from game.story.walls import masked

_ALIAS = re.compile(r"\*([\w-]+)")


@frozen
class Cover:
    """A stretch hidden from YAML; `text` is what the writer meant, None where nobody can tell."""

    stretch: Stretch
    text: str | None


@frozen
class Shift:
    """Spaces put in before a column (`by` above 0), or characters taken out from it on (below 0)."""

    line: int
    column: int
    by: int


@frozen
class Blank:
    """A line kept from YAML altogether."""

    line: int


Repair = Cover | Shift | Blank


@frozen
class Trap:
    """A slip that was recognised: what to report of it, and how to read on.

    Attributes:
        code: the catalogue's code.
        stretch: the signs that are wrong.
        places: what fills the templates of the code.
        fix: the lines put right, where that is certain.
        repairs: how the manuscript is put right in memory.
    """

    code: str
    stretch: Stretch
    places: dict[str, str] = Factory(dict)
    fix: Fix | None = None
    repairs: tuple[Repair, ...] = ()

    @property
    def span(self) -> Span:
        """Where it is, in lines that have not been moved."""
        at = self.stretch
        return Span(at.first + 1, at.start + 1, at.last + 1, at.end + 1)


@define
class Manuscript:
    """The lines of a file as its writer sees them, and as YAML is given them.

    Attributes:
        lines: the lines with indentation put right; fixes are cut from these.
        parsed: the same with the values covered that YAML would stumble over.
        standing: the nodes that stand for covered values, by their place.
        met: the traps that were put right.
    """

    lines: list[str]
    parsed: list[str]
    standing: dict[tuple[int, int], Node] = field(factory=dict)
    met: set[tuple[str, Stretch]] = field(factory=set)
    _moves: dict[int, list[tuple[int, int]]] = field(factory=dict)

    @cached_property
    def aliases(self) -> frozenset[str]:
        """The words that stand after a star anywhere in the file: what an anchor may be there for."""
        return frozenset(_ALIAS.findall("\n".join(self.lines)))

    def has_met(self, trap: Trap) -> bool:
        """Whether this trap was put right before, in vain."""
        return (trap.code, trap.stretch) in self.met

    def mend(self, trap: Trap) -> None:
        """Put a trap's lines right in memory."""
        self.met.add((trap.code, trap.stretch))
        for repair in trap.repairs:
            if isinstance(repair, Cover):
                self._cover(repair)
            elif isinstance(repair, Shift):
                self._shift(repair)
            else:
                self.parsed[repair.line] = ""

    def indented(self, line: int, margin: int, width: int) -> None:
        """Let a line begin with `width` spaces in place of the `margin` characters it begins with."""
        for lines in (self.lines, self.parsed):
            lines[line] = " " * width + lines[line][margin:]
        self._moves.setdefault(line, []).append((min(margin, width), width - margin))

    def _shift(self, repair: Shift) -> None:
        line, column, by = repair.line, repair.column, repair.by
        for lines in (self.lines, self.parsed):
            words = lines[line]
            lines[line] = words[:column] + " " * by + words[column - min(0, by) :]
        self._moves.setdefault(line, []).append((column, by))
        for place in [place for place in self.standing if place[0] == line and place[1] >= column]:
            node = self.standing.pop(place)
            node.column += by
            if node.line == node.end_line:
                node.end_column += by
            self.standing[line, place[1] + by] = node

    def _cover(self, repair: Cover) -> None:
        at = repair.stretch
        first, last = self.parsed[at.first], self.parsed[at.last]
        if at.first == at.last:
            width = max(1, at.end - at.start)
            self.parsed[at.first] = first[: at.start] + "x" * width + first[at.end :]
        else:
            self.parsed[at.first] = first[: at.start] + "x"
            self.parsed[at.first + 1 : at.last] = [""] * (at.last - at.first - 1)
            self.parsed[at.last] = " " * at.end + last[at.end :]
        places = (at.first + 1, at.start + 1, at.last + 1, at.end + 1)
        self.standing[at.first, at.start] = (
            Broken(*places)
            if repair.text is None
            else Scalar(unicodedata.normalize("NFC", masked(repair.text)), "plain", *places)
        )

    def original(self, line: int, column: int) -> int:
        """The column in the file on disk of a character of the manuscript."""
        for start, by in reversed(self._moves.get(line, ())):
            if column >= start:
                column = max(start, column - by)
        return column

    def span(self, stretch: Stretch) -> Span:
        """Where a stretch of the manuscript is in the file on disk."""
        return Span(
            stretch.first + 1,
            self.original(stretch.first, stretch.start) + 1,
            stretch.last + 1,
            self.original(stretch.last, stretch.end) + 1,
        )

    def restore(self, root: Node) -> None:
        """Give every node on a moved line its place in the file on disk."""
        if not self._moves:
            return
        waiting = [root]
        while waiting:
            node = waiting.pop()
            node.column = self.original(node.line - 1, node.column - 1) + 1
            node.end_column = self.original(node.end_line - 1, node.end_column - 1) + 1
            if isinstance(node, Mapping):
                waiting += [part for pair in node.items.values() for part in pair]
            elif isinstance(node, Listing):
                waiting += node.items


@frozen
class Value:
    """A value found in a manuscript: its words, its place, and its cure."""

    stretch: Stretch
    text: str
    fix: Fix | None

    @property
    def cover(self) -> Cover:
        """The value hidden from YAML, standing for its own words."""
        return Cover(self.stretch, self.text)


def value_at(manuscript: Manuscript, line: int, column: int) -> Value | None:
    """The whole value that begins at a place, as its writer meant it; None where no value can begin."""
    lines = manuscript.lines
    for keyed in (True, False):
        entry = entry_at(lines, line, keyed=keyed)
        if entry.stretch.start == column and entry.opener is not None:
            return value_of(manuscript, entry)
    for stretch in flow_values(lines[line], line):
        if stretch.start == column:
            return between_braces(manuscript, stretch)
    return None


def value_of(manuscript: Manuscript, entry: Entry) -> Value:
    """An entry's value, whose cure is a block."""
    return Value(entry.stretch, entry.folded, block(manuscript.lines, entry))


def between_braces(manuscript: Manuscript, stretch: Stretch) -> Value:
    """A value between braces or brackets, whose cure is a pair of quotation marks."""
    text = between(manuscript.lines, stretch)
    return Value(stretch, text, quoted(manuscript.lines, stretch, text))
