"""The three balances of a play as a small picture: one row of cells a zone, one cell or a few for each choice.

The band is shaded, a mark stands where the value was, and the turning points' numbers stand below.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen
from textual.content import Content

from game.debrief import Balance
from game.tui.content import joined, paragraphs, words
from game.tui.signs import Signs

WIDEST_CELL = 4
NAMED, ASIDE, MARK, BAND = "bold", "$aside", "bold $heading", "on $panel-paper"


def picture(balances: Sequence[Balance], turning: Sequence[int], width: int, signs: Signs) -> Content:
    """The balances in that many columns; `turning` are the turning points' places in the trail."""
    if not balances:
        return joined(())
    labels = 1 + max(len(balance.spoken(zone)) for balance in balances for zone in balance.meter.zones)
    grid = _Grid.of(len(balances[0].values), width - labels)
    numbers = words(f"{' ' * labels}{grid.numbers(turning)}", MARK)
    drawn = paragraphs(joined(_lines(balance, grid, labels, signs), "\n") for balance in balances)
    return joined((drawn, numbers), "\n") if turning else drawn


@frozen
class _Grid:
    """The cells: `span` values share one where there are too many, and each is so many columns wide."""

    cells: int
    span: int
    columns: int

    @classmethod
    def of(cls, values: int, width: int) -> "_Grid":
        span = -(-values // max(1, width))
        cells = -(-values // span)
        return cls(cells, span, max(1, min(WIDEST_CELL, width // cells)))

    def shown(self, values: Sequence[int]) -> Iterator[int]:
        """The value each cell shows: the last one in it."""
        for cell in range(self.cells):
            yield values[min(len(values), (cell + 1) * self.span) - 1]

    def numbers(self, turning: Sequence[int]) -> str:
        """The turning points' numbers, each below the value it led to."""
        line = [" "] * (self.cells * self.columns)
        for number, step in enumerate(turning, 1):
            line[(step + 1) // self.span * self.columns] = str(number)
        return "".join(line).rstrip()


def _lines(balance: Balance, grid: _Grid, labels: int, signs: Signs) -> Iterator[Content]:
    yield words(balance.meter.name.capitalize(), NAMED)
    band = balance.meter.zones[1]
    for zone in reversed(balance.meter.zones):
        empty = signs.shade if zone == band else " "
        cells = (
            _cell(balance, zone, value, empty, signs) * grid.columns for value in grid.shown(balance.values)
        )
        ground = BAND if zone == band else ""
        row = _runs("".join(cells), ground, signs)
        yield joined((words(balance.spoken(zone).ljust(labels), ASIDE), *row))


def _cell(balance: Balance, zone: str, value: int, empty: str, signs: Signs) -> str:
    if balance.meter.zone(value) != zone:
        return empty
    low, high = balance.meter.bounds(zone)
    third = (high - value) * len(signs.levels) // (high - low + 1)
    return signs.levels[third]


def _runs(row: str, ground: str, signs: Signs) -> Iterator[Content]:
    """A row of cells with its marks in one colour and its shade in another, the band on a ground of its own."""
    for marks, run in groupby(row, lambda sign: sign in signs.levels):
        yield words("".join(run), f"{MARK if marks else ASIDE} {ground}".strip())
