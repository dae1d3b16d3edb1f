"""Everything a facilitator does with one room, for the screens and for the lines."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping

from game.engine import Playthrough
from game.story.model import Story
from game.workshop.closing import STEPS, GroupDebrief, Plan, group_debrief
from game.workshop.desk.answers import choice_of
from game.workshop.desk.loop import Next, beside, first_place, next_step, plan_in
from game.workshop.desk.timer import Timer
from game.workshop.live import LiveRoom
from game.workshop.room import Curtain, Decision, Event, Part, Phase, Refusal, Room, Source, Stage, Way, host
from game.workshop.room.events import Opened
from game.workshop.server import Served

Clock = Callable[[], float]
Round = tuple[int, bool]
"""A question's number, and whether it is voted on for the second time."""
TALK_MINUTES, VOTE_MINUTES = 2, 1


class Desk:
    """One room, as its facilitator holds it; what is refused is raised as a Refusal.

    Attributes:
        timer: the clock that runs; None where none does.
        endings_shown: whether the room sees which endings its phones came to.
    """

    def __init__(self, live: LiveRoom, served: Served, clock: Clock = time.monotonic) -> None:
        self.live = live
        self.clock = clock
        self.timer: Timer | None = None
        self.endings_shown = False
        self._served = served
        self._rounds: dict[Source, Round] = {}
        self._pressed: list[str] = []

    @property
    def room(self) -> Room:
        """The room as it is kept."""
        return self.live.room

    @property
    def opened(self) -> Opened:
        """How the room was opened."""
        if self.room.opened is None:
            raise ValueError("a room without a story")
        return self.room.opened

    @property
    def stage(self) -> Stage:
        """The story on its stage."""
        return self.live.stage

    @property
    def story(self) -> Story:
        """The story."""
        return self.stage.rules.story

    @property
    def play(self) -> Playthrough:
        """The room's play as far as it has come."""
        return self.stage.play(self.room)

    @property
    def together(self) -> bool:
        """Whether the whole room goes one way."""
        return self.opened.way is Way.TOGETHER

    @property
    def question(self) -> Decision | None:
        """The question that the room is at; None at an ending, and where no question is asked."""
        decision = self.room.decision
        asked = self.room.part is Part.STORY and decision is not None and decision.phase is not Phase.DECIDED
        return decision if asked else None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The room's address on each network, the likeliest first."""
        return tuple(f"{address}/{self.live.code}" for address in self._served.addresses)

    @property
    def listening(self) -> int:
        """How many phones' pages are open."""
        return self._served.pages(self.live.code)

    @property
    def next(self) -> Next:
        """What comes next if the facilitator wants nothing else."""
        return next_step(self.room, self.stage, shown=self.endings_shown)

    @property
    def plan(self) -> Plan:
        """The plan of the hour."""
        return plan_in(self.room, self.stage)

    async def debrief(self) -> GroupDebrief:
        """All that can be said of the room's play; it is computed, which takes a while the first time."""
        return await asyncio.to_thread(group_debrief, self.room, self.stage)

    async def begin(self) -> None:
        """Begin the story."""
        await self._wish(lambda room: host.begin(room, self.stage))

    async def step(self, phase: Phase) -> None:
        """Go on in the loop; a talk starts the clock, and whatever comes after it stops it."""
        await self._wish(lambda room: host.step(room, phase))
        self.timer = Timer.of(TALK_MINUTES, self.clock()) if phase is Phase.TALK else None

    async def decide(self, choice: str, *, passed: bool = False) -> None:
        """Go on with an answer; `passed` where the room was not asked."""
        await self._wish(lambda room: host.decide(room, self.stage, choice, passed=passed))
        self.timer = None

    async def count(self, source: Source, counts: Mapping[str, int]) -> Mapping[str, int]:
        """Count one source's votes by answer; answers that are not named keep the count of this round.

        Returns:
            All counts of that source.
        """
        whole: dict[str, int] = {}

        def wish(room: Room) -> tuple[Event, ...]:
            whole.clear()
            whole.update({**self._so_far(room, source), **counts})
            return host.tally(room, source, whole)

        await self._wish(wish)
        self._rounds[source] = _round(self.room)
        return whole

    async def press(self, letter: str) -> None:
        """Count one press of the shared keyboard."""
        decision = self._asked()
        choice = choice_of(letter, decision)
        if self._rounds.get(Source.KEYBOARD) != _round(self.room):
            self._pressed = []
        await self._wish(lambda room: self._pressing(room, Counter([choice])))
        self._rounds[Source.KEYBOARD] = _round(self.room)
        self._pressed.append(choice)

    async def unpress(self) -> None:
        """Take the last press of the shared keyboard back.

        Raises:
            Refusal: there is none.
        """
        if not self._pressed or self._rounds.get(Source.KEYBOARD) != _round(self.room):
            raise Refusal("none", "There is no press to take back.")
        choice = self._pressed[-1]
        await self._wish(lambda room: self._pressing(room, Counter({choice: -1})))
        self._pressed.pop()

    @property
    def pressed(self) -> int:
        """How many presses of the shared keyboard count in this round."""
        return sum(self._so_far(self.room, Source.KEYBOARD).values())

    async def go_back(self) -> None:
        """Take the last answer back, and ask its question again."""
        await self._wish(lambda room: host.go_back(room, self.stage))
        self.timer = None

    async def draw(self, curtain: Curtain) -> None:
        """Pause, blank or show."""
        await self._wish(lambda room: host.draw(room, curtain))

    async def close_story(self) -> None:
        """Go to the talk after the story."""
        await self._turn(Part.CLOSING, first_place(self.room, self.stage))

    async def turn(self, by: int) -> bool:
        """Go to the phase of the talk after this one (1) or before it (-1); whether there is one."""
        place = beside(self.room, self.stage, by)
        if place is not None:
            await self._turn(Part.CLOSING, place)
        return place is not None

    async def end(self) -> None:
        """Tell everybody that the room is closed."""
        await self._turn(Part.OVER)

    async def _turn(self, part: Part, step: int = 0) -> None:
        await self._wish(lambda room: host.turn(room, part, step))
        minutes = self.minutes
        self.timer = Timer.of(minutes, self.clock()) if part is Part.CLOSING and minutes else None

    def turn_timer(self, minutes: int | None = None) -> None:
        """Stop the clock, or start it: for so many minutes, or for as long as the plan gives to what is going on."""
        running = self.timer is not None and minutes is None
        self.timer = None if running else Timer.of(self.minutes if minutes is None else minutes, self.clock())

    @property
    def minutes(self) -> int:
        """How long what is going on takes by the plan."""
        question = self.question
        if self.room.part is Part.CLOSING:
            return self.plan.closing.get(STEPS[self.room.step].id, 0)
        if question is not None:
            return TALK_MINUTES if question.phase is Phase.TALK else VOTE_MINUTES
        return sum(step.minutes for step in self.plan.steps if step.part is self.room.part)

    def _asked(self) -> Decision:
        if self.question is None:
            raise Refusal("none", "No question is open.")
        return self.question

    def _so_far(self, room: Room, source: Source) -> Mapping[str, int]:
        """What was counted of a source; in a second vote, only what was counted since it began."""
        decision = room.decision
        counted = {} if decision is None else decision.tallies.get(source, {})
        number, again = _round(room)
        return {} if again and self._rounds.get(source) != (number, again) else counted

    def _pressing(self, room: Room, by: Counter[str]) -> tuple[Event, ...]:
        so_far = Counter(self._so_far(room, Source.KEYBOARD))
        so_far.update(by)
        return host.tally(room, Source.KEYBOARD, so_far)

    async def _wish(self, wish: Callable[[Room], tuple[Event, ...]]) -> None:
        await self.live.wish(wish)


def _round(room: Room) -> Round:
    decision = room.decision
    return (0, False) if decision is None else (decision.number, decision.before is not None)
