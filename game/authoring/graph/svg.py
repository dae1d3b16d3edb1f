"""The picture as SVG, drawn here and nowhere else: it needs no other program, and no font but the reader's.

A story's text is only ever letters: everything passes `safe`.
"""

from collections.abc import Iterator

from game.authoring import numbers
from game.authoring.graph import style
from game.authoring.graph.composing import THICK, THINNEST, Box, Composed, Line, bends, composed
from game.authoring.graph.labels import HEIGHT, Label, labels
from game.authoring.graph.lettering import fitted
from game.authoring.graph.picture import Picture, Spot, Way
from game.pages.html import safe

MARGIN, HEAD, FOOT, LEAST_WIDTH = 48.0, 118.0, 100.0, 720.0
LOOP = 26.0
SAMPLES = (0.1, 0.5, 1.0)


def svg(picture: Picture) -> str:
    """The whole picture as one SVG document."""
    return "\n".join(_document(picture, composed(picture))) + "\n"


def _document(picture: Picture, on_paper: Composed) -> Iterator[str]:
    width = max(LEAST_WIDTH, on_paper.width + 2 * MARGIN)
    height = HEAD + on_paper.height + FOOT
    left = (width - on_paper.width) / 2
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" '
        f'height="{_n(height)}" role="img" aria-labelledby="picture-title picture-about">'
    )
    yield f'<title id="picture-title">{safe(picture.title)}</title>'
    yield f'<desc id="picture-about">{safe(" ".join(_description(picture)))}</desc>'
    yield f"<style>{style.css()}</style>"
    yield f'<rect class="paper" width="{_n(width)}" height="{_n(height)}"/>'
    yield f'<text class="title" x="{_n(MARGIN)}" y="56">{safe(fitted(picture.title, 34, width - 2 * MARGIN))}</text>'
    yield f'<text class="quiet" x="{_n(MARGIN)}" y="80">{safe(picture.sentence)}</text>'
    if picture.limits:
        limits = fitted(" ".join(picture.limits), 12, width - 2 * MARGIN)
        yield f'<text class="quiet" x="{_n(MARGIN)}" y="97">{safe(limits)}</text>'
    yield f'<g transform="translate({_n(left)} {_n(HEAD)})">'
    for line in sorted(on_paper.lines, key=lambda line: (line.closing, -line.thickness)):
        yield from _line(line, picture)
    for box in (*on_paper.boxes, *on_paper.aside):
        yield from _box(box)
    for label in labels(on_paper, _odds):
        yield from _label(label)
    if on_paper.aside:
        first = on_paper.aside[0]
        yield _note(first.x - first.width / 2, first.top - 18, "Nobody gets here")
    yield "</g>"
    yield from _legend(on_paper.lines, height - FOOT + 48)
    yield "</svg>"


def _description(picture: Picture) -> Iterator[str]:
    yield picture.sentence
    yield from picture.limits
    for ending in picture.endings:
        yield f"{ending.label} ({ending.kind}): {_said(ending)}."
    lost = [spot.label for spot in picture.scenes if not spot.reachable]
    if lost:
        yield f"Nobody gets to: {', '.join(lost)}."


def _said(spot: Spot) -> str:
    return numbers.odds(spot.visits, on_ring=spot.on_ring) if spot.reachable else "nobody gets here"


def _line(line: Line, picture: Picture) -> Iterator[str]:
    x, y = line.points[0]
    path = f"M{_n(x)} {_n(y)}"
    if line.to_itself:
        path += f"C{_n(x + LOOP)} {_n(y - LOOP)} {_n(x + LOOP)} {_n(y + LOOP)} {_n(x + 7)} {_n(y + 5)}"
    for (x0, y0), (x1, y1) in bends(line):
        if x0 == x1:
            path += f"V{_n(y1)}"
        else:
            half = (y0 + y1) / 2
            path += f"C{_n(x0)} {_n(half)} {_n(x1)} {_n(half)} {_n(x1)} {_n(y1)}"
    kind = picture.spots[line.way.target].kind
    if line.way.visits == 0:
        name, wide = "never", ""
    elif line.closing:
        name, wide = "ring", f' stroke-width="{_n(max(1.6, min(5.0, line.thickness)))}"'
    else:
        name = f"way {style.kind_class(kind)}" if kind is not None else "way"
        wide = f' stroke-width="{_n(line.thickness)}"'
    yield f'<path class="{name}"{wide} d="{path}"><title>{safe(_of_way(line.way))}</title></path>'
    if line.closing and line.way.visits != 0:
        yield _head(line)


