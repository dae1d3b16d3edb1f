"""One file of a story while it is read, and where in it a piece of text stands."""

import re

from attrs import define

from game.story.problems import Span
from game.story.reading.report import Report
from game.story.reading.wall.nodes import Mapping, Node, Scalar, span
from game.story.slip import Slip


@define
class Source:
    """A file's nodes and the report of what is wrong in it."""

    report: Report
    root: Mapping | None

    def add(self, code: str, node: Node, **places: str) -> None:
        """Report a problem about a node."""
        self.report.add(code, span(node), fix=None, **places)

    def slip(self, slip: Slip, node: Scalar) -> None:
        """Report a slip inside a scalar's text, at the letters it is about where they can be found."""
        self.report.add(slip.code, self.within(node, slip.offset, slip.length), fix=None, **slip.places)

    def within(self, node: Scalar, offset: int, length: int) -> Span:
        """The place of a stretch of a scalar's text in the file; the whole scalar where quoting hides it."""
        before = node.text[:offset]
        if node.style == "literal":
            line = node.line + 1 + before.count("\n")
            indent = self._indent_of_block(node)
            column = indent + 1 + len(before) - (before.rfind("\n") + 1)
        elif node.line == node.end_line:
            written = self.line(node.line)
            opening = 1 if node.style in {"single", "double"} else 0
            line, column = node.line, node.column + opening + offset
            if written[column - 1 : column - 1 + length] != node.text[offset : offset + length]:
                return span(node)
        else:
            return span(node)
        return Span(line, column, line, column + length)

    def line(self, number: int) -> str:
        """A line of the file, counted from 1; empty past its end."""
        lines = self.report.lines
        return lines[number - 1] if number <= len(lines) else ""

    def _indent_of_block(self, node: Scalar) -> int:
        for number in range(node.line + 1, len(self.report.lines) + 1):
            written = self.line(number)
            if written.strip():
                declared = re.search(r"\|[+-]?([1-9])", self.line(node.line))
                spaces = len(written) - len(written.lstrip(" "))
                return spaces if declared is None else spaces - (len(node.text) - len(node.text.lstrip(" ")))
        return 0
