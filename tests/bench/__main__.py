"""The benchmark: one table, every ratio measured side by side in the same run. python -m tests.bench --help"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.engine import engine
from tests.bench.paths import HOME, STORIES
from tests.bench.pressing import pressing
from tests.bench.proof import proof
from tests.bench.reading import reading
from tests.bench.rivals import Rivals, rivals
from tests.bench.rooms import rooms
from tests.bench.rows import Row, table
from tests.bench.starting import starting

SIZES = (60, 300, 1_000, 10_000)
LARGEST_PLAYED, SECONDS = (
    1_000,
    1.5,
)  # one play of ten thousand scenes would take bardic a quarter of a minute
GROUPS = ("proof", "engine", "reading", "start", "press", "rooms")


def main() -> None:
    """Measure, print the table as it comes, and write the numbers down."""
    given = _given()
    STORIES.mkdir(parents=True, exist_ok=True)
    wanted = given.only or GROUPS
    found: list[Row] = []
    for row in _rows(given, wanted):
        found.append(row)
        _say(f"  {row.what} {row.size}: {row.ours or 'nothing'}, beside {row.beside or 'nothing'}")
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    facts = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    given.json.write_text(
        json.dumps({"machine": facts, "rows": [row.as_json() for row in found]}, indent=1, ensure_ascii=False)
        + "\n",
        encoding="utf-8",
    )


def _rows(given: argparse.Namespace, wanted: tuple[str, ...]) -> Iterator[Row]:
    others = rivals() if {"proof", "engine"} & set(wanted) else Rivals.none()
    if others.absent and {"proof", "engine"} & set(wanted):
        _say(f"  not here: {', '.join(others.absent)}")
    if "press" in wanted:
        yield from pressing(given.rounds)
    if "start" in wanted:
        yield from starting(3 * given.rounds)
    if "rooms" in wanted:
        yield from rooms(given.rounds)
    if "reading" in wanted:
        yield from reading(given.sizes, given.rounds)
    if "engine" in wanted:
        played = [size for size in given.sizes if size <= LARGEST_PLAYED]
        yield from engine(played, others, given.rounds, SECONDS)
    if "proof" in wanted:
        yield from proof(given.sizes, others, given.budget)


def _say(line: str) -> None:
    """Say how far it is; what was measured goes to the output, this does not."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure, beside other programs."
    )
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, metavar="N,N,…", help="the sizes of the stories, in scenes"
    )
    parser.add_argument("--only", nargs="+", choices=GROUPS, help="only these parts")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured")
    parser.add_argument("--budget", type=float, default=60.0, help="the seconds that a proof may take")
    parser.add_argument(
        "--json", type=Path, default=HOME / "results.json", help="where the numbers are written"
    )
    return parser.parse_args()


def _sizes(written: str) -> tuple[int, ...]:
    return tuple(int(size) for size in written.replace("_", "").split(","))


if __name__ == "__main__":
    main()
