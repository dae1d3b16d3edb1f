"""From the parser's events to nodes, in one pass and without recursion.

Only events are pulled from PyYAML: nothing is composed and nothing constructed, so aliases are never followed
and every scalar stays text. What YAML allows and a story does not is reported on the way. What YAML allows
and the writer surely did not mean ends the pass with a `Trap`, to be put right and read again.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Protocol

import yaml
from attrs import define, field, frozen

from game.story.problems import Fix
from game.story.reading.report import Report
from game.story.reading.wall import silent
from game.story.reading.wall.characters import escaped
from game.story.reading.wall.entries import Stretch
from game.story.reading.wall.limits import Limits
from game.story.reading.wall.manuscript import Cover, Manuscript, Trap
from game.story.reading.wall.nodes import Broken, Listing, Mapping, Node, Scalar, Style
from game.story.walls import masked

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_HASHED = re.compile(r"\s#\S")
_ASKED = re.compile(r" *(?:- +)*\?(?: |$)")


class Events(Protocol):
    """What the pass needs of a parser."""

    def get_event(self) -> Any:
        """The next event."""


@frozen
class Failure:
    """Where the parser gave up.

    Attributes:
        at: the line and column it could not go on from.
        since: the line and column at which what it was reading began, if it says so.
        reading: what it was reading, in the parser's words.
        after: the last scalar before it.
    """

    at: tuple[int, int]
    since: tuple[int, int] | None
    reading: str
    after: Scalar | None


TOO_DEEP = "maximum nesting depth"


@define
class Pass:
    """One pass over a file: the tree, if it is whole, and why the pass ended where it did."""

    root: Node | None = None
    whole: bool = False
    failure: Failure | None = None
    trap: Trap | None = None


def parser_of(text: str) -> Events:
    """PyYAML's C parser where there is one, else its Python parser, which is slower and does the same."""
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 it exists only where PyYAML was built with libyaml
    except ImportError:
        return python_parser_of(text)
    parser: Events = CParser(text)
    return parser


def python_parser_of(text: str) -> Events:
    """PyYAML's Python parser."""
    return yaml.Loader(text)


def tree(manuscript: Manuscript, report: Report, limits: Limits, parser: Callable[[str], Events]) -> Pass:
    """Read a manuscript once, into nodes.

    From libyaml 0.2.6 on the C parser gives up at a depth of 1,000 before it gives the events above it; so the place
    where our own limit is passed is found with the Python parser, which goes no further than that.
    """
    told = len(report.problems)
    text = "\n".join(manuscript.parsed)
    builder = _Builder(
        manuscript, report, limits, usual=not manuscript.standing and unicodedata.is_normalized("NFC", text)
    )
    try:
        builder.run(parser(text))
    except yaml.MarkedYAMLError as error:
        if TOO_DEEP in (error.problem or "") and parser is not python_parser_of:
            del report.problems[told:]
            return tree(manuscript, report, limits, python_parser_of)
        builder.fail(_place(error.problem_mark), _place(error.context_mark), error.context or "")
    except Exception:  # noqa: BLE001 PyYAML's open bugs raise IndexError, RecursionError, ValueError and others
        builder.fail(None, None, "")
    return builder.result


def _place(mark: Any) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark is not None else None


@define(eq=False)
class _Open:
    """A list or mapping that has begun and not yet ended."""

    node: Listing | Mapping
    pairs: list[tuple[Scalar, Node]]
    key: Scalar | Broken | None = None
    bare: bool = False
    marked: bool = False


