"""The picture in DOT, the language of Graphviz, for whoever wants another layout.

A story's words stand only in quoted strings, their quotation marks and backslashes made letters.
"""

from collections.abc import Iterator

from game.authoring import numbers
from game.authoring.graph.picture import Picture, Spot, Way
from game.authoring.graph.style import LIGHT
from game.story.walls import plain


def dot(picture: Picture) -> str:
    """The whole picture as a directed graph."""
    return "\n".join(_lines(picture)) + "\n"


def quoted(*lines: str) -> str:
    """A quoted string in which nothing is DOT or an HTML entity, in so many lines."""
    inside = "\\n".join(map(_letters, lines))
    return f'"{inside}"'


def _letters(text: str) -> str:
    return plain(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _lines(picture: Picture) -> Iterator[str]:
    yield f"digraph {quoted(picture.story)} {{"
    yield f"    graph [label={quoted(picture.title, picture.sentence)}, labelloc=t, rankdir=TB]"
    yield '    node [shape=box, style=filled, fillcolor=white, fontname="sans-serif"]'
    yield '    edge [fontname="sans-serif", fontsize=10]'
    for spot in picture.spots.values():
        yield f"    {quoted(spot.id)} [{_spot(spot)}]"
    for way in picture.ways:
        yield f"    {quoted(way.source)} -> {quoted(way.target)} [{_way(way)}]"
    yield "}"


def _spot(spot: Spot) -> str:
    said = numbers.odds(spot.visits, on_ring=spot.on_ring) if spot.reachable else "nobody gets here"
    parts = [f"label={quoted(spot.label, said)}"]
    styles = ["filled"]
    if spot.kind is not None:
        parts += [f'fillcolor="{LIGHT.fills[spot.kind]}"', f'color="{LIGHT.lines[spot.kind]}"']
    if spot.kind is not None or not spot.chooses:
        styles.append("rounded")
    if not spot.reachable:
        styles.append("dashed")
    if spot.starts:
        parts.append("penwidth=2")
    return ", ".join([*parts, f'style="{",".join(styles)}"'])


def _way(way: Way) -> str:
    if way.visits == 0:
        return f"label={quoted(*_by(way), 'never')}, style=dotted"
    said = numbers.odds(way.visits, on_ring=way.on_ring)
    return f"label={quoted(*_by(way), said)}, penwidth={max(0.5, min(8.0, way.weight * 8)):.1f}"


def _by(way: Way) -> list[str]:
    return [", ".join(way.choices)] if way.choices else []
