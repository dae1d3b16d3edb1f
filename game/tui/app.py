"""The app: it knows every screen, and shows the one that a message asks for."""

import os
from enum import Enum
from pathlib import Path

from attrs import evolve
from textual import on
from textual.app import App
from textual.screen import Screen

from game.story.library import card
from game.story.problems import Severity
from game.story.reading import read_story
from game.tui import messages, pages
from game.tui.screens.ending import EndingScreen
from game.tui.screens.library import LibraryScreen
from game.tui.screens.opening import BrokenScreen, OpeningScreen
from game.tui.screens.paper import PaperScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.story import StoryScreen
from game.tui.sitting import Sitting
from game.tui.themes import NAMES, PALETTES


class Left(Enum):
    """How the player left."""

    QUIETLY = "quietly"
    AT_ONCE = "at once"


class BothWays(App[Left], inherit_bindings=False):
    """The game on a whole terminal.

    Textual's own commands, title and notices stay unused: nothing a story says can reach them.
    """

    CSS_PATH = "bothways.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, sitting: Sitting, story: Path | None = None) -> None:
        super().__init__()
        self.sitting = sitting
        self._story = story
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        for palette in PALETTES:
            self.register_theme(palette.theme())
        self.theme = NAMES[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours' names, so that styles can use them under any theme."""
        return PALETTES[0].variables

    async def on_mount(self) -> None:
        """Open the library, or the story that was asked for."""
        if self._story is None:
            await self.push_screen(LibraryScreen(self.sitting))
        else:
            await self.push_screen(self._opening(self._story))

    @on(messages.ShowStories)
    async def _show_stories(self) -> None:
        await self.switch_screen(LibraryScreen(self.sitting))

    @on(messages.OpenStory)
    async def _open_story(self, message: messages.OpenStory) -> None:
        await self.switch_screen(self._opening(message.path))

    @on(messages.OtherSeat)
    async def _other_seat(self, message: messages.OtherSeat) -> None:
        await self.switch_screen(OpeningScreen(message.story, evolve(self.sitting, seat=None)))

    @on(messages.ShowMoment)
    async def _show(self, message: messages.ShowMoment) -> None:
        ended = message.play.ending is not None
        await self.switch_screen((EndingScreen if ended else StoryScreen)(message.play, self.sitting))

    @on(messages.ShowHistory)
    async def _show_history(self, message: messages.ShowHistory) -> None:
        await self.push_screen(PaperScreen(pages.history(message.play), self.sitting, from_end=True))

    @on(messages.ShowHelp)
    async def _show_help(self, message: messages.ShowHelp) -> None:
        await self.push_screen(PaperScreen(pages.keys(message.actions, self.sitting.signs), self.sitting))

    @on(messages.ShowPeople)
    async def _show_people(self) -> None:
        await self.push_screen(PaperScreen(pages.people(), self.sitting))

    @on(messages.AskToLeave)
    async def _ask_to_leave(self) -> None:
        await self.push_screen(QuestionScreen(self.sitting))

    @on(messages.LeaveGame)
    def _leave(self, message: messages.LeaveGame) -> None:
        self.exit(Left.AT_ONCE if message.at_once else Left.QUIETLY)

    def _opening(self, path: Path) -> Screen[None]:
        reading = read_story(path)
        if reading.story is None:
            errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
            return BrokenScreen(card(path).title, errors, str(path), self.sitting)
        return OpeningScreen(reading.story, self.sitting)
