"""Logs: what is written is read, in its order, to the byte, and all of it or nothing."""

import asyncio

import pytest

from game.workshop.room import Curtain, Entry, Event, Part, Phase, Source, Way, packed
from game.workshop.room.events import (
    Arrived,
    Asked,
    Decided,
    Drawn,
    Gone,
    Joined,
    Opened,
    Stepped,
    Tallied,
    Turned,
    Voted,
    WentBack,
)
from game.workshop.store import Fenced, NoRoom, NotKept, Store
from tests.workshop.store.places import Place, entries, joined, votes

EVENTS: tuple[Event, ...] = (
    Opened("bridge", "f" * 64, Way.PAIRS, "lin", {"lin": "late", "abe": "early"}, short=True, plan=20),
    Opened("bridge", ""),
    Joined("ann"),
    Gone("ann"),
    Asked(1, "kitchen", ("ask", "wait")),
    Asked(2, "kitchen", ()),
    Voted(1, "ann", "ask", "press"),
    *(Tallied(1, source, {"ask": 9_999, "wait": 0}) for source in Source),
    Tallied(1, Source.HANDS, {}),
    *(Stepped(1, phase) for phase in Phase),
    Decided(1, "ask"),
    Decided(1, "ask", passed=True),
    WentBack(),
    *(Drawn(curtain) for curtain in Curtain),
    *(Turned(part, 3) for part in Part),
    Arrived("ann", None, "home"),
    Arrived("ann", "lin", "home"),
)
TEXTS = {
    "empty": "",
    "space": "  \t ",
    "lines": "one\ntwo\r\nthree\u2028four",
    "quotes": "'\"`´’”",
    "backslashes": "\\ \\n \\u0000 \\",
    "null": "before\0after",
    "controls": "\x01\x07\x1b]52;c;aGk=\x1b\\\x7f\x9b",
    "accents": "Zoë Ångström",
    "accents apart": "Zoe\u0308",
    "scripts": "日本語 العربية עברית हिन्दी",
    "emoji": "👩‍👩‍👧‍👦🛋️🏳️‍🌈",
    "bidi": "\u202eabc\u2066def",
    "invisible": "\u200b\ufeff\U000e0041",
    "no character": "\uffff\U0010ffff",
    "first half of a pair": "\ud83d",
    "second half of a pair": "\udecb",
    "halves in the wrong order": "\udecb\ud83d",
    "SQL": "'); DROP TABLE events; --",
    "placeholders": "$1 %s ? :name {0}",
    "JSON": '{"who": "bo"}',
    "NaN": "NaN",
    "long": "long " * 20_000,
}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: f"{packed(event)[0]}")
async def test_every_event_is_read_as_it_was_written(place: Place, store: Store, event: Event) -> None:
    lease = await store.create("ROOM")
    await store.append(lease, entries(event))
    assert await store.log("ROOM") == entries(event)
    assert await place.rows() == [("ROOM", 1, 5, *packed(event))]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_every_text_is_read_as_it_was_written(place: Place, store: Store, text: str) -> None:
    event = Voted(1, text, text, text)
    await store.append(await store.create("ROOM"), entries(event))
    assert await store.log("ROOM") == entries(event)
    assert await place.rows() == [("ROOM", 1, 5, *packed(event))]


async def test_a_whole_log_is_the_same_to_the_byte(place, store, other):
    lease = await store.create("ROOM")
    everything = entries(*EVENTS, *(Joined(text) for text in TEXTS.values()))
    for entry in everything:
        await store.append(lease, [entry])
    assert await other.log("ROOM") == everything
    assert await place.rows() == [("ROOM", entry.seq, entry.at, *packed(entry.event)) for entry in everything]


async def test_how_a_log_was_cut_into_writes_leaves_no_mark(place, store):
    whole, pieces = await store.create("A"), await store.create("B")
    log = votes(30)
    await store.append(whole, log)
    for start, stop in ((0, 1), (1, 3), (3, 17), (17, 30)):
        await store.append(pieces, log[start:stop])
    rows = await place.rows()
    assert [row[1:] for row in rows if row[0] == "A"] == [row[1:] for row in rows if row[0] == "B"]


async def test_each_event_has_its_own_time(store):
    log = tuple(Entry(seq, at, Joined("ann")) for seq, at in ((1, 0), (2, 29_000_000), (3, 5), (4, 2**40)))
    await store.append(await store.create("ROOM"), log)
    assert await store.log("ROOM") == log


async def test_there_is_no_log_of_no_room(store):
    with pytest.raises(NoRoom):
        await store.log("ROOM")


async def test_writing_nothing_writes_nothing(place, store):
    lease = await store.create("ROOM")
    await store.append(lease, ())
    assert await place.rows() == []


async def test_no_lease_no_writing(place, store, other):
    lease = await store.create("ROOM")
    await store.erase(lease)
    with pytest.raises(Fenced):
        await store.append(lease, joined("ann"))
    assert await place.rows() == []


