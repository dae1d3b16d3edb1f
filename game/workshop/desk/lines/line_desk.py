"""The desk line by line: a line is a command, and what comes of it is said."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from game.engine import NoWayOnError
from game.plain.lines import Lines
from game.story.help_lines import help_text
from game.story.words import meant
from game.workshop.desk import ladder
from game.workshop.desk.answers import choice_of, read_counts, said_counts
from game.workshop.desk.desk import Desk
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.lines import said
from game.workshop.desk.lines.commands import HELP, WORDS
from game.workshop.desk.lines.typed import Typed
from game.workshop.desk.loop import Next
from game.workshop.desk.papers import print_folder, write_printables, write_report
from game.workshop.paper import preview
from game.workshop.room import Curtain, Part, Phase, Refusal, Room

TICK = 1.0
"""Seconds after which the clock is looked at."""
STAYS = "The room is in use. “quit” once more closes it for good; “leave” keeps it, to go on later with the same code."
SURE = frozenset({"quit", "q", "exit"})


class LineDesk:
    """A facilitator's sitting with one room."""

    def __init__(self, desk: Desk, lines: Lines, typed: Typed, folder: Path) -> None:
        self.desk = desk
        self.lines = lines
        self.folder = folder
        self._typed = typed
        self._began = desk.clock()
        self._leaving: Leaving | None = None
        self._sure = False
        self._told: set[object] = set()
        self._commands: dict[str, Callable[[str], Awaitable[None]]] = {
            word: getattr(self, f"_{word}") for word in WORDS
        }

    async def run(self) -> Leaving:
        """Say where the room is, and do what is typed until the facilitator leaves or nothing more comes."""
        self._say(said.here(self.desk))
        typing = asyncio.create_task(self._typed.next())
        while self._leaving is None:
            watching = asyncio.create_task(self.desk.live.later(self.desk.room.seq, TICK))
            await asyncio.wait({typing, watching}, return_when=asyncio.FIRST_COMPLETED)
            if self.desk.live.lost:
                self._leaving = Leaving.MOVED
            elif typing.done():
                line = typing.result()
                await self._answer(line)
                typing = asyncio.create_task(self._typed.next()) if line is not None else typing
            self._notice(self.desk.room)
            watching.cancel()
        typing.cancel()
        return self._leaving

    async def _answer(self, line: str | None) -> None:
        """Do what was typed; the end of what is typed leaves the room as it is."""
        if line is None:
            self._leaving = Leaving.KEPT
            return
        word, _, rest = line.partition(" ")
        word = "quit" if word.lower() in SURE else word.lower()
        self._sure = self._sure and word == "quit"
        try:
            if word in self._commands:
                await self._commands[word](rest.strip())
            elif word in {"?", ""}:
                await self._help("")
            elif len(word) == 1 or any(sign.isdigit() for sign in line):
                await self._count(line)
            else:
                self.lines.say(f"There is no command “{word}”. {meant(word, WORDS)}“help” lists them all.")
        except Refusal as refusal:
            self.lines.say(refusal.sentence)
        except NoWayOnError as error:
            self.lines.say(f"{error} This is a fault of the story, not yours. Choose another answer.")

    def _notice(self, room: Room) -> None:
        """Say once what a facilitator would see: everybody has voted, time is up, no phone comes."""
        desk, decision = self.desk, self.desk.question
        if room.guests and room.part is Part.LOBBY:
            self._once("first", "The first phone is in.")
        if decision is not None and decision.open and room.guests and len(decision.votes) >= len(room.guests):
            self._once((decision.number, decision.phase), "Every phone has voted.")
        if desk.timer is not None and not desk.timer.left(desk.clock()):
            self._once(desk.timer, "Time is up.")
        if room.part is Part.LOBBY and ladder.no_phone(
            desk.clock() - self._began, desk.listening, len(room.guests)
        ):
            self._once(
                "ladder", "No phone has come yet. What can be tried, one after another:", *ladder.BY_WORDS
            )

    def _once(self, what: object, *lines: str) -> None:
        if what not in self._told:
            self._told.add(what)
            self._say(lines)

    async def _next(self, _rest: str) -> None:
        match self.desk.next:
            case Next.BEGIN:
                await self._begin("")
            case Next.TALK:
                await self._talk("")
            case Next.REVEAL:
                await self._reveal("")
            case Next.GO:
                await self._go("")
            case Next.ENDINGS:
                self.desk.endings_shown = True
                self._say((*said.endings(self.desk), said.what_next(self.desk)))
            case Next.CLOSING:
                await self._closing("")
            case Next.ON:
                await self.desk.turn(1)
                await self._phase()
            case Next.CHOOSE | Next.END:
                self.lines.say(said.what_next(self.desk))

    async def _begin(self, _rest: str) -> None:
        await self.desk.begin()
        self._say(said.here(self.desk))

    async def _talk(self, _rest: str) -> None:
        await self.desk.step(Phase.TALK)
        self._say((*said.prompts(self.desk), said.what_next(self.desk)))

    async def _reveal(self, _rest: str) -> None:
        if not self.desk.together and self.desk.room.part is Part.STORY:
            await self._next("")
            return
        await self.desk.step(Phase.REVEAL)
        await self._question()

    async def _again(self, _rest: str) -> None:
        await self.desk.step(Phase.REVOTE)
        await self._question()

    async def _go(self, rest: str) -> None:
        decision = self.desk.question
        if decision is None:
            raise Refusal("none", f"No question is open. {said.what_next(self.desk)}")
        if not rest and len(decision.leaders) != 1:
            raise Refusal("tie", f"{said.leading(decision)} Say which: go a, for example.")
        await self.desk.decide(choice_of(rest, decision) if rest else decision.leaders[0])
        self._say(said.here(self.desk))

    async def _pass(self, rest: str) -> None:
        decision = self.desk.question
        if decision is None or not rest:
            raise Refusal("unknown", "Say with which answer the story goes on: pass a, for example.")
        await self.desk.decide(choice_of(rest, decision), passed=True)
        self._say(said.here(self.desk))

    async def _count(self, line: str) -> None:
        decision = self.desk.question
        if decision is None:
            raise Refusal("none", f"No question is open. {said.what_next(self.desk)}")
        source, counts = read_counts(line, decision)
        whole = await self.desk.count(source, counts)
        self._say((f"Counted, {source}: {said_counts(whole, decision)}.",))

    async def _hands(self, rest: str) -> None:
        await self._count(f"hands {rest}")

    async def _cards(self, rest: str) -> None:
        await self._count(f"cards {rest}")

    async def _keyboard(self, rest: str) -> None:
        if any(sign.isdigit() for sign in rest):
            await self._count(f"keyboard {rest}")
            return
        letters = [letter for letter in rest if not letter.isspace()]
        if self.desk.question is None or not letters:
            raise Refusal("unknown", "Type the letters that were pressed: keyboard abba, for example.")
        for letter in letters:
            choice_of(letter, self.desk.question)
        for letter in letters:
            await self.desk.press(letter)
        self.lines.say(f"{self.desk.pressed} pressed.")

    async def _undo(self, _rest: str) -> None:
        await self.desk.unpress()
        self.lines.say(f"{self.desk.pressed} pressed.")

    async def _back(self, _rest: str) -> None:
        if self.desk.room.part is Part.CLOSING and await self.desk.turn(-1):
            await self._phase()
            return
        await self.desk.go_back()
        self._say(("Back one answer.", *said.here(self.desk)))

    async def _pause(self, _rest: str) -> None:
        await self._draw(Curtain.PAUSED)

    async def _blank(self, _rest: str) -> None:
        await self._draw(Curtain.BLANK)

    async def _show(self, _rest: str) -> None:
        await self._draw(Curtain.OPEN)

    async def _draw(self, curtain: Curtain) -> None:
        await self.desk.draw(curtain)
        self.lines.say(said.CURTAINS.get(curtain, "Everything is shown again."))

    async def _timer(self, rest: str) -> None:
        if rest == "off":
            self.desk.timer = None
        elif not rest:
            self.desk.turn_timer()
        elif rest.isdecimal() and rest.isascii() and 0 < int(rest[:4]) <= 240:  # noqa: PLR2004 - four hours
            self.desk.turn_timer(int(rest))
        else:
            raise Refusal("unknown", "Minutes are a whole number from 1 to 240: timer 3, for example.")
        timer = self.desk.timer
        self.lines.say(timer.said(self.desk.clock()) if timer else "The clock is stopped.")

    async def _closing(self, _rest: str) -> None:
        await self.desk.close_story()
        await self._phase()

    async def _read(self, _rest: str) -> None:
        self._say(said.here(self.desk))

    async def _listen(self, _rest: str) -> None:
        self._say(said.prompts(self.desk))

    async def _who(self, _rest: str) -> None:
        self._say(said.who(self.desk))

    async def _where(self, _rest: str) -> None:
        self._say(said.where(self.desk))

    async def _plan(self, _rest: str) -> None:
        self._say(said.plan(self.desk))

    async def _preview(self, _rest: str) -> None:
        self._say(said.previewed(await asyncio.to_thread(preview, self.desk.story)))

    async def _report(self, rest: str) -> None:
        self._written(await write_report(self.desk, self.folder / rest))

    async def _print(self, rest: str) -> None:
        story = self.desk.story
        folder = self.folder / rest if rest else print_folder(story, self.folder)
        self._written(await write_printables(story, folder))

    async def _places(self, _rest: str) -> None:
        self._say(help_text())

    async def _help(self, _rest: str) -> None:
        self._say((*HELP, said.what_next(self.desk)))

    async def _leave(self, _rest: str) -> None:
        self._leaving = Leaving.KEPT

    async def _quit(self, _rest: str) -> None:
        if (
            self.desk.room.part in {Part.STORY, Part.CLOSING}
            and not self._sure
            and self.desk.next is not Next.END
        ):
            self._sure = True
            raise Refusal("sure", STAYS)
        self._leaving = Leaving.CLOSED

    async def _phase(self) -> None:
        self._say(said.phase(self.desk))
        place = self.desk.room.step
        self._say((*said.debriefed(place, await self.desk.debrief(), self.desk), said.what_next(self.desk)))

    async def _question(self) -> None:
        decision = self.desk.question
        if decision is not None:
            self._say((*said.question(self.desk, decision), said.what_next(self.desk)))

    def _written(self, paths: Iterable[Path]) -> None:
        self._say(f"Written: {path}" for path in paths)

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.lines.say(line)
