"""The app around our screens: colours, signs, and the pages that any of them may ask for."""

import os
from pathlib import Path
from typing import ClassVar, TypeVar

from attrs import evolve
from textual import on
from textual.app import App
from textual.screen import Screen
from textual.types import CSSPathType

from game.tui import messages, pages, wording
from game.tui.screens.page import Page
from game.tui.screens.palette import PaletteScreen
from game.tui.screens.paper import PaperScreen
from game.tui.screens.question import QuestionScreen
from game.tui.signs import ASCII, UNICODE
from game.tui.sitting import Sitting
from game.tui.themes import NAMES, PALETTES, after

T = TypeVar("T")
BASE = 2
STYLES = Path(__file__).parent / "bothways.tcss"


class Frame(App[T], inherit_bindings=False):
    """An app of ours on a whole terminal.

    Textual's own commands, title and notices stay unused: nothing a story says can reach them.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = STYLES
    ENABLE_COMMAND_PALETTE = False
    GOOD_TO_KNOW: ClassVar[tuple[str, ...]] = wording.GOOD_TO_KNOW
    # The screens that are laid over others.
    PAPER: ClassVar[type[PaperScreen]] = PaperScreen
    PALETTE: ClassVar[type[PaletteScreen]] = PaletteScreen
    QUESTION: ClassVar[type[QuestionScreen]] = QuestionScreen

    def __init__(self, sitting: Sitting, theme: str) -> None:
        super().__init__()
        self.sitting = sitting
        if "TEXTUAL_ANIMATIONS" not in os.environ:
            self.animation_level = "none"
        for palette in PALETTES:
            self.register_theme(palette.theme())
        self.theme = theme if theme in NAMES else NAMES[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours' names, so that styles can use them under any theme."""
        return PALETTES[0].variables

    @on(messages.ShowHelp)
    async def _show_help(self, message: messages.ShowHelp) -> None:
        page = pages.keys(message.actions, self.sitting.signs, self.GOOD_TO_KNOW)
        await self.push_screen(self.PAPER(page, self.sitting))

    @on(messages.ShowPalette)
    async def _show_palette(self, message: messages.ShowPalette) -> None:
        await self.push_screen(self.PALETTE(message.actions, self.sitting))

    @on(messages.Do)
    async def _do(self, message: messages.Do) -> None:
        await self.screen.run_action(message.action.name)

    @on(messages.ShowPeople)
    async def _show_people(self) -> None:
        await self.push_screen(self.PAPER(pages.people(), self.sitting))

    @on(messages.OtherColours)
    def _other_colours(self) -> None:
        self.theme = after(self.theme)
        self.sitting.keeping.change(theme=self.theme)

    @on(messages.OtherSigns)
    async def _other_signs(self) -> None:
        plain = self.sitting.signs is not ASCII
        self.sitting = evolve(self.sitting, signs=ASCII if plain else UNICODE)
        self.sitting.keeping.change(ascii=plain)
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                await screen.sit_otherwise(evolve(screen.sitting, signs=self.sitting.signs))

    @on(messages.Ask)
    async def _ask(self, message: messages.Ask) -> None:
        await self.push_screen(self.QUESTION(message, self.sitting))

    async def lay_open(self, screen: Screen[None]) -> None:
        """Show a screen in place of the one before, and of every page that lies over that."""
        while len(self.screen_stack) > BASE:
            await self.pop_screen()
        await self.switch_screen(screen)
