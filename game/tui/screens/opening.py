"""Before a story: what it is, who you are, and the way in."""

from textual.content import Content

from game.engine import NoWayOnError, Playthrough, Rules, start
from game.story.model import Seat, Story
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import NOTHING, joined, paragraphs, words
from game.tui.messages import LeaveGame, ShowMoment, ShowStories
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry, Text


class OpeningScreen(Page):
    """A story's opening: the way back into a play that was left, and a way in from each seat."""

    WHERE = Where.OPENING
    BINDINGS = bindings(WHERE)

    def __init__(self, story: Story, sitting: Sitting, notice: str = "") -> None:
        super().__init__(sitting, notice)
        self._rules = Rules.of(story)
        self.story = story
        self.seats = tuple(seat for seat in story.seats if sitting.seat in {None, seat.id})
        self.found = sitting.keeping.look(self._rules)
        self._stuck = ""

    def body(self) -> Content:
        """The story's name, and what there is to know of it unless that stands below the way back."""
        skips = self.sitting.keeping.skips(self.story.id)
        unskipped = self._can_skip and skips and self.left is not None and not self.left.skipping
        note = words(wording.NOT_SKIPPED if unskipped else "")
        known = self._particulars if self.left is None else NOTHING
        return paragraphs((pages.opening(self.story, self.found), known, note, words(self._stuck, "bold")))

    def rest(self) -> Content:
        """What there is to know of a story that was left, so that the way back stands first."""
        return NOTHING if self.left is None else self._particulars

    @property
    def _particulars(self) -> Content:
        you = self.story.you if len(self.seats) > 1 else self.seats[0].you or self.story.you
        return pages.particulars(self.story, you, self.found, self.sitting.signs)

    def entries(self) -> tuple[Entry, ...]:
        """The way back, one way in for each seat, the short ways, the switch for scenes that can be skipped."""
        left = self.left
        back = () if left is None else (pages.go_on(left, self.sitting.signs),)
        if len(self.seats) == 1:
            begin: tuple[Entry, ...] = (pages.begin(again=left is not None),)
        else:
            begin = tuple(Entry(self._seat(seat)) for seat in self.seats)
        skips = self.sitting.keeping.skips(self.story.id)
        skip = (pages.skip(self.story, on=skips),) if self._can_skip else ()
        shorts = tuple(pages.short(self._chair(seat)) for seat in self._short_seats)
        return (*back, *begin, *shorts, *skip)

    @property
    def _short_seats(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.short is not None)

    def _chair(self, seat: Seat) -> str:
        return f"({self._called(seat)})" if len(self.seats) > 1 else ""

    @property
    def _can_skip(self) -> bool:
        return any(scene.skip_to is not None for scene in self.story.scenes.values())

    @property
    def left(self) -> Playthrough | None:
        """The play that was left, as far as it fits the story."""
        return None if self.found.replay is None else self.found.replay.playthrough

    async def taken(self, place: int) -> None:
        """Go on, begin from a seat, or turn the switch."""
        back = 0 if self.left is None else 1
        ways = [*((seat, False) for seat in self.seats), *((seat, True) for seat in self._short_seats)]
        if place >= back + len(ways):
            await self._turn()
        elif place >= back:
            seat, short = ways[place - back]
            await self._begin(seat.id, short=short)
        elif self.left is not None:
            self.post_message(ShowMoment(self.left))

    async def _begin(self, seat: str | None, *, short: bool) -> None:
        """Begin from a seat, or on its short way; what was left is kept beside."""
        skipping = self.sitting.keeping.skips(self.story.id)
        try:
            play = start(self._rules, seat, self._stances(seat), skipping=skipping, short=short)
        except NoWayOnError as error:
            self._stuck = wording.no_way_on(error.at)
            await self.renew()
        else:
            notice = "" if self.left is None else self.sitting.keeping.put_aside(self._rules)
            self.post_message(ShowMoment(play, notice))

    async def _turn(self) -> None:
        keeping = self.sitting.keeping
        keeping.skip(self.story.id, on=not keeping.skips(self.story.id))
        self.found = keeping.look(self._rules)
        entries = self.entries()
        await self.menu.show(entries)
        self.menu.mark(len(entries) - 1)
        self.query_one("#body", Text).show(self.body())
        self.query_one("#rest", Text).show(self.rest())

    def action_stories(self) -> None:
        """Go back to the stories."""
        self.post_message(ShowStories())

    def _stances(self, seat: str | None) -> dict[str, str]:
        person = None if seat is None else self.story.cast.get(seat)
        return {who: how for who, how in self.sitting.stances.items() if person is None or who != person.id}

    def _seat(self, seat: Seat) -> Content:
        return joined((words(self._called(seat), "bold"), words(seat.you)), "\n")

    def _called(self, seat: Seat) -> str:
        person = self.story.cast.get(seat.id or "")
        return person.name if person else (seat.id or "").replace("_", " ").capitalize()


class BrokenScreen(Page):
    """In place of a story that has mistakes in it."""

    WHERE = Where.OPENING
    BINDINGS = bindings(WHERE)

    def __init__(self, title: str, problems: int, path: str, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._body = pages.broken(title, problems, path)

    def body(self) -> Content:
        """How many mistakes, and where they are explained."""
        return self._body

    def entries(self) -> tuple[Entry, ...]:
        """The ways out."""
        return (Entry(words(wording.TO_STORIES)), Entry(words(wording.LEAVE)))

    async def taken(self, place: int) -> None:
        """Go to the stories, or leave."""
        self.post_message(LeaveGame() if place else ShowStories())

    def action_stories(self) -> None:
        """Go to the stories."""
        self.post_message(ShowStories())
