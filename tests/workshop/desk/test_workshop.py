"""Rooms in a file: opened, left, gone on with, closed for good."""

import sqlite3
import stat
from pathlib import Path

import pytest

from game.workshop.desk.asked import Asked
from game.workshop.desk.home import rooms_file
from game.workshop.desk.workshop import working
from game.workshop.room import Part, Phase, Refusal
from game.workshop.store import NotKept
from tests.workshop.desk.driving import CODE, come_in
from tests.workshop.opened import STAGE

STORY = STAGE.rules.story


def asked(folder: Path, **more) -> Asked:
    return Asked(store=str(folder / "rooms.sqlite3"), listen="127.0.0.1", **more)


def rows(folder: Path) -> int:
    with sqlite3.connect(folder / "rooms.sqlite3") as file:
        return file.execute("SELECT (SELECT count(*) FROM rooms) + (SELECT count(*) FROM events)").fetchone()[
            0
        ]


async def test_a_closed_room_leaves_nothing_in_the_file(tmp_path):
    async with working(asked(tmp_path), STORY) as shop:
        desk = await shop.open(STORY)
        await come_in(desk.live, "a")
        await desk.begin()
        assert rows(tmp_path) > 3
        await shop.close(desk)
        assert await shop.left() == ()
    assert rows(tmp_path) == 0
    assert b"coat" not in (tmp_path / "rooms.sqlite3").read_bytes()
    assert stat.S_IMODE((tmp_path / "rooms.sqlite3").stat().st_mode) == 0o600


async def test_a_room_that_was_left_is_offered_and_goes_on_at_the_same_question(tmp_path):
    async with working(asked(tmp_path), STORY) as shop:
        desk = await shop.open(STORY)
        await desk.begin()
        await desk.decide("coat")
        await desk.step(Phase.TALK)
    async with working(asked(tmp_path), STORY) as shop:
        (left,) = await shop.left()
        assert (left.code, left.title, left.question) == (CODE, "The Bridge", 2)
        desk = await shop.resume(left.code)
        assert (desk.live.code, desk.question.number, desk.question.phase) == (CODE, 2, Phase.TALK)
        assert desk.room.part is Part.STORY


async def test_a_room_whose_log_is_damaged_is_passed_over(tmp_path):
    async with working(asked(tmp_path), STORY) as shop:
        await shop.open(STORY)
    with sqlite3.connect(tmp_path / "rooms.sqlite3") as file:
        file.execute("UPDATE events SET payload = 'torn'")
    async with working(asked(tmp_path), STORY) as shop:
        assert await shop.left() == ()


async def test_a_room_whose_story_is_not_here_is_named_and_can_be_forgotten(tmp_path):
    async with working(asked(tmp_path), STORY) as shop:
        await shop.open(STORY)
    async with working(asked(tmp_path)) as shop:
        (left,) = await shop.left()
        assert left.title == "bridge"
        with pytest.raises(Refusal, match="story of that room is not here"):
            await shop.resume(left.code)
        await shop.forget(left.code)
        assert await shop.left() == ()


async def test_no_such_room_is_said(tmp_path):
    async with working(asked(tmp_path)) as shop:
        with pytest.raises(Refusal, match="There is no room BCDFGHJ"):
            await shop.resume("BCDFGHJ")


async def test_a_room_of_another_window_is_not_taken_from_it(tmp_path):
    async with working(asked(tmp_path), STORY) as first, working(asked(tmp_path), STORY) as second:
        await first.open(STORY)
        second._clock = iter(range(0, 1000, 100)).__next__
        with pytest.raises(Refusal, match="open in another window"):
            await second.resume(CODE)
        with pytest.raises(Refusal, match="open in another window"):
            await second.forget(CODE)


async def test_a_store_that_many_share_offers_no_rooms(tmp_path, monkeypatch):
    async with working(asked(tmp_path), STORY) as shop:
        await shop.open(STORY)
        monkeypatch.setattr(shop, "asked", Asked(store="postgresql://rooms"))
        assert await shop.left() == ()


async def test_what_cannot_be_opened_says_why(tmp_path):
    for store in (str(tmp_path), "https://rooms"):
        with pytest.raises(NotKept):
            async with working(Asked(store=store, listen="127.0.0.1")):
                pass
    with pytest.raises(Refusal, match="certificate"):
        async with working(asked(tmp_path, tls=(tmp_path / "c", tmp_path / "k"))):
            pass


async def test_a_port_that_is_taken_is_said(tmp_path):
    async with working(asked(tmp_path)) as shop:
        port = shop.served.port
        with pytest.raises(Refusal, match="--port"):
            async with working(Asked(store="memory:", listen="127.0.0.1", port=port)):
                pass


async def test_names_come_first_among_the_addresses(tmp_path):
    async with working(asked(tmp_path, names=("desk.example",)), STORY) as shop:
        desk = await shop.open(STORY)
        port = shop.served.port
        assert desk.addresses == (f"http://desk.example:{port}/{CODE}", f"http://127.0.0.1:{port}/{CODE}")


def test_the_file_is_beside_the_saves(tmp_path):
    assert rooms_file({"BOTHWAYS_SAVES": str(tmp_path)}) == tmp_path / "rooms.sqlite3"
