"""One live room: what counts is on disk, what could not be kept does not count, and nobody is left waiting."""

import asyncio

import pytest

from game.workshop.live import LiveRoom
from game.workshop.room import Entry, Part, Phase, Refusal, Room, guest, host
from game.workshop.room.events import Joined
from game.workshop.store import Fenced, NotKept
from tests.workshop.live.stubborn import StubbornStore
from tests.workshop.opened import STAGE, opened

NOW = 29_000_003


@pytest.fixture
def store() -> StubbornStore:
    return StubbornStore()


@pytest.fixture
async def live(store: StubbornStore) -> LiveRoom:
    """A room whose story has begun, with Ann's phone in it."""
    lease = await store.create("ROOM")
    room = LiveRoom(store, lease, STAGE, (), lambda: NOW)
    await room.wish(lambda _: host.open_room(opened()))
    await room.wish(lambda before: guest.join(before, "ann"))
    await room.wish(lambda before: host.begin(before, STAGE))
    store.writes.clear()
    store.begun.clear()
    return room


def voting(live: LiveRoom, who: str, choice: str, key: str) -> "asyncio.Task[Room]":
    return asyncio.create_task(live.wish(lambda room: guest.vote(room, who, 1, choice, key)))


def joining(live: LiveRoom, *names: str) -> "list[asyncio.Task[Room]]":
    return [
        asyncio.create_task(live.wish(lambda room, name=name: guest.join(room, name)))  # type: ignore[misc]
        for name in names
    ]


async def ticks(count: int = 5) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


def answers(live: LiveRoom) -> tuple[str, ...]:
    assert live.room.decision is not None
    return live.room.decision.choices


async def test_a_granted_wish_is_in_the_log_and_in_the_room(live, store):
    room = await voting(live, "ann", answers(live)[0], "1")
    assert room is live.room
    assert room.decision.votes == {"ann": answers(live)[0]}
    assert (await store.log("ROOM"))[-1] == Entry(room.seq, 29_000_000, store.writes[0][0].event)


async def test_the_time_of_an_event_is_rounded_down_to_five_minutes(live, store):
    assert {entry.at for entry in await store.log("ROOM")} == {29_000_000}


async def test_a_wish_that_was_granted_before_writes_nothing(live, store):
    await voting(live, "ann", answers(live)[0], "1")
    seq = live.room.seq
    assert (await voting(live, "ann", answers(live)[0], "1")).seq == seq
    assert len(store.writes) == 1


async def test_nobody_sees_a_vote_before_it_is_kept(live, store):
    before = live.room
    store.free.clear()
    vote = voting(live, "ann", answers(live)[0], "1")
    await store.begun.wait()
    assert live.room is before
    assert not vote.done()
    store.free.set()
    await vote
    assert live.room is not before


async def test_what_comes_in_during_a_write_is_written_together_next(live, store):
    store.free.clear()
    wishes = joining(live, "bo")
    await store.begun.wait()
    wishes += joining(live, "cy", "dee", "eve")
    await ticks()
    store.free.set()
    await asyncio.gather(*wishes)
    assert [[entry.event for entry in write] for write in store.writes] == [
        [Joined("bo")], [Joined("cy"), Joined("dee"), Joined("eve")],
    ]  # fmt: skip


async def test_a_press_heard_again_waits_until_it_is_kept(live, store):
    store.free.clear()
    first = voting(live, "ann", answers(live)[0], "1")
    await store.begun.wait()
    again = voting(live, "ann", answers(live)[0], "1")
    await ticks()
    assert not again.done()
    store.free.set()
    assert (await again).decision.votes == {"ann": answers(live)[0]}
    assert (await first).decision.cast == 1
    assert len(store.writes) == 1


