"""The facilitator's wishes: counts of every source, and what a second vote does to them."""

import pytest

from game.workshop.desk.desk import TALK_MINUTES
from game.workshop.desk.loop import Next
from game.workshop.room import Curtain, Part, Phase, Refusal, Source
from tests.workshop.desk.driving import come_in, room, vote


async def test_a_count_keeps_the_answers_it_does_not_name():
    async with room() as desk:
        await desk.begin()
        assert await desk.count(Source.TYPED, {"coat": 12}) == {"coat": 12}
        assert await desk.count(Source.TYPED, {"dry": 9}) == {"coat": 12, "dry": 9}
        assert await desk.count(Source.TYPED, {"coat": 11}) == {"coat": 11, "dry": 9}


async def test_a_second_vote_is_counted_anew():
    async with room() as desk:
        await desk.begin()
        await desk.count(Source.HANDS, {"coat": 12, "dry": 9})
        await desk.step(Phase.REVEAL)
        await desk.step(Phase.REVOTE)
        assert await desk.count(Source.HANDS, {"coat": 3}) == {"coat": 3}
        assert await desk.count(Source.HANDS, {"dry": 18}) == {"coat": 3, "dry": 18}
        assert desk.question.before == {"coat": 12, "dry": 9}


async def test_every_source_mixes_in_one_question():
    async with room() as desk:
        await come_in(desk.live, "a", "b")
        await desk.begin()
        await vote(desk.live, a="coat", b="dry")
        await desk.press("a")
        await desk.press("B")
        for source in (Source.TYPED, Source.HANDS, Source.CARDS):
            await desk.count(source, {"coat": 2, "dry": 1})
        assert desk.question.counts == {"coat": 8, "dry": 5}
        assert [*desk.question.by_source] == [
            Source.PHONES,
            Source.KEYBOARD,
            Source.TYPED,
            Source.HANDS,
            Source.CARDS,
        ]


async def test_presses_are_taken_back_one_after_another_and_never_into_another_vote():
    async with room() as desk:
        await desk.begin()
        for letter in "aab":
            await desk.press(letter)
        await desk.unpress()
        assert desk.question.counts == {"coat": 2, "dry": 0}
        assert desk.pressed == 2
        await desk.step(Phase.REVEAL)
        with pytest.raises(Refusal, match="counted"):
            await desk.press("a")
        await desk.step(Phase.REVOTE)
        assert desk.pressed == 0
        with pytest.raises(Refusal, match="no press"):
            await desk.unpress()
        await desk.press("b")
        assert desk.question.counts == {"coat": 0, "dry": 1}


async def test_a_press_that_stands_for_nothing_counts_nothing():
    async with room() as desk:
        with pytest.raises(Refusal, match="No question"):
            await desk.press("a")
        await desk.begin()
        with pytest.raises(Refusal, match="from A to B"):
            await desk.press("c")
        assert desk.question.cast == 0


async def test_a_talk_starts_the_clock_and_its_end_stops_it():
    async with room() as desk:
        await desk.begin()
        await desk.step(Phase.TALK)
        assert desk.timer.left(desk.clock()) == 60 * TALK_MINUTES
        await desk.step(Phase.REVEAL)
        assert desk.timer is None
        desk.turn_timer(3)
        assert desk.timer.left(desk.clock()) == 180
        desk.turn_timer()
        assert desk.timer is None


async def test_through_the_story_and_the_talk_to_the_end():
    async with room() as desk:
        steps = []
        while desk.next is not Next.END:
            steps.append(desk.next)
            match desk.next:
                case Next.BEGIN:
                    await desk.begin()
                case Next.TALK:
                    await desk.count(Source.HANDS, {desk.question.choices[0]: 3})
                    await desk.step(Phase.TALK)
                case Next.REVEAL:
                    await desk.count(Source.HANDS, {desk.question.choices[0]: 3})
                    await desk.step(Phase.REVEAL)
                case Next.GO:
                    await desk.decide(desk.question.leaders[0])
                case Next.CLOSING:
                    await desk.close_story()
                case Next.ON:
                    assert await desk.turn(1)
        assert steps[0] is Next.BEGIN
        assert steps.count(Next.TALK) == 3
        assert steps[-1] is Next.ON
        assert not await desk.turn(1)
        assert await desk.turn(-1)
        assert desk.timer is not None


async def test_a_curtain_is_drawn_over_everything():
    async with room() as desk:
        await desk.draw(Curtain.PAUSED)
        assert desk.room.curtain is Curtain.PAUSED
        await desk.begin()
        assert desk.room.part is Part.STORY
        await desk.draw(Curtain.OPEN)
        assert desk.room.curtain is Curtain.OPEN


async def test_the_addresses_are_the_rooms_on_every_network():
    async with room() as desk:
        assert desk.addresses == ("http://192.168.1.20:8765/BCDFGHJ", "http://10.0.0.7:8765/BCDFGHJ")
        assert desk.listening == 0
