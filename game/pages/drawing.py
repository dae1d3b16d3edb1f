"""The three balances over a play, drawn as SVG: a shaded band, and the way through it."""

from collections.abc import Iterator, Sequence

from game.debrief import Balance
from game.story.model import HIGHEST, LOWEST

WIDTH, ROW, LEFT, TOP = 560, 84, 92, 8
SCALE = (ROW - 2 * TOP) / (HIGHEST - LOWEST)


def picture(balances: Sequence[Balance], turning: Sequence[int]) -> str:
    """An SVG with one row a balance; `turning` are the turning points' places in the trail."""
    height = ROW * len(balances) + 20
    said = "; ".join(
        f"{balance.meter.name} from {balance.values[0]:+d} to {balance.values[-1]:+d}" for balance in balances
    )
    rows = "".join(part for row, balance in enumerate(balances) for part in _row(balance, row, turning))
    numbers = "".join(
        f'<text x="{_x(step + 1, balances[0]):.1f}" y="{height - 6}" text-anchor="middle">{number}</text>'
        for number, step in enumerate(turning, 1)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>The balances over the play: {said}.</title>{rows}{numbers}</svg>"
    )


def _row(balance: Balance, row: int, turning: Sequence[int]) -> Iterator[str]:
    low, high = balance.meter.band
    top, bottom = _y(high, row), _y(low, row)
    names = balance.meter.zones
    yield f'<rect class="band" x="{LEFT}" y="{top:.1f}" width="{WIDTH - LEFT}" height="{bottom - top:.1f}"/>'
    for value, zone in ((HIGHEST - 2, names[2]), ((low + high) / 2, names[1]), (LOWEST + 2, names[0])):
        yield f'<text x="0" y="{_y(value, row) + 4:.1f}">{zone.replace("_", "-")}</text>'
    places = [f"{_x(step, balance):.1f},{_y(value, row):.1f}" for step, value in enumerate(balance.values)]
    yield f'<polyline class="way" points="{" ".join(places)}"/>'
    for step in turning:
        x, y = _x(step + 1, balance), _y(balance.values[step + 1], row)
        yield f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def _x(step: int, balance: Balance) -> float:
    steps = max(1, len(balance.values) - 1)
    return LEFT + 10 + (WIDTH - LEFT - 20) * step / steps


def _y(value: float, row: int) -> float:
    return row * ROW + TOP + (HIGHEST - value) * SCALE
