"""Rooms that are removed, and those that nobody closed."""

import asyncio

import pytest

from game.workshop.store import LEASE_SECONDS, Fenced, LeftOver, NoRoom, Store
from tests.workshop.store.places import joined, votes

GONE = LEASE_SECONDS + 1


async def test_an_erased_room_is_gone(place, store, other):
    lease = await store.create("ROOM")
    await store.append(lease, votes(50))
    await store.erase(lease)
    assert await place.rows() == []
    assert await place.rooms() == 0
    with pytest.raises(NoRoom):
        await other.log("ROOM")
    with pytest.raises(NoRoom):
        await other.take("ROOM")


async def test_an_empty_room_can_be_erased(store):
    await store.erase(await store.create("ROOM"))
    assert await store.left_over() == ()


async def test_an_erased_room_leaves_the_others(store):
    kept, erased = await store.create("KEPT"), await store.create("ERASED")
    for lease in (kept, erased):
        await store.append(lease, votes(20))
    await store.erase(erased)
    assert await store.log("KEPT") == votes(20)
    await store.append(kept, votes(1, after=20))


async def test_a_room_cannot_be_erased_twice(store):
    lease = await store.create("ROOM")
    await store.erase(lease)
    with pytest.raises(Fenced):
        await store.erase(lease)


async def test_a_stale_holder_cannot_erase(store, other):
    stale = await store.create("ROOM")
    await store.append(stale, votes(3))
    await other.take("ROOM", by_force=True)
    with pytest.raises(Fenced):
        await store.erase(stale)
    assert await store.log("ROOM") == votes(3)


async def test_whoever_took_a_room_can_erase_it(store, other):
    await store.append(await store.create("ROOM"), votes(3))
    await other.erase(await other.take("ROOM", by_force=True))
    assert await store.left_over() == ()


async def test_an_erased_room_can_no_longer_be_renewed(store):
    lease = await store.create("ROOM")
    await store.erase(lease)
    with pytest.raises(Fenced):
        await store.renew(lease)


async def test_letting_an_erased_room_go_is_nothing(store):
    lease = await store.create("ROOM")
    await store.erase(lease)
    await store.release(lease)
    assert await store.left_over() == ()


async def test_the_code_of_an_erased_room_is_free(store):
    lease = await store.create("ROOM")
    await store.append(lease, votes(3))
    await store.erase(lease)
    again = await store.create("ROOM")
    assert await store.log("ROOM") == ()
    await store.append(again, joined("ann"))


async def test_writes_asked_before_an_erasure_leave_nothing(place, store):
    lease = await store.create("ROOM")
    writing = asyncio.gather(*(store.append(lease, [entry]) for entry in votes(100)), return_exceptions=True)
    await store.append(lease, ())
    await store.erase(lease)
    await writing
    assert await place.rows() == []


async def test_of_many_who_erase_a_room_at_once_one_does(store):
    lease = await store.create("ROOM")
    done = await asyncio.gather(*(store.erase(lease) for _ in range(4)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Fenced"] * 3 + ["NoneType"]


async def at(store: Store, code: str, minutes: int, *, held: bool = False) -> None:
    """A room that was last written then."""
    lease = await store.create(code)
    await store.append(lease, joined("ann", at=minutes))
    if not held:
        await store.release(lease)


async def test_what_is_left_over_is_told_the_latest_first(store, other):
    for code, minutes in (("OLD", 10), ("NEW", 30), ("MIDDLE", 20)):
        await at(store, code, minutes)
    assert await other.left_over() == (
        LeftOver("NEW", 30, held=False), LeftOver("MIDDLE", 20, held=False), LeftOver("OLD", 10, held=False),
    )  # fmt: skip


async def test_rooms_of_the_same_time_are_told_by_their_codes(store):
    for code in ("b", "B", "a", "Z", "ä", "1", "_"):
        await at(store, code, 10)
    assert [left.code for left in await store.left_over()] == ["1", "B", "Z", "_", "a", "b", "ä"]


async def test_nothing_is_left_over_in_an_empty_store(store):
    assert await store.left_over() == ()


async def test_an_empty_room_is_left_over_from_the_beginning_of_time(store):
    await store.create("ROOM")
    assert await store.left_over() == (LeftOver("ROOM", 0, held=True),)


async def test_it_is_told_whether_the_holder_is_alive(place, store, other):
    await at(store, "HELD", 3, held=True)
    await at(store, "LEFT", 2)
    await at(store, "GONE", 1, held=True)
    await place.age("GONE", GONE)
    assert [left.held for left in await other.left_over()] == [True, False, False]


async def test_the_last_event_is_what_makes_a_room_late(store):
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann", at=10))
    await store.append(lease, joined("bo", "cy", after=1, at=25))
    assert await store.left_over() == (LeftOver("ROOM", 25, held=True),)


async def test_a_renewal_makes_it_no_later(store):
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann", at=10))
    await store.renew(lease)
    assert await store.left_over() == (LeftOver("ROOM", 10, held=True),)


async def test_old_rooms_are_removed(place, store):
    for code, minutes in (("OLD", 10), ("OLDER", 5), ("NEW", 30)):
        await at(store, code, minutes)
    assert await store.erase_older(20) == 2
    assert [left.code for left in await store.left_over()] == ["NEW"]
    assert [row[0] for row in await place.rows()] == ["NEW"]


async def test_a_room_of_that_very_minute_is_not_older(store):
    await at(store, "ROOM", 20)
    assert await store.erase_older(20) == 0
    assert await store.erase_older(21) == 1


async def test_a_held_room_is_never_old(store, other):
    await at(store, "ROOM", 10, held=True)
    assert await other.erase_older(1_000) == 0
    assert await other.log("ROOM") == joined("ann", at=10)


async def test_a_room_whose_holder_is_gone_can_be_old(place, store, other):
    await at(store, "ROOM", 10, held=True)
    await place.age("ROOM", GONE)
    assert await other.erase_older(1_000) == 1
    assert await place.rows() == []


async def test_a_holder_whose_room_was_removed_as_old_is_refused(place, store, other):
    lease = await store.create("ROOM")
    await place.age("ROOM", GONE)
    await other.erase_older(1)
    with pytest.raises(Fenced):
        await store.append(lease, joined("ann"))


async def test_there_is_nothing_old_in_an_empty_store(store):
    assert await store.erase_older(1_000) == 0


async def test_two_who_remove_old_rooms_at_once_remove_each_once(store, other):
    for place in range(20):
        await at(store, f"ROOM{place}", 10)
    gone = await asyncio.gather(store.erase_older(20), other.erase_older(20))
    assert sum(gone) <= 20
    assert await store.left_over() == ()
