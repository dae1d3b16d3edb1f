"""Where each part of a story stands in its files: the join between a Story's ids and an author's lines.

A path is made of ids and field names: `("kitchen",)`, `("kitchen", "ask")`, `("kitchen", "ask", "if")`,
`("kitchen", "go", "0")` for where a scene's first route leads, `("kitchen", "go", "0", "if")` for when. What is
not part of a scene begins with one of the words below, which no scene's id can be: `(ENDING, "home")`,
`(ENDING, "home", "shows")`, `(HEAD, "start")`.

A text has places of its own in it: `("kitchen", "text", "1", "0")` is the first arm of its second passage in
braces, `("kitchen", "text", "said", "hall")` where it quotes the hall.
"""

from attrs import define, field, frozen

from game.story.problems import Fix, Span
from game.story.prose.stretches import Stretch, arm_stretches, quote_stretch
from game.story.reading.report import Report
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Node, Scalar, span

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
    """Every node that was met while reading, by path; in texts more places can be found when they are asked for."""

    by_path: dict[Path, tuple[Source, Node]] = field(factory=dict)

    def add(self, path: Path, source: Source, node: Node) -> None:
        """Remember where a part stands; the first place of a path is kept."""
        self.by_path.setdefault(path, (source, node))

    def of(self, *path: str) -> Place:
        """The place of a part, or of the nearest part around it that has one.

        Raises:
            KeyError: nothing around it was met.
        """
        while path not in self.by_path:
            if not path:
                raise KeyError(path)
            inside = self._inside(path)
            if inside is not None:
                return inside
            path = path[:-1]
        source, node = self.by_path[path]
        return Place(source.report, span(node))

    def _inside(self, path: Path) -> Place | None:
        """The place of a part of a text; None where the path leads to no text, or to nothing in it."""
        source, node = self.by_path.get(path[:-2], (None, None))
        if source is None or not isinstance(node, Scalar):
            return None
        stretch = _stretch(node.text, *path[-2:])
        return None if stretch is None else Place(source.report, source.within(node, *stretch))


def _stretch(text: str, which: str, part: str) -> Stretch | None:
    if which == "said":
        return quote_stretch(text, part)
    passages = arm_stretches(text) if which.isdecimal() and part.isdecimal() else ()
    if not (passages and int(which) < len(passages) and int(part) < len(passages[int(which)])):
        return None
    return passages[int(which)][int(part)]
