"""Updates: the page at once, and again whenever the room shows something else, but not for every vote."""

import asyncio

from game.workshop.room import Phase
from game.workshop.room import host as wishes
from tests.workshop.server.visiting import JSON, visiting, words

PATIENCE = 10


class Stream:
    """A stream of server-sent events, read one by one."""

    def __init__(self, answer) -> None:
        self._answer = answer

    async def next(self) -> tuple[str, str]:
        """The next update's id and page."""
        async with asyncio.timeout(PATIENCE):
            id, data = "", []
            while True:
                line = (await self._answer.content.readline()).decode().rstrip("\n")
                if line.startswith("id: "):
                    id = line[4:]
                elif line.startswith("data: "):
                    data.append(line[6:])
                elif not line and data:
                    return id, "\n".join(data)


async def test_a_stream_begins_with_the_page_and_follows_the_room() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        async with phone.session.get(f"{visit.base}/{visit.live.code}/feed") as answer:
            stream = Stream(answer)
            assert "You are in." in words((await stream.next())[1])
            await visit.host(wishes.begin)
            assert "The gate is open." in words((await stream.next())[1])
            await visit.host(wishes.step, Phase.TALK)
            assert "Talk with the person beside you." in words((await stream.next())[1])


async def test_votes_wake_no_phone() -> None:
    async with visiting() as visit, visit.phone() as phone, visit.phone() as other:
        await phone.come_in()
        await other.come_in()
        await visit.host(wishes.begin)
        async with phone.session.get(f"{visit.base}/{visit.live.code}/feed") as answer:
            stream = Stream(answer)
            await stream.next()
            for letter in "ABAB":
                await other.vote(letter)
            await visit.host(wishes.step, Phase.REVEAL)
            assert "The votes are counted." in words((await stream.next())[1])


async def test_the_wall_shows_votes_coming_in_and_counts_only_when_revealed() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        async with phone.session.get(f"{visit.base}/{visit.live.code}/screen/feed") as answer:
            stream = Stream(answer)
            assert "0 of 1 votes" in words((await stream.next())[1])
            await phone.vote("A")
            page = (await stream.next())[1]
            assert "1 of 1 vote" in words(page)
            assert "<meter" not in page
            await visit.host(wishes.step, Phase.REVEAL)
            page = (await stream.next())[1]
            assert '<meter min="0" max="1" value="1">' in page


async def test_a_long_question_is_answered_when_the_room_goes_on() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        url = f"{visit.base}/{visit.live.code}/next"
        async with phone.session.get(url, params={"since": "-1"}, headers=JSON) as answer:
            now = await answer.json()
        waiting = asyncio.create_task(phone.session.get(url, params={"since": now["state"]}, headers=JSON))
        await visit.host(wishes.begin)
        async with asyncio.timeout(PATIENCE), await waiting as answer:
            then = await answer.json()
        assert "The gate is open." in words(then["page"])
        assert then["state"] != now["state"]


async def test_a_phone_that_slept_is_shown_what_the_room_shows_now() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        async with phone.session.get(f"{visit.base}/{visit.live.code}/feed") as answer:
            await Stream(answer).next()
        await visit.host(wishes.begin)
        await visit.host(wishes.decide, "coat")
        async with phone.session.get(
            f"{visit.base}/{visit.live.code}/feed", headers={"Last-Event-ID": "2"}
        ) as answer:
            assert "Wind." in words((await Stream(answer).next())[1])


async def test_a_room_that_moved_lets_its_phones_go() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        async with phone.session.get(f"{visit.base}/{visit.live.code}/feed") as answer:
            await Stream(answer).next()
            await visit.live.lose()
            async with asyncio.timeout(PATIENCE):
                assert await answer.content.read() == b""
