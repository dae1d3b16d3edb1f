"""The ways on from every scene, for all its modes at once, and the modes a play can be in at each scene.

A scene's modes are its rows. Which rows there are is found out ahead of the meters: conditions on meters are taken to
hold somewhere, so there may be rows that no play comes to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from game.analysis.dense.boxes import WHOLE, Box, boxes
from game.analysis.dense.rows import Rows
from game.analysis.explore import Begin, starts
from game.analysis.liveness import live
from game.analysis.meters import Slide, cell, landing, slide
from game.analysis.order import knots
from game.analysis.questions import Question, Where
from game.analysis.reads import Reads
from game.analysis.steps import NO_ENTRY, Step, Stepper, effected, steppers
from game.story.model import Story

MOST_ROWS = 512


class TooManyModesError(Exception):
    """A scene can be come to in more modes than arrays are made for, or the scenes make a ring."""


@frozen
class Piece:
    """Cells and rows in which an arc is taken."""

    box: Box
    rows: Rows


@frozen(eq=False)
class Arc:
    """One way on, for all the states it is taken in: a `Step` of all modes at once.

    Attributes:
        choice: the choice's place in its scene; None when the scene goes on by itself. `shift`, `route` and `entry` are
            places too, as in a `Step`.
        moved: what becomes of the meters.
        to: the scene or ending it leads to; None when no route holds.
        said: the bits in which the length of the words said is kept, once it is taken; 0 where nothing quotes them.
        pieces: where it is taken; they share no state.
        onto: for each row of the scene, the row of `to` it leads to; -1 where it is never taken.
    """

    choice: int | None
    shift: int
    route: int
    entry: int
    moved: Slide
    to: str | None
    said: int
    pieces: tuple[Piece, ...]
    onto: tuple[int, ...]


@frozen(eq=False)
class Node:
    """A scene or ending.

    Attributes:
        modes: the mode of each row, ascending.
        arcs: the ways on, choice after choice, in the order of the file; none for an ending.
    """

    id: str
    modes: tuple[int, ...]
    arcs: tuple[Arc, ...]

    @property
    def every(self) -> Rows:
        """All rows."""
        return (1 << len(self.modes)) - 1


@frozen
class Origin:
    """One way to begin: as in `explore.Start`, with the row and the cell it stands at first."""

    begin: Begin
    scene: str
    entry: int
    row: int
    cell: int


@frozen(eq=False)
class Net:
    """A story's scenes in an order in which all that leads to a scene comes before it, then its endings.

    Attributes:
        alive: for each scene and ending, the bits that can still matter there.
        before: for each scene and ending, the scenes that lead there.
    """

    story: Story
    reads: Reads
    alive: Mapping[str, int]
    nodes: Mapping[str, Node]
    origins: tuple[Origin, ...]
    before: Mapping[str, tuple[str, ...]]

    @property
    def most_rows(self) -> int:
        """The rows of the scene that has the most."""
        return max(len(node.modes) for node in self.nodes.values())

    def scenes(self) -> list[Node]:
        """The scenes that may be met, in order."""
        return [node for node in self.nodes.values() if node.id in self.story.scenes]


def net(reads: Reads) -> Net:
    """The net of a story.

    Raises:
        TooManyModesError: its scenes make a ring, or one of them has too many modes.
    """
    story = reads.story
    alive = live(reads)
    stepping = dict(steppers(reads, alive))
    drafts = {id: _Draft(id) for id in (*story.scenes, *story.endings)}
    origins = [_origin(begin, reads, alive, drafts) for begin in starts(story)]
    order = [knot.scenes[0] for knot in knots(story) if not _is_ring(knot.is_ring)]
    before: dict[str, dict[str, None]] = {id: {} for id in drafts}
    for scene in order:
        draft = drafts[scene]
        if not draft.rows:
            continue
        if len(draft.rows) > MOST_ROWS:
            raise TooManyModesError(f"“{scene}” has {len(draft.rows):,} modes.")
        draft.arcs = list(_arcs(stepping.pop(scene), draft, drafts))
        for arc in draft.arcs:
            if arc.to is not None:
                before[arc.to][scene] = None
    places = {id: draft.places() for id, draft in drafts.items() if draft.rows}
    known: dict[Any, Any] = {}
    nodes = {id: drafts[id].node(places, known) for id in (*order, *story.endings) if id in places}
    settled = tuple(evolve(origin, row=places[origin.scene][origin.row]) for origin in origins)
    return Net(story, reads, alive, nodes, settled, {id: tuple(before[id]) for id in nodes})


def _is_ring(ring: bool) -> bool:  # noqa: FBT001 - what a knot says of itself
    if ring:
        raise TooManyModesError("The scenes make a ring.")
    return False


@define(eq=False)
class _Draft:
    """A scene or ending while its rows are being found; rows are numbered in the order they are met."""

    id: str
    rows: dict[int, int] = field(factory=dict)
    arcs: list[Arc] = field(factory=list)

    def row(self, mode: int) -> int:
        return self.rows.setdefault(mode, len(self.rows))

    def places(self) -> list[int]:
        """For each row, its place among the modes in ascending order."""
        found = [0] * len(self.rows)
        for place, mode in enumerate(sorted(self.rows)):
            found[self.rows[mode]] = place
        return found

    def node(self, places: Mapping[str, Sequence[int]], known: dict[Any, Any]) -> Node:
        """What it has come to, with rows in order; equal values, of which there are many, are `known` only once."""
        mine = places[self.id]
        is_ordered = mine == sorted(mine)
        arcs = []
        for arc in self.arcs:
            theirs = [] if arc.to is None else places[arc.to]
            onto = [theirs[row] if row >= 0 and theirs else row for row in arc.onto]
            pieces = arc.pieces
            if not is_ordered:
                moved = list(onto)
                for row, place in enumerate(mine):
                    moved[place] = onto[row]
                onto = moved
                pieces = tuple(Piece(piece.box, _reordered(piece.rows, mine)) for piece in pieces)
            settled = tuple(onto)
            pieces = known.setdefault(pieces, pieces)
            arcs.append(evolve(arc, onto=known.setdefault(settled, settled), pieces=pieces))
        modes = tuple(sorted(self.rows))
        self.rows.clear()
        self.arcs.clear()
        return Node(self.id, known.setdefault(modes, modes), tuple(arcs))


def _reordered(rows: Rows, places: Sequence[int]) -> Rows:
    found = 0
    for row, place in enumerate(places):
        if rows >> row & 1:
            found |= 1 << place
    return found


def _origin(begin: Begin, reads: Reads, alive: Mapping[str, int], drafts: Mapping[str, _Draft]) -> Origin:
    """Where a start stands once its scene is entered."""
    story, memory = reads.story, reads.memory
    scene = next(chair.start for chair in story.seats if chair.id == begin[0])
    effects = story.scenes[scene].enter
    mode = memory.starting(story, begin[0], begin[1])
    place = cell((story.meters[0].start, story.meters[1].start, story.meters[2].start))
    counting = NO_ENTRY
    for entry, shift in enumerate(effects.shift):
        where = Question.of(shift.when, story, memory).of_mode(mode)
        if where is True or (not isinstance(where, bool) and where[place]):
            counting, place = entry, int(landing(slide(shift.by))[place])
            break
    row = drafts[scene].row(effected(memory, story, effects, mode) & alive[scene])
    return Origin(begin, scene, counting, row, place)


Way = tuple[int | None, int, int, int, Slide, str | None, int]


def _arcs(stepper: Stepper, draft: _Draft, drafts: Mapping[str, _Draft]) -> Iterator[Arc]:
    """The arcs out of a scene whose rows are known."""
    modes = list(draft.rows)
    said = stepper.memory.mask([("said", draft.id)])
    for place in (*range(len(stepper.offers)), None):
        reads = stepper.reads_of(place)
        found: dict[Way, tuple[dict[Box, Rows], list[int]]] = {}
        groups: dict[int, list[int]] = {}
        for row, mode in enumerate(modes):
            groups.setdefault(mode & reads, []).append(row)
        for rows in groups.values():
            bits = sum(1 << row for row in rows)
            for step in stepper.steps(place, modes[rows[0]]):
                way = (
                    step.choice,
                    step.shift,
                    step.route,
                    step.entry,
                    step.moved,
                    step.to,
                    step.told_put & said,
                )
                pieces, onto = found.setdefault(way, ({}, [-1] * len(modes)))
                for box in _boxes(step.where):
                    pieces[box] = pieces.get(box, 0) | bits
                _note(step, rows, modes, onto, drafts)
        for way, (pieces, onto) in found.items():
            yield Arc(*way, tuple(Piece(box, rows) for box, rows in pieces.items()), tuple(onto))


def _note(
    step: Step, rows: Sequence[int], modes: Sequence[int], onto: list[int], drafts: Mapping[str, _Draft]
) -> None:
    """Note which row each row leads to."""
    if step.to is None:
        return
    ahead = drafts[step.to]
    for row in rows:
        onto[row] = ahead.row((modes[row] & step.keep) | step.put)


def _boxes(where: Where) -> tuple[Box, ...]:
    if isinstance(where, bool):
        return (WHOLE,) if where else ()
    return boxes(where)
