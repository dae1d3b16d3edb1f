"""One writer at a time: leases, their fences, and how a room changes hands."""

import asyncio

import pytest
from attrs import evolve

from game.workshop.store import LEASE_SECONDS, Fenced, Held, Lease, NoRoom, NotKept, Store
from tests.workshop.store.places import Place, joined

HERE, THERE = "http://192.168.1.20:8080", "http://192.168.1.21:8080"
GONE = LEASE_SECONDS + 1


async def test_a_new_room_is_held_by_whoever_made_it(store):
    assert await store.create("ROOM", HERE) == Lease("ROOM", 1, HERE)


async def test_a_new_room_is_empty(store):
    await store.create("ROOM")
    assert await store.log("ROOM") == ()


async def test_an_address_can_be_empty(store):
    assert (await store.create("ROOM")).address == ""


async def test_a_code_can_be_taken_once(store):
    await store.create("ROOM", HERE)
    with pytest.raises(Held) as held:
        await store.create("ROOM", THERE)
    assert held.value.address == HERE


async def test_a_code_is_taken_in_every_store_of_the_place(store, other):
    await store.create("ROOM", HERE)
    with pytest.raises(Held) as held:
        await other.create("ROOM", THERE)
    assert held.value.address == HERE


async def test_a_code_stays_taken_when_its_room_is_let_go(store):
    await store.release(await store.create("ROOM"))
    with pytest.raises(Held):
        await store.create("ROOM")


async def test_a_code_that_was_refused_changes_nothing(store):
    lease = await store.create("ROOM", HERE)
    with pytest.raises(Held):
        await store.create("ROOM", THERE)
    await store.append(lease, joined("ann"))
    assert await store.log("ROOM") == joined("ann")


async def test_codes_with_other_letters_are_other_rooms(store):
    await store.create("ROOM")
    await store.create("room")
    assert {left.code for left in await store.left_over()} == {"ROOM", "room"}


async def test_there_is_no_room_to_take(store):
    with pytest.raises(NoRoom):
        await store.take("ROOM")


async def test_there_is_no_room_to_take_by_force(store):
    with pytest.raises(NoRoom):
        await store.take("ROOM", by_force=True)


async def test_a_room_whose_holder_is_alive_is_not_taken(store, other):
    await store.create("ROOM", HERE)
    with pytest.raises(Held) as held:
        await other.take("ROOM", THERE)
    assert held.value.address == HERE


async def test_nor_by_its_own_store_twice(store):
    await store.create("ROOM", HERE)
    with pytest.raises(Held):
        await store.take("ROOM", THERE)


async def test_a_refused_take_leaves_the_lease_as_it_is(store, other):
    lease = await store.create("ROOM", HERE)
    with pytest.raises(Held):
        await other.take("ROOM", THERE)
    await store.append(lease, joined("ann"))
    with pytest.raises(Held) as held:
        await other.take("ROOM", THERE)
    assert held.value.address == HERE


async def test_a_room_that_was_let_go_can_be_taken(store, other):
    await store.release(await store.create("ROOM", HERE))
    assert await other.take("ROOM", THERE) == Lease("ROOM", 2, THERE)


async def test_a_room_whose_holder_is_gone_can_be_taken(place, store, other):
    await store.create("ROOM", HERE)
    await place.age("ROOM", GONE)
    assert await other.take("ROOM", THERE) == Lease("ROOM", 2, THERE)


async def test_a_holder_is_believed_for_as_long_as_a_lease(place, store, other):
    await store.create("ROOM", HERE)
    await place.age("ROOM", LEASE_SECONDS / 2)
    with pytest.raises(Held):
        await other.take("ROOM")


async def test_a_room_can_be_taken_by_force(store, other):
    await store.create("ROOM", HERE)
    assert await other.take("ROOM", THERE, by_force=True) == Lease("ROOM", 2, THERE)


async def test_a_room_can_be_taken_back_by_force(store, other):
    await store.create("ROOM", HERE)
    await other.take("ROOM", THERE, by_force=True)
    assert await store.take("ROOM", HERE, by_force=True) == Lease("ROOM", 3, HERE)


