"""What a store of rooms does on a disk that is really full, and on one that is read-only; answers as JSON.

It is given a folder on a disk of its own, which it may mount anew.
"""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from game.workshop.room import Entry
from game.workshop.room.events import Voted
from game.workshop.store import NotKept
from game.workshop.store.sqlite import SqliteStore
from tests.system.full_disk import fill

ROOM, FILE = "ROOM", "rooms.db"
LONG = 400


def votes(after: int, count: int = 10) -> list[Entry]:
    return [
        Entry(after + place, 0, Voted(1, f"phone-{place}", "ask", "x" * LONG))
        for place in range(1, count + 1)
    ]


async def full(disk: Path) -> dict[str, object]:
    store = await SqliteStore.open(disk / FILE)
    lease = await store.create(ROOM)
    await store.append(lease, votes(0))
    fill(disk, free=0)
    try:
        await SqliteStore.open(disk / "another.db")
        opening = "opened"
    except NotKept as error:
        opening = str(error)
    (disk / "another.db").unlink(missing_ok=True)
    (disk / "filler").unlink()
    count, said = 10, ""
    fill(disk, free=0)
    while not said:
        try:
            await store.append(lease, votes(count))
            count += 10
        except NotKept as error:
            said = str(error)
    there = len(await store.log(ROOM))
    (disk / "filler").unlink()
    await store.append(lease, votes(there))
    later = len(await store.log(ROOM))
    await store.erase(lease)
    await store.close()
    left = b"".join(path.read_bytes() for path in disk.iterdir())
    return {
        "opening": opening,
        "said": said,
        "kept": count,
        "there": there,
        "later": later,
        "traces": b"x" * LONG in left,
    }


async def read_only(disk: Path) -> dict[str, object]:
    await (await SqliteStore.open(disk / FILE)).close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    said = []
    for name in (FILE, "another.db", "folder/rooms.db"):
        try:
            await SqliteStore.open(disk / name)
            said.append("opened")
        except NotKept as error:
            said.append(str(error).partition(": ")[2])
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    store = await SqliteStore.open(disk / FILE)
    await store.create(ROOM)
    await store.close()
    return {"said": said}


if __name__ == "__main__":
    place = Path(sys.argv[1])
    answers = {"full": asyncio.run(full(place)), "read only": asyncio.run(read_only(place))}
    sys.stdout.write(json.dumps(answers))
