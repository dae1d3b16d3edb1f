"""Rooms in PostgreSQL: what a restart, a lost answer and another program's lock do to them, which is nothing."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from asyncpg.transaction import Transaction

from game.workshop.store import Fenced, Held, NotKept, line, open_store
from game.workshop.store.postgresql import PostgresqlStore
from game.workshop.store.schema import TABLES
from tests.workshop.database import Database
from tests.workshop.store.conftest import MARKS
from tests.workshop.store.places import InPostgresql, joined, votes

pytestmark = [*MARKS]
MARK = "marked-by-the-test"


@pytest.fixture
async def store(postgresql: InPostgresql) -> AsyncIterator[PostgresqlStore]:
    """A store in an empty database."""
    opened = await PostgresqlStore.open(postgresql.url)
    yield opened
    await opened.close()


@pytest.fixture
def running(database: Database) -> Iterator[Database]:
    """The server, which runs again after the test."""
    yield database
    if not (database.folder / "data" / "postmaster.pid").exists():
        database.up()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried for long."""
    monkeypatch.setattr(line, "PATIENCE", 0.1)
    monkeypatch.setattr(line, "PAUSE", 0.01)


class Commits:
    """Commits that are answered as the test says; those it says nothing of are answered as they are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        real = Transaction.commit

        async def commit(transaction: Transaction) -> None:
            said = self.said.pop(0) if self.said else "answered"
            if said == "lost before":
                transaction._connection.terminate()
                raise asyncpg.ConnectionDoesNotExistError("lost")
            await real(transaction)
            if said == "lost after":
                raise TimeoutError

        monkeypatch.setattr(Transaction, "commit", commit)


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> Commits:
    """What is to become of the next commits."""
    return Commits(monkeypatch)


def away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database answers nobody from now on."""

    async def refused(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(asyncpg, "connect", refused)


# What is there.


async def test_the_columns_are_those_of_the_schema(store, postgresql):
    asked = (
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
    )
    made = [tuple(row) for row in await postgresql.ask(asked)]
    assert made == [
        (table.name, column.name)
        for table in sorted(TABLES, key=lambda table: table.name)
        for column in table.columns
    ]


async def test_what_is_asked_together_is_committed_together(store, monkeypatch):
    leases = [await store.create(f"ROOM{place}") for place in range(200)]
    done = []
    real = line.Line.do
    monkeypatch.setattr(line.Line, "do", lambda self, work: done.append(work) or real(self, work))
    await asyncio.gather(*(store.append(lease, votes(2)) for lease in leases))
    assert len(done) < 5


async def test_the_clock_of_this_machine_decides_nothing(store, monkeypatch):
    await store.create("ROOM", "http://here")
    now = time.time
    for wrong in (-86_400, 86_400):
        monkeypatch.setattr(time, "time", lambda wrong=wrong: now() + wrong)
        with pytest.raises(Held):
            await store.take("ROOM")


async def test_a_sign_of_life_from_the_future_says_nothing(store, postgresql):
    await store.create("ROOM")
    await postgresql.age("ROOM", -86_400)
    assert (await store.take("ROOM")).fence == 2


async def test_the_order_of_codes_is_not_a_matter_of_language(store, postgresql):
    await postgresql.ask('ALTER TABLE rooms ALTER code TYPE text COLLATE "und-x-icu"')
    for code in ("b", "B", "a", "Z", "ä"):
        await store.create(code)
    assert [left.code for left in await store.left_over()] == ["B", "Z", "a", "b", "ä"]


async def test_a_strict_database_is_written_to_as_any(database, postgresql):
    await postgresql.ask("ALTER ROLE rooms SET default_transaction_isolation = 'serializable'")
    try:
        one, two = [await PostgresqlStore.open(database.url) for _ in range(2)]
        await asyncio.gather(*(store.create(f"ROOM{place}") for place, store in enumerate((one, two) * 5)))
        lease = await one.take("ROOM0", by_force=True)
        await asyncio.gather(*(one.append(lease, [entry]) for entry in votes(20)))
        assert await two.log("ROOM0") == votes(20)
        await one.close()
        await two.close()
    finally:
        await postgresql.ask("ALTER ROLE rooms RESET default_transaction_isolation")


async def test_no_file_of_the_database_has_an_erased_room_once_its_tables_were_written_anew(
    store: PostgresqlStore, postgresql: InPostgresql, database: Database
) -> None:
    def marked() -> list[Path]:
        files = (database.folder / "data" / "base").rglob("*")
        return [file for file in files if file.is_file() and MARK.encode() in file.read_bytes()]

    lease = await store.create(f"{MARK}-room")
    await store.append(lease, joined(*(f"{MARK}-{place}" for place in range(100))))
    await postgresql.ask("CHECKPOINT")
    assert marked()
    await store.erase(lease)
    await postgresql.ask("VACUUM FULL rooms")
    await postgresql.ask("VACUUM FULL events")
    await postgresql.ask("CHECKPOINT")
    assert marked() == []


# What cannot be opened.


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("postgresql://rooms:secret@127.0.0.1:1/postgres", "Is it running, and is its address right?"),
        ("postgresql://rooms:secret@127.0.0.1:not-a-port/postgres", "no address of a database"),
    ],
)
async def test_a_database_that_is_not_there_is_told(address: str, says: str) -> None:
    with pytest.raises(NotKept) as refused:
        await open_store(address)
    assert says in str(refused.value)
    assert "secret" not in str(refused.value)


