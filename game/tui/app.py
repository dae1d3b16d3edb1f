"""The app: it knows every screen, and shows the one that a message asks for."""

from enum import Enum
from pathlib import Path

from attrs import evolve
from textual import on
from textual.screen import Screen

from game.story.library import card
from game.story.problems import Severity
from game.story.reading import read_story
from game.tui import cards, messages, pages, wording
from game.tui.frame import Frame
from game.tui.keepsake import write_debrief
from game.tui.screens.cards import CardScreen, CardsScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.history import HistoryScreen
from game.tui.screens.library import LibraryScreen
from game.tui.screens.opening import BrokenScreen, OpeningScreen
from game.tui.screens.page import Page
from game.tui.screens.paper import PaperScreen
from game.tui.screens.story import StoryScreen
from game.tui.signals import listen
from game.tui.sitting import Sitting


class Left(Enum):
    """How the player left."""

    QUIETLY = "quietly"
    KEPT = "in the middle of a story, its place kept"
    AT_ONCE = "at once"


class BothWays(Frame[Left], inherit_bindings=False):
    """The game on a whole terminal."""

    def __init__(self, sitting: Sitting, story: Path | None = None, *, go_on: bool = False) -> None:
        super().__init__(sitting, sitting.keeping.settings.theme)
        self._story = story
        self._go_on = go_on

    async def on_mount(self) -> None:
        """Open the library, or the story that was asked for, there where it was left if that was asked for too."""
        listen(lambda status: self.exit(Left.QUIETLY, return_code=status))
        if self._story is None:
            await self.push_screen(LibraryScreen(self.sitting))
            return
        opening = self._opening(self._story)
        if self._go_on and isinstance(opening, OpeningScreen):
            if opening.left is not None:
                notice = " ".join(opening.found.sentences)
                await self.push_screen(StoryScreen(opening.left, self.sitting, notice))
                return
            opening.notice = wording.NOTHING_TO_GO_ON_FROM
        await self.push_screen(opening)

    def on_unmount(self) -> None:
        """Let other windows have the story that was open."""
        self.sitting.keeping.close()

    @on(messages.ShowStories)
    async def _show_stories(self) -> None:
        self.sitting.keeping.close()
        await self.lay_open(LibraryScreen(self.sitting))

    @on(messages.OpenStory)
    async def _open_story(self, message: messages.OpenStory) -> None:
        await self.lay_open(self._opening(message.path))

    @on(messages.OtherSeat)
    async def _other_seat(self, message: messages.OtherSeat) -> None:
        await self.lay_open(OpeningScreen(message.story, evolve(self.sitting, seat=None)))

    @on(messages.ShowMoment)
    async def _show(self, message: messages.ShowMoment) -> None:
        ended = message.play.ending is not None
        screen = (EndingScreen if ended else StoryScreen)(message.play, self.sitting, message.notice)
        await self.lay_open(screen)

    @on(messages.GoTo)
    async def _go_to(self, message: messages.GoTo) -> None:
        keeping = self.sitting.keeping
        aside = "" if message.ended is None else keeping.put_ended_aside(message.ended)
        kept = keeping.keep(message.play)
        await self._show(messages.ShowMoment(message.play, kept or aside))

    @on(messages.SaveDebrief)
    def _save_debrief(self, message: messages.SaveDebrief) -> None:
        said = write_debrief(message.play, Path.cwd())
        if isinstance(self.screen, Page):
            self.screen.say(said)

    @on(messages.ShowHistory)
    async def _show_history(self, message: messages.ShowHistory) -> None:
        await self.push_screen(HistoryScreen(message.play, self.sitting))

    @on(messages.ShowRetold)
    async def _show_retold(self, message: messages.ShowRetold) -> None:
        page = pages.retold(message.play, message.other.retold.play, message.said)
        await self.push_screen(PaperScreen(page, self.sitting))

    @on(messages.ShowCards)
    async def _show_cards(self) -> None:
        await self.push_screen(CardsScreen(self.sitting))

    @on(messages.ShowCard)
    async def _show_card(self, message: messages.ShowCard) -> None:
        await self.push_screen(CardScreen(message.card, self.sitting))

    @on(messages.ShowLicences)
    async def _show_licences(self) -> None:
        await self.push_screen(PaperScreen(cards.licences(), self.sitting))

    @on(messages.LeaveGame)
    def _leave(self, message: messages.LeaveGame) -> None:
        kept = Left.KEPT if message.kept else Left.QUIETLY
        self.exit(Left.AT_ONCE if message.at_once else kept)

    def _opening(self, path: Path) -> Screen[None]:
        reading = read_story(path)
        if reading.story is None:
            errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
            return BrokenScreen(card(path).title, errors, str(path), self.sitting)
        return OpeningScreen(reading.story, self.sitting)
