"""The picture as Mermaid, for pages that draw it themselves, such as a README or a pull request.

Spots are called s1, s2, …: a story's words stand only in quoted labels, every sign in them that Mermaid could
take for its own written as a number.
"""

import json
import re
from collections.abc import Iterator

from game.authoring import numbers
from game.authoring.graph.picture import Picture, Spot, Way
from game.authoring.graph.style import LIGHT
from game.story.model import Kind
from game.story.walls import plain

_SIGN = re.compile(r"[^\w .,\-…–—’‘“”]")
_LIST = re.compile(r"(?<=^)[-](?= )|(?<=^\d)\.(?= )")


def mermaid(picture: Picture) -> str:
    """The whole picture as a Mermaid flowchart."""
    return "\n".join(_lines(picture)) + "\n"


def letters(text: str) -> str:
    """Text for a quoted label in which nothing is Mermaid, HTML or Markdown."""
    return _LIST.sub(_number, _SIGN.sub(_number, plain(text)))


def _number(sign: re.Match[str]) -> str:
    return f"#{ord(sign[0])};"


def _lines(picture: Picture) -> Iterator[str]:
    names = {id: f"s{number}" for number, id in enumerate(picture.spots, 1)}
    yield "---"
    yield f"title: {_title(picture.title)}"
    yield "---"
    yield "flowchart TD"
    for spot in picture.spots.values():
        yield f"    {names[spot.id]}{_spot(spot)}"
    for way in picture.ways:
        yield f"    {names[way.source]} {_way(way)} {names[way.target]}"
    for kind in Kind:
        inside = [names[spot.id] for spot in picture.endings if spot.kind is kind]
        if inside:
            yield f"    classDef {_class(kind)} fill:{LIGHT.fills[kind]},stroke:{LIGHT.lines[kind]},color:{LIGHT.ink}"
            yield f"    class {','.join(inside)} {_class(kind)}"
    lost = [names[spot.id] for spot in picture.spots.values() if not spot.reachable]
    if lost:
        yield "    classDef nobody stroke-dasharray:5 4"
        yield f"    class {','.join(lost)} nobody"


def _title(title: str) -> str:
    r"""A quoted YAML text on one line; `%` as `\u0025`, or `%%{` would begin a directive."""
    return json.dumps(plain(title)).replace("%", "\\u0025")


def _spot(spot: Spot) -> str:
    said = numbers.odds(spot.visits, on_ring=spot.on_ring) if spot.reachable else "nobody gets here"
    label = f'"{letters(spot.label)}<br>{_odds(said)}"'
    if spot.kind is not None:
        return f"([{label}])"
    return f"[{label}]" if spot.chooses else f"({label})"


def _way(way: Way) -> str:
    said = "never" if way.visits == 0 else numbers.odds(way.visits, on_ring=way.on_ring)
    by = f"{letters(', '.join(way.choices))}: " if way.choices else ""
    arrow = "-.->" if way.visits == 0 else "==>" if way.weight >= 0.5 else "-->"  # noqa: PLR2004
    return f'{arrow}|"{by}{_odds(said)}"|'


def _odds(said: str) -> str:
    return said.replace("<", "#60;").replace(">", "#62;")


def _class(kind: Kind) -> str:
    return kind.value.replace("-", "_")
