"""Stores that are closed, and opened again."""

import asyncio

import pytest

from game.workshop.store import Held, Lease, NotKept
from tests.workshop.store.places import joined, votes


async def test_what_was_written_is_there_when_the_store_is_opened_again(place):
    first = await place.open()
    lease = await first.create("ROOM")
    await first.append(lease, votes(30))
    await first.close()
    again = await place.open()
    assert await again.log("ROOM") == votes(30)
    await again.close()


async def test_a_lease_outlives_its_store(place):
    first = await place.open()
    lease = await first.create("ROOM")
    await first.close()
    again = await place.open()
    with pytest.raises(Held):
        await again.take("ROOM")
    await again.append(lease, joined("ann"))
    assert await again.log("ROOM") == joined("ann")
    await again.close()


async def test_what_is_under_way_is_written_before_a_store_closes(place):
    first = await place.open()
    lease = await first.create("ROOM")
    writing = [asyncio.create_task(first.append(lease, [entry])) for entry in votes(50)]
    await asyncio.sleep(0)
    await first.close()
    await asyncio.gather(*writing)
    again = await place.open()
    assert await again.log("ROOM") == votes(50)
    await again.close()


@pytest.mark.parametrize(
    "asked",
    [
        lambda store: store.create("OTHER"),
        lambda store: store.take("ROOM", by_force=True),
        lambda store: store.renew(Lease("ROOM", 1)),
        lambda store: store.append(Lease("ROOM", 1), joined("ann")),
        lambda store: store.log("ROOM"),
        lambda store: store.release(Lease("ROOM", 1)),
        lambda store: store.erase(Lease("ROOM", 1)),
        lambda store: store.erase_older(9),
        lambda store: store.left_over(),
    ],
    ids=["create", "take", "renew", "append", "log", "release", "erase", "erase_older", "left_over"],
)
async def test_a_closed_store_says_so(place, asked):
    closed = await place.open()
    await closed.create("ROOM")
    await closed.close()
    with pytest.raises(NotKept, match="closed"):
        await asked(closed)
    assert await place.rooms() == 1


async def test_a_store_can_be_closed_twice(place):
    store = await place.open()
    await store.close()
    await store.close()


async def test_one_store_of_a_place_closes_and_the_other_goes_on(store, other):
    lease = await other.create("ROOM")
    await store.close()
    await other.append(lease, joined("ann"))
    assert await other.log("ROOM") == joined("ann")


async def test_many_stores_are_opened_at_once_in_an_empty_place(place):
    stores = await asyncio.gather(*(place.open() for _ in range(6)))
    leases = [await store.create(f"ROOM{number}") for number, store in enumerate(stores)]
    await asyncio.gather(
        *(store.append(lease, votes(5)) for store, lease in zip(stores, leases, strict=True))
    )
    assert await place.rooms() == 6
    assert len(await place.rows()) == 30
    for store in stores:
        await store.close()
