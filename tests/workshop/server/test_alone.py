"""A story on one's own phone: the way through it is the phone's, and the room learns the ending alone."""

import re
from html import unescape

import pytest

from game.workshop.room import Way
from game.workshop.room import host as wishes
from game.workshop.room.events import Gone, Joined
from game.workshop.server.alone_page import pair_of, seat_of
from tests.plain.small_story import ladder
from tests.workshop.opened import STAGE, opened, room_after
from tests.workshop.server.visiting import Phone, visiting, words


async def walk(phone: Phone, page: str, choice: int = 0) -> str:
    """Press one of the buttons of a walk."""
    form = page.partition('class="walk">')[2].partition("</form>")[0]
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    choices = re.findall(r'name="choice" value="([^"]+)"', form)
    return await phone.send("alone", **{**fields, "choice": choices[choice]})


async def to_the_end(phone: Phone, page: str) -> str:
    while 'class="debrief"' not in page:
        page = await walk(phone, page)
    return page


async def test_a_phone_plays_to_its_own_debrief() -> None:
    async with visiting(Way.ALONE) as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        page = await to_the_end(phone, await phone.look())
        said = words(page)
        assert "that turned it" in said
        assert "Put the phone down when you have read it." in said
        (arrived,) = visit.live.room.arrived.values()
        assert arrived[1] in STAGE.rules.endings


async def test_the_room_learns_the_ending_and_nothing_of_the_way() -> None:
    async with visiting(Way.ALONE) as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        page = await phone.look()
        before = visit.live.room
        page = await walk(phone, page, choice=1)
        assert visit.live.room == before
        await to_the_end(phone, page)
        assert "dry" not in str(visit.live.room)


@pytest.mark.parametrize(
    "fields",
    [
        {"trail": "gate.umbrella"},
        {"trail": "bridge.lean"},
        {"trail": "", "choice": "umbrella"},
        {"trail": "gate.coat " * 500},
        {"trail": "", "seat": "nobody"},
        {"trail": "", "stances": "lin=furious"},
        {"trail": "", "stances": "=="},
    ],
)
async def test_a_walk_that_the_story_has_not_is_refused(fields: dict[str, str]) -> None:
    async with visiting(Way.ALONE) as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        status, told = await phone.ask("alone", **fields)
        assert (status, told["refused"]) == (409, "unknown")
        assert visit.live.room.arrived == {}


async def test_a_step_can_be_taken_back_and_the_story_played_with_another_person() -> None:
    async with visiting(Way.ALONE) as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        page = await to_the_end(phone, await phone.look())
        assert "Back one choice" in words(page)
        assert "Play it once more" in words(page)


async def test_a_forged_ending_is_not_possible_without_its_way() -> None:
    async with visiting(Way.ALONE) as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        await phone.ask("alone", trail="", ending="home")
        assert visit.live.room.arrived == {}


@pytest.mark.parametrize(
    ("phones", "pairs"),
    [
        (1, [(1, "keeper")]),
        (2, [(1, "keeper"), (1, "ola")]),
        (3, [(1, "keeper"), (1, "ola"), (1, "keeper")]),
        (5, [(1, "keeper"), (1, "ola"), (2, "keeper"), (2, "ola"), (2, "keeper")]),
    ],
)
def test_pairs_sit_in_both_seats_and_a_last_one_joins_the_pair_before(
    phones: int, pairs: list[tuple[int, str]]
) -> None:
    story = ladder()
    room = room_after(opened(Way.PAIRS), *(Joined(f"phone {number}") for number in range(phones)))
    assert [(pair_of(room, story, who), seat_of(room, story, who)) for who in room.guests] == pairs


def test_who_leaves_moves_nobody_to_another_seat() -> None:
    story = ladder()
    room = room_after(opened(Way.PAIRS), *(Joined(f"phone {number}") for number in range(4)))
    left = room_after(Gone("phone 0"), room=room)
    for who in left.guests:
        assert seat_of(left, story, who) == seat_of(room, story, who)
        assert pair_of(left, story, who) == pair_of(room, story, who)
