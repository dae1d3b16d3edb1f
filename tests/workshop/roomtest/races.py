"""Races and kills: a room full of phones, and a program that is killed at moments of chance."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from tests.workshop.roomtest.phone import SENDINGS, Phone
from tests.workshop.roomtest.program import Program

LATE = 0.2
"""The share of phones that come late."""


@frozen
class Race:
    """What came of one room.

    Attributes:
        answered: how many times a phone was told that its vote is kept.
        lost: votes that a phone was told are kept, and that were not there after a kill, or at the end.
        doubled: votes in the room beyond one for each phone.
        agrees: whether the last count is the one of the phones.
        back: seconds from a kill until the room was there again, for each.
    """

    seed: int
    phones: int
    kills: int
    answered: int
    lost: int
    doubled: int
    agrees: bool
    back: tuple[float, ...]
    seconds: float


@define
class Crowd:
    """The phones of a room, and how often they have been told that a vote is kept.

    Attributes:
        moments: how often that is when the program is to be killed, in order.
        moment: it is time for the first of them, or the phones are done.
        over: the phones are done, or one of them has failed.
    """

    phones: list[Phone]
    late: asyncio.Event = field(factory=asyncio.Event)
    answered: int = 0
    moments: list[int] = field(factory=list)
    moment: asyncio.Event = field(factory=asyncio.Event)
    over: bool = False

    def end(self, _: object) -> None:
        """The phones are done."""
        self.over = True
        self.moment.set()

    def told(self, _: Phone) -> None:
        """A phone was told."""
        self.answered += 1
        if self.answered >= len(self.phones) // 2:
            self.late.set()
        if self.moments and self.answered >= self.moments[0]:
            self.moment.set()

    def lost(self, votes: dict[str, str]) -> int:
        """How many phones the votes of the room cannot be right for."""
        return sum(not phone.holds(votes.get(phone.who)) for phone in self.phones)


async def race(folder: Path, phones: int, kills: int, seed: int) -> Race:
    """One room, on a SQLite file in this folder, that is killed so many times."""
    begun = time.monotonic()
    chance = random.Random(seed)
    program = Program(str(folder / f"rooms-{seed}.db"))
    await program.start()
    (room,) = await program.ask("open", count=1)
    crowd = Crowd([])
    crowd.phones = [
        Phone(
            room["code"],
            [program.base],
            room["choices"],
            random.Random(chance.random()),
            crowd.told,
            crowd.late if place < phones * LATE else None,
        )
        for place in range(phones)
    ]
    crowd.moments = sorted(chance.randrange(1, phones * SENDINGS) for _ in range(kills))
    playing = asyncio.gather(*(phone.play() for phone in crowd.phones))
    playing.add_done_callback(crowd.end)
    lost, back = await _killed(program, room["code"], crowd, chance)
    await playing
    (last,) = await program.ask("held")
    await program.stop()
    return Race(
        seed=seed,
        phones=phones,
        kills=len(back),
        answered=crowd.answered,
        lost=lost + crowd.lost(last["votes"]),
        doubled=sum(last["counts"].values()) - phones,
        agrees=_count(last["counts"]) == Counter(phone.kept for phone in crowd.phones),
        back=tuple(back),
        seconds=time.monotonic() - begun,
    )


async def races(folder: Path, phones: int, kills: int, seeds: Sequence[int]) -> list[Race]:
    """Several rooms, one after the other."""
    return [await race(folder, phones, kills, seed) for seed in seeds]


async def _killed(
    program: Program, code: str, crowd: Crowd, chance: random.Random
) -> tuple[int, list[float]]:
    """Kill and start again at every moment; how many votes were lost, and how long each time took."""
    lost, back = 0, []
    while crowd.moments:
        await crowd.moment.wait()
        if crowd.over:
            break
        await asyncio.sleep(chance.random() * 0.02)  # so that not every kill follows an answer
        await program.kill()
        since = time.monotonic()
        # What was told by now must be there; what was sent may be.
        known: list[tuple[Phone, str | None, set[str]]] = [
            (phone, phone.kept, {*phone.sent}) for phone in crowd.phones
        ]
        await program.start(code)
        back.append(time.monotonic() - since)
        (there,) = program.taken
        lost += sum(
            there["votes"].get(phone.who) != kept and there["votes"].get(phone.who) not in sent
            for phone, kept, sent in known
        )
        crowd.moments = [max(moment, crowd.answered + 1) for moment in crowd.moments[1:]]
        if not crowd.over:
            crowd.moment.clear()
    return lost, back


def _count(counts: dict[str, Any]) -> Counter[str | None]:
    return +Counter(counts)
