"""What was read, as plain values to compare with."""

from game.story.reading.source import Source
from game.story.reading.wall.events import read_nodes
from game.story.reading.wall.nodes import Listing, Mapping, Node, Scalar


def shape(node: Node | None) -> object:
    """A node as text, list and dict; what could not be read is None."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [shape(item) for item in node.items]
        case Mapping():
            return {key: shape(value) for key, (_, value) in node.items.items()}
    return None


def read(text: str | bytes) -> Source:
    """A file read from its text."""
    return read_nodes(text.encode() if isinstance(text, str) else text, "story.yaml")


def told(source: Source) -> list[tuple[str, int, int]]:
    """The problems' codes and places, in order."""
    return [(problem.code, problem.span.line, problem.span.column) for problem in source.report.problems]
