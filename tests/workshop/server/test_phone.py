"""A phone without scripts: plain forms, all the way through a story."""

import re

from game.workshop.room import Curtain, Part, Phase
from game.workshop.room import host as wishes
from tests.workshop.server.visiting import Phone, visiting, words


async def test_before_it_comes_in_a_phone_sees_what_will_be_played_and_what_is_kept() -> None:
    async with visiting() as visit, visit.phone() as phone:
        door = words(await phone.look())
        assert "The Bridge" in door
        assert "One bridge, two coats." in door
        assert "Nobody is asked for a name." in door
        assert "Take my coat" not in door


async def test_a_whole_story_without_scripts() -> None:
    async with visiting() as visit, visit.phone() as phone, visit.phone() as other:
        assert "You are in." in words(await phone.come_in())
        await other.come_in()
        await visit.host(wishes.begin)
        assert "The gate is open." in words(await phone.look())
        assert "Your vote is kept." in words(await phone.vote("A"))
        await other.vote("A")
        room = await visit.host(wishes.step, Phase.REVEAL)
        assert room.decision.counts == {"coat": 2, "dry": 0}
        assert "The votes are counted." in words(await phone.look())
        await visit.host(wishes.decide, "coat")
        assert "“Take my coat.”" in words(await phone.look())
        while visit.live.stage.play(visit.live.room).ending is None:
            await phone.vote("A")
            await visit.host(wishes.decide, visit.live.room.decision.leaders[0])
        assert "This is where the story ends for this room." in words(await phone.look())
        await visit.host(wishes.turn, Part.CLOSING, 1)
        assert "One word for how it ended." in words(await phone.look())
        await visit.host(wishes.turn, Part.CLOSING, 6)
        assert "http" in words(await phone.look()), "the places to turn to are shown to everyone"


async def test_a_vote_can_be_changed_there_and_back_until_the_reveal() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        for letter, choice in (("A", "coat"), ("B", "dry"), ("A", "coat"), ("B", "dry"), ("A", "coat")):
            page = await phone.vote(letter)
            assert re.findall(r'value="(\w+)" aria-pressed="true"', page) == [choice]
            assert visit.live.room.decision.counts[choice] == 1
            assert visit.live.room.decision.cast == 1


async def test_a_phone_sees_no_count_and_nobody_elses_vote() -> None:
    async with visiting() as visit, visit.phone() as phone, visit.phone() as other:
        await phone.come_in()
        await other.come_in()
        await visit.host(wishes.begin)
        before = words(await phone.look())
        await other.vote("B")
        assert words(await phone.look()) == before
        await visit.host(wishes.step, Phase.REVEAL)
        assert not re.search(r"\d", words(await phone.look()).replace(visit.live.code, ""))


async def test_a_late_phone_sees_the_scene_and_votes_at_once() -> None:
    async with visiting() as visit:
        await visit.host(wishes.begin)
        await visit.host(wishes.decide, "coat")
        async with visit.phone() as late:
            assert "Wind." in words(await late.come_in())
            assert "Your vote is kept." in words(await late.vote("B"))
            assert visit.live.room.decision.counts == {"lean": 0, "run": 1}


async def test_a_phone_that_loads_the_page_again_keeps_its_place_and_its_vote() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await phone.come_in()
        await visit.host(wishes.begin)
        await phone.vote("B")
        assert "your vote" in words(await phone.look())
        assert len(visit.live.room.guests) == 1


async def test_behind_the_curtain_there_is_nothing_to_read() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        await visit.host(wishes.draw, Curtain.PAUSED)
        paused = words(await phone.look())
        await visit.host(wishes.draw, Curtain.BLANK)
        blank = words(await phone.look())
        assert "Paused" in paused
        assert "The gate is open." not in paused + blank


async def test_the_talk_is_prompted_and_the_second_vote_too() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        await visit.host(wishes.step, Phase.TALK)
        assert "Talk with the person beside you." in words(await phone.look())
        await visit.host(wishes.step, Phase.REVEAL)
        await visit.host(wishes.step, Phase.REVOTE)
        assert "Vote once more" in words(await phone.look())


async def test_a_phone_that_leaves_is_forgotten_and_may_come_back() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        await phone.vote("A")
        assert "has forgotten this phone" in words(await phone.send("leave"))
        assert visit.live.room.guests == {}
        assert visit.live.room.decision.cast == 0
        assert "Come in" in words(await phone.look())


async def test_the_page_stays_small() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        page = await phone.look()
        size = len(page.encode())
        for name in ("phone.css", "phone.js"):
            async with phone.session.get(f"{visit.base}/{name}") as answer:
                size += len(await answer.read())
        assert size < 30_000
        assert not re.findall(r'(?:src|href)="(?!/)[^"]*"', page), "nothing from outside"


async def press(phone: Phone, decision: int, choice: str, key: str) -> int:
    status, _ = await phone.ask("vote", decision=str(decision), choice=choice, key=key)
    return status


async def test_a_press_that_is_sent_again_counts_once_and_a_late_one_changes_nothing() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        assert [await press(phone, 1, "coat", "k1") for _ in range(3)] == [200] * 3
        assert await press(phone, 1, "dry", "k2") == 200
        assert await press(phone, 1, "coat", "k1") == 200
        assert visit.live.room.decision.counts == {"coat": 0, "dry": 1}