@define(eq=False)
class _Builder:
    manuscript: Manuscript
    report: Report
    limits: Limits
    usual: bool
    result: Pass = field(factory=Pass)
    open: list[_Open] = field(factory=list)
    count: int = 0
    running: bool = True
    began: bool = False
    ended: bool = False
    last: Scalar | None = None
    hashed: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()

    def run(self, parser: Events) -> None:
        lines = self.manuscript.parsed
        self.hashed = frozenset(n for n, line in enumerate(lines) if "#" in line and _HASHED.search(line))
        self.asked = frozenset(n for n, line in enumerate(lines) if "?" in line and _ASKED.match(line))
        take = parser.get_event
        does = {
            yaml.MappingStartEvent: self.mapping,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceStartEvent: self.listing,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
            yaml.DocumentEndEvent: self.document_end,
            yaml.StreamEndEvent: self.finish,
        }
        scalar, scalar_event = self.scalar, yaml.ScalarEvent
        while self.running:
            event = take()
            kind = type(event)
            if kind is scalar_event:
                scalar(event)
            elif kind in does:
                does[kind](event)

    def finish(self, _: Any) -> None:
        self.running = False
        self.result.whole = True

    def fail(self, at: tuple[int, int] | None, since: tuple[int, int] | None, reading: str) -> None:
        self.running = False
        if self.ended:
            line, column = at or since or (self.last.end_line, 0) if self.last else (0, 0)
            self.second(line, column)
            return
        if at is None:
            at = since or ((self.last.end_line - 1, self.last.end_column - 1) if self.last else (0, 0))
        self.result.failure = Failure(at, since, reading, self.last)

    def document(self, event: Any) -> None:
        if self.began:
            self.second(event.start_mark.line, event.start_mark.column)
        self.began = True

    def document_end(self, event: Any) -> None:
        self.ended = bool(event.explicit)

    def second(self, line: int, column: int) -> None:
        """A second document begins: the first one is the story."""
        self.problem("BW027", (line, column, line, column + 3))
        self.finish(None)

    def scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, last, text, style = start.line, end.line, event.value, _STYLES[event.style]
        node = self.last = Scalar(text, style, line + 1, start.column + 1, last + 1, end.column + 1)
        if (
            self.usual
            and (
                (style == "plain" and line == last and last not in self.hashed)
                or (text and style == "literal")
            )
            and event.anchor is None
            and event.tag is None
            and len(text) <= self.limits.text
        ):
            self.attach(node)
        else:
            self.looked_at(node, event)

    def looked_at(self, node: Scalar, event: Any) -> None:
        """Attach a scalar about which something is unusual."""
        marked = event.anchor is not None or event.tag is not None
        if node.style == "plain":
            if node.line != node.end_line:
                self.stop(silent.item_in_text(node, self.manuscript))
            is_text = self.unusual(node, event)
            marked = marked and not is_text
        elif node.style in {"single", "double"}:
            self.in_quotes(node)
        elif not node.text:
            self.stop(silent.below_its_place(node, self.manuscript))
        if marked:
            self.marked(event)
        if not self.running:
            return
        node.text = unicodedata.normalize("NFC", node.text)
        standing = self.manuscript.standing.get((node.line - 1, node.column - 1))
        if standing is None and len(node.text) > self.limits.text:
            self.problem("BW005", _signs(node), most=f"{self.limits.text:,}")
            standing = Broken(node.line, node.column, node.end_line, node.end_column)
        self.attach(node if standing is None else standing)

    def unusual(self, node: Scalar, event: Any) -> bool:
        """Look for a trap in a plain text; whether there is one that needs no second pass."""
        trap = silent.cut_by_hash(node, self.manuscript)
        if trap is None and (event.anchor or event.tag):
            trap = silent.sign_for_text(node, self.manuscript)
        if trap is None:
            return False
        within_braces = bool(self.open) and self.open[-1].node.flow
        cover = trap.repairs[0]
        if within_braces or not isinstance(cover, Cover) or cover.stretch.first != cover.stretch.last:
            self.stop(trap)
            return False
        at = trap.stretch
        self.problem(trap.code, (at.first, at.start, at.last, at.end), trap.fix, **trap.places)
        node.text, node.end_column = masked(cover.text or ""), cover.stretch.end + 1
        return True

    def in_quotes(self, node: Scalar) -> None:
        if node.line != node.end_line and not (self.open and self.open[-1].node.flow):
            self.stop(silent.swallowed(node, self.manuscript))
        if node.style == "double":
            for code, places in escaped(node.text):
                self.problem(code, _signs(node), **places)
            node.text = masked(node.text)

    def marked(self, event: Any) -> None:
        """An anchor or a tag, which a story never has."""
        if not self.running:
            return
        mark = event.start_mark
        line, column = mark.line, mark.column
        written = self.manuscript.parsed[line][column:]
        found = re.match(r"[&!]\S*", written)
        width = len(found[0]) if found else 1
        if event.anchor:
            self.problem("BW022", (line, column, line, column + width), name=event.anchor)
        if event.tag:
            tag = re.search(r"!\S*", written)
            at = column + tag.start() if tag else column
            width = len(tag[0]) if tag else 1
            self.problem("BW025", (line, at, line, at + width), tag=tag[0] if tag else "!")

    def alias(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        place = (start.line, start.column, end.line, end.column)
        self.problem("BW023", place, name=event.anchor)
        self.attach(Broken(place[0] + 1, place[1] + 1, place[2] + 1, place[3] + 1))

    def mapping(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line, mark.column
        flow = bool(event.flow_style)
        opened = _Open(Mapping({}, flow, line + 1, column + 1, line + 1, column + 1), [])
        plainly = event.anchor is None and event.tag is None
        if flow and plainly and self.manuscript.parsed[line][column : column + 1] != "{":
            opened.bare = True
        elif not flow and line in self.asked:
            self.stop(silent.question(line, column, self.manuscript))
        self.begin(opened, event)

    def listing(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        self.begin(_Open(Listing([], bool(event.flow_style), line, column, line, column), []), event)

    def begin(self, opened: _Open, event: Any) -> None:
        if event.anchor or event.tag:
            opened.marked = True
            self.marked(event)
        self.open.append(opened)
        if len(self.open) > self.limits.depth:
            mark = event.start_mark
            place = (mark.line, mark.column, mark.line, mark.column + 1)
            self.problem("BW003", place, most=str(self.limits.depth))
            self.running = False

    def end(self, event: Any) -> None:
        opened = self.open.pop()
        node = opened.node
        mark = event.end_mark
        node.end_line, node.end_column = mark.line + 1, mark.column + 1
        if not node.flow and self.last is not None:
            node.end_line, node.end_column = self.last.end_line, self.last.end_column
        if node.flow and isinstance(node, Mapping) and not opened.marked:
            look = silent.pair if opened.bare else silent.in_braces
            self.stop(look(node, opened.pairs, self.manuscript))
        self.attach(node)

    def attach(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        self.count += 1
        if self.count > self.limits.nodes:
            self.problem("BW004", _signs(node), most=f"{self.limits.nodes:,}")
            self.running = False
        if not self.open:
            self.result.root = node
            return
        opened = self.open[-1]
        parent, key = opened.node, opened.key
        if isinstance(parent, Listing):
            parent.items.append(node)
        elif key is None:
            opened.key = self.checked_key(parent, node)
        else:
            opened.key = None
            if isinstance(key, Scalar):
                parent.items[key.text] = (key, node)
                if parent.flow:
                    opened.pairs.append((key, node))

    def checked_key(self, parent: Mapping, node: Node) -> Scalar | Broken:
        """The node as a key; Broken, and a problem, when its value has to be left out."""
        if isinstance(node, Scalar):
            text = node.text
            if ":" in text and node.style == "plain":
                self.stop(silent.field_run_together(node, self.manuscript))
            if text not in parent.items and len(text) <= self.limits.key and text != "<<":
                return node
        if isinstance(node, Broken):
            return node
        if not isinstance(node, Scalar):
            self.problem("BW028", _signs(node))
        elif node.text == "<<" and node.style == "plain":
            self.problem("BW024", _signs(node))
        elif len(node.text) > self.limits.key:
            self.problem("BW006", _signs(node), most=str(self.limits.key))
        elif node.text in parent.items:
            first = parent.items[node.text][0].line
            self.problem("BW021", _signs(node), key=node.text, first=str(first))
        else:
            return node
        return Broken(node.line, node.column, node.end_line, node.end_column)

    def stop(self, trap: Trap | None) -> None:
        """End the pass at a trap, to read again once it is put right."""
        if trap is not None and self.running and not self.manuscript.has_met(trap):
            self.result.trap = trap
            self.running = False

    def problem(
        self, code: str, place: tuple[int, int, int, int], fix: Fix | None = None, /, **places: str
    ) -> None:
        if len(self.report.problems) > self.limits.problems:
            self.running = False
            return
        self.report.add(code, self.manuscript.span(Stretch(*place)), fix=fix, **places)


def _signs(node: Node) -> tuple[int, int, int, int]:
    return (node.line - 1, node.column - 1, node.end_line - 1, node.end_column - 1)
