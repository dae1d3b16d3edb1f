"""From a picture to places on paper: where each spot stands and which way each line takes."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from game.authoring.graph.layers import Layers, layers
from game.authoring.graph.lettering import broken, width
from game.authoring.graph.ordering import Rows, neighbours, ordered
from game.authoring.graph.picture import Picture, Spot, Way
from game.authoring.graph.placing import placed

CARD_HEIGHT, PLATE_HEIGHT, PLATE_WIDTH, LEAST_WIDTH = 42.0, 96.0, 172.0, 86.0
LAYER_GAP, MORE_GAP, MOST_MORE, GAP, KNOT_GAP, KNOT_WIDTH = 44.0, 3.0, 72.0, 30.0, 10.0, 8.0
LOOP_ROOM = 92.0
NAME_SIZE, PLATE_SIZE = 13.0, 16.0
THICKEST, THINNEST, THICK = 30.0, 1.2, 24.0
Point = tuple[float, float]


@frozen
class Box:
    """A spot on paper: its middle, and how wide and high it is."""

    spot: Spot
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height / 2


@frozen
class Line:
    """A way on paper: points from top to bottom, joined by curves where the layers part.

    Attributes:
        closing: whether it closes a ring, and so is walked from its last point to its first.
        to_itself: whether it leads from a place to itself; then it has no points but its place's right edge.
    """

    way: Way
    points: tuple[Point, ...]
    thickness: float
    closing: bool = False
    to_itself: bool = False


@frozen
class Composed:
    """Everything on paper; `aside` are the places nobody gets to, in columns to the right."""

    boxes: tuple[Box, ...]
    aside: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def composed(picture: Picture) -> Composed:
    """The picture laid out, its upper left corner at 0, 0."""
    met = {spot.id: spot for spot in picture.spots.values() if spot.reachable}
    ways = {(way.source, way.target): way for way in picture.ways if way.source in met and way.target in met}
    found = layers(
        [*met],
        [spot.id for spot in met.values() if spot.starts],
        [spot.id for spot in met.values() if spot.kind is not None],
        {pair: way.weight for pair, way in ways.items()},
    )
    rows = ordered(found)
    number = {place: cell for cell, place in enumerate(found.place_of) if place is not None}
    rooms = {number[source]: LOOP_ROOM for source, target in ways if source == target}
    knots = {
        cell: max(KNOT_WIDTH, thickness(ways[pair]))
        for pair, chain in found.chains.items()
        for cell in chain[1:-1]
    }
    boxes = _boxes(met, found, rows, rooms, knots)
    lines = tuple(_lines(ways, found, boxes))
    on_paper = [box for box in boxes.values() if isinstance(box, Box)]
    height = max((box.bottom for box in on_paper), default=0.0)
    breadth = max((box.x + box.width / 2 + rooms.get(cell, 0.0) for cell, box in boxes.items()), default=0.0)
    aside = _aside([spot for spot in picture.spots.values() if spot.id not in met], breadth + 2 * GAP, height)
    return Composed(
        boxes=tuple(on_paper),
        aside=aside,
        lines=lines,
        width=max((box.x + box.width / 2 for box in aside), default=breadth),
        height=max((box.bottom for box in (*on_paper, *aside)), default=0.0),
    )


@frozen
class _Knot:
    """Where a long way passes a layer."""

    x: float
    top: float
    bottom: float
    width: float


def _size(spot: Spot) -> tuple[float, float, tuple[str, ...]]:
    """How wide and high a spot is, and its name as it stands in it."""
    if spot.kind is not None:
        return PLATE_WIDTH, PLATE_HEIGHT, broken(spot.label, PLATE_SIZE, PLATE_WIDTH - 20, 2)
    return max(LEAST_WIDTH, width(spot.label, NAME_SIZE) + 24), CARD_HEIGHT, (spot.label,)


def _boxes(
    met: Mapping[str, Spot],
    found: Layers,
    rows: Rows,
    rooms: Mapping[int, float],
    knots: Mapping[int, float],
) -> Mapping[int, Box | _Knot]:
    sizes = [None if place is None else _size(met[place]) for place in found.place_of]
    widths = {cell: knots[cell] if size is None else size[0] for cell, size in enumerate(sizes)}
    x = placed(
        found, rows, {cell: wide + rooms.get(cell, 0.0) for cell, wide in widths.items()}, GAP, KNOT_GAP
    )
    _, below = neighbours(found.stretches)
    boxes: dict[int, Box | _Knot] = {}
    top = 0.0
    for row in rows:
        heights = [size[1] for cell in row if (size := sizes[cell]) is not None]
        height = max(heights, default=CARD_HEIGHT)
        for cell in row:
            place, size = found.place_of[cell], sizes[cell]
            if place is None or size is None:
                boxes[cell] = _Knot(x[cell], top, top + height, knots[cell])
            else:
                middle = x[cell] - rooms.get(cell, 0.0) / 2
                boxes[cell] = Box(met[place], middle, top + height / 2, size[0], size[1], size[2])
        passing = sum(len(below.get(cell, ())) for cell in row)
        top += height + LAYER_GAP + min(MOST_MORE, MORE_GAP * passing)
    return boxes


def _aside(spots: list[Spot], left: float, height: float) -> tuple[Box, ...]:
    """The places nobody gets to, in columns no higher than the rest."""
    boxes: list[Box] = []
    x, y, widest = left, CARD_HEIGHT, 0.0
    for spot in spots:
        breadth, high, lines = _size(spot)
        if boxes and y + high > max(height, 4 * CARD_HEIGHT):
            x, y, widest = x + widest + GAP, CARD_HEIGHT, 0.0
        boxes.append(Box(spot, x + breadth / 2, y + high / 2, breadth, high, lines))
        y, widest = y + high + GAP / 2, max(widest, breadth)
    return tuple(boxes)


def thickness(way: Way) -> float:
    """How wide a way's line is: in proportion to how often it is walked, within limits."""
    return min(THICKEST, max(THINNEST, way.weight * THICK))


