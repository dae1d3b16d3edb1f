"""The app of the desk: it shows where the room is, and whatever a screen asks for."""

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.types import CSSPathType

from game.story.model import Story
from game.story.reading import read_story
from game.tui import messages as tui_messages
from game.tui.frame import BASE, STYLES, Frame
from game.tui.messages import Ask
from game.tui.screens.page import Page
from game.tui.signals import listen
from game.tui.sitting import Sitting
from game.workshop.desk.command import Sat
from game.workshop.desk.desk import Desk
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.papers import print_folder, write_printables, write_report
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.address import AddressScreen
from game.workshop.desk.screens.apart import ApartScreen
from game.workshop.desk.screens.choosing import LeftScreen, StoriesScreen
from game.workshop.desk.screens.closing import ClosingScreen
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.laid_over import Asking, Palette, Paper
from game.workshop.desk.screens.lobby import LobbyScreen
from game.workshop.desk.screens.sheets import AnswerSheet, CountSheet, KeyboardSheet
from game.workshop.desk.screens.vote import VoteScreen
from game.workshop.desk.workshop import Left, Workshop
from game.workshop.paper import preview
from game.workshop.room import Curtain, Part, Refusal

THEME = "contrast"
SECOND = 1.0


class DeskApp(Frame[Sat], inherit_bindings=False):
    """A facilitator's screens around one room."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES, Path(__file__).parent / "desk.tcss"]
    GOOD_TO_KNOW = wording.GOOD_TO_KNOW
    PAPER, PALETTE, QUESTION = Paper, Palette, Asking

    def __init__(
        self, shop: Workshop, sitting: Sitting, desk: Desk | None, story: Story | None, left: tuple[Left, ...]
    ) -> None:
        super().__init__(sitting, THEME)
        self.desk = desk
        self.folder = Path.cwd()
        self._shop = shop
        self._story = story
        self._left = left

    async def on_mount(self) -> None:
        """Show the room there is, or ask for one."""
        listen(lambda status: self.exit(Sat(Leaving.KEPT, self.desk, status), return_code=status))
        self.set_interval(SECOND, self.tick)
        if self.desk is not None:
            await self._sit_down(self.desk)
        elif self._left:
            await self.push_screen(LeftScreen(self._left, self.sitting))
        else:
            await self.push_screen(StoriesScreen(self.sitting))

    def tick(self) -> None:
        """Show what goes by with time."""
        for screen in self.screen_stack[BASE - 1 :]:
            if isinstance(screen, DeskPage) and screen.is_made:
                screen.tick()

    @on(messages.Sit)
    async def _sit(self, message: messages.Sit) -> None:
        try:
            for room in self._left if message.erase else ():
                await self._shop.forget(room.code)
            if message.code:
                desk = await self._shop.resume(message.code)
            elif message.story is None and self._story is None:
                await self.lay_open(StoriesScreen(self.sitting))
                return
            else:
                desk = await self._shop.open(self._fit(message))
        except Refusal as refusal:
            if isinstance(self.screen, Page):
                self.screen.say(refusal.sentence)
            return
        self.desk = desk
        await self._sit_down(desk)

    def _fit(self, message: messages.Sit) -> Story:
        """The story that was chosen, if it is one for this workshop."""
        story = self._story if message.story is None else read_story(message.story.path).story
        if story is None:
            path = "" if message.story is None else message.story.path
            raise Refusal("story", f"This story cannot be played yet. To see why: bothways check {path}")
        if misfit := self._shop.asked.misfit(story):
            raise Refusal("fit", misfit)
        return story

    async def _sit_down(self, desk: Desk) -> None:
        screen = self._kind(desk)(desk, self.sitting)
        await (self.lay_open(screen) if len(self.screen_stack) >= BASE else self.push_screen(screen))
        self.run_worker(self._watch(desk))

    async def _watch(self, desk: Desk) -> None:
        """Show the room again whenever it has changed, until it is another window's."""
        async for _ in desk.live.watch():
            main = self.screen_stack[BASE - 1]
            kind = self._kind(desk)
            if type(main) is not kind:
                await self.lay_open(kind(desk, self.sitting))
            else:
                for screen in self.screen_stack[BASE - 1 :]:
                    if isinstance(screen, DeskPage):
                        await screen.changed()
        self.exit(Sat(Leaving.MOVED, desk))

    @staticmethod
    def _kind(desk: Desk) -> type[DeskPage]:
        match desk.room.part:
            case Part.LOBBY:
                return LobbyScreen
            case Part.STORY:
                return VoteScreen if desk.together else ApartScreen
            case _:
                return ClosingScreen

    @property
    def _sat(self) -> Desk:
        if self.desk is None:
            raise ValueError("no room yet")
        return self.desk

    @on(messages.ShowPage)
    async def _show_page(self, message: messages.ShowPage) -> None:
        await self.push_screen(Paper(message.content, self.sitting))

    @on(messages.ShowAddress)
    async def _show_address(self) -> None:
        place = self.screen.place if isinstance(self.screen, LobbyScreen) else 0
        await self.push_screen(AddressScreen(self._sat, self.sitting, place))

    @on(messages.ShowPreview)
    async def _show_preview(self) -> None:
        shown = await asyncio.to_thread(preview, self._sat.story)
        await self.push_screen(Paper(pages.preview(shown, self.sitting.signs), self.sitting))

    @on(messages.ChooseAnswer)
    async def _choose_answer(self, message: messages.ChooseAnswer) -> None:
        if self._sat.question is not None:
            await self.push_screen(AnswerSheet(self._sat, self.sitting, passed=message.passed))

    @on(messages.CountByHand)
    async def _count_by_hand(self) -> None:
        await self.push_screen(CountSheet(self._sat, self.sitting))

    @on(messages.ShareKeyboard)
    async def _share_keyboard(self) -> None:
        await self.push_screen(KeyboardSheet(self._sat, self.sitting))

    @on(messages.GoBack)
    async def _go_back(self, message: messages.GoBack) -> None:
        question = self._sat.question
        if question is not None and question.cast and not message.sure:
            answers = ((wording.TAKE_BACK, messages.GoBack(sure=True)), (wording.STAY, None))
            await self._ask(Ask(wording.ASK_BACK, *answers))
        else:
            await self._main.doing(self._sat.go_back())

    @on(messages.EndStory)
    async def _end_story(self, message: messages.EndStory) -> None:
        desk = self._sat
        asks = wording.ask_closing(len(desk.room.arrived), len(desk.room.guests))
        unfinished = (
            desk.question is not None if desk.together else len(desk.room.arrived) < len(desk.room.guests)
        )
        if unfinished and not message.sure:
            answers = ((wording.TALK_NOW, messages.EndStory(sure=True)), (wording.STAY, None))
            await self._ask(Ask(wording.ASK_END if desk.together else asks, *answers))
        else:
            await self._main.doing(desk.close_story())

    @on(messages.WriteReport)
    async def _write_report(self, message: messages.WriteReport) -> None:
        if message.sure:
            await self._write(self.folder, write_report(self._sat, self.folder))
        else:
            answers = ((wording.WRITE_IT, messages.WriteReport(sure=True)), (wording.STAY, None))
            await self._ask(Ask(wording.ask_report(str(self.folder)), *answers))

    @on(messages.WritePapers)
    async def _write_papers(self, message: messages.WritePapers) -> None:
        folder = print_folder(self._sat.story, self.folder)
        if message.sure:
            await self._write(folder, write_printables(self._sat.story, folder))
        else:
            answers = ((wording.WRITE_IT, messages.WritePapers(sure=True)), (wording.STAY, None))
            await self._ask(Ask(wording.ask_papers(str(folder)), *answers))

    @on(tui_messages.LeaveGame)
    async def _leave_game(self) -> None:
        """Ask what is to become of the room."""
        if self.desk is None:
            self.exit(Sat(Leaving.NO_ROOM))
            return
        answers = (
            (wording.STAY, None),
            (wording.CLOSE_IT, messages.Leave(Leaving.CLOSED)),
            (wording.KEEP_IT, messages.Leave(Leaving.KEPT)),
        )
        await self._ask(Ask(wording.LEAVE, *answers))

    @on(messages.Blank)
    async def _blank(self) -> None:
        """Show nothing at once, whatever lies over the room: a class is watching."""
        while len(self.screen_stack) > BASE:
            await self.pop_screen()
        await self._main.doing(self._sat.draw(Curtain.BLANK))

    @on(messages.Leave)
    def _leave(self, message: messages.Leave) -> None:
        self.exit(Sat(message.leaving, self.desk))

    @property
    def _main(self) -> DeskPage:
        main = self.screen_stack[BASE - 1]
        if not isinstance(main, DeskPage):
            raise TypeError("no room yet")
        return main

    async def _write(self, folder: Path, writing: Awaitable[tuple[Path, ...]]) -> None:
        try:
            paths = await writing
        except Refusal as refusal:
            self._main.say(refusal.sentence)
        else:
            self._main.say(wording.written(str(folder), ", ".join(path.name for path in paths)))