async def test_a_press_heard_again_is_refused_where_the_first_could_not_be_kept(live, store):
    store.free.clear()
    store.fault = NotKept("The disk is full.")
    first = voting(live, "ann", answers(live)[0], "1")
    await store.begun.wait()
    again = voting(live, "ann", answers(live)[0], "1")
    await ticks()
    store.free.set()
    for wish in (first, again):
        with pytest.raises(Refusal) as refused:
            await wish
        assert refused.value.code == "unkept"
    store.fault = None
    assert (await voting(live, "ann", answers(live)[0], "1")).decision.cast == 1


async def test_wishes_are_judged_by_what_is_about_to_be_kept(live, store):
    store.free.clear()
    reveal = asyncio.create_task(live.wish(lambda room: host.step(room, Phase.REVEAL)))
    await store.begun.wait()
    late = voting(live, "ann", answers(live)[0], "1")
    with pytest.raises(Refusal) as refused:
        await late
    assert refused.value.code == "closed"
    store.free.set()
    await reveal


async def test_a_refused_wish_changes_nothing(live, store):
    before = live.room
    with pytest.raises(Refusal):
        await voting(live, "stranger", answers(live)[0], "1")
    assert live.room is before
    assert store.writes == []


async def test_a_failing_store_refuses_all_it_could_not_keep_and_goes_on_afterwards(live, store):
    before = live.room
    store.free.clear()
    store.fault = NotKept("The disk is full. Make room on it.")
    wishes = joining(live, "bo")
    await store.begun.wait()
    wishes += joining(live, "cy", "dee")
    await ticks()
    store.free.set()
    done = await asyncio.gather(*wishes, return_exceptions=True)
    assert {str(each) for each in done} == {
        "That could not be kept, so it does not count. The disk is full. Make room on it."
    }
    assert [each.code for each in done if isinstance(each, Refusal)] == ["unkept"] * 3
    assert live.room is before
    assert len(store.writes) == 1
    store.fault = None
    await asyncio.gather(*joining(live, "bo", "cy"))
    assert [*live.room.guests] == ["ann", "bo", "cy"]
    assert [entry.seq for entry in await store.log("ROOM")] == [*range(1, live.room.seq + 1)]


async def test_a_store_that_breaks_its_promise_leaves_nobody_waiting(live, store):
    raised = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: raised.append(context))
    store.fault = ZeroDivisionError("a bug")
    (wish,) = joining(live, "bo")
    with pytest.raises(Refusal) as refused:
        await wish
    assert refused.value.code == "unkept"
    assert "Try again" in refused.value.sentence
    store.fault = None
    await asyncio.gather(*joining(live, "bo"))
    assert [*live.room.guests] == ["ann", "bo"]


async def test_a_phone_that_stops_waiting_takes_nothing_back(live, store):
    store.free.clear()
    vote = voting(live, "ann", answers(live)[0], "1")
    await store.begun.wait()
    others = joining(live, "bo", "cy")
    await ticks()
    vote.cancel()
    others[0].cancel()
    await ticks()
    store.free.set()
    assert [*(await others[1]).guests] == ["ann", "bo", "cy"]
    assert (await voting(live, "ann", answers(live)[0], "1")).decision.votes == {"ann": answers(live)[0]}
    assert len(store.writes) == 2


async def test_a_room_that_was_taken_over_is_lost(live, store):
    store.fault = Fenced("ROOM")
    with pytest.raises(Refusal) as refused:
        await voting(live, "ann", answers(live)[0], "1")
    assert refused.value.code == "moved"
    assert live.lost
    store.fault = None
    with pytest.raises(Refusal) as refused:
        await voting(live, "ann", answers(live)[0], "2")
    assert refused.value.code == "moved"
    assert len(store.writes) == 1


async def test_a_stale_room_finds_out_by_itself(live, store):
    await store.take("ROOM", by_force=True)
    with pytest.raises(Refusal) as refused:
        await voting(live, "ann", answers(live)[0], "1")
    assert refused.value.code == "moved"
    assert live.lost


