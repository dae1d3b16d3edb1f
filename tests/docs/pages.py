"""The documents as values: their fences, links and headings, and the paths they live at."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXAMPLES = DOCS / "examples"
DOCUMENTS = tuple(sorted(DOCS.glob("*.md")))

_FENCE = re.compile(
    r"^```(?P<lang>\w*)(?: \((?P<note>[^)\n]*)\))?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_BLOCK_ENDS = re.compile(r"^```yaml|^#{2,} ", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\((?P<to>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CODE = re.compile(r"BW\d{3}")
_DELETED = re.compile(r"<!-- deleted: (.+?) -->")


@frozen
class Fence:
    """A fenced block: its language, the note in brackets after it, its text, and what stands around it.

    Attributes:
        before: the prose between the fence before and this one.
        below: what stands between this one and the next block of YAML or the next heading.
    """

    lang: str
    note: str
    text: str
    start: int
    end: int
    before: str
    below: str

    @property
    def named(self) -> str | None:
        """The code of the problem that the prose right below names."""
        found = _CODE.search(self.below)
        return None if found is None else found[0]

    @property
    def deleted(self) -> tuple[str, ...]:
        """The lines that the prose above says to delete."""
        return tuple(_DELETED.findall(self.before))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fences(document: str) -> tuple[Fence, ...]:
    """Every fence of a document, in order."""
    found = [*_FENCE.finditer(document)]
    edges = [0, *(fence.end() for fence in found)]
    return tuple(
        Fence(
            lang=fence["lang"],
            note=fence["note"] or "",
            text=fence["text"],
            start=fence.start("text"),
            end=fence.end("text"),
            before=document[edge : fence.start()],
            below=_BLOCK_ENDS.split(document[fence.end() :], maxsplit=1)[0],
        )
        for fence, edge in zip(found, edges, strict=False)
    )


def prose(document: str) -> str:
    """A document without its fences."""
    return _FENCE.sub("", document)


def links(document: str) -> Iterator[str]:
    """Where the document's links lead."""
    yield from (link["to"] for link in _LINK.finditer(prose(document)))


def anchors(document: str) -> frozenset[str]:
    """The names under which a document's headings can be linked to, as GitHub makes them."""
    return frozenset(_anchor(heading) for heading in _HEADING.findall(prose(document)))


def section(document: str, heading: str) -> str:
    """What stands under a heading, down to the next one of the same or a higher rank."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", document, re.MULTILINE)
    if start is None:
        raise ValueError(f"there is no heading “{heading}”")
    end = re.search(rf"^#{{1,{len(start[1])}}} ", document[start.end() :], re.MULTILINE)
    return document[start.end() :][: end.start() if end else None]


def _anchor(heading: str) -> str:
    words = re.sub(r"[^\w\- ]", "", heading.lower().replace("`", ""))
    return words.replace(" ", "-")
