"""The three balances over a play, drawn as SVG: for each its name, a shaded band, and the way through it."""

from collections.abc import Iterator, Sequence
from html import escape

from game.debrief import Balance
from game.story.model import HIGHEST, LOWEST
from game.story.walls import plain

WIDTH, LEFT, EDGE = 400, 96, 10
NAME, HEIGHT, GAP = 22, 76, 14
ROW = NAME + HEIGHT + GAP
FOOT = 18
SCALE = HEIGHT / (HIGHEST - LOWEST)
APART = 6  # so far from each end, no name of a zone is written over another
DOWN = 4  # from the middle of a line of letters to its foot


def picture(balances: Sequence[Balance], turning: Sequence[int]) -> str:
    """An SVG with one row a balance; `turning` are the turning points' places in the trail.

    Its title says in words what it shows. Colours are the page's, by the classes `name`, `band`, `way` and `point`.
    """
    height = ROW * len(balances) + FOOT
    rows = "".join(part for row, balance in enumerate(balances) for part in _row(balance, row, turning))
    numbers = "".join(
        _text(str(number), _x(step + 1, balances[0]), height - DOWN, 'class="number" text-anchor="middle"')
        for number, step in enumerate(turning, 1)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{_letters(in_words(balances))}</title>{rows}{numbers}</svg>"
    )


def in_words(balances: Sequence[Balance]) -> str:
    """What the picture shows, for somebody who does not see it."""
    said = "; ".join(
        f"{balance.meter.name} from {_place(balance, 0)} to {_place(balance, -1)}" for balance in balances
    )
    return f"The balances over the play: {said}."


def _row(balance: Balance, row: int, turning: Sequence[int]) -> Iterator[str]:
    low, high = balance.meter.band
    top, bottom = _y(high, row), _y(low, row)
    yield _text(balance.meter.name.capitalize(), 0, row * ROW + NAME - 8, 'class="name"')
    yield f'<rect class="band" x="{LEFT}" y="{top:.1f}" width="{WIDTH - LEFT - 1}" height="{bottom - top:.1f}"/>'
    below, inside, above = balance.meter.zones
    middle = min(max((low + high) / 2, LOWEST + APART), HIGHEST - APART)
    for value, zone in ((HIGHEST - 2, above), (middle, inside), (LOWEST + 2, below)):
        yield _text(balance.spoken(zone), 0, _y(value, row) + DOWN)
    places = [f"{_x(step, balance):.1f},{_y(value, row):.1f}" for step, value in enumerate(balance.values)]
    yield f'<polyline class="way" points="{" ".join(places)}"/>'
    for step in turning:
        x, y = _x(step + 1, balance), _y(balance.values[step + 1], row)
        yield f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def _place(balance: Balance, step: int) -> str:
    value = balance.values[step]
    return f"{f'{value:+d}' if value else 0} ({balance.spoken(balance.zones[step])})"


def _text(words: str, x: float, y: float, how: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}"{f" {how}" if how else ""}>{_letters(words)}</text>'


def _letters(text: str) -> str:
    return escape(plain(text))


def _x(step: int, balance: Balance) -> float:
    steps = max(1, len(balance.values) - 1)
    return LEFT + EDGE + (WIDTH - LEFT - 2 * EDGE) * step / steps


def _y(value: float, row: int) -> float:
    return row * ROW + NAME + (HIGHEST - value) * SCALE
