"""`bothways workshop`: the desk and the phones' server in one event loop, from the first line to the last."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from shlex import quote

from attrs import evolve, frozen

from game.plain.environment import Environment
from game.saves.writing import make_folder
from game.story.model import Story
from game.workshop.desk.asked import Asked
from game.workshop.desk.desk import Desk
from game.workshop.desk.home import rooms_file
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.workshop import Workshop, working
from game.workshop.room import Refusal
from game.workshop.store import NotKept

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
WRONG = frozenset({"port", "tls", "none", "fit"})
CLOSED = "The room is closed. Nothing of it is kept."

MOVED = "Another window has taken this room over. This one ends here."


@frozen
class Sat:
    """How a sitting ended: with the room or without one, and with which exit status where a signal ended it."""

    leaving: Leaving
    desk: Desk | None = None
    status: int = FINE


Sitting = Callable[[Workshop, Story | None, Environment], Awaitable[Sat]]


def workshop(
    asked: Asked, story: Story | None, environment: Environment, *, on_screen: bool, ascii_only: bool
) -> int:
    """Hold a workshop until the facilitator leaves; gives the exit code."""
    if on_screen:
        from game.workshop.desk.screens import on_screens  # noqa: PLC0415 - Textual is imported only when it is shown

        sitting = on_screens(ascii_only=ascii_only)
    else:
        from game.workshop.desk.lines.sitting import in_lines as sitting  # noqa: PLC0415

    return asyncio.run(_held(asked, story, environment, sitting))


async def _held(asked: Asked, story: Story | None, environment: Environment, sitting: Sitting) -> int:
    try:
        async with working(_with_store(asked, environment), story) as shop:
            sat = await sitting(shop, story, environment)
            if sat.desk is None:
                return sat.status
            if sat.leaving is Leaving.CLOSED:
                await shop.close(sat.desk)
    except Refusal as refusal:
        environment.errors.say(refusal.sentence)
        return WRONG_USE if refusal.code in WRONG else PROBLEMS
    except NotKept as error:
        environment.errors.say(str(error))
        return PROBLEMS
    said = {Leaving.CLOSED: CLOSED, Leaving.MOVED: MOVED, Leaving.KEPT: kept(asked, sat.desk.live.code)}
    with suppress(OSError):  # the terminal may be gone, and with it whoever would read this
        environment.out.say(said[sat.leaving])
    return sat.status


def kept(asked: Asked, code: str) -> str:
    """How to go on with a room that was left."""
    named = f" {quote(asked.named)}" if asked.named else ""
    return (
        f"The room is kept for a day. To go on with it: bothways workshop{named} --resume {code}{asked.again}"
    )


def _with_store(asked: Asked, environment: Environment) -> Asked:
    """The same with the store that is meant where none is named; its folder is made where it is not there.

    Raises:
        NotKept: the folder cannot be made.
    """
    if asked.store:
        return asked
    file = rooms_file(environment.variables)
    try:
        make_folder(file.parent)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise NotKept(
            f"Rooms cannot be kept in “{file.parent}”: {reason}. Name another file with --store, or memory:"
            " to keep nothing."
        ) from error
    return evolve(asked, store=str(file))