async def test_whoever_took_a_room_is_its_holder(store, other):
    await store.create("ROOM", HERE)
    await other.take("ROOM", THERE, by_force=True)
    with pytest.raises(Held) as held:
        await store.take("ROOM", HERE)
    assert held.value.address == THERE


async def test_the_fence_only_rises(store, other):
    await store.create("ROOM")
    taken = [await taker.take("ROOM", by_force=True) for taker in (other, store, other, store)]
    assert [lease.fence for lease in taken] == [2, 3, 4, 5]


async def test_the_log_is_there_for_whoever_takes_the_room(store, other):
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann", "bo"))
    await other.take("ROOM", by_force=True)
    assert await other.log("ROOM") == joined("ann", "bo")


async def test_whoever_took_the_room_goes_on_with_its_log(store, other):
    await store.append(await store.create("ROOM"), joined("ann"))
    taken = await other.take("ROOM", by_force=True)
    await other.append(taken, joined("bo", after=1))
    assert await store.log("ROOM") == joined("ann", "bo")


async def test_a_stale_writer_is_refused(store, other):
    stale = await store.create("ROOM")
    await other.take("ROOM", by_force=True)
    with pytest.raises(Fenced):
        await store.append(stale, joined("ann"))
    assert await other.log("ROOM") == ()


async def test_a_stale_writer_is_refused_in_its_own_store_too(store):
    stale = await store.create("ROOM")
    await store.take("ROOM", by_force=True)
    with pytest.raises(Fenced):
        await store.append(stale, joined("ann"))


async def test_a_stale_writer_is_refused_though_nobody_wrote_since(place, store, other):
    stale = await store.create("ROOM")
    await place.age("ROOM", GONE)
    await other.release(await other.take("ROOM"))
    with pytest.raises(Fenced):
        await store.append(stale, joined("ann"))


async def test_a_stale_writer_is_refused_whatever_it_writes(store, other):
    stale = await store.create("ROOM")
    await store.append(stale, joined("ann"))
    taken = await other.take("ROOM", by_force=True)
    await other.append(taken, joined("bo", after=1))
    for written in ((), joined("ann"), joined("bo", after=1), joined("cy", after=2), joined("cy", after=9)):
        with pytest.raises(Fenced):
            await store.append(stale, written)
    assert await store.log("ROOM") == joined("ann", "bo")


async def test_a_lease_with_the_fence_of_the_future_is_refused(store):
    lease = await store.create("ROOM")
    with pytest.raises(Fenced):
        await store.append(evolve(lease, fence=2), joined("ann"))


async def test_the_address_of_a_lease_decides_nothing(store):
    lease = await store.create("ROOM", HERE)
    await store.append(evolve(lease, address=THERE), joined("ann"))
    assert await store.log("ROOM") == joined("ann")


async def test_a_stale_holder_hears_of_it_when_it_renews(store, other):
    stale = await store.create("ROOM")
    await other.take("ROOM", by_force=True)
    with pytest.raises(Fenced):
        await store.renew(stale)


async def test_a_holder_of_no_room_hears_of_it_when_it_renews(store):
    with pytest.raises(Fenced):
        await store.renew(Lease("ROOM", 1))


async def test_a_renewed_lease_is_fresh(place, store, other):
    lease = await store.create("ROOM")
    await place.age("ROOM", GONE)
    await store.renew(lease)
    with pytest.raises(Held):
        await other.take("ROOM")


async def test_a_write_is_a_sign_of_life(place, store, other):
    lease = await store.create("ROOM")
    await place.age("ROOM", GONE)
    await store.append(lease, joined("ann"))
    with pytest.raises(Held):
        await other.take("ROOM")


async def test_a_refused_write_is_none(place, store, other):
    lease = await store.create("ROOM")
    await place.age("ROOM", GONE)
    with pytest.raises(NotKept):
        await store.append(lease, joined("ann", after=7))
    await other.take("ROOM")


async def test_a_look_at_the_log_is_none(place, store, other):
    await store.create("ROOM")
    await place.age("ROOM", GONE)
    await store.log("ROOM")
    await store.left_over()
    await other.take("ROOM")


