"""How a play begins: gone on with where it was left, or anew from a seat, with scenes passed over or not."""

from typing import Literal

from game.engine import Playthrough, Rules, in_words, start
from game.plain import pages
from game.plain.asking import ask_number
from game.plain.lines import Lines
from game.plain.ways import Ways
from game.saves import Found, Keeper, with_skipping
from game.story.model import Seat, Story


def begun(rules: Rules, lines: Lines, ways: Ways, found: Found, keeper: Keeper) -> Playthrough | None:
    """The play that was left or a new one, as the player wants it; None when the player leaves.

    Raises:
        NoWayOnError: the story leads nowhere from its beginning.
    """
    wanted = with_skipping(found, rules) if ways.skip else found
    left = _left(wanted, lines, ways)
    if left is not False:
        if left is not None and ways.skip and not left.skipping and pages.can_skip(rules.story):
            lines.say(pages.NOT_SKIPPED)
        return left
    seat = _seat(rules.story, lines, ways)
    if seat is None:
        return None
    for line in pages.opening(rules.story, seat):
        lines.say(line)
    skipping = _skipping(rules.story, lines, ways)
    if skipping is None:
        return None
    if found.replay is not None and (trouble := keeper.put_earlier_aside()):
        lines.say(trouble)
    return start(rules, seat.id, dict(ways.stances), skipping=skipping, short=ways.short)


def _left(found: Found, lines: Lines, ways: Ways) -> Playthrough | Literal[False] | None:
    """The play that was left, when it is to go on; False to begin, None when the player leaves."""
    if found.replay is None or ways.policy is not None:
        if ways.go_on:
            lines.say("There is nothing to go on from; this is the beginning.")
        return False
    left = found.replay.playthrough
    if ways.go_on:
        return left
    if not ways.asks:
        return False
    place = in_words(left.rules.scenes[left.state.at].place(left.state))
    count = len(left.trail)
    where = f", at “{place}”" if place else ""
    lines.say(f"You left this story after {count} {'choice' if count == 1 else 'choices'}{where}.")
    lines.say("1. Go on from there.")
    lines.say("2. Begin again. What you left is kept beside it.")
    number = ask_number(lines, 2)
    return None if number is None else left if number == 1 else False


def _seat(story: Story, lines: Lines, ways: Ways) -> Seat | None:
    """The seat to play from; None when the player leaves."""
    seats = [seat for seat in story.seats if seat.short is not None] if ways.short else list(story.seats)
    if ways.seat is not None or len(seats) == 1 or ways.policy is not None:
        return next((seat for seat in seats if seat.id == ways.seat), seats[0])
    lines.say("From which seat?")
    for number, seat in enumerate(seats, 1):
        lines.say(f"{number}. {seat.you}")
    chosen = ask_number(lines, len(seats))
    return None if chosen is None else seats[chosen - 1]


def _skipping(story: Story, lines: Lines, ways: Ways) -> bool | None:
    """Whether scenes that offer it are passed over; asks a person, and nobody else. None when the player leaves."""
    if not pages.can_skip(story):
        if ways.skip:
            lines.say(pages.NOTHING_TO_SKIP)
        return False
    if ways.skip or not ways.asks or ways.policy is not None:
        return ways.skip
    lines.say()
    for line in pages.skip(story.content_notes):
        lines.say(line)
    number = ask_number(lines, 2)
    return None if number is None else number == 2  # noqa: PLR2004
