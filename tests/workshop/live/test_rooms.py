"""The rooms of a process: opened, found, taken over, kept alive, let go and erased."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from game.engine import Rules
from game.workshop.live import LiveRoom, Rooms, rooms
from game.workshop.live.codes import LENGTH, LETTERS
from game.workshop.room import Refusal, guest
from game.workshop.store import LEASE_SECONDS, Fenced, Held, NoRoom, NotKept
from tests.workshop.live.stubborn import StubbornStore
from tests.workshop.opened import STAGE, opened

HERE, THERE = "http://192.168.1.20:8080", "http://192.168.1.21:8080"
DAY = 24 * 60


def story_of(story: str) -> Rules | None:
    return STAGE.rules if story == STAGE.rules.story.id else None


class Minutes:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 29_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def store() -> StubbornStore:
    return StubbornStore()


@pytest.fixture
def clock() -> Minutes:
    return Minutes()


@pytest.fixture
async def here(store: StubbornStore, clock: Minutes) -> AsyncIterator[Rooms]:
    process = Rooms(store, story_of, HERE, clock)
    yield process
    store.free.set()
    await process.close()


@pytest.fixture
async def there(store: StubbornStore, clock: Minutes) -> AsyncIterator[Rooms]:
    """Another process with the same store."""
    process = Rooms(store, story_of, THERE, clock)
    yield process
    await process.close()


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases are renewed all the time."""
    monkeypatch.setattr(rooms, "RENEWED", 0)


async def opened_in(process: Rooms) -> LiveRoom:
    return await process.open(opened(), STAGE.rules)


def gone(store: StubbornStore, live: LiveRoom) -> None:
    """The holder of a room has given no sign of life for longer than a lease."""
    store._rooms[live.code].alive -= LEASE_SECONDS + 1


async def until_lost(live: LiveRoom) -> None:
    async for _ in live.watch():
        pass


async def test_a_room_that_is_opened_is_in_the_store(here, store):
    live = await opened_in(here)
    assert live.room.opened == opened()
    assert [entry.event for entry in await store.log(live.code)] == [opened()]
    assert live.lease.address == HERE
    assert here.held == (live,)


async def test_its_code_can_be_typed(here):
    live = await opened_in(here)
    assert len(live.code) == LENGTH
    assert set(live.code) <= set(LETTERS)


async def test_a_code_that_is_taken_is_not_taken_again(here, there, monkeypatch):
    codes = iter(["BBBBBBB", "BBBBBBB", "BBBBBBB", "CCCCCCC"])
    monkeypatch.setattr(rooms, "new_code", lambda: next(codes))
    assert (await opened_in(here)).code == "BBBBBBB"
    assert (await opened_in(there)).code == "CCCCCCC"


async def test_a_room_that_cannot_be_written_is_not_there(here, store):
    store.fault = NotKept("The disk is full.")
    with pytest.raises(Refusal, match="disk is full"):
        await opened_in(here)
    assert here.held == ()
    assert await store.left_over() == ()


async def test_a_room_is_found_where_it_is_held(here):
    live = await opened_in(here)
    assert await here.find(live.code) is live


async def test_there_is_no_room_of_that_code(here):
    with pytest.raises(NoRoom):
        await here.find("BCDFGHJ")


async def test_guessing_codes_leaves_nothing_behind(here):
    for place in range(100):
        with pytest.raises(NoRoom):
            await here.find(f"GUESS{place}")
    assert here._turns._locks == here._turns._waiting == {}


async def test_a_room_that_another_process_holds_is_at_its_address(here, there):
    live = await opened_in(here)
    with pytest.raises(Held) as held:
        await there.find(live.code)
    assert held.value.address == HERE


async def test_a_room_whose_holder_is_gone_is_taken_over(here, there, store):
    live = await opened_in(here)
    await live.wish(lambda room: guest.join(room, "ann"))
    gone(store, live)
    taken = await there.find(live.code)
    assert taken.room == live.room
    assert taken.lease.fence == live.lease.fence + 1
    with pytest.raises(Refusal) as refused:
        await live.wish(lambda room: guest.join(room, "bo"))
    assert refused.value.code == "moved"
    await taken.wish(lambda room: guest.join(room, "cy"))
    assert [*taken.room.guests] == ["ann", "cy"]


async def test_a_lost_room_is_asked_of_the_store(here, there, store):
    live = await opened_in(here)
    await there.take(live.code, by_force=True)
    with pytest.raises(Refusal):
        await live.wish(lambda room: guest.join(room, "ann"))
    with pytest.raises(Held) as held:
        await here.find(live.code)
    assert held.value.address == THERE
    assert here.held == ()


async def test_a_lost_room_can_be_taken_back(here, there, store):
    live = await opened_in(here)
    taken = await there.take(live.code, by_force=True)
    await live.lose()
    gone(store, taken)
    back = await here.find(live.code)
    assert back is not live
    assert back.lease.fence == 3
    assert here.held == (back,)


async def test_many_who_ask_for_a_room_at_once_get_the_same(here, there, store):
    live = await opened_in(here)
    gone(store, live)
    found = await asyncio.gather(*(there.find(live.code) for _ in range(20)))
    assert {id(each) for each in found} == {id(found[0])}
    assert found[0].lease.fence == 2


