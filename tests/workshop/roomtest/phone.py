"""A phone of the room test: what it does by chance, what it was told, and what must be true of its vote."""

import asyncio
import random
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from attrs import define, field

from game.workshop.server import places
from tests.workshop.roomtest.line import GONE, Line

AGAIN = 0.1
SENDINGS = 3
"""How often each vote is sent."""
FAILING = 0.25
"""How often a sending fails on purpose: in the middle of it, or without an ear for the answer."""
REDIRECT, FINE = 307, 200
PASSING = frozenset({429, 502, 503, 504, REDIRECT})
"""Answers after which the same is asked again, as our script does."""


@define
class Phone:
    """A phone in a room, with a place and a plan of its own.

    Attributes:
        sent: the answers it sent since it was last told that one is kept, those included whose fate it does not know.
        kept: the answer it was last told is kept.
        late: what it waits for before it comes in.
        again: seconds after which it tries once more where it got no answer.
        refusals: how often it was told to try again, by status.
        told: asked after each answer that says that a vote is kept.
    """

    code: str
    bases: Sequence[str]
    choices: Sequence[str]
    chance: random.Random
    told: Callable[["Phone"], None] = lambda _: None
    late: asyncio.Event | None = None
    again: float = AGAIN
    sent: set[str] = field(factory=set)
    kept: str | None = None
    refusals: dict[int, int] = field(factory=dict)
    _base: int = 0
    _elsewhere: str = ""
    _token: str = ""
    _line: Line = field(factory=Line)

    def __attrs_post_init__(self) -> None:
        self._token = f"{self.chance.getrandbits(128):032x}"

    @property
    def who(self) -> str:
        """What stands for it in the room's log."""
        return places.who(self.code, self._token)

    async def play(self) -> None:
        """Come in, vote, send each vote several times, change it, and send an old press once more."""
        if self.late is not None:
            await self.late.wait()
        await self._ask("join", {"join": "1"})
        answers = [self.chance.choice(self.choices) for _ in range(self.chance.choice((1, 2, 2, 3)))]
        presses = [f"{self.chance.getrandbits(64):016x}" for _ in answers]
        for choice, press in zip(answers, presses, strict=True):
            self.sent.add(choice)
            for _ in range(SENDINGS):
                await self._vote(choice, press)
        await self._vote(answers[0], presses[0])  # late, and heard before: it changes nothing
        self._line.drop()

    async def come_in(self) -> None:
        """Come in, wherever the room is."""
        await self._ask("join", {"join": "1"})
        self._line.drop()

    def holds(self, vote: str | None) -> bool:
        """Whether that can be its vote: the one it was told is kept, or one that it has sent since."""
        return vote == self.kept or vote in self.sent

    async def _vote(self, choice: str, press: str) -> None:
        fields = {"decision": "1", "choice": choice, "key": press}
        if self.chance.random() < FAILING:
            try:
                share = self.chance.choice((self.chance.random(), 1.0))
                await self._line.fail(self._where, f"/{self.code}/vote", self._cookie, fields, share)
            except GONE:
                await self._wait()
        await self._ask("vote", fields)
        if choice in self.sent:
            self.kept, self.sent = choice, set()
        self.told(self)

    async def _ask(self, what: str, fields: dict[str, str]) -> None:
        """Ask until it is granted.

        Raises:
            AssertionError: the answer is one that nothing here should meet.
        """
        while True:
            try:
                answer = await self._line.send(self._where, f"/{self.code}/{what}", self._cookie, fields)
            except GONE:
                await self._wait()
                continue
            if answer.status == FINE:
                return
            assert answer.status in PASSING, (answer.status, answer.told)
            self.refusals[answer.status] = self.refusals.get(answer.status, 0) + 1
            if answer.status == REDIRECT:
                place = urlsplit(answer.headers["location"])
                self._elsewhere = f"{place.scheme}://{place.netloc}"
            await self._wait(elsewhere=answer.status != REDIRECT)

    @property
    def _where(self) -> str:
        return self._elsewhere or self.bases[self._base % len(self.bases)]

    @property
    def _cookie(self) -> str:
        return f"{places.cookie_name(self.code)}={self._token}"

    async def _wait(self, *, elsewhere: bool = True) -> None:
        """Wait a moment, and then try the next place, as a name that stands for several machines would."""
        if elsewhere:
            self._elsewhere = ""
            self._base += 1
        await asyncio.sleep(self.again * (0.5 + self.chance.random()))