async def test_a_database_that_was_not_made_is_told(database):
    with pytest.raises(NotKept, match="Make it with createdb"):
        await open_store(database.of("nothing"))


async def test_a_user_without_rights_is_told(database, postgresql):
    await postgresql.ask("CREATE ROLE guest LOGIN")
    try:
        with pytest.raises(NotKept, match="Make the user the owner"):
            await open_store(database.url.replace("rooms@", "guest@"))
    finally:
        await postgresql.ask("DROP ROLE guest")


async def test_tables_of_another_program_are_left_as_they_are(postgresql):
    await postgresql.ask("CREATE TABLE events (name TEXT)")
    with pytest.raises(NotKept, match="a database of their own"):
        await PostgresqlStore.open(postgresql.url)
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    assert [row[0] for row in await postgresql.ask(asked)] == ["events"]


# A restart.


@pytest.mark.parametrize("mode", ["fast", "immediate"])
async def test_a_store_goes_on_after_a_restart(store: PostgresqlStore, running: Database, mode: str) -> None:
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann"))
    running.down(mode)
    running.up()
    await store.append(lease, joined("bo", after=1))
    assert await store.log("ROOM") == joined("ann", "bo")


async def test_a_write_waits_for_a_database_that_comes_back(store, running, monkeypatch):
    monkeypatch.setattr(line, "PATIENCE", 60)
    lease = await store.create("ROOM")
    running.down("immediate")
    writing = asyncio.create_task(store.append(lease, joined("ann")))
    await asyncio.to_thread(running.up)
    await writing
    assert await store.log("ROOM") == joined("ann")


@pytest.mark.usefixtures("impatient")
async def test_a_write_is_refused_while_there_is_no_database_and_kept_afterwards(store, running):
    lease = await store.create("ROOM")
    running.down()
    for asked in (store.append(lease, joined("ann")), store.renew(lease), store.log("ROOM")):
        with pytest.raises(NotKept, match="does not answer"):
            await asked
    running.up()
    assert await store.log("ROOM") == ()
    await store.append(lease, joined("bo"))
    assert await store.log("ROOM") == joined("bo")


@pytest.mark.usefixtures("impatient")
async def test_a_store_can_be_closed_while_there_is_no_database(postgresql, running):
    store = await PostgresqlStore.open(postgresql.url)
    await store.create("ROOM")
    running.down("immediate")
    await store.close()


# An answer that was lost: the commit was done, or it was not.


@pytest.mark.parametrize(
    "lost", [["lost before"], ["lost after"], ["lost before", "lost after", "lost after"]]
)
async def test_a_write_whose_answer_was_lost_is_written_once(
    store: PostgresqlStore, commits: Commits, lost: list[str]
) -> None:
    lease = await store.create("ROOM")
    commits.said = [*lost]
    await store.append(lease, joined("ann", "bo"))
    assert commits.said == []
    await store.append(lease, joined("cy", after=2))
    assert await store.log("ROOM") == joined("ann", "bo", "cy")


