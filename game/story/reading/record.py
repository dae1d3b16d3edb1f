"""One mapping of a file, read field by field: types, required fields, and what a field may hold."""

import re
from collections.abc import Iterator, Set

from attrs import define

from game.story.conditions import ALWAYS, Condition, read_condition
from game.story.problems import Span
from game.story.prose import Prose, read_prose
from game.story.prose.parser import Names
from game.story.reading.fields import Field
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Broken, Listing, Mapping, Node, Scalar
from game.story.reading.wall.traps import number_trap, text_trap
from game.story.slip import Slip
from game.story.words import KEBAB, SNAKE, listed, meant

_NUMBER = re.compile(r"[+-]?[0-9]{1,6}")
_NOTHING = Prose()
_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


@define
class Record:
    """A mapping whose fields are known; asking for a field reports what is wrong with it.

    Attributes:
        where: how messages name the mapping, such as `scene “kitchen”`.
        names: what prose and conditions may name.
    """

    source: Source
    node: Mapping
    where: str
    names: Names

    @classmethod
    def of(
        cls, source: Source, node: Node, where: str, fields: tuple[Field, ...], names: Names
    ) -> "Record | None":
        """The mapping at a node, its field names checked; None, and a problem, when it is no mapping."""
        if not isinstance(node, Mapping):
            wrong_kind(source, node, where, "fields such as `" + fields[0].name + ":`")
            return None
        record = cls(source, node, where, names)
        missing, known_here = [], 0
        for field in fields:
            if field.name in node.items:
                known_here += 1
            elif field.required:
                missing.append(field.name)
        if known_here < len(node.items):
            record.check_names([field.name for field in fields])
        for name in missing:
            record.missing(name)
        return record

    def check_names(self, known: list[str]) -> None:
        """Report every field whose name is not known."""
        for key, (key_node, _) in self.node.items.items():
            if key not in known:
                places = {
                    "where": self.where,
                    "field": key,
                    "meant": meant(key, known),
                    "known": listed(known),
                }
                self.source.add("BW101", key_node, **places)

    def missing(self, field: str, code: str = "BW102") -> None:
        """Report a field that has to be there, at the mapping's first line."""
        line = self.source.line(self.node.line)
        end = max(len(line.rstrip()) + 1, self.node.column + 1)
        place = Span(self.node.line, self.node.column, self.node.line, end)
        self.source.report.add(code, place, where=self.where, field=field)

    def has(self, field: str) -> bool:
        """Whether the author wrote the field."""
        return field in self.node.items

    def at(self, field: str) -> Node | None:
        """The node of a field, or None when it is absent or already reported."""
        found = self.node.items.get(field)
        return None if found is None or isinstance(found[1], Broken) else found[1]

    def scalar(self, field: str) -> Scalar | None:
        """The field's text node, not empty; None, and a problem, when it is something else."""
        found = self.node.items.get(field)
        if found is None:
            return None
        node = found[1]
        if isinstance(node, Scalar) and node.text.strip():
            return node
        return text_node(self.source, node, f"`{field}` of {self.where}")

    def text(self, field: str) -> str:
        """The field's text without space around it; empty when absent."""
        node = self.scalar(field)
        return "" if node is None else node.text.strip()

    def texts(self, field: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        return tuple(node.text.strip() for node in self.each_text(field)) if self.has(field) else ()

    def each_text(self, field: str) -> Iterator[Scalar]:
        """The text nodes of a field that holds one text or a list of them."""
        node = self.at(field)
        if node is None:
            return
        for item in node.items if isinstance(node, Listing) else [node]:
            if (scalar := text_node(self.source, item, f"`{field}` of {self.where}")) is not None:
                yield scalar

    def number(self, field: str, lowest: int, highest: int) -> int | None:
        """A whole number in a range, both ends counted."""
        node = self.scalar(field)
        return (
            None
            if node is None
            else number_of(self.source, node, f"`{field}` of {self.where}", lowest, highest)
        )

    def yes(self, field: str) -> bool:
        """A yes or a no; absent is no."""
        node = self.scalar(field)
        if node is None:
            return False
        said = node.text.strip().lower()
        if said not in _YES | _NO:
            self.source.add("BW105", node, field=field, where=self.where, text=node.text)
        return said in _YES

    def one_of(self, field: str, known: tuple[str, ...]) -> str | None:
        """One of a few known words."""
        node = self.scalar(field)
        if node is None:
            return None
        text = node.text.strip()
        if text not in known:
            places = {"field": field, "where": self.where, "text": text, "known": listed(known)}
            self.source.add("BW107", node, meant=meant(text, known), **places)
            return None
        return text

    def prose(self, field: str) -> Prose:
        """Paragraphs of narration and speech."""
        node = self.scalar(field)
        return _NOTHING if node is None else prose_of(self.source, node, self.names, speech=True)

    def words(self, field: str) -> Prose:
        """One or more sentences in which a colon is only a colon."""
        node = self.scalar(field)
        return _NOTHING if node is None else prose_of(self.source, node, self.names, speech=False)

    def line(self, field: str) -> Prose:
        """Words that are shown on one line."""
        words = self.words(field)
        if words.has_many_lines and (node := self.at(field)) is not None:
            self.source.add("BW122", node, field=field, where=self.where)
        return words

    def condition(self, field: str = "if") -> Condition:
        """The field's condition; always true when absent or wrong."""
        node = self.scalar(field)
        return ALWAYS if node is None else condition_of(self.source, node, self.names)

    def known(self, field: str, known: Set[str] | tuple[str, ...], code: str) -> tuple[str, ...]:
        """One name or a list of names, each of them known; `code` reports the others."""
        if not self.has(field):
            return ()
        names = []
        for node in self.each_text(field):
            name = node.text.strip()
            if name in known:
                names.append(name)
            else:
                self.source.add(code, node, name=name, meant=meant(name, known))
        return tuple(names)


def text_node(source: Source, node: Node, what: str) -> Scalar | None:
    """The node as text that is not empty; None, and a problem, when it is something else."""
    if isinstance(node, Broken):
        return None
    if not isinstance(node, Scalar):
        trap = text_trap(node, source.report.lines)
        if trap is None:
            wrong_kind(source, node, what, "text")
        else:
            source.report.add(trap.code, trap.span, fix=trap.fix, **trap.places)
        return None
    if not node.text.strip():
        source.add("BW106", node, what=what)
        return None
    return node


def wrong_kind(source: Source, node: Node, what: str, wanted: str) -> None:
    """Report that a node is not what its place asks for."""
    if isinstance(node, Broken):
        return
    found = {Scalar: "text", Listing: "a list", Mapping: "a set of fields"}[type(node)]
    if isinstance(node, Scalar) and not node.text.strip():
        source.add("BW106", node, what=what)
        return
    source.add("BW103", node, what=what, wanted=wanted, found=found)


def number_of(source: Source, node: Scalar, what: str, lowest: int, highest: int) -> int | None:
    """A whole number from `lowest` to `highest`; None, and a problem, when the text is none."""
    text = node.text.strip()
    if _NUMBER.fullmatch(text) and lowest <= (number := int(text)) <= highest:
        return number
    trap = number_trap(node, source.report.lines)
    if trap is not None:
        source.report.add(trap.code, trap.span, fix=trap.fix, **trap.places)
    else:
        source.add("BW104", node, what=what, text=text[:40], lowest=str(lowest), highest=str(highest))
    return None


def condition_of(source: Source, node: Scalar, names: Names) -> Condition:
    """A node's text as a condition; always true, and a problem, when it is none."""
    found = read_condition(node.text.strip(), names.vocabulary)
    if isinstance(found, Slip):
        source.slip(found, node)
        return ALWAYS
    return found


def prose_of(source: Source, node: Scalar, names: Names, *, speech: bool) -> Prose:
    """A node's text as prose, its slips reported."""
    prose, slips = read_prose(node.text, names, speech=speech)
    for slip in slips:
        source.slip(slip, node)
    return prose


def checked_id(source: Source, node: Scalar) -> str:
    """A kebab-case id, reported when it is not one."""
    name = node.text.strip()
    if not KEBAB.fullmatch(name):
        source.add("BW109", node, name=name)
    return name


def checked_name(source: Source, node: Scalar) -> str:
    """A snake_case name, reported when it is not one."""
    name = node.text.strip()
    if not SNAKE.fullmatch(name):
        source.add("BW110", node, name=name)
    return name
