"""Where the odds of each way are written: on its line, clear of boxes and of each other."""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from game.authoring.graph.composing import Composed, Line, Point, bends
from game.authoring.graph.lettering import width
from game.authoring.graph.picture import Way

SIZE, HEIGHT, ROOM = 11.0, 15.0, 8.0
LOOP_LABEL = 24.0
_PLACES = (0.5, 0.4, 0.6, 0.32, 0.68, 0.24, 0.76)


@frozen
class Label:
    """Odds on paper: their middle, and how wide they are."""

    text: str
    x: float
    y: float
    width: float

    def covers(self, x: float, y: float, wide: float, high: float) -> bool:
        """Whether a rectangle around a middle touches it."""
        return abs(self.x - x) * 2 < self.width + wide and abs(self.y - y) * 2 < HEIGHT + high


def labels(on_paper: Composed, odds: Callable[[Way], str]) -> tuple[Label, ...]:
    """The labels of the ways that need one, the most walked first; one that finds no room is left out.

    A way needs its odds where its scene leads to more than one place, and is ever taken.
    """
    leaving: dict[str, int] = {}
    for line in on_paper.lines:
        leaving[line.way.source] = leaving.get(line.way.source, 0) + 1
    written: list[Label] = []
    for line in sorted(on_paper.lines, key=lambda line: -line.way.weight):
        if line.way.visits == 0 or leaving[line.way.source] == 1:
            continue
        found = next(_free(line, odds(line.way), on_paper, written), None)
        if found is not None:
            written.append(found)
    return tuple(written)


def _free(line: Line, text: str, on_paper: Composed, written: Iterable[Label]) -> Iterator[Label]:
    room = width(text, SIZE) + ROOM
    for x, y in _along(line, room):
        label = Label(text, x, y, room)
        boxed = any(label.covers(box.x, box.y, box.width, box.height) for box in on_paper.boxes)
        if not boxed and not any(label.covers(other.x, other.y, other.width, HEIGHT) for other in written):
            yield label


def _along(line: Line, room: float) -> Iterator[Point]:
    """Points of a line where a label may stand, the best first."""
    if line.to_itself:
        x, y = line.points[0]
        yield x + LOOP_LABEL + room / 2, y
        return
    for start, end in bends(line):
        for part in _PLACES:
            yield on_curve(start, end, part)


def on_curve(start: Point, end: Point, part: float) -> Point:
    """The point a part of the way along a line's piece, as it is drawn."""
    (x0, y0), (x1, y1) = start, end
    half, rest = (y0 + y1) / 2, 1 - part
    shares = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    x = sum(share * place for share, place in zip(shares, (x0, x0, x1, x1), strict=True))
    y = sum(share * place for share, place in zip(shares, (y0, half, half, y1), strict=True))
    return x, y
