"""How a story is to be played in lines."""

from collections.abc import Mapping
from shlex import quote

from attrs import field, frozen

from game.story.model import Seat, Story
from game.story.words import listed


@frozen
class Ways:
    """How a story is to be played.

    Attributes:
        seat: the seat; None asks where there is a choice.
        stances: the stance of each person who is not to have the usual one.
        policy: the name of a policy that plays by itself; None lets the player choose.
        peek: whether the balances are shown.
        named: how the player named the story; empty stands for its id.
        plain: whether the player asked for lines, and so would again.
        ascii_only: whether all that is said is in ASCII, but for letters.
        skip: whether scenes that offer it are passed over, without being asked.
        short: whether it begins on the seat's short way.
        go_on: whether to go on where the last play was left.
        asks: whether a person is there to be asked if they want to go on.
    """

    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    policy: str | None = None
    peek: bool = False
    named: str = ""
    plain: bool = False
    ascii_only: bool = False
    skip: bool = False
    short: bool = False
    go_on: bool = False
    asks: bool = False

    def misfit(self, story: Story) -> str:
        """What about these ways the story does not have, as a sentence; empty when they fit."""
        seats = [seat.id for seat in story.seats if seat.id is not None]
        if self.seat is not None and self.seat not in seats:
            known = listed(seats) if seats else "no seats"
            return f"“{story.title}” has no seat “{self.seat}”. It has {known}."
        if self.short and not any(seat.short for seat in self._chairs(story)):
            return f"“{story.title}” has no short way{f' from the seat “{self.seat}”' if self.seat else ''}."
        for person, stance in self.stances.items():
            if person not in story.cast:
                return f"“{story.title}” has nobody called “{person}”. It has {listed(story.cast)}."
            name, stances = story.cast[person].name, story.cast[person].stances
            if stance not in stances:
                return f"{name} has no stance “{stance}”. It is one of: {', '.join(stances)}."
            if person == self.seat:
                return f"{name} has no stance when you play from {name}'s seat."
        return ""

    def _chairs(self, story: Story) -> tuple[Seat, ...]:
        return tuple(seat for seat in story.seats if self.seat in {None, seat.id})

    def command(self, story: Story, *more: str, stances: Mapping[str, str] | None = None) -> str:
        """The command that plays the story in these ways again, with `more` options."""
        words = ["bothways", "play", quote(self.named or story.id)]
        words += ["--plain"] if self.plain else []
        words += ["--seat", self.seat] if self.seat is not None else []
        words += ["--peek"] if self.peek else []
        words += ["--skip"] if self.skip else []
        words += ["--short"] if self.short else []
        words += ["--ascii"] if self.ascii_only else []
        for person, stance in (self.stances if stances is None else stances).items():
            words += ["--stance", f"{person}={stance}"]
        return " ".join([*words, *more])
