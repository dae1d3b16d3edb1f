"""The room test: rooms full of phones, killed programs, a restarted database; a table, and the figures as JSON.

python -m tests.workshop.roomtest --help
"""

import argparse
import asyncio
import json
import os
import platform
import signal
import sys
import tempfile
from pathlib import Path

from attrs import asdict

from tests.workshop.database import Database, found
from tests.workshop.roomtest.district import District, district
from tests.workshop.roomtest.races import Race, race
from tests.workshop.roomtest.table import held, table

PARTS = ("races", "district")


def main() -> int:
    """Run what is asked for; 1 where a bar is not held."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no database is left running
    given = _given()
    races, districts = [], []
    if "races" in given.only:
        races = asyncio.run(_races(given))
    if "district" in given.only:
        if found() is None:
            say("No PostgreSQL is installed: the district is left out.")
        else:
            districts = [_district(given)]
    for line in table(races, districts):
        say(line)
    facts = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    figures = {
        "machine": facts,
        "races": [asdict(each) for each in races],
        "district": [asdict(each) for each in districts],
    }
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    say(f"All figures: {given.json}")
    return 0 if all(held(each) for each in (*races, *districts)) else 1


async def _races(given: argparse.Namespace) -> list[Race]:
    races = []
    with tempfile.TemporaryDirectory(prefix="rooms-") as folder:
        for seed in range(given.seed, given.seed + given.runs):
            races.append(await race(Path(folder), given.phones, given.kills, seed))
            last = races[-1]
            say(f"  room {seed}: {last.kills} kills, {last.answered} votes told kept, {last.seconds:.1f} s")
    return races


def _district(given: argparse.Namespace) -> District:
    with Database.start() as database:
        return asyncio.run(
            district(database, workers=given.workers, rooms=given.rooms, each=given.each, seed=given.seed)
        )


def _given() -> argparse.Namespace:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="leave the other part out")
    options.add_argument("--phones", type=int, default=1_000, help="phones in a room of the races")
    options.add_argument("--runs", type=int, default=50, help="rooms of the races, one after the other")
    options.add_argument("--kills", type=int, default=1, help="how often each of them is killed")
    options.add_argument("--workers", type=int, default=4, help="programs of the district")
    options.add_argument("--rooms", type=int, default=1_000, help="rooms of the district")
    options.add_argument("--each", type=int, default=10, help="phones in each room of the district")
    options.add_argument("--seed", type=int, default=1, help="the first seed")
    options.add_argument("--json", type=Path, default=Path(".bench/rooms.json"), help="where the figures go")
    return options.parse_args()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
