"""The texts of a scene or ending, where they are read, and how long they are there."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from attrs import frozen

from game.analysis.dense.net import Arc, Net, Node, Piece
from game.analysis.dense.rows import Rows
from game.analysis.heard import ending_texts, told_after
from game.analysis.lengths import measured, plain
from game.analysis.meters import STILL, Cube, Slide, landing, slide
from game.analysis.questions import Where
from game.analysis.sites import Path
from game.analysis.steps import taken
from game.story.model import Choice, Story
from game.story.prose.tree import Alternatives, Line, Prose, Said
from game.story.reading.places import ENDING
from game.story.words import count

Read = Literal["here", "label", "locked", "after"]
"""Where the play stands; as a choice's words; in the place of a closed choice's words; after a choice was taken."""
READ_ALONE = frozenset({"place", "text", "later", "reply", "say", "do"})


@frozen(eq=False)
class Passage:
    """A text of a scene or ending; `choice` is the place of the choice it belongs to."""

    path: Path
    prose: Prose
    read: Read
    choice: int | None = None

    @property
    def is_counted(self) -> bool:
        """Whether its words count as reading time."""
        return self.path[-1] in READ_ALONE and "debrief" not in self.path


def passages(story: Story, id: str) -> Iterator[Passage]:
    """The texts of a scene or ending, in the order in which they are listed everywhere."""
    if id in story.endings:
        for rest, prose in ending_texts(story.endings[id]):
            yield Passage((ENDING, id, *rest), prose, "here")
        return
    scene = story.scenes[id]
    yield Passage((id, "place"), scene.place, "here")
    yield Passage((id, "text"), scene.text, "here")
    yield Passage((id, "discuss"), scene.discuss, "here")
    for place, choice in enumerate(scene.choices):
        path = (id, choice.id)
        if choice.locked is not None:
            yield Passage((*path, "locked"), choice.locked, "locked", place)
        yield Passage((*path, "say" if choice.spoken else "do"), choice.words, "label", place)
        for rest, prose in told_after(choice):
            yield Passage((*path, *rest), prose, "after", place)


@frozen(eq=False)
class Hearers:
    """In which modes and cells a text is judged: a mode for each row, and what became of the meters by then."""

    modes: Sequence[int]
    moved: Slide = STILL

    def groups(self, reads: int) -> dict[int, Rows]:
        """The rows by what stands in some bits."""
        found: dict[int, Rows] = {}
        for row, mode in enumerate(self.modes):
            found[mode & reads] = found.get(mode & reads, 0) | 1 << row
        return found

    def before(self, where: Where) -> Where:
        """The cells from which the meters came to those."""
        return where if isinstance(where, bool) or self.moved is STILL else where[landing(self.moved)]


def after(net: Net, node: Node, arc: Arc, choice: Choice) -> Hearers:
    """How a text is judged that is read after an arc's choice was taken."""
    memory = net.reads.memory
    said = memory.mask([("said", node.id)])
    modes = []
    for mode in node.modes:
        then = taken(memory, net.story, node.id, choice, mode, 0)
        modes.append((then & ~said) | arc.said if arc.said else then)
    moved = STILL if arc.shift < 0 else slide(choice.effects.shift[arc.shift].by)
    return Hearers(modes, moved)


@frozen(eq=False)
class Length:
    """Words that are read in some rows and cells, besides those that always are."""

    words: int
    rows: Rows
    where: Where


def lengths(net: Net, prose: Prose, hearers: Hearers) -> tuple[int, tuple[Length, ...]]:
    """How many words of a text are always read, and those that are read in some states."""
    always = 0
    found: list[Length] = []
    for paragraph in prose.paragraphs:
        for line in paragraph:
            if is_constant(line):
                always += count("".join(plain(piece, net.story) for piece in line.pieces))  # type: ignore[arg-type]
                continue
            more, stretches = measured(line, net.story, net.reads.memory)
            always += more
            for stretch in stretches:
                for read, rows in hearers.groups(stretch.reads).items():
                    found.extend(
                        Length(words, rows, hearers.before(where))
                        for where, words in stretch.ways(read)
                        if words
                    )
    return always, tuple(found)


def is_constant(line: Line) -> bool:
    """Whether a line reads the same in every state."""
    return not any(isinstance(piece, Alternatives | Said) for piece in line.pieces)


def is_plain(prose: Prose) -> bool:
    """Whether a text reads the same in every state."""
    return all(is_constant(line) for paragraph in prose.paragraphs for line in paragraph)


def pieces_of(node: Node, choice: int) -> tuple[Piece, ...]:
    """Where a choice is open."""
    return tuple(piece for arc in node.arcs if arc.choice == choice for piece in arc.pieces)


def as_cells(where: Where) -> Cube:
    """The cells as a cube."""
    return np.full(landing(STILL).shape, where, dtype=np.bool_) if isinstance(where, bool) else where
