"""YAML as the reader sees it: scalars, lists and mappings, each with its place in the file.

Nodes are made in the hundred thousands and never leave the reader, so they are plain slotted objects.
"""

from typing import Literal

from attrs import define

from game.story.problems import Span

Style = Literal["plain", "single", "double", "literal", "folded"]


@define(eq=False)
class Scalar:
    """A piece of text: everything is text until the schema gives it a type."""

    text: str
    style: Style
    line: int
    column: int
    end_line: int
    end_column: int


@define(eq=False)
class Listing:
    """A list of nodes; `flow` says that it was written in brackets."""

    items: "list[Node]"
    flow: bool
    line: int
    column: int
    end_line: int
    end_column: int


@define(eq=False)
class Mapping:
    """Keys and values in the author's order; a repeated key is reported and its first value kept."""

    items: "dict[str, tuple[Scalar, Node]]"
    flow: bool
    line: int
    column: int
    end_line: int
    end_column: int


@define(eq=False)
class Broken:
    """Stands where the reader has already reported a problem, so that nothing more is said about it."""

    line: int
    column: int
    end_line: int
    end_column: int


Node = Scalar | Listing | Mapping | Broken


def span(node: Node) -> Span:
    """Where a node stands in its file."""
    return Span(node.line, node.column, node.end_line, node.end_column)
