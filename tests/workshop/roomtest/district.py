"""A district: several programs, one PostgreSQL, many rooms; what is lost when one of them, or the database, goes.

The programs stand behind a name that leads to all of them, so a phone that gets no answer asks the next one.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TypeVar

from attrs import define, field, frozen

from tests.workshop.database import Database
from tests.workshop.roomtest.phone import Phone
from tests.workshop.roomtest.program import Program

LOOKED = 0.25
"""Seconds between two looks for a room whose program is gone."""
AGAIN = 0.5
"""Seconds after which a phone tries once more where it got no answer, as our script does at first."""
AT_ONCE = 400
"""How many phones play at the same time."""
A_SECOND = 500
"""How many requests phones send in a second, while nothing is wrong."""
WAVES = 3
LEAST_TOLD, MEAN_SENT = 4, 8
"""How often a phone is told at least that a vote is kept, and how many requests it sends in the mean."""
T = TypeVar("T")


@frozen
class District:
    """What came of it.

    Attributes:
        moved: the rooms of the program that was killed.
        elsewhere: seconds from the kill until each of them answered in another program.
        woke: the rooms of the program that was held up and had its rooms taken over.
        fenced: its writes that the database refused; `refused` those that it refused itself, `written` any other.
        told: how often a phone was told to try again, by status.
    """

    workers: int
    rooms: int
    phones: int
    answered: int
    lost: int
    doubled: int
    agree: int
    moved: int
    elsewhere: tuple[float, ...]
    woke: int
    fenced: int
    refused: int
    written: int
    told: dict[int, int]
    seconds: float


@define
class Town:
    """The programs, their rooms and the phones."""

    database: Database
    programs: list[Program]
    phones: dict[str, list[Phone]] = field(factory=dict)
    homes: dict[str, Program] = field(factory=dict)
    answered: int = 0
    _moment: int = 0
    _reached: asyncio.Event = field(factory=asyncio.Event)
    _turns: asyncio.Semaphore = field(factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def open(self, rooms: int, each: int, chance: random.Random) -> None:
        """Open so many rooms, spread over the programs, with so many phones each."""
        count = len(self.programs)
        shares = [rooms // count + (place < rooms % count) for place in range(count)]
        found = await asyncio.gather(
            *(program.ask("open", count=share) for program, share in zip(self.programs, shares, strict=True))
        )
        bases = [program.base for program in self.programs]
        for program, opened in zip(self.programs, found, strict=True):
            for room in opened:
                self.homes[room["code"]] = program
                self.phones[room["code"]] = [
                    Phone(
                        room["code"],
                        bases,
                        room["choices"],
                        random.Random(chance.random()),
                        self.told,
                        again=AGAIN,
                    )
                    for _ in range(each)
                ]

    def told(self, _: Phone) -> None:
        """A phone was told that its vote is kept."""
        self.answered += 1
        if self.answered >= self._moment:
            self._reached.set()

    async def during(self, wave: int, fault: Callable[[], Awaitable[T]], chance: random.Random) -> T:
        """Let every third phone of each room play, and something go wrong when about half of that is done."""
        phones = [phone for room in self.phones.values() for phone in room[wave::WAVES]]
        chance.shuffle(phones)
        self._moment = self.answered + len(phones) * LEAST_TOLD // 2
        self._reached.clear()
        spread = len(phones) * MEAN_SENT / A_SECOND
        playing = asyncio.gather(*(self._play(phone, chance.random() * spread) for phone in phones))
        playing.add_done_callback(lambda _: self._reached.set())
        await self._reached.wait()
        found = await fault()
        await playing
        return found

    async def answers_elsewhere(self, code: str, since: float) -> float:
        """Seconds until a room answers in another program than its first."""
        others = [program.base for program in self.programs if program is not self.homes[code]]
        await Phone(code, others, (), random.Random(code), again=LOOKED).come_in()
        return time.monotonic() - since

    async def _play(self, phone: Phone, after: float) -> None:
        await asyncio.sleep(after)
        async with self._turns:
            await phone.play()


async def district(database: Database, *, workers: int, rooms: int, each: int, seed: int) -> District:
    """Kill a program, hold another one up, and restart the database, all while phones vote."""
    begun = time.monotonic()
    chance = random.Random(seed)
    town = Town(database, [Program(database.url) for _ in range(workers)])
    await asyncio.gather(*(program.start() for program in town.programs))
    await town.open(rooms, each, chance)
    elsewhere = await town.during(0, lambda: _killed(town, town.programs[0]), chance)
    woke, counted = await town.during(1, lambda: _held_up(town, town.programs[1]), chance)
    await town.during(2, lambda: asyncio.to_thread(_restarted, database), chance)

    there = {room["code"]: room for program in town.programs[1:] for room in await program.ask("held")}
    await asyncio.gather(*(program.stop() for program in town.programs))
    phones = [phone for room in town.phones.values() for phone in room]
    return District(
        workers=workers,
        rooms=rooms,
        phones=len(phones),
        answered=town.answered,
        lost=sum(not phone.holds(there[phone.code]["votes"].get(phone.who)) for phone in phones),
        doubled=sum(sum(room["counts"].values()) for room in there.values()) - len(phones),
        agree=sum(
            +Counter(there[code]["counts"]) == Counter(phone.kept for phone in room)
            for code, room in town.phones.items()
        ),
        moved=len(elsewhere),
        elsewhere=tuple(sorted(elsewhere)),
        woke=woke,
        **counted,
        told=dict(sum((Counter(phone.refusals) for phone in phones), Counter())),
        seconds=time.monotonic() - begun,
    )


async def _killed(town: Town, program: Program) -> list[float]:
    """Kill a program; how long each of its rooms was away."""
    codes = [code for code, home in town.homes.items() if home is program]
    await program.kill()
    since = time.monotonic()
    return [*await asyncio.gather(*(town.answers_elsewhere(code, since) for code in codes))]


async def _held_up(town: Town, program: Program) -> tuple[int, dict[str, int]]:
    """Hold a program up until its rooms answer elsewhere, and have it write to them when it wakes."""
    codes = [room["code"] for room in await program.ask("held")]
    program.hold_up()
    since = time.monotonic()
    await asyncio.gather(*(town.answers_elsewhere(code, since) for code in codes))
    program.tell("force", codes=codes)
    program.let_run()
    counted: dict[str, int] = await program.heard()
    return len(codes), counted


def _restarted(database: Database) -> None:
    """Restart the database as if its machine had lost power."""
    database.down("immediate")
    database.up()
