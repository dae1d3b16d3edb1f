"""What is done on a disk that is really full; the answers go to standard output, as JSON, for the test to judge.

It is given a folder on a disk of its own, a few pages large.
"""

import json
import os
import sys
from pathlib import Path

from game.saves import Save, Store
from tests.saves.small import SLOT, hear, save

PAGE = 4096
LONG = tuple(f"yard.step-{number}" for number in range(700))  # a save of several pages


def fill(disk: Path, free: int) -> None:
    """Fill a disk until nothing more fits but so many pages."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\1" * PAGE)
        except OSError:
            size = file.tell()
    os.truncate(filler, size - free * PAGE)


def plays(disk: Path) -> dict[str, object]:
    """A play on a full disk, and again when there is room."""
    store = Store(disk / "saves")
    hear(store, "1\nq\n")
    before = store.newest(SLOT)
    fill(disk, free=0)
    outcome, said = hear(Store(store.folder), "1\n", go_on=True)
    kept = Store(store.folder).newest(SLOT)
    left = sorted(path.name for path in store.folder.iterdir())
    (disk / "filler").unlink()
    later, _ = hear(Store(store.folder), "1\n", go_on=True)
    newest = Store(store.folder).newest(SLOT)
    return {
        "outcome": outcome,
        "said": said,
        "old save kept": kept == before and before is not None,
        "files": left,
        "outcome with room": later,
        "trail with room": [] if newest is None else list(newest.trail),
    }


def writes(disk: Path, free: int) -> dict[str, object]:
    """A long save over a long save, with so many pages free: what was said, and what is there."""
    store = Store(disk / "saves")
    old = store.write(save(*LONG))
    fill(disk, free)
    new = store.write(save(*LONG, "yard.more"))
    loaded = Store(store.folder).load(SLOT)
    found = loaded.save
    answer = {
        "written": isinstance(new, Save),
        "there": "nothing"
        if found is None
        else "old"
        if found == old
        else "new"
        if found == new
        else "strange",
        "damaged": [trouble.sentence for trouble in loaded.troubles],
        "left over": [path.name for path in store.folder.iterdir() if path.name.endswith(".new")],
    }
    (disk / "filler").unlink()
    for path in store.folder.iterdir():
        path.unlink()
    return answer


if __name__ == "__main__":
    disk = Path(sys.argv[1])
    answers = {"play": plays(disk), "writes": [writes(disk, free) for free in range(10)]}
    sys.stdout.write(json.dumps(answers))