def _lines(
    ways: Mapping[tuple[str, str], Way], found: Layers, boxes: Mapping[int, Box | _Knot]
) -> Iterator[Line]:
    wide = {pair: thickness(way) for pair, way in ways.items()}
    leaving, arriving = _ports(found, boxes, wide, end=0), _ports(found, boxes, wide, end=-1)
    number = {place: cell for cell, place in enumerate(found.place_of) if place is not None}
    for pair, way in ways.items():
        if pair not in found.chains:
            box = boxes[number[pair[0]]]
            edge = (box.x + box.width / 2, (box.top + box.bottom) / 2)
            yield Line(way, (edge,), min(4.0, wide[pair]), closing=True, to_itself=True)
            continue
        chain = found.chains[pair]
        points = [(leaving[pair], boxes[chain[0]].bottom)]
        for cell in chain[1:-1]:
            points += [(boxes[cell].x, boxes[cell].top), (boxes[cell].x, boxes[cell].bottom)]
        points.append((arriving[pair], boxes[chain[-1]].top))
        yield Line(way, tuple(points), wide[pair], closing=pair in found.closing)


def _ports(
    found: Layers, boxes: Mapping[int, Box | _Knot], wide: Mapping[tuple[str, str], float], *, end: int
) -> Mapping[tuple[str, str], float]:
    """Where each way leaves its upper place (end 0), or arrives at its lower (end -1): side by side, uncrossed."""
    next_to = 1 if end == 0 else -2
    at: dict[int, list[tuple[str, str]]] = {}
    for pair, chain in found.chains.items():
        at.setdefault(chain[end], []).append(pair)
    ports: dict[tuple[str, str], float] = {}
    for cell, pairs in at.items():
        pairs.sort(key=lambda pair: boxes[found.chains[pair][next_to]].x)
        room = boxes[cell].width - 16
        total = sum(wide[pair] for pair in pairs)
        gap = min(12.0, max(1.0, (room - total) / max(1, len(pairs) - 1))) if len(pairs) > 1 else 0.0
        shrink = min(1.0, room / (total + gap * (len(pairs) - 1)))
        x = boxes[cell].x - (total + gap * (len(pairs) - 1)) * shrink / 2
        for pair in pairs:
            ports[pair] = x + wide[pair] * shrink / 2
            x += (wide[pair] + gap) * shrink
    return ports


def bends(line: Line) -> Iterator[tuple[Point, Point]]:
    """The pieces of a line, each from a point to the next."""
    return pairwise(line.points)
