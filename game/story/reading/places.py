"""Where each part of a story stands in its files: the join between a Story's ids and an author's lines.

A path is made of ids and field names: `("kitchen",)`, `("kitchen", "ask")`, `("kitchen", "ask", "if")`,
`("kitchen", "go", "0")` for a scene's first route. What is not part of a scene begins with one of the words
below, which no scene's id can be: `(ENDING, "home")`, `(ENDING, "home", "shows")`, `(HEAD, "start")`.
"""

from attrs import define, field, frozen

from game.story.problems import Fix, Span
from game.story.reading.report import Report
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Node, span

Path = tuple[str, ...]
HEAD, ENDING = "/head", "/ending"


@frozen
class Place:
    """A span in one file, with that file's report."""

    report: Report
    span: Span

    def add(self, code: str, fix: Fix | None = None, **places: str) -> None:
        """Report a problem here."""
        self.report.add(code, self.span, fix=fix, **places)


@define
class Places:
    """Every place that was met while reading, by path."""

    by_path: dict[Path, Place] = field(factory=dict)

    def add(self, path: Path, source: Source, node: Node) -> None:
        """Remember where a part stands; the first place of a path is kept."""
        self.by_path.setdefault(path, Place(source.report, span(node)))

    def of(self, *path: str) -> Place:
        """The place of a part, or of the nearest part around it that has one.

        Raises:
            KeyError: nothing around it was met.
        """
        while path not in self.by_path:
            if not path:
                raise KeyError(path)
            path = path[:-1]
        return self.by_path[path]
