"""Rooms full of phones, beside the least server of the same library that does the same."""

from collections.abc import Iterator

from tests.bench.children import Child, module, run
from tests.bench.rows import Bar, Row, seconds

GROUP = "rooms"
CROWDS = ((1, 1_000, 250, 150), (100, 30, 250, 150))
"""Rooms, phones in each, and the most milliseconds from a vote to the wall and from a scene to a phone, at p99."""
WHAT = {
    "wall": "a vote to the wall, p99",
    "scene": "a scene to every phone, p99",
    "kept": "a vote to its answer, p99",
}


def rooms(rounds: int) -> Iterator[Row]:
    """The rows about rooms; the least server has one room with as many phones."""
    for count, phones, wall, scene in CROWDS:
        ours = run(module("crowd", str(count), str(phones), str(rounds)))
        least = run(module("crowd", "echo", str(count * phones), str(rounds)))
        yield from _rows(f"{count} x {phones} phones", ours, least, {"wall": wall, "scene": scene})


def _rows(size: str, ours: Child, least: Child, bars: dict[str, int]) -> Iterator[Row]:
    for name, what in WHAT.items():
        key = f"{name}_p99"
        if ours.failed or least.failed:
            yield Row(GROUP, what, size, ours.failed or seconds(ours.told[key]), least.failed)
            continue
        mine, other = ours.told[key], least.told[key]
        bar = Bar(bars[name], "most", "ms") if name in bars else None
        value = mine * 1000 if bar else mine / other
        numbers = {"seconds": mine, "least": other, "times": mine / other}
        yield Row(GROUP, what, size, seconds(mine), seconds(other), value, bar, numbers)
    if not ours.failed:
        memory = ours.told["server_mebibytes"]
        each = 1024 * memory / ours.told["phones"]
        yield Row(
            GROUP, "memory of the server", size, f"{memory:.0f} MiB", f"{each:.0f} KiB a phone, all in all"
        )
