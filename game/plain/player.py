"""Playing a story by numbers on a stream."""

from collections.abc import Callable
from typing import Literal

from attrs import evolve, frozen

from game.engine import POLICIES, NoWayOnError, Playthrough, Rules
from game.plain import pages
from game.plain.asking import not_on_offer, number_in, span
from game.plain.beginning import begun
from game.plain.lines import Lines
from game.plain.ways import Ways
from game.saves import Found, Keeper, Store, opened
from game.story.help_lines import help_text
from game.story.model import Story

ENDLESS = 10_000

Outcome = Literal["ended", "left", "cut off", "stuck"]


def play(story: Story, lines: Lines, ways: Ways, store: Store | None = None) -> Outcome:
    """Play a story to its ending, or as far as the answers go; without a store nothing is kept.

    Returns:
        `ended`, `left` (the player said so), `cut off` (no more answers), or `stuck` (a fault of the story).
    """
    rules = Rules.of(story)
    with opened(store, rules) as (found, keeper):
        return _sitting(rules, lines, ways, found, keeper)


def _sitting(rules: Rules, lines: Lines, ways: Ways, found: Found, keeper: Keeper) -> Outcome:
    for sentence in _worth_saying(found, ways):
        lines.say(sentence)
    try:
        beginning = begun(rules, lines, ways, found, keeper)
        return "cut off" if beginning is None else _Play(lines, ways, keeper).run(beginning)
    except NoWayOnError as error:
        lines.say()
        lines.say(f"{error} This is a fault of the story, not yours.")
        return "stuck"


def _worth_saying(found: Found, ways: Ways) -> tuple[str, ...]:
    """What was found; that a trail does not fit any more is nothing to a pipe that begins anew anyway."""
    if found.unfit and not (ways.asks or ways.go_on):
        return found.sentences[:-1]
    return found.sentences


@frozen
class _Play:
    """One sitting: what the player hears and answers."""

    lines: Lines
    ways: Ways
    keeper: Keeper

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
                if self.ways.policy is None and (trouble := self.keeper.keep(play)):
                    self.lines.say(trouble)
                self.read(play)
        from game.debrief import debrief  # noqa: PLC0415 - the first line does not wait for what comes last

        for line in pages.afterwards(debrief(play), play.rules.story):
            self.lines.say(line)
        for line in pages.farewell(play, self.ways_of(play)):
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
        self.offer(play)

    def offer(self, play: Playthrough) -> None:
        for line in pages.offered(play):
            self.lines.say(line)

    def answered(self, play: Playthrough) -> Playthrough | Outcome:
        """What the player's answer leads to; the same play when nothing moved."""
        count = len(play.open_choices)
        answer = self.lines.ask(f"Choose {span(count)}, or ? for help:")
        if answer is None:
            self.say_how_to_go_on(play)
            return "cut off"
        if (number := number_in(answer, count)) is not None:
            return play.choose(play.open_choices[number - 1])
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
        self.lines.say(not_on_offer(answer, count))
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
        self.offer(play)
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
        self.say_how_to_go_on(play)
        return "left"

    def say_how_to_go_on(self, play: Playthrough) -> None:
        if play.before is None:
            self.lines.say("You leave at the beginning.")
        elif self.keeper.keeps:
            self.lines.say(f"Your place is kept. To go on: {self.ways.command(play.rules.story, '--go-on')}")
        else:
            numbers = ", ".join(str(number) for number in pages.numbers(play))
            command = self.ways_of(play).command(play.rules.story)
            self.lines.say(f"Nothing is kept. To come back to this place: {command}, and choose {numbers}.")

    def ways_of(self, play: Playthrough) -> Ways:
        """The ways that lead to this play without anything being asked."""
        return evolve(self.ways, seat=play.state.seat, skip=play.skipping, short=play.short)
