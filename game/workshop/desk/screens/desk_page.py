"""A screen of the desk: what it can do to the room, and how it hears of it."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.content import Content

from game.engine import NoWayOnError
from game.tui.actions import Action
from game.tui.content import joined, words
from game.tui.messages import ShowPeople
from game.tui.pages import ASIDE
from game.tui.screens.page import Page
from game.tui.sitting import Sitting
from game.tui.widgets import Text
from game.workshop.desk.desk import Desk
from game.workshop.desk.loop import Next
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.keys import ACTIONS
from game.workshop.room import Curtain, Phase, Refusal


class DeskPage(Page):
    """A screen of a room."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS

    def __init__(self, desk: Desk, sitting: Sitting, notice: str = "") -> None:
        super().__init__(sitting, notice)
        self.desk = desk
        self._seen = self.face

    @property
    def face(self) -> object:
        """What the screen shows hangs on this: another face is shown from the top."""
        return (self.desk.room.part, self.desk.room.curtain)

    def head(self) -> Content:
        """The story, and the way in for whoever comes late."""
        return words(f"{self.desk.story.title}   {pages.shown(self.desk.addresses[0])}", ASIDE)

    def foot(self) -> Content:
        """A notice, and where the room is."""
        if self.desk.room.curtain is Curtain.BLANK:
            return pages.aside(wording.BLANK_NOTE)
        return joined((super().foot(), pages.status(self.desk, self.sitting.signs)), "\n")

    async def changed(self) -> None:
        """Show what has changed in the room; the place in the text stays where the text is the same."""
        if not self.is_made:
            return
        self.set_class(self.desk.room.curtain is Curtain.BLANK, "-blank")
        if self.face != self._seen:
            self._seen = self.face
            self.notice = ""
            await self.renew()
        else:
            self.tick()

    @property
    def is_made(self) -> bool:
        """Whether its parts are there yet, and still."""
        return bool(self.query("#foot"))

    def tick(self) -> None:
        """Show what goes by with time."""
        self.query_one("#foot", Text).show(self.foot())

    async def doing(self, wish: Awaitable[object]) -> bool:
        """Do something with the room; whether it was granted. A refusal is said."""
        try:
            await wish
        except Refusal as refusal:
            self.say(refusal.sentence)
            return False
        except NoWayOnError as error:
            self.say(f"{error} This is a fault of the story, not yours. Choose another answer.")
            return False
        return True

    def on_mount(self) -> None:
        """Show at once what has happened while the screen was made."""
        self.call_after_refresh(self.changed)

    async def action_next(self) -> None:
        """Do the next step."""
        match self.desk.next:
            case Next.BEGIN:
                await self.doing(self.desk.begin())
            case Next.TALK:
                await self.doing(self.desk.step(Phase.TALK))
            case Next.REVEAL:
                await self.doing(self.desk.step(Phase.REVEAL))
            case Next.GO if self.desk.question is not None:
                await self.doing(self.desk.decide(self.desk.question.leaders[0]))
            case Next.CHOOSE:
                return  # a key pressed twice must not decide a tie
            case Next.CLOSING:
                await self.doing(self.desk.close_story())
            case Next.ON:
                await self.doing(self.desk.turn(1))
            case Next.END:
                self.action_leave()

    async def action_pause(self) -> None:
        """Pause, or go on."""
        await self._draw(Curtain.PAUSED)

    async def action_blank(self) -> None:
        """Show nothing, or all again."""
        await self._draw(Curtain.BLANK)

    def action_timer(self) -> None:
        """Start or stop the clock."""
        self.desk.turn_timer()
        self.tick()

    def action_address(self) -> None:
        """Show the address, large."""
        self.post_message(messages.ShowAddress())

    def action_plan(self) -> None:
        """Show the plan of the hour."""
        self.post_message(messages.ShowPage(pages.plan(self.desk)))

    def action_listen(self) -> None:
        """Show what to ask and what to listen for."""
        self.post_message(messages.ShowPage(pages.listen(self.desk)))

    def action_papers(self) -> None:
        """Write what there is to print."""
        self.post_message(messages.WritePapers())

    def action_people(self) -> None:
        """Show help lines for people."""
        self.post_message(ShowPeople())

    async def _draw(self, curtain: Curtain) -> None:
        drawn = self.desk.room.curtain is curtain
        await self.doing(self.desk.draw(Curtain.OPEN if drawn else curtain))