async def test_a_room_of_a_story_that_is_not_here_is_let_go_at_once(here, store, clock):
    live = await opened_in(here)
    gone(store, live)
    elsewhere = Rooms(store, lambda _: None, THERE, clock)
    with pytest.raises(Refusal, match="not here") as refused:
        await elsewhere.find(live.code)
    assert refused.value.code == "story"
    assert [left.held for left in await store.left_over()] == [False]
    await elsewhere.close()


async def test_a_room_of_a_story_that_has_changed_is_let_go_at_once(here, there, store):
    live = await here.open(opened(), STAGE.rules)
    kept = store._rooms[live.code]
    (first,) = kept.log
    kept.log[0] = type(first)(1, first.at, type(first.event)(STAGE.rules.story.id, "another fingerprint"))
    gone(store, live)
    with pytest.raises(Refusal, match="has changed"):
        await there.find(live.code)
    assert [left.held for left in await store.left_over()] == [False]


async def test_a_room_without_a_beginning_is_let_go_at_once(here, store):
    await store.release(await store.create("ROOM"))
    with pytest.raises(Refusal, match="not here"):
        await here.find("ROOM")
    assert [left.held for left in await store.left_over()] == [False]


async def test_a_room_whose_log_cannot_be_read_is_let_go_at_once(here, there, store, monkeypatch):
    live = await opened_in(here)
    gone(store, live)

    async def damaged(_: str) -> None:
        raise NotKept("The room's log is damaged.")

    monkeypatch.setattr(store, "log", damaged)
    with pytest.raises(NotKept, match="damaged"):
        await there.find(live.code)
    assert [left.held for left in await store.left_over()] == [False]


# Signs of life.


@pytest.mark.usefixtures("often")
async def test_every_room_is_kept_alive(here, store):
    held = [await opened_in(here) for _ in range(3)]
    for live in held:
        gone(store, live)
    store.signs.clear()
    async with asyncio.timeout(30):
        while {*store.signs} != {live.code for live in held}:
            await asyncio.sleep(0)
    assert {left.held for left in await store.left_over()} == {True}


@pytest.mark.usefixtures("often")
async def test_a_room_that_was_taken_over_is_noticed_without_a_wish(here, there):
    live = await opened_in(here)
    watching = asyncio.create_task(until_lost(live))
    await there.take(live.code, by_force=True)
    async with asyncio.timeout(30):
        await watching
        while here._live:
            await asyncio.sleep(0)
    assert live.lost


@pytest.mark.usefixtures("often")
async def test_a_store_that_is_away_costs_no_room(here, store):
    live = await opened_in(here)
    store.silent = NotKept("The database does not answer.")
    store.renewed.clear()
    await store.renewed.wait()
    store.silent = None
    gone(store, live)
    async with asyncio.timeout(30):
        while not (await store.left_over())[0].held:
            await asyncio.sleep(0)
    assert here.held == (live,)


# The end.


async def test_an_erased_room_is_gone(here, store):
    live = await opened_in(here)
    await here.erase(live)
    assert live.lost
    assert here.held == ()
    assert await store.left_over() == ()
    with pytest.raises(NoRoom):
        await here.find(live.code)


async def test_an_erasure_waits_for_what_is_being_written(here, store):
    live = await opened_in(here)
    store.begun.clear()
    store.free.clear()
    wish = asyncio.create_task(live.wish(lambda room: guest.join(room, "ann")))
    await store.begun.wait()
    erasing = asyncio.create_task(here.erase(live))
    await asyncio.sleep(0)
    store.free.set()
    await erasing
    assert [*(await wish).guests] == ["ann"]
    assert await store.left_over() == ()


async def test_only_the_holder_erases(here, there, store):
    live = await opened_in(here)
    await there.take(live.code, by_force=True)
    with pytest.raises(Fenced):
        await here.erase(live)
    assert [left.code for left in await store.left_over()] == [live.code]


async def test_a_closed_process_lets_its_rooms_go_as_they_are(here, there, store):
    held = [await opened_in(here) for _ in range(3)]
    await held[0].wish(lambda room: guest.join(room, "ann"))
    await here.close()
    assert [live.lost for live in held] == [True] * 3
    assert {left.held for left in await store.left_over()} == {False}
    for live in held:
        assert (await there.find(live.code)).room == live.room


async def test_a_process_closes_though_its_store_does_not_answer(here, store, monkeypatch):
    held = [await opened_in(here) for _ in range(3)]

    async def away(_: object) -> None:
        raise NotKept("The database does not answer.")

    with monkeypatch.context() as gone:
        gone.setattr(store, "release", away)
        await here.close()
    assert [live.lost for live in held] == [True] * 3


async def test_a_process_that_holds_nothing_closes(here):
    await here.close()
    await here.close()


async def test_rooms_that_nobody_closed_are_erased_after_a_day(here, there, store, clock):
    old = await opened_in(here)
    clock.now += DAY
    held = await opened_in(there)
    await store.release(old.lease)
    assert await there.erase_old() == 0
    clock.now += 1
    assert await there.erase_old() == 1
    assert [left.code for left in await store.left_over()] == [held.code]
