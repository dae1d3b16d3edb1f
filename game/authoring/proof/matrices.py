"""Who ends where: ways of choosing against kinds of ending, and stances against endings."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from game.analysis.facts import Facts
from game.authoring.numbers import percent
from game.authoring.proof.layout import clipped, counted, heading, paragraph
from game.authoring.proof.signs import Signs
from game.story.model import Kind, Story

ENDLESS = "endless"
LEAST, TITLE, CELL, AT_ONCE = 5, 34, 12, 4
_WAYS = {
    "first": "the first option",
    "last": "the last option",
    "pleaser": "gives way",
    "sealer": "needs no one",
    "middle": "stays in the bands",
}
_ABOUT = 19


def policies(story: Story, facts: Facts, signs: Signs) -> Iterator[str]:
    """The share of each kind of ending, at random and under each simple way of choosing."""
    yield from heading("Simple ways of choosing, and the kinds of ending they come to", signs)
    rows = {"random": {id: known.share for id, known in facts.endings.items()}, **facts.policies}
    kinds = [kind for kind in Kind if any(ending.kind is kind for ending in story.endings.values())]
    names = [kind.value for kind in kinds]
    endless = any(shares.get(ENDLESS) for shares in rows.values())
    names += [ENDLESS] if endless else []
    tops, bottoms = _two_lines(names)
    widths = [max(len(top), len(bottom), LEAST) + 2 for top, bottom in zip(tops, bottoms, strict=True)]
    yield _row("", "", tops, widths)
    yield _row("", "", bottoms, widths)
    for way, shares in rows.items():
        cells = [_share(sum(_of(name, story, shares))) for name in names]
        yield _row(way, _WAYS.get(way, "any open option"), cells, widths)


def _two_lines(names: list[str]) -> tuple[list[str], list[str]]:
    """Column headings in two lines, broken at the hyphen."""
    broken = []
    for name in names:
        first, hyphen, second = name.replace("inter", "inter-").partition("-")
        broken.append((f"{first}-", second) if hyphen else ("", first))
    return [first for first, _ in broken], [second for _, second in broken]


def _of(name: str, story: Story, shares: Mapping[str, float]) -> Iterator[float]:
    """The shares of a column: of all endings of a kind, or of the plays that never end."""
    if name == ENDLESS:
        yield shares.get(ENDLESS, 0.0)
    yield from (
        share for id, share in shares.items() if id in story.endings and story.endings[id].kind.value == name
    )


def _row(name: str, about: str, cells: list[str], widths: list[int]) -> str:
    row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"  {name:<7} {about:<{_ABOUT}}{row}".rstrip()


def _share(share: float) -> str:
    return percent(share) if share > 0 else "-"


def stances(story: Story, facts: Facts, signs: Signs) -> Iterator[str]:
    """For each person, how often each ending comes under each of their stances, and how far that moves it."""
    by_person = {
        person: [stance for _, stance in pairs]
        for person, pairs in groupby((name.split("=", 1) for name in facts.stances), key=lambda pair: pair[0])
    }
    for person, names in by_person.items():
        if len(names) > 1:
            yield from heading(f"What {story.cast[person].name}'s stance changes", signs)
            yield from _stances(person, names, story, facts)


def _stances(person: str, names: list[str], story: Story, facts: Facts) -> Iterator[str]:
    rows = {
        ending.id: [facts.stances[f"{person}={name}"].get(ending.id, 0.0) for name in names]
        for ending in story.endings.values()
    }
    moves = {id: max(shares) - min(shares) for id, shares in rows.items()}
    for first in range(0, len(names), AT_ONCE):
        shown = slice(first, first + AT_ONCE)
        last = first + AT_ONCE >= len(names)
        cells = "".join(f"{clipped(name, CELL - 1):>{CELL}}" for name in names[shown])
        yield f"  {'':<{TITLE}}{cells}{'moves by' if last else '':>{CELL}}".rstrip()
        for id, shares in rows.items():
            cells = "".join(f"{_share(share):>{CELL}}" for share in shares[shown])
            moved = counted(round(moves[id] * 100), "point") if last else ""
            title = clipped(story.endings[id].title, TITLE - 1)
            yield f"  {title:<{TITLE}}{cells}{moved:>{CELL}}".rstrip()
    most = max(moves, key=lambda id: moves[id])
    change = counted(round(moves[most] * 100), "point")
    yield from paragraph(f"It moves “{story.endings[most].title}” most: by {change}.")
