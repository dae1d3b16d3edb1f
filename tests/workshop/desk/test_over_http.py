"""A whole story, with phones over HTTP and a facilitator who types, to the report."""

import re
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from game.workshop.desk.asked import Asked
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.workshop import working
from game.workshop.room import Way
from tests.workshop.desk.feeding import at_the_desk
from tests.workshop.opened import STAGE
from tests.workshop.server.visiting import Phone, words

STORY = STAGE.rules.story
PHONES = 5


async def phones(stack: AsyncExitStack, address: str) -> list[Phone]:
    base, _, code = address.rpartition("/")
    found = []
    for _ in range(PHONES):
        jar = aiohttp.CookieJar(unsafe=True)
        found.append(
            Phone(base, code, await stack.enter_async_context(aiohttp.ClientSession(cookie_jar=jar)))
        )
    return found


async def test_a_whole_story_from_the_lobby_to_the_report():
    async with AsyncExitStack() as stack:
        shop = await stack.enter_async_context(working(Asked(store="memory:", listen="127.0.0.1"), STORY))
        async with at_the_desk(shop, STORY) as (desk, sitting):
            await desk.hears("Type “next”")
            here = await phones(stack, re.search(r"On a phone: (\S+)", desk.said)[1])
            for phone in here:
                assert "You are in" in words(await phone.come_in())
            await desk.types("who", f"{PHONES} phones are in.")
            await desk.types("begin", "Question 1.", f"0 of {PHONES} phones voted")

            for phone, letter in zip(here, "AAABB", strict=True):
                assert "Your vote is kept." in words(await phone.vote(letter))
            await desk.hears("Every phone has voted.")
            await desk.types("next", "Ask: ")
            assert "Talk with the person beside you" in words(await here[0].look())
            await here[0].vote("B")
            heard = await desk.types("hands a 4", "Counted, hands: A 4, B 0.")
            assert "A: " not in heard
            await desk.types(
                "next", "A: 6. “Take my coat.”", "B: 3.", "9 votes: 5 by phone, 4 by hand.", "A leads."
            )
            assert "The votes are counted" in words(await here[0].look())
            await desk.types("again", "Second vote.")
            await here[1].vote("B")
            await desk.types("hands b 4", "Counted, hands: A 0, B 4.")
            await desk.types("reveal", "A: 1, before: 6.", "B: 8, before: 3.", "B leads.")
            await desk.types("go a", "You: Take my coat.", "Question 2.")
            await desk.types("back", "Back one answer.", "Question 1.")
            await desk.types("go a", "Question 2.")

            await desk.types("pause", "Paused.")
            assert "Paused" in words(await here[0].look())
            await desk.types("show", "Everything is shown again.")
            await desk.types("pass a", "It holds.", "Question 3.")
            for phone in here:
                await phone.vote("B")
            await desk.types("reveal", "5 votes: 5 by phone.")
            await desk.types("next", "A field.", "Question 4.")
            await desk.types("keyboard bbba", "4 pressed.")
            await desk.types("reveal", "B: 3.", "4 votes: 4 at the keyboard.")
            await desk.types("next", "The ending: Home", "The story ends here for this room.")
            assert "where the story ends" in words(await here[0].look())

            await desk.types("next", "Before we talk", "“next”: the next part.")
            for heading in (
                "How did it end?",
                "What happened?",
                "What was it about?",
                "Where else?",
                "What if?",
                "What next?",
            ):
                heard = await desk.types("next", heading)
                assert heading in words(await here[0].look())
            await desk.hears("That was the last part.")
            heard = await desk.types("report", "Written: ", "report.csv")
            page = Path(re.search(r"Written: (\S+html)", heard)[1]).read_text(encoding="utf-8")
            assert "Take my coat." in page
            desk.stream.typed.put("quit\n")
            sat = await sitting
            assert sat.leaving is Leaving.CLOSED
        await shop.close(sat.desk)
        assert await shop.left() == ()
        assert "no room of that code" in words(await here[0].look()).lower()


async def test_each_on_a_phone_and_only_counts_at_the_desk():
    async with AsyncExitStack() as stack:
        shop = await stack.enter_async_context(
            working(Asked(store="memory:", listen="127.0.0.1", way=Way.ALONE), STORY)
        )
        async with at_the_desk(shop, STORY) as (desk, sitting):
            await desk.hears("Type “next”")
            here = (await phones(stack, re.search(r"On a phone: (\S+)", desk.said)[1]))[:2]
            for phone in here:
                await phone.come_in()
            await desk.types("begin", "0 of 2 have come to an ending.")
            walk = {
                "seat": "",
                "stances": "lin=late",
                "trail": "gate.coat bridge.lean bank.point field.go",
                "short": "",
            }
            assert "A light." in words(await here[0].send("alone", **walk))
            await desk.types("who", "1 of 2 have come to an ending.")
            heard = await desk.types("next", "Home: 1")
            assert "coat" not in heard
            await desk.types("next", "Before we talk", "“next”: the next part.")
            desk.stream.typed.put("leave\n")
            assert (await sitting).leaving is Leaving.KEPT
