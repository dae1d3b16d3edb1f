"""The colours and letters of the drawn picture, light and dark; the system's own fonts."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.story.model import Kind


@frozen
class Shades:
    """The colours of one light: paper and ink first, then a fill and a line for each kind of ending."""

    paper: str
    ink: str
    quiet: str
    card: str
    edge: str
    way: str
    ring: str
    fills: Mapping[Kind, str]
    lines: Mapping[Kind, str]


LIGHT = Shades(
    paper="#fdfbf7",
    ink="#1d1b18",
    quiet="#5d574e",
    card="#ffffff",
    edge="#8f877a",
    way="#cbc2b2",
    ring="#8a4b7d",
    fills={
        Kind.OVER_DEPENDENT: "#fbe3cb",
        Kind.OVER_INDEPENDENT: "#d8e6f7",
        Kind.INTERDEPENDENT: "#d3ecdf",
        Kind.GROWTH: "#e6dff6",
        Kind.SAFE_EXIT: "#ece6cf",
    },
    lines={
        Kind.OVER_DEPENDENT: "#d98a3d",
        Kind.OVER_INDEPENDENT: "#5b8fcf",
        Kind.INTERDEPENDENT: "#3f9e78",
        Kind.GROWTH: "#9379cf",
        Kind.SAFE_EXIT: "#a5954a",
    },
)
DARK = Shades(
    paper="#1b1a18",
    ink="#e9e4da",
    quiet="#b3ab9d",
    card="#262421",
    edge="#7d766a",
    way="#514b42",
    ring="#cf8fc0",
    fills={
        Kind.OVER_DEPENDENT: "#4d3218",
        Kind.OVER_INDEPENDENT: "#1f3a58",
        Kind.INTERDEPENDENT: "#1b4333",
        Kind.GROWTH: "#382d57",
        Kind.SAFE_EXIT: "#423c1d",
    },
    lines={
        Kind.OVER_DEPENDENT: "#c17a36",
        Kind.OVER_INDEPENDENT: "#4b7db8",
        Kind.INTERDEPENDENT: "#3b8f6d",
        Kind.GROWTH: "#8069b8",
        Kind.SAFE_EXIT: "#8f8140",
    },
)
_LETTERS = """\
text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; }
.title { font: 34px Georgia, "Iowan Old Style", "DejaVu Serif", serif; }
.plate-title { font: 16px Georgia, "Iowan Old Style", "DejaVu Serif", serif; }
.share { font: bold 22px Georgia, "Iowan Old Style", "DejaVu Serif", serif; }
.name { font-size: 13px; font-weight: 600; }
.middle { text-anchor: middle; }
.small { font-size: 11px; }
.way, .never, .ring { fill: none; stroke-linecap: butt; }
.ring { stroke-dasharray: 7 4; }
.never { stroke-width: 1; stroke-dasharray: 1.5 4; stroke-linecap: round; }
.card, .plate { stroke-width: 1.2; }
.start { stroke-width: 2.4; }
.nobody { stroke-dasharray: 5 4; }
"""


def css() -> str:
    """The style sheet: the light one, and the dark one for whoever prefers it."""
    return f"{_LETTERS}{_rules(LIGHT)}@media (prefers-color-scheme: dark) {{\n{_rules(DARK)}}}\n"


def kind_class(kind: Kind) -> str:
    """The class of what belongs to a kind of ending."""
    return f"k-{kind.value}"


def _rules(shades: Shades) -> str:
    return "".join(f"{rule}\n" for rule in _each_rule(shades))


def _each_rule(shades: Shades) -> Iterator[str]:
    yield f".paper {{ fill: {shades.paper}; }}"
    yield f"text {{ fill: {shades.ink}; }}"
    yield f".quiet {{ fill: {shades.quiet}; }}"
    yield f".card {{ fill: {shades.card}; stroke: {shades.edge}; }}"
    yield f".walked-through {{ fill: {shades.paper}; }}"
    yield f".start {{ stroke: {shades.ink}; }}"
    yield f".way {{ stroke: {shades.way}; }}"
    yield f".never {{ stroke: {shades.edge}; }}"
    yield f".ring {{ stroke: {shades.ring}; }}"
    yield f".ring-head {{ fill: {shades.ring}; }}"
    for kind in Kind:
        name = kind_class(kind)
        yield f".plate.{name} {{ fill: {shades.fills[kind]}; stroke: {shades.lines[kind]}; }}"
        yield f".way.{name} {{ stroke: {shades.lines[kind]}; }}"
    yield f".plate.nobody {{ fill: {shades.paper}; stroke: {shades.edge}; }}"