async def test_a_group_whose_answer_was_lost_is_written_once(store, commits):
    leases = [await store.create(f"ROOM{place}") for place in range(5)]
    commits.said = ["lost after"]
    await asyncio.gather(
        *(store.append(lease, [entry]) for lease in leases for entry in votes(3)),
        *(store.renew(lease) for lease in leases),
    )
    for lease in leases:
        assert await store.log(lease.code) == votes(3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("lost", ["lost before", "lost after"])
async def test_a_write_that_was_refused_for_its_lost_answer_gives_way_to_the_next(
    store: PostgresqlStore, commits: Commits, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann"))
    commits.said = [lost]
    with monkeypatch.context() as gone:
        away(gone)
        with pytest.raises(NotKept, match="does not answer"):
            await store.append(lease, joined("bo", "cy", after=1))
    await store.renew(lease)
    await store.append(lease, joined("dee", after=1))
    await store.append(lease, joined("eve", after=2))
    assert await store.log("ROOM") == joined("ann", "dee", "eve")


@pytest.mark.usefixtures("impatient")
async def test_whoever_takes_the_room_over_in_between_keeps_what_is_there(
    postgresql, store, commits, monkeypatch
):
    other = await PostgresqlStore.open(postgresql.url)
    lease = await store.create("ROOM")
    commits.said = ["lost after"]
    with monkeypatch.context() as gone:
        away(gone)
        with pytest.raises(NotKept):
            await store.append(lease, joined("ann"))
    taken = await other.take("ROOM", by_force=True)
    with pytest.raises(Fenced):
        await store.append(lease, joined("bo"))
    await other.append(taken, joined("cy", after=1))
    assert await other.log("ROOM") == joined("ann", "cy")
    await other.close()


@pytest.mark.usefixtures("impatient")
async def test_nothing_that_was_kept_ever_gives_way(store, commits, monkeypatch):
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann", "bo"))
    commits.said = ["lost after"]
    with monkeypatch.context() as gone:
        away(gone)
        with pytest.raises(NotKept):
            await store.append(lease, joined("cy", after=2))
    for late in (joined("dee"), joined("dee", after=1)):
        with pytest.raises(NotKept, match="gone on without"):
            await store.append(lease, late)
    assert await store.log("ROOM") == joined("ann", "bo", "cy")


async def test_a_room_whose_erasure_got_no_answer_is_erased(store, commits):
    lease = await store.create("ROOM")
    commits.said = ["lost after"]
    await store.erase(lease)
    assert await store.left_over() == ()


async def test_a_room_that_was_taken_without_an_answer_is_taken(store, commits, postgresql):
    await store.create("ROOM", "http://there")
    await postgresql.age("ROOM", 10)
    commits.said = ["lost after"]
    lease = await store.take("ROOM", "http://here")
    await store.append(lease, joined("ann"))


# Another program's lock.


async def test_a_lock_on_one_room_holds_up_no_other(store, postgresql):
    locked, free = await store.create("LOCKED"), await store.create("FREE")
    locker = await asyncpg.connect(postgresql.url)
    async with locker.transaction():
        await locker.fetch("SELECT * FROM rooms WHERE code = 'LOCKED' FOR UPDATE")
        waiting = asyncio.create_task(store.append(locked, joined("ann")))
        kept = asyncio.create_task(store.append(free, joined("bo")))
        await until(postgresql, "FREE", joined("bo"))
        assert not waiting.done()
    await locker.close()
    await asyncio.gather(waiting, kept)
    assert await store.log("LOCKED") == joined("ann")


async def until(postgresql: InPostgresql, code: str, log: tuple) -> None:
    """Wait until another program sees this log."""
    looking = await PostgresqlStore.open(postgresql.url)
    async with asyncio.timeout(30):
        while await looking.log(code) != log:
            await asyncio.sleep(0)
    await looking.close()


async def test_a_lock_that_is_not_let_go_is_told(postgresql, monkeypatch):
    monkeypatch.setitem(line.SETTINGS, "lock_timeout", "50")
    store = await PostgresqlStore.open(postgresql.url)
    lease = await store.create("ROOM")
    locker = await asyncpg.connect(postgresql.url)
    async with locker.transaction():
        await locker.fetch("SELECT * FROM rooms FOR UPDATE")
        with pytest.raises(NotKept, match="Another program has this room at the moment"):
            await store.append(lease, joined("ann"))
    await locker.close()
    await store.append(lease, joined("ann"))
    await store.close()


async def test_a_program_that_went_away_within_a_transaction_is_let_go(store, postgresql, monkeypatch):
    lease = await store.create("ROOM")
    settings = {**line.SETTINGS, "idle_in_transaction_session_timeout": "50"}
    silent = await asyncpg.connect(postgresql.url, server_settings=settings)
    await silent.execute("BEGIN; UPDATE rooms SET fence = 7")
    await store.append(lease, joined("ann"))
    assert await store.log("ROOM") == joined("ann")
    silent.terminate()
