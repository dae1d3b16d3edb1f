"""Choices that stand out: they turn a play, or hardly anybody can take them, or they change less than they say."""

from collections.abc import Iterator, Sequence

from game.analysis.facts import Facts
from game.authoring.numbers import percent
from game.authoring.proof.layout import clipped, heading, points
from game.authoring.proof.signs import Signs
from game.story.model import Story

MOST, BAR, NAME = 12, 20, 46
SELDOM, SOME, TURNS = 0.25, 0.005, 0.05


def turning(story: Story, facts: Facts, signs: Signs) -> Iterator[str]:
    """The choices that move the odds of an ending furthest."""
    moved = [
        (name, ending, by)
        for name, choice in facts.choices.items()
        if choice.odds
        for ending, by in [max(choice.odds.items(), key=lambda item: abs(item[1]))]
        if abs(by) >= TURNS
    ]
    if moved:
        yield from heading("Choices that move the odds most", signs)
        for name, ending, by in sorted(moved, key=lambda row: -abs(row[2]))[:MOST]:
            title = story.endings[ending].title if ending in story.endings else ending
            yield f"  {points(by):>10}  {clipped(title, 32):<32}  {clipped(name, NAME)}"


def seldom_open(facts: Facts, signs: Signs) -> Iterator[str]:
    """The options that few of the plays which see their scene ever find open."""
    rows = [
        (choice.open_in, name)
        for name, choice in facts.choices.items()
        if choice.open_in is not None and choice.open_in < SELDOM
    ]
    yield from _table(
        "Options hardly anybody sees, of the plays that see their scene", rows, signs, lowest=True
    )


def swallowed(facts: Facts, signs: Signs) -> Iterator[str]:
    """The choices whose shift is often cut short because a meter stands at its end."""
    rows = [
        (choice.swallowed, name)
        for name, choice in facts.choices.items()
        if choice.swallowed is not None and choice.swallowed >= SOME
    ]
    yield from _table("Shifts cut short by the end of the scale", rows, signs, lowest=False)


def _table(title: str, rows: Sequence[tuple[float, str]], signs: Signs, *, lowest: bool) -> Iterator[str]:
    if not rows:
        return
    yield from heading(title, signs)
    ordered = sorted(rows, key=lambda row: row[0] if lowest else -row[0])
    for share, name in ordered[:MOST]:
        said = percent(share) if share > 0 else "never"
        yield f"  {said:>6}  {signs.bar(share, BAR):<{BAR}}  {clipped(name, NAME)}".rstrip()
    if len(rows) > MOST:
        yield f"  And {len(rows) - MOST} more; all of them are in --format json."