async def test_a_room_that_is_left_keeps_what_was_granted(live, store):
    store.free.clear()
    vote = voting(live, "ann", answers(live)[0], "1")
    await store.begun.wait()
    leaving = asyncio.create_task(live.leave())
    await ticks()
    with pytest.raises(Refusal) as refused:
        await voting(live, "ann", answers(live)[1], "2")
    assert refused.value.code == "moved"
    assert not leaving.done()
    store.free.set()
    await leaving
    assert (await vote).decision.votes == {"ann": answers(live)[0]}


# Watching.


async def test_a_watcher_sees_the_room_at_once_and_after_each_change(live):
    watch = live.watch()
    assert await anext(watch) is live.room
    after = asyncio.create_task(anext(watch))
    await ticks()
    assert not after.done()
    await asyncio.gather(*joining(live, "bo"))
    assert await after is live.room
    await watch.aclose()


async def test_a_watcher_that_has_seen_the_room_waits(live):
    watch = live.watch(live.room.seq)
    first = asyncio.create_task(anext(watch))
    await ticks()
    assert not first.done()
    await asyncio.gather(*joining(live, "bo"))
    assert [*(await first).guests] == ["ann", "bo"]
    await watch.aclose()


async def test_a_watcher_that_has_seen_another_room_is_shown_this_one(live):
    watch = live.watch(live.room.seq + 100)
    assert await anext(watch) is live.room
    await watch.aclose()


async def test_a_slow_watcher_misses_steps_and_not_the_room(live):
    watch = live.watch()
    await anext(watch)
    for name in ("bo", "cy", "dee"):
        await asyncio.gather(*joining(live, name))
    assert [*(await anext(watch)).guests] == ["ann", "bo", "cy", "dee"]
    await watch.aclose()


async def test_a_thousand_watchers_see_the_same(live):
    async def seen() -> Room:
        watch = live.watch(live.room.seq)
        room = await anext(watch)
        await watch.aclose()
        return room

    watchers = [asyncio.create_task(seen()) for _ in range(1_000)]
    await ticks()
    await asyncio.gather(*joining(live, "bo"))
    assert {id(room) for room in await asyncio.gather(*watchers)} == {id(live.room)}


async def test_a_watcher_who_stops_disturbs_no_other(live):
    async def seen() -> Room:
        return await anext(live.watch(live.room.seq))

    watchers = [asyncio.create_task(seen()) for _ in range(6)]
    await ticks()
    for watcher in watchers[::2]:
        watcher.cancel()
    await asyncio.gather(*joining(live, "bo"))
    assert {id(room) for room in await asyncio.gather(*watchers[1::2])} == {id(live.room)}


@pytest.mark.parametrize("ends", ["lose", "leave"])
async def test_watching_ends_with_the_room(live: LiveRoom, ends: str) -> None:
    async def all_of_it() -> int:
        return len([room async for room in live.watch()])

    watching = asyncio.create_task(all_of_it())
    await ticks()
    await getattr(live, ends)()
    assert await watching == 1


async def test_later_is_the_next_change(live):
    later = asyncio.create_task(live.later(live.room.seq, 60))
    await ticks()
    assert not later.done()
    await asyncio.gather(*joining(live, "bo"))
    assert await later is live.room


async def test_later_is_now_for_whoever_is_behind(live):
    assert await live.later(live.room.seq - 1, 60) is live.room
    assert await live.later(-1, 60) is live.room


async def test_later_is_the_same_room_when_time_is_up(live):
    before = live.room
    assert await live.later(before.seq, 0.001) is before


async def test_later_ends_with_the_room(live):
    later = asyncio.create_task(live.later(live.room.seq, 60))
    await ticks()
    await live.lose()
    assert await later is live.room


async def test_a_room_goes_on_from_its_log(live, store):
    await voting(live, "ann", answers(live)[1], "1")
    lease = await store.take("ROOM", by_force=True)
    again = LiveRoom(store, lease, STAGE, await store.log("ROOM"), lambda: NOW)
    assert again.room == live.room
    assert again.room.part is Part.STORY
    assert again.code == "ROOM"
