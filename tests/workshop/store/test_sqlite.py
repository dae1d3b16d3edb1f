"""Rooms in a file: what is on the disk, what is no longer, and what is said when the disk refuses."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from game.workshop.room.events import Voted
from game.workshop.store import LEASE_SECONDS, NotKept, open_store, rooms_file
from game.workshop.store.schema import TABLES
from game.workshop.store.sqlite import SqliteStore
from tests.workshop.store.places import InSqlite, entries, votes

MARK = "marked-by-the-test"


def marked(count: int, mark: str = MARK) -> tuple:
    return entries(*(Voted(1, f"{mark}-{place}", "ask", f"press-{place}") for place in range(count)))


def on_disk(place: InSqlite, mark: str = MARK) -> list[str]:
    """The files beside the file of rooms, and itself, that have the mark in them."""
    return [path.name for path in place.path.parent.iterdir() if mark.encode() in path.read_bytes()]


# What is there.


async def test_a_file_is_its_owners_alone(sqlite):
    store = await sqlite.open()
    await store.append(await store.create("ROOM"), votes(1))
    assert {path.name for path in sqlite.path.parent.iterdir()} == {
        "rooms.db",
        "rooms.db-wal",
        "rooms.db-shm",
    }
    assert {path.stat().st_mode & 0o777 for path in sqlite.path.parent.iterdir()} == {0o600}
    await store.close()


async def test_a_folder_that_is_missing_is_made_for_its_owner_alone(tmp_path):
    store = await SqliteStore.open(tmp_path / "new" / "rooms.db")
    await store.close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


async def test_a_closed_file_is_one_file(sqlite):
    store = await sqlite.open()
    await store.append(await store.create("ROOM"), votes(10))
    await store.close()
    assert [path.name for path in sqlite.path.parent.iterdir()] == ["rooms.db"]


async def test_the_columns_are_those_of_the_schema(sqlite):
    await (await sqlite.open()).close()
    made = {
        name: [column for (column,) in sqlite.ask("SELECT name FROM pragma_table_info(?)", name)]
        for (name,) in sqlite.ask("SELECT name FROM sqlite_master WHERE type <> 'index'")
    }
    assert made == {table.name: [column.name for column in table.columns] for table in TABLES}


async def test_every_commit_waits_for_the_disk(sqlite):
    store = await sqlite.open()
    for asked, answer in (("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1)):
        (found,) = await store._writer.alone(
            lambda rows, asked=asked: rows.execute(f"PRAGMA {asked}").fetchone()
        )
        assert found == answer
    await store.close()


async def test_what_is_asked_together_is_committed_together(sqlite):
    store = await sqlite.open()
    leases = [await store.create(f"ROOM{place}") for place in range(200)]
    said: list[str] = []
    await store._writer.alone(lambda rows: rows.set_trace_callback(said.append))
    await asyncio.gather(*(store.append(lease, votes(1)) for lease in leases))
    await store._writer.alone(lambda rows: rows.set_trace_callback(None))
    assert said.count("COMMIT") < 20
    await store.close()


async def test_a_log_with_a_gap_is_damaged(sqlite):
    store = await sqlite.open()
    await store.append(await store.create("ROOM"), votes(3))
    sqlite.ask("DELETE FROM events WHERE seq = 2")
    with pytest.raises(NotKept, match="damaged"):
        await store.log("ROOM")
    await store.close()


@pytest.mark.parametrize("change", ["kind = 'danced'", "payload = '{'", "payload = '[]'", "payload = ''"])
async def test_a_log_with_what_is_no_event_is_damaged(sqlite: InSqlite, change: str) -> None:
    store = await sqlite.open()
    await store.append(await store.create("ROOM"), votes(3))
    sqlite.ask(f"UPDATE events SET {change} WHERE seq = 2")
    with pytest.raises(NotKept, match="damaged"):
        await store.log("ROOM")
    await store.close()


# What is no longer.


async def test_an_erased_room_leaves_no_byte(sqlite):
    store = await sqlite.open()
    lease = await store.create(f"{MARK}-room", f"http://{MARK}")
    await store.append(lease, marked(500))
    assert on_disk(sqlite) != []
    await store.erase(lease)
    assert on_disk(sqlite) == []
    assert (sqlite.path.parent / "rooms.db-wal").stat().st_size == 0
    await store.close()
    assert on_disk(sqlite) == []


async def test_an_erased_room_leaves_no_room_taken_up(sqlite):
    store = await sqlite.open()
    await store.erase(await store.create("FIRST"))
    empty = sqlite.path.stat().st_size
    lease = await store.create("ROOM")
    await store.append(lease, marked(5_000))
    await store.erase(lease)
    assert sqlite.path.stat().st_size == empty
    await store.close()


async def test_an_erased_room_leaves_no_byte_among_others(sqlite):
    store = await sqlite.open()
    kept, erased = await store.create("KEPT"), await store.create("ERASED")
    for at in range(0, 1_000, 50):
        await store.append(erased, marked(1_000)[at : at + 50])
        await store.append(kept, marked(1_000, "kept")[at : at + 50])
    await store.erase(erased)
    assert on_disk(sqlite) == []
    assert await store.log("KEPT") == marked(1_000, "kept")
    await store.close()


async def test_an_erased_room_leaves_no_byte_where_another_program_has_the_file(sqlite):
    store, other = await sqlite.open(), await sqlite.open()
    held = await other.create("HELD")
    lease = await store.create("ROOM")
    await store.append(lease, marked(100))
    await other.log("ROOM")
    await store.erase(lease)
    assert on_disk(sqlite) == []
    await other.append(held, votes(3))
    await other.close()
    await store.close()
    assert on_disk(sqlite) == []


async def test_an_old_room_leaves_no_byte(sqlite):
    store = await sqlite.open()
    lease = await store.create("ROOM")
    await store.append(lease, marked(100))
    await store.release(lease)
    assert await store.erase_older(1_000) == 1
    assert on_disk(sqlite) == []
    await store.close()


async def test_an_erasure_that_was_cut_short_is_finished_at_the_next_opening(sqlite):
    store = await sqlite.open()
    await store.append(await store.create("ROOM"), marked(500))
    await store.close()
    with closing(sqlite3.connect(sqlite.path)) as rows:
        rows.execute("PRAGMA secure_delete = OFF")
        rows.execute("DELETE FROM events")
        rows.commit()
    assert on_disk(sqlite) == ["rooms.db"]
    await (await sqlite.open()).close()
    assert on_disk(sqlite) == []


async def test_a_reader_that_keeps_the_traces_is_told_of(sqlite, monkeypatch):
    monkeypatch.setattr(rooms_file, "BUSY_SECONDS", 0.05)
    store = await sqlite.open()
    lease = await store.create("ROOM")
    await store.append(lease, marked(10))
    with closing(sqlite3.connect(sqlite.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM events").fetchone()
        with pytest.raises(NotKept, match="another program keeps traces"):
            await store.erase(lease)
    assert await sqlite.rooms() == 0
    await store.close()
    await (await sqlite.open()).close()
    assert on_disk(sqlite) == []


# What cannot be opened.


def garbage(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1_000)


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("CREATE TABLE cookies (name TEXT)")
        rows.execute("INSERT INTO cookies VALUES ('yes')")
        rows.commit()


def tables_of_the_same_name(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("CREATE TABLE events (name TEXT, start TEXT)")


def a_view_of_the_same_name(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("CREATE VIEW rooms AS SELECT 1")


def torn(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        for table in TABLES:
            rows.execute(table.made)
        rows.executemany(
            "INSERT INTO events VALUES (?, ?, 0, '', ?)", [("A", at, "x" * 500) for at in range(100)]
        )
        rows.commit()
    data = bytearray(path.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (garbage, "no store of rooms"),
        (another_database, "belongs to another program"),
        (tables_of_the_same_name, "belongs to another program"),
        (a_view_of_the_same_name, "belongs to another program"),
        (torn, "damaged"),
        (lambda path: path.mkdir(), "no store of rooms"),
        (lambda path: path.symlink_to(path.parent / "elsewhere"), "is a link"),
    ],
    ids=["garbage", "another", "same name", "view", "torn", "folder", "link"],
)
async def test_what_is_no_file_of_rooms_is_told_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "rooms.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotKept, match=says) as refused:
        await SqliteStore.open(path)
    assert str(path) in str(refused.value)
    assert "--store" in str(refused.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in tmp_path.iterdir()] == ["rooms.db"]


async def test_an_empty_file_becomes_a_file_of_rooms(sqlite):
    sqlite.path.touch()
    store = await sqlite.open()
    await store.create("ROOM")
    await store.close()


async def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(NotKept, match="Make its folder, or name another file with --store"):
        await SqliteStore.open(tmp_path / "file" / "rooms.db")


async def test_a_path_that_can_be_none_is_told():
    with pytest.raises(NotKept, match="cannot be used"):
        await SqliteStore.open(Path("null\0.db"))


async def test_a_locked_file_is_told_when_it_is_opened(sqlite, monkeypatch):
    await (await sqlite.open()).close()
    monkeypatch.setattr(rooms_file, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(sqlite.path, isolation_level=None)) as locker:
        locker.execute("PRAGMA locking_mode = EXCLUSIVE")
        locker.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotKept, match="Another program has locked the file of rooms"):
            await sqlite.open()
    await (await sqlite.open()).close()


async def test_a_new_file_that_another_program_is_making_as_well_is_waited_for(sqlite, monkeypatch):
    waits = []
    with closing(sqlite3.connect(sqlite.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")

        def waited(seconds: float) -> None:
            waits.append(seconds)
            other.rollback()

        monkeypatch.setattr(rooms_file.time, "sleep", waited)
        await (await sqlite.open()).close()
    assert waits


async def test_a_file_of_rooms_that_something_was_added_to_is_another_programs(sqlite):
    await (await sqlite.open()).close()
    sqlite.ask("CREATE TABLE more (name TEXT)")
    with pytest.raises(NotKept, match="another program"):
        await sqlite.open()


# What cannot be written, and is written when it can be again.


async def test_a_locked_file_refuses_and_goes_on_when_it_is_free(sqlite, monkeypatch):
    monkeypatch.setattr(rooms_file, "BUSY_SECONDS", 0.05)
    store = await sqlite.open()
    lease = await store.create("ROOM")
    with closing(sqlite3.connect(sqlite.path, isolation_level=None)) as locker:
        locker.execute("BEGIN IMMEDIATE")
        done = await asyncio.gather(store.append(lease, votes(1)), store.renew(lease), return_exceptions=True)
        assert [type(each) for each in done] == [NotKept] * 2
        assert "Another program has locked the file of rooms. Close that program" in str(done[0])
        assert await store.log("ROOM") == ()
    await store.append(lease, votes(1))
    assert await store.log("ROOM") == votes(1)
    await store.close()


async def test_a_full_disk_refuses_and_goes_on_when_there_is_room(sqlite):
    store = await sqlite.open()
    lease = await store.create("ROOM")
    await store.append(lease, votes(10))
    (pages,) = await store._writer.alone(lambda rows: rows.execute("PRAGMA page_count").fetchone())
    await store._writer.alone(lambda rows: rows.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    big = entries(*(Voted(1, "ann", "ask", "x" * 1_000) for _ in range(100)), after=10)
    with pytest.raises(NotKept, match=r"The disk is full\. Make room on it"):
        await store.append(lease, big)
    assert await store.log("ROOM") == votes(10)
    await store.renew(lease)
    await store._writer.alone(
        lambda rows: rows.execute(f"PRAGMA max_page_count = {pages + 1_000}").fetchone()
    )
    await store.append(lease, big)
    assert await store.log("ROOM") == votes(10) + big
    await store.close()


async def test_a_fault_that_ends_the_transaction_refuses_all_that_was_asked_with_its_reason(sqlite):
    store = await sqlite.open()
    leases = [await store.create(f"ROOM{place}") for place in range(3)]

    def broken(rows: sqlite3.Connection) -> None:
        rows.execute("ROLLBACK")  # as SQLite does by itself after some faults
        rows.execute("INSERT INTO nowhere VALUES (1)")

    done = await asyncio.gather(
        store.append(leases[0], votes(1)),
        store._writer.do(broken),
        store.append(leases[1], votes(1)),
        return_exceptions=True,
    )
    assert [type(each) for each in done] == [NotKept] * 3
    assert {str(each) for each in done} == {
        "The file of rooms cannot be used: no such table: nowhere. Name another with --store."
    }
    assert await sqlite.rows() == []
    await store.append(leases[2], votes(1))
    await store.close()


async def test_a_file_that_has_become_read_only_refuses_and_goes_on(sqlite):
    store = await sqlite.open()
    lease = await store.create("ROOM")
    await store._writer.alone(lambda rows: rows.execute("PRAGMA query_only = ON"))
    with pytest.raises(NotKept, match="Make it and its folder writable"):
        await store.append(lease, votes(1))
    assert await store.log("ROOM") == ()
    await store._writer.alone(lambda rows: rows.execute("PRAGMA query_only = OFF"))
    await store.append(lease, votes(1))
    await store.close()


@pytest.mark.parametrize("fault", [ValueError("odd"), MemoryError(), KeyError("x"), RecursionError()])
async def test_whatever_goes_wrong_nobody_is_left_waiting(sqlite: InSqlite, fault: Exception) -> None:
    store = await sqlite.open()
    lease = await store.create("ROOM")

    def broken(_: sqlite3.Connection) -> None:
        raise fault

    done = await asyncio.gather(
        store._writer.do(broken), store.append(lease, votes(1)), return_exceptions=True
    )
    assert done == [fault, None]
    await store.close()


async def test_a_clock_that_was_put_forward_by_a_day_holds_no_room_for_a_day(sqlite, monkeypatch):
    store = await sqlite.open()
    await store.create("ROOM")
    await sqlite.age("ROOM", -24 * 3600)
    assert (await store.take("ROOM")).fence == 2
    await sqlite.age("ROOM", -LEASE_SECONDS / 2)
    assert [left.held for left in await store.left_over()] == [True]
    await store.close()


# Which store an address names.


async def test_an_address_names_a_store(tmp_path):
    for address in ("memory:", str(tmp_path / "rooms.db")):
        store = await open_store(address)
        await store.create("ROOM")
        await store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["rooms.db"]


@pytest.mark.parametrize("address", ["mysql://host/db", "https://example.org", "sqlite:///rooms.db"])
async def test_an_address_of_something_else_names_none(address: str) -> None:
    with pytest.raises(NotKept, match="names no store"):
        await open_store(address)
