"""An address as a QR code of letters, dark on light."""

from collections.abc import Iterator

import segno

BORDER = 2
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""A cell for two modules, the upper and the lower; what is dark is drawn."""


def fitting(address: str, width: int, height: int, *, ascii_only: bool) -> str | None:
    """The largest form that fits: `runs` or `halves`; None where none does, or it could not be drawn."""
    code = segno.make_qr(address, error="m", boost_error=False)
    side = code.symbol_size(border=BORDER)[0]
    if 2 * side <= width and side <= height:
        return "runs"
    fits = side <= width and (side + 1) // 2 <= height
    return "halves" if fits and not ascii_only else None


def halves(address: str) -> tuple[str, ...]:
    """The code with two modules in a cell: as many columns as lines of modules, and half as many lines."""
    rows = [*_modules(address, BORDER)]
    rows += [(False,) * len(rows[0])] if len(rows) % 2 else []
    return tuple(
        "".join(HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def runs(address: str) -> tuple[tuple[tuple[int, bool], ...], ...]:
    """The code with two cells a module: for each line, how many cells are alike, and whether they are dark."""
    return tuple(tuple(_alike(row)) for row in _modules(address, BORDER))


def _modules(address: str, border: int) -> Iterator[tuple[bool, ...]]:
    code = segno.make_qr(address, error="m", boost_error=False)
    for row in code.matrix_iter(border=border):
        yield tuple(bool(module) for module in row)


def _alike(row: tuple[bool, ...]) -> Iterator[tuple[int, bool]]:
    since = 0
    for place in range(1, len(row) + 1):
        if place == len(row) or row[place] != row[since]:
            yield 2 * (place - since), row[since]
            since = place
