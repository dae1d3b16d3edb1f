"""From YAML to a checked Story, beside the C parser's bare events of the same text."""

from collections.abc import Iterator, Sequence

from tests.bench import in_yaml
from tests.bench.children import module, run
from tests.bench.made import made
from tests.bench.paths import STORIES
from tests.bench.rows import Bar, Row, seconds

GROUP = "reading"
BARS = {300: Bar(5, "most"), 10_000: Bar(4, "most")}


def reading(sizes: Sequence[int], rounds: int) -> Iterator[Row]:
    """The rows about reading."""
    for scenes in sizes:
        path = in_yaml.write(made(scenes), STORIES)
        child = run(module("parsing", str(path), str(rounds)))
        mine, events = child.told.get("reading", []), child.told.get("events", [])
        yield Row(
            GROUP,
            "YAML to a checked story",
            f"{scenes:,} scenes",
            seconds(min(mine)) if mine else child.failed,
            f"events: {seconds(min(events))}" if events else "",
            min(mine) / min(events) if mine else None,
            BARS.get(scenes),
            {
                "seconds": min(mine, default=None),
                "events_seconds": min(events, default=None),
                "bytes": child.told.get("bytes"),
                "mebibytes": child.mebibytes,
            },
        )
