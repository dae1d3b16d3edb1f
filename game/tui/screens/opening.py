"""Before a story: what it is, who you are, and the way in."""

from textual.content import Content

from game.engine import NoWayOnError, Rules, start
from game.story.model import Seat, Story
from game.tui import pages, wording
from game.tui.actions import Where, bindings
from game.tui.content import NOTHING, joined, paragraphs, words
from game.tui.messages import LeaveGame, ShowMoment, ShowStories
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Entry


class OpeningScreen(Page):
    """A story's opening; where it has seats, they are the ways in."""

    WHERE = Where.OPENING
    BINDINGS = bindings(WHERE)

    def __init__(self, story: Story, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.story = story
        self.seats = tuple(seat for seat in story.seats if sitting.seat in {None, seat.id})
        self._notice = NOTHING

    def body(self) -> Content:
        """The story's head, and who you are where that is settled."""
        you = self.story.you if len(self.seats) > 1 else self.seats[0].you or self.story.you
        return paragraphs((pages.opening(self.story, you, self.sitting.signs), self._notice))

    def entries(self) -> tuple[Entry, ...]:
        """One way in for each seat."""
        if len(self.seats) == 1:
            return (Entry(words(wording.BEGIN)),)
        return tuple(Entry(self._seat(seat)) for seat in self.seats)

    async def taken(self, place: int) -> None:
        """Begin, from that seat."""
        seat = self.seats[place].id
        person = None if seat is None else self.story.cast.get(seat)
        stances = {
            who: how for who, how in self.sitting.stances.items() if person is None or who != person.id
        }
        try:
            play = start(Rules.of(self.story), seat, stances)
        except NoWayOnError as error:
            self._notice = words(wording.no_way_on(error.at), "bold")
            await self.renew()
        else:
            self.post_message(ShowMoment(play))

    def action_stories(self) -> None:
        """Go back to the stories."""
        self.post_message(ShowStories())

    def _seat(self, seat: Seat) -> Content:
        person = self.story.cast.get(seat.id or "")
        name = person.name if person else (seat.id or "").replace("_", " ").capitalize()
        return joined((words(name, "bold"), words(seat.you)), "\n")


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
