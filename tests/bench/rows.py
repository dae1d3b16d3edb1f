"""One row for every figure: ours, what stands beside it, the ratio of the two, and the bar it is held to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import asdict, field, frozen

HEADINGS = ("what", "size", "ours", "beside", "ratio", "bar", "")
Verdict = Literal["held", "NOT HELD", ""]


@frozen
class Bar:
    """What a ratio, or a difference in milliseconds, may not pass; `most` for a limit above, `least` for one below."""

    number: float
    side: Literal["least", "most"]
    unit: Literal["x", "ms"] = "x"

    def holds(self, value: float) -> bool:
        """Whether a value keeps to it."""
        return value >= self.number if self.side == "least" else value <= self.number

    @property
    def shown(self) -> str:
        """The bar, short."""
        number = f"{self.number:g}{self.unit}" if self.unit == "x" else f"+{self.number:g} ms"
        return f"{'≥' if self.side == 'least' else '≤'} {number}"


@frozen
class Row:
    """A figure. A ratio that could not be worked out is None, and `beside` or `ours` says why.

    Attributes:
        group: the part of the benchmark it belongs to.
        numbers: the numbers behind it, for other programs.
    """

    group: str
    what: str
    size: str
    ours: str
    beside: str = ""
    value: float | None = None
    bar: Bar | None = None
    numbers: Mapping[str, float | int | str | None] = field(factory=dict)

    @property
    def verdict(self) -> Verdict:
        """Whether the bar is held; empty without one, or without a value."""
        if self.bar is None or self.value is None:
            return ""
        return "held" if self.bar.holds(self.value) else "NOT HELD"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        unit = self.bar.unit if self.bar is not None else "x"
        ratio = "" if self.value is None else f"{self.value:+.0f} ms" if unit == "ms" else times(self.value)
        bar = "" if self.bar is None else self.bar.shown
        return (self.what, self.size, self.ours, self.beside, ratio, bar, self.verdict)

    def as_json(self) -> dict[str, object]:
        """The row for other programs."""
        told = asdict(self, recurse=False)
        bar = None if self.bar is None else asdict(self.bar)
        return told | {"bar": bar, "verdict": self.verdict or None}


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The rows as lines, in columns, a line between groups."""
    cells = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    group = None
    yield _line(HEADINGS, widths)
    for row in rows:
        if row.group != group:
            yield "-" * (sum(widths) + 2 * len(widths) - 2)
        group = row.group
        yield _line(row.cells, widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def times(ratio: float) -> str:
    """A ratio as it is read."""
    return f"{ratio:,.0f}x" if ratio >= 20 else f"{ratio:.2g}x" if ratio < 1 else f"{ratio:.1f}x"


def seconds(number: float) -> str:
    """A time as it is read."""
    return f"{number * 1000:,.1f} ms" if number < 1 else f"{number:,.1f} s"


def rate(number: float) -> str:
    """So many a second, as it is read."""
    return f"{number:,.0f}/s"