def _head(line: Line) -> str:
    """The head of an arrow on a line that closes a ring, at the place it leads back to."""
    x, y = line.points[0]
    if line.to_itself:
        return f'<path class="ring-head" d="M{_n(x)} {_n(y + 5)}l10 -5v10z"/>'
    return f'<path class="ring-head" d="M{_n(x)} {_n(y)}l-6 11h12z"/>'


def _of_way(way: Way) -> str:
    odds = "never taken" if way.visits == 0 else _odds(way)
    by = "; ".join(way.about) if way.about else "goes on by itself"
    return f"{way.source} to {way.target}: {odds}. {by}"


def _odds(way: Way) -> str:
    return numbers.odds(way.visits, on_ring=way.on_ring)


def _label(label: Label) -> Iterator[str]:
    x, y = _n(label.x - label.width / 2), _n(label.y - HEIGHT / 2)
    yield f'<rect class="paper" x="{x}" y="{y}" width="{_n(label.width)}" height="{_n(HEIGHT)}" rx="{_n(HEIGHT / 2)}"/>'
    yield f'<text class="small quiet middle" x="{_n(label.x)}" y="{_n(label.y + 4)}">{safe(label.text)}</text>'


def _box(box: Box) -> Iterator[str]:
    spot = box.spot
    yield "<g>"
    if spot.about:
        yield f"<title>{safe(spot.about)}</title>"
    yield from _plate(box) if spot.kind is not None else _card(box)
    yield "</g>"


def _card(box: Box) -> Iterator[str]:
    spot = box.spot
    names = ["card"]
    names += [] if spot.chooses else ["walked-through"]
    names += ["start"] if spot.starts else []
    names += [] if spot.reachable else ["nobody"]
    yield _rect(box, " ".join(names), 8 if spot.chooses else 21)
    x = _n(box.x)
    yield f'<text class="name middle" x="{x}" y="{_n(box.y - 2)}">{safe(box.lines[0])}</text>'
    said = _said(spot) if spot.reachable else "–"
    yield f'<text class="small quiet middle" x="{x}" y="{_n(box.y + 14)}">{safe(said)}</text>'


def _plate(box: Box) -> Iterator[str]:
    spot = box.spot
    if spot.kind is None:
        return
    yield _rect(box, f"plate {style.kind_class(spot.kind)}{'' if spot.reachable else ' nobody'}", 18)
    x, y = _n(box.x), box.top + 24
    for line in box.lines:
        yield f'<text class="plate-title middle" x="{x}" y="{_n(y)}">{safe(line)}</text>'
        y += 19
    bottom = box.bottom
    if spot.reachable:
        yield f'<text class="share middle" x="{x}" y="{_n(bottom - 28)}">{safe(_said(spot))}</text>'
    else:
        yield f'<text class="quiet middle" x="{x}" y="{_n(bottom - 30)}">nobody gets here</text>'
    yield f'<text class="small quiet middle" x="{x}" y="{_n(bottom - 11)}">{safe(spot.kind)}</text>'


def _rect(box: Box, names: str, round_: float) -> str:
    return (
        f'<rect class="{names}" x="{_n(box.x - box.width / 2)}" y="{_n(box.top)}" width="{_n(box.width)}" '
        f'height="{_n(box.height)}" rx="{_n(round_)}"/>'
    )


def _legend(lines: tuple[Line, ...], y: float) -> Iterator[str]:
    """What the signs mean; only of those that are there."""
    x = MARGIN
    for share in SAMPLES:
        yield f'<path class="way" stroke-width="{_n(max(THINNEST, share * THICK))}" d="M{_n(x)} {_n(y)}h34"/>'
        yield _note(x + 40, y, numbers.percent(share))
        x += 88
    yield _note(x, y, "of all plays")
    x, y = MARGIN, y + 30
    if any(line.closing for line in lines):
        yield f'<path class="ring" stroke-width="2" d="M{_n(x)} {_n(y)}h34"/>'
        yield _note(x + 40, y, "leads back; “times” is how often in one play")
        x += 330
    if any(line.way.visits == 0 for line in lines):
        yield f'<path class="never" d="M{_n(x)} {_n(y)}h34"/>'
        yield _note(x + 40, y, "never taken")


def _note(x: float, y: float, words: str) -> str:
    return f'<text class="small quiet" x="{_n(x)}" y="{_n(y + 4)}">{safe(words)}</text>'


def _n(number: float) -> str:
    """A number with one decimal, or none: short, and the same on every machine."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
