"""A facilitator's sitting line by line, from the choice of a room to leaving it."""

import asyncio

from game.plain.environment import Environment
from game.story.model import Story
from game.story.reading import read_story
from game.tui.signals import listen
from game.workshop.desk.command import Sat
from game.workshop.desk.desk import Desk
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.lines.choosing import Other, choose_left, choose_story, described
from game.workshop.desk.lines.line_desk import LineDesk
from game.workshop.desk.lines.typed import Typed
from game.workshop.desk.workshop import Left, Workshop
from game.workshop.room import Refusal


async def in_lines(shop: Workshop, story: Story | None, environment: Environment) -> Sat:
    """Sit until the facilitator leaves, a signal ends it, or nothing more is typed."""
    typed = Typed(environment.out.answers)
    desk = await _desk(shop, story, environment, typed)
    if desk is None:
        return Sat(Leaving.NO_ROOM)
    sitting = asyncio.create_task(LineDesk(desk, environment.out, typed, environment.folder).run())
    ended: list[int] = []

    def end(status: int) -> None:
        ended.append(status)
        sitting.cancel()

    listen(end)
    try:
        return Sat(await sitting, desk)
    except asyncio.CancelledError:
        if not ended:
            raise
        return Sat(Leaving.KEPT, desk, ended[0])


async def _desk(shop: Workshop, story: Story | None, environment: Environment, typed: Typed) -> Desk | None:
    """The room to sit down with; None when the facilitator leaves before there is one."""
    if shop.asked.resume is not None:
        return await shop.resume(shop.asked.resume)
    chosen = await _left(shop, environment, typed)
    if chosen is None:
        return None
    if isinstance(chosen, Left):
        return await shop.resume(chosen.code)
    story = await _chosen(shop, environment, typed) if story is None else story
    return None if story is None else await shop.open(story)


async def _left(shop: Workshop, environment: Environment, typed: Typed) -> Left | Other | None:
    """What becomes of rooms that were not closed; a pipe is only told of them. None when the facilitator leaves."""
    left = await shop.left()
    if not environment.interactive:
        for room in left:
            environment.out.say(f"Not closed: {described(room)}. To go on with it: --resume {room.code}")
        return Other.NEW
    chosen = await choose_left(left, environment.out, typed) if left else Other.NEW
    for room in left if chosen is Other.ERASE else ():
        await shop.forget(room.code)
    return chosen


async def _chosen(shop: Workshop, environment: Environment, typed: Typed) -> Story | None:
    """A story of the library; None when the facilitator leaves.

    Raises:
        Refusal: it cannot be played, or not in this way.
    """
    card = await choose_story(environment.out, typed)
    if card is None:
        return None
    story = read_story(card.path).story
    if story is None:
        raise Refusal("story", f"“{card.title}” cannot be played yet. To see why: bothways check {card.path}")
    if misfit := shop.asked.misfit(story):
        raise Refusal("fit", misfit)
    return story
