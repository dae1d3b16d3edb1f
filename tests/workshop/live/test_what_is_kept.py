"""What is on disk after a session is what the schema says, column by column, and after the end it is nothing."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.workshop.live import LiveRoom, Rooms
from game.workshop.room import Curtain, Part, Phase, Source, Way, guest, host
from game.workshop.room.events import KINDS
from game.workshop.store import open_store
from game.workshop.store.schema import EVENTS, ROOMS, TABLES
from tests.workshop.opened import STAGE, opened

PHONES = [f"{number:024x}" for number in range(9)]
HERE = "http://192.168.1.20:8080"
HELD_BY_EVENTS = {
    "opened": {"story", "fingerprint", "way", "seat", "stances", "short", "plan"},
    "joined": {"who"},
    "gone": {"who"},
    "asked": {"decision", "scene", "choices"},
    "voted": {"decision", "who", "choice", "key"},
    "tallied": {"decision", "source", "counts"},
    "stepped": {"decision", "phase"},
    "decided": {"decision", "choice", "passed"},
    "wentback": set(),
    "drawn": {"curtain"},
    "turned": {"part", "step"},
    "arrived": {"who", "seat", "ending"},
}
"""Every kind of event and every field of it: one that is added has to be added here, and where people are told."""


async def session(rooms: Rooms, way: Way) -> LiveRoom:
    """A room in which everything happened that can."""
    live = await rooms.open(opened(way), STAGE.rules)
    for who in PHONES:
        await live.wish(lambda room, who=who: guest.join(room, who))
    await live.wish(lambda room: host.begin(room, STAGE))
    if way is Way.TOGETHER:
        await voted(live)
        await live.wish(lambda room: host.decide(room, STAGE, room.decision.choices[0]))
        await live.wish(lambda room: host.go_back(room, STAGE))
    else:
        ending, seat = next(iter(STAGE.rules.endings)), STAGE.rules.story.seats
        for who in PHONES:
            await live.wish(lambda room, who=who: guest.arrive(room, STAGE, who, seat[0].id, ending))
    await live.wish(lambda room: host.draw(room, Curtain.PAUSED))
    await live.wish(lambda room: host.turn(room, Part.CLOSING, 2))
    return live


async def voted(live: LiveRoom) -> None:
    first, second = live.room.decision.choices[:2]
    for place, who in enumerate(PHONES):
        for choice in (first, second, first)[: place % 3 + 1]:
            await live.wish(
                lambda room, who=who, choice=choice: guest.vote(room, who, 1, choice, f"{who}-{choice}")
            )
    await live.wish(lambda room: host.tally(room, Source.HANDS, {first: 3, second: 4}))
    await live.wish(lambda room: host.step(room, Phase.TALK))
    await live.wish(lambda room: guest.leave(room, PHONES[0]))


def files(folder: Path) -> bytes:
    """Every byte in the folder."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.fixture
async def rooms(tmp_path: Path):
    store = await open_store(str(tmp_path / "rooms.db"))
    process = Rooms(store, lambda _: STAGE.rules, HERE)
    yield process
    await process.close()
    await store.close()


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
async def test_the_columns_on_disk_are_those_that_people_are_told_of(
    rooms: Rooms, tmp_path: Path, way: Way
) -> None:
    await session(rooms, way)
    with closing(sqlite3.connect(tmp_path / "rooms.db")) as rows:
        tables = [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")]
        assert sorted(tables) == sorted(table.name for table in TABLES)
        for table in TABLES:
            found = rows.execute(f"SELECT * FROM {table.name}")
            assert [column[0] for column in found.description] == [column.name for column in table.columns]
            assert found.fetchone() is not None
    assert all(column.holds for table in TABLES for column in table.columns)


async def test_an_event_has_no_field_that_nobody_thought_of():
    assert {
        kind: {field.name for field in made.__attrs_attrs__} for kind, made in KINDS.items()
    } == HELD_BY_EVENTS


async def test_nothing_is_told_to_the_minute(rooms, tmp_path):
    await session(rooms, Way.TOGETHER)
    with closing(sqlite3.connect(tmp_path / "rooms.db")) as rows:
        assert {at % 5 for (at,) in rows.execute(f"SELECT at FROM {EVENTS.name}")} == {0}
        assert {at % 5 for (at,) in rows.execute(f"SELECT written FROM {ROOMS.name}")} == {0}


@pytest.mark.parametrize("way", [Way.TOGETHER, Way.ALONE])
async def test_no_byte_is_left_when_the_room_is_closed(rooms: Rooms, tmp_path: Path, way: Way) -> None:
    live = await session(rooms, way)
    marks = [mark.encode() for mark in (live.code, HERE, STAGE.rules.story.id, PHONES[0], PHONES[8])]
    before = files(tmp_path)
    assert [mark in before for mark in marks] == [True] * len(marks)
    await rooms.erase(live)
    after = files(tmp_path)
    assert [mark in after for mark in marks] == [False] * len(marks)
    with closing(sqlite3.connect(tmp_path / "rooms.db")) as rows:
        for table in TABLES:
            assert rows.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (0,)
    assert (tmp_path / "rooms.db-wal").stat().st_size == 0


async def test_no_address_of_a_phone_is_written(rooms, tmp_path):
    await session(rooms, Way.TOGETHER)
    found = {each.decode() for each in re.findall(rb"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}", files(tmp_path))}
    assert found == {"192.168.1.20"}