async def test_a_holder_that_was_slow_and_not_taken_over_can_write(place, store):
    lease = await store.create("ROOM")
    await place.age("ROOM", 10 * GONE)
    await store.append(lease, joined("ann"))
    assert await store.log("ROOM") == joined("ann")


async def test_a_room_that_was_let_go_can_still_be_written_until_it_is_taken(store, other):
    lease = await store.create("ROOM")
    await store.release(lease)
    await store.append(lease, joined("ann"))
    assert await other.log("ROOM") == joined("ann")


async def test_a_stale_holder_cannot_let_the_room_go(store, other):
    stale = await store.create("ROOM")
    await other.take("ROOM", THERE, by_force=True)
    await store.release(stale)
    with pytest.raises(Held):
        await store.take("ROOM")


async def test_letting_go_twice_or_of_nothing_is_nothing(store):
    lease = await store.create("ROOM")
    await store.release(lease)
    await store.release(lease)
    await store.release(Lease("NONE", 1))
    assert [left.held for left in await store.left_over()] == [False]


@pytest.mark.parametrize("code", ["half \ud800", "null \0", ""])
async def test_what_no_store_can_have_as_a_code_is_no_room(store: Store, code: str) -> None:
    with pytest.raises(NoRoom):
        await store.take(code)
    with pytest.raises(NoRoom):
        await store.log(code)
    with pytest.raises(Fenced):
        await store.append(Lease(code, 1), joined("ann"))
    with pytest.raises(Fenced):
        await store.erase(Lease(code, 1))
    await store.release(Lease(code, 1))


@pytest.mark.parametrize("code", ["half \ud800", "null \0"])
async def test_what_no_store_can_have_as_a_code_is_refused(place: Place, store: Store, code: str) -> None:
    with pytest.raises(NotKept, match="no code of a room"):
        await store.create(code)
    with pytest.raises(NotKept, match="no address of a program"):
        await store.create("ROOM", code)
    assert await place.rooms() == 0


@pytest.mark.parametrize("odd", ["half \ud800", "null \0"])
async def test_an_odd_address_takes_nothing(store: Store, odd: str) -> None:
    await store.release(await store.create("ROOM", HERE))
    with pytest.raises(NotKept):
        await store.take("ROOM", odd)
    assert (await store.take("ROOM", THERE)).fence == 2


@pytest.mark.parametrize(
    "code", ["Zimmer 7", "Zwölf", "部屋", "🛋️🛋️", "'; DROP TABLE rooms; --", "%", "x" * 2000]
)
async def test_any_other_code_is_a_code(store: Store, other: Store, code: str) -> None:
    lease = await store.create(code, code)
    await store.append(lease, joined("ann"))
    assert [left.code for left in await other.left_over()] == [code]
    assert await other.take(code, by_force=True) == Lease(code, 2)
    assert await other.log(code) == joined("ann")


async def test_of_many_who_make_a_room_at_once_one_does(store, other):
    made = await asyncio.gather(
        *((store, other)[place % 2].create("ROOM", str(place)) for place in range(12)), return_exceptions=True
    )
    (lease,) = [each for each in made if isinstance(each, Lease)]
    held = [each for each in made if isinstance(each, Held)]
    assert len(held) == 11
    assert {each.address for each in held} == {lease.address}


async def test_of_many_who_take_a_room_at_once_one_does(place, store, other):
    await store.create("ROOM")
    await place.age("ROOM", GONE)
    taken = await asyncio.gather(
        *((store, other)[place % 2].take("ROOM", str(place)) for place in range(12)), return_exceptions=True
    )
    (lease,) = [each for each in taken if isinstance(each, Lease)]
    assert lease.fence == 2
    assert len([each for each in taken if isinstance(each, Held)]) == 11


async def test_of_many_who_take_a_room_by_force_the_last_has_it(store, other):
    await store.create("ROOM")
    taken = await asyncio.gather(
        *((store, other)[place % 2].take("ROOM", by_force=True) for place in range(12))
    )
    assert sorted(lease.fence for lease in taken) == [*range(2, 14)]
    last = max(taken, key=lambda lease: lease.fence)
    for lease in taken:
        if lease is last:
            await store.append(lease, joined("ann"))
        else:
            with pytest.raises(Fenced):
                await store.append(lease, joined("bo"))
