"""Where the three balances can be in each scene: a bar on the scale from -10 to 10, the band marked."""

from collections.abc import Iterator

from game.analysis.facts import Envelope, Facts
from game.authoring.proof.layout import WIDEST, clipped, heading, paragraph
from game.authoring.proof.signs import Signs
from game.story.model import HIGHEST, LOWEST, Meter, Story

CELLS = HIGHEST - LOWEST + 1
GAP = 1


def envelopes(story: Story, facts: Facts, signs: Signs) -> Iterator[str]:
    """A line for each scene, a bar in it for each balance, as its text is read."""
    yield from heading("Where the balances can be when a scene is read", signs)
    room = WIDEST - len(story.meters) * (CELLS + GAP)
    names = min(room, max(map(len, story.scenes), default=0))
    margin = " " * names
    for row in (
        [f"{meter.name:^{CELLS}}" for meter in story.meters],
        [_ends(meter.zones[0], meter.zones[2]) for meter in story.meters],
        [f"{LOWEST}{'0':^{CELLS - 6}}+{HIGHEST}"] * len(story.meters),
    ):
        yield f"{margin} {' '.join(row)}".rstrip()
    for scene in story.scenes:
        meters = facts.scenes[scene].meters
        name = clipped(scene, names)
        if meters is None:
            yield f"{name:<{names}} nobody gets here"
        else:
            bars = " ".join(bar(meters[meter.name], meter, signs) for meter in story.meters)
            yield f"{name:<{names}} {bars}"
    yield from paragraph(
        f"{signs.inside} some plays, in the band   {signs.beyond} some plays, out of it   {signs.mean} the mean   "
        f"{signs.band} the band   {signs.outside} outside".replace("   ", "  "),
        indent=0,
        width=WIDEST,
    )


def bar(envelope: Envelope, meter: Meter, signs: Signs) -> str:
    """A balance's scale, one cell a value; without a mean where visits grow without bound."""
    low, high = meter.band
    middle = None if envelope.mean is None else max(LOWEST, min(HIGHEST, round(envelope.mean)))
    cells = []
    for value in range(LOWEST, HIGHEST + 1):
        banded, met = low <= value <= high, envelope.low <= value <= envelope.high
        if value == middle:
            cells.append(signs.mean)
        elif met:
            cells.append(signs.inside if banded else signs.beyond)
        else:
            cells.append(signs.band if banded else signs.outside)
    return "".join(cells)


def _ends(low: str, high: str) -> str:
    """The names of a meter's two ends, at the ends of its scale."""
    return f"{low}{high:>{CELLS - len(low)}}" if len(low) + len(high) < CELLS else f"{low} {high}"[:CELLS]
