"""Playing a story by numbers on a stream."""

from collections.abc import Callable, Mapping
from typing import Literal

from attrs import field, frozen

from game.debrief import debrief
from game.engine import POLICIES, NoWayOnError, Playthrough, Rules, start
from game.plain import pages
from game.plain.lines import Lines
from game.story.help_lines import help_text
from game.story.model import Seat, Story
from game.story.words import listed

ENDLESS = 10_000


@frozen
class Ways:
    """How a story is to be played.

    Attributes:
        seat: the seat; None asks where there is a choice.
        stances: the stance of each person who is not to have the usual one.
        policy: the name of a policy that plays by itself; None lets the player choose.
        peek: whether the balances are shown.
        named: how the player named the story; empty stands for its id.
    """

    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    policy: str | None = None
    peek: bool = False
    named: str = ""

    def misfit(self, story: Story) -> str:
        """What about these ways the story does not have, as a sentence; empty when they fit."""
        seats = [seat.id for seat in story.seats if seat.id is not None]
        if self.seat is not None and self.seat not in seats:
            return (
                f"“{story.title}” has no seat “{self.seat}”. It has {listed(seats) if seats else 'no seats'}."
            )
        for person, stance in self.stances.items():
            if person not in story.cast:
                return f"“{story.title}” has nobody called “{person}”. It has {listed(story.cast)}."
            stances = story.cast[person].stances
            if stance not in stances:
                return (
                    f"{story.cast[person].name} has no stance “{stance}”. It is one of: {', '.join(stances)}."
                )
        return ""


Outcome = Literal["ended", "left", "cut off", "stuck"]


def play(story: Story, lines: Lines, ways: Ways) -> Outcome:
    """Play a story to its ending, or as far as the answers go.

    Returns:
        `ended`, `left` (the player said so), `cut off` (no more answers), or `stuck` (a fault of the story).
    """
    seat = _seat(story, lines, ways)
    if seat is None:
        return "cut off"
    for line in pages.opening(story, seat):
        lines.say(line)
    try:
        return _Play(lines, ways).run(start(Rules.of(story), seat.id, dict(ways.stances)))
    except NoWayOnError as error:
        lines.say()
        lines.say(f"{error} This is a fault of the story, not yours.")
        return "stuck"


def _seat(story: Story, lines: Lines, ways: Ways) -> Seat | None:
    if ways.seat is not None or len(story.seats) == 1 or ways.policy is not None:
        return next((seat for seat in story.seats if seat.id == ways.seat), story.seats[0])
    lines.say("From which seat?")
    for number, seat in enumerate(story.seats, 1):
        lines.say(f"{number}. {seat.you}")
    chosen = ask_number(lines, len(story.seats))
    return None if chosen is None else story.seats[chosen - 1]


def ask_number(lines: Lines, most: int) -> int | None:
    """A number from 1 to `most`, asked for until it comes; None when the answers end or the player leaves."""
    while True:
        answer = lines.ask(f"Choose {_range(most)}, or q to leave:")
        if answer is None or answer == "q":
            return None
        if answer.isdecimal() and 1 <= int(answer[:4]) <= most:
            return int(answer)
        lines.say(f"“{answer}” is not on offer. {_offer(most)}")


@frozen
class _Play:
    """One sitting: what the player hears and answers."""

    lines: Lines
    ways: Ways

    def run(self, play: Playthrough) -> Outcome:
        self.read(play)
        steps = 0
        while play.ending is None:
            if self.ways.policy is not None:
                if steps == ENDLESS:
                    self.lines.say(f"This way of choosing has not ended after {ENDLESS} choices.")
                    return "stuck"
                moved: Playthrough | Outcome = play.choose(POLICIES[self.ways.policy](play))
            else:
                moved = self.answered(play)
            if isinstance(moved, str):
                return moved
            if moved is not play:
                play, steps = moved, steps + 1
                self.read(play)
        for line in pages.afterwards(debrief(play), play.rules.story):
            self.lines.say(line)
        for line in pages.farewell(play, self.ways.named or play.rules.story.id):
            self.lines.say(line)
        return "ended"

    def read(self, play: Playthrough) -> None:
        """Say what was read since the last choice, and what can be chosen."""
        if play.taken is not None:
            self.lines.say()
            self.lines.say(pages.taken(play))
        for passage in play.passages:
            for line in pages.passage(passage, play.rules.story):
                self.lines.say(line)
        if self.ways.peek or play.ending is None:
            self.lines.say()
        if self.ways.peek:
            self.lines.say(pages.meters(play))
        for line in pages.offered(play):
            self.lines.say(line)

    def answered(self, play: Playthrough) -> Playthrough | Outcome:
        """What the player's answer leads to; the same play when nothing moved."""
        count = len(play.open_choices)
        answer = self.lines.ask(f"Choose {_range(count)}, or ? for help:")
        if answer is None:
            self.lines.say(_how_to_go_on(play))
            return "cut off"
        if answer.isdecimal() and 1 <= int(answer[:4]) <= count:
            return play.choose(play.open_choices[int(answer) - 1])
        commands: dict[str, Callable[[Playthrough], Playthrough | Outcome]] = {
            "u": self.back,
            "h": self.so_far,
            "r": self.again,
            "i": self.help_lines,
            "?": self.help,
            "q": self.leave,
        }
        command = commands.get(answer.lower())
        if command is not None:
            return command(play)
        self.lines.say(f"“{answer}” is not on offer. {_offer(count)}")
        return play

    def back(self, play: Playthrough) -> Playthrough:
        if play.before is None:
            self.lines.say("This is the beginning; there is nothing to take back.")
            return play
        self.lines.say("Back one choice.")
        return play.before

    def so_far(self, play: Playthrough) -> Playthrough:
        for moment in play.moments:
            if moment.taken is not None:
                self.lines.say()
                self.lines.say(pages.taken(moment))
            for passage in moment.passages:
                for line in pages.passage(passage, play.rules.story):
                    self.lines.say(line)
        self.lines.say()
        for line in pages.offered(play):
            self.lines.say(line)
        return play

    def again(self, play: Playthrough) -> Playthrough:
        self.read(play)
        return play

    def help_lines(self, play: Playthrough) -> Playthrough:
        for line in help_text():
            self.lines.say(line)
        return play

    def help(self, play: Playthrough) -> Playthrough:
        for line in pages.HELP:
            self.lines.say(line)
        return play

    def leave(self, play: Playthrough) -> Outcome:
        self.lines.say(_how_to_go_on(play))
        return "left"


def _range(count: int) -> str:
    return "1" if count == 1 else f"1 to {count}"


def _offer(count: int) -> str:
    return f"Type {'1' if count == 1 else f'a number from 1 to {count}'}, or ? for help."


def _how_to_go_on(play: Playthrough) -> str:
    """The numbers that lead back to this place, since a play without a save is its choices."""
    numbers = [
        str(moment.before.open_choices.index(moment.taken) + 1)
        for moment in play.moments
        if moment.taken is not None and moment.before is not None
    ]
    if not numbers:
        return "You leave at the beginning."
    return f"To come back to this place, start again and choose {', '.join(numbers)}."