@pytest.mark.parametrize(
    "written",
    [
        joined("bo", after=0),
        joined("bo", after=2),
        joined("bo", "cy", after=0),
        joined("bo", after=-1),
        joined("bo", after=-2),
        (*joined("bo", after=1), *joined("cy", after=1)),
        (*joined("bo", after=1), *joined("cy", after=3)),
        (*joined("bo", after=2), *joined("cy", after=1)),
        joined("bo", after=2**40),
    ],
    ids=["again", "gap", "overlap", "zero", "negative", "twice", "gap within", "backwards", "far"],
)
async def test_what_does_not_follow_the_log_is_refused(
    place: Place, store: Store, written: tuple[Entry, ...]
) -> None:
    lease = await store.create("ROOM")
    await store.append(lease, joined("ann"))
    before = await place.rows()
    with pytest.raises(NotKept, match="gone on without this program"):
        await store.append(lease, written)
    assert await place.rows() == before
    await store.append(lease, joined("bo", after=1))
    assert await store.log("ROOM") == joined("ann", "bo")


async def test_rooms_do_not_see_each_other(store):
    leases = [await store.create(f"ROOM{place}") for place in range(5)]
    for place, lease in enumerate(leases):
        await store.append(lease, votes(place + 1))
    for place in range(5):
        assert await store.log(f"ROOM{place}") == votes(place + 1)


async def test_writes_asked_at_once_are_written_in_their_order(store):
    lease = await store.create("ROOM")
    log = votes(200)
    await asyncio.gather(*(store.append(lease, [entry]) for entry in log))
    assert await store.log("ROOM") == log


async def test_writes_of_many_rooms_at_once(place, store):
    leases = [await store.create(f"ROOM{place:03}") for place in range(60)]
    log = votes(12)
    await asyncio.gather(
        *(store.append(lease, log[at : at + 3]) for at in range(0, 12, 3) for lease in leases)
    )
    rows = await place.rows()
    assert len(rows) == 60 * 12
    for lease in leases:
        assert await store.log(lease.code) == log


async def test_writes_of_two_stores_at_once(store, other):
    mine = [await store.create(f"MINE{place}") for place in range(10)]
    theirs = [await other.create(f"THEIRS{place}") for place in range(10)]
    log = votes(8)
    await asyncio.gather(
        *(store.append(lease, [entry]) for entry in log for lease in mine),
        *(other.append(lease, [entry]) for entry in log for lease in theirs),
    )
    for lease in mine:
        assert await other.log(lease.code) == log
    for lease in theirs:
        assert await store.log(lease.code) == log


async def test_of_two_who_write_the_same_place_at_once_one_does(store):
    lease = await store.create("ROOM")
    done = await asyncio.gather(
        *(store.append(lease, joined(name)) for name in ("ann", "bo", "cy")), return_exceptions=True
    )
    assert [type(each) for each in done] == [type(None), NotKept, NotKept]
    assert await store.log("ROOM") == joined("ann")


async def test_the_refusal_of_one_room_costs_no_other_its_events(store, other):
    leases = [await store.create(f"ROOM{place}") for place in range(9)]
    for place in (1, 4):
        await other.take(f"ROOM{place}", by_force=True)
    written = [joined("ann", after=3) if place == 7 else joined("ann") for place in range(9)]
    done = await asyncio.gather(*map(store.append, leases, written), return_exceptions=True)
    assert [type(each) for each in done] == [
        {1: Fenced, 4: Fenced, 7: NotKept}.get(place, type(None)) for place in range(9)
    ]
    for place in range(9):
        assert await other.log(f"ROOM{place}") == (() if place in {1, 4, 7} else joined("ann"))


async def test_of_two_holders_that_write_at_once_the_later_one_does(store, other):
    stale = await store.create("ROOM")
    fresh = await other.take("ROOM", by_force=True)
    log = votes(40)
    done = await asyncio.gather(
        *(store.append(stale, [entry]) for entry in log),
        *(other.append(fresh, [entry]) for entry in log),
        return_exceptions=True,
    )
    assert [type(each) for each in done] == [Fenced] * 40 + [type(None)] * 40
    assert await store.log("ROOM") == log


async def test_what_a_holder_wrote_before_it_lost_the_room_is_there_to_the_last(store, other):
    lease = await store.create("ROOM")
    log = votes(300)
    writing = asyncio.gather(*(store.append(lease, [entry]) for entry in log), return_exceptions=True)
    await store.append(lease, ())
    await other.take("ROOM", by_force=True)
    kept = await other.log("ROOM")
    done = await writing
    assert kept == log[: len(kept)]
    assert [type(each) for each in done].count(type(None)) == len(kept)


async def test_somebody_who_stops_waiting_for_a_write_takes_nothing_back(store):
    lease = await store.create("ROOM")
    impatient = asyncio.create_task(store.append(lease, joined("ann")))
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.gather(impatient, return_exceptions=True)
    await store.append(lease, joined("bo", after=1))
    assert await store.log("ROOM") == joined("ann", "bo")


async def test_a_big_log_is_read_whole(store, other):
    lease = await store.create("ROOM")
    log = votes(20_000)
    await store.append(lease, log[:10_000])
    await store.append(lease, log[10_000:])
    assert await other.log("ROOM") == log


async def test_a_log_with_many_writes_is_read_whole(store):
    lease = await store.create("ROOM")
    log = votes(2_000)
    await asyncio.gather(*(store.append(lease, log[at : at + 2]) for at in range(0, 2_000, 2)))
    assert await store.log("ROOM") == log


async def test_a_log_can_be_read_while_it_is_written(store, other):
    lease = await store.create("ROOM")
    log = votes(200)
    writing = asyncio.gather(*(store.append(lease, [entry]) for entry in log))
    seen = [await other.log("ROOM") for _ in range(5)]
    await writing
    assert [each == log[: len(each)] for each in seen] == [True] * 5
    assert [len(each) for each in seen] == sorted(len(each) for each in seen)
