"""In the story: the scene, its question, and the loop around it."""

from textual.content import Content

from game.tui import pages as tui_pages
from game.tui.actions import bindings
from game.tui.content import paragraphs
from game.workshop.desk.screens import messages, pages, wording
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.keys import ACTIONS, At
from game.workshop.room import Curtain, Phase

AFTER_REVEAL = frozenset({"again"})
WHILE_OPEN = frozenset({"reveal", "count", "keyboard"})
WITH_QUESTION = frozenset({"go", "without_vote", "talk", "listen", "text"}) | AFTER_REVEAL | WHILE_OPEN
TALKS_FROM = frozenset({Phase.VOTE, Phase.REVOTE})
ROOMY = 18


class VoteScreen(DeskPage):
    """The scene in its phase: read and vote, talk, counts; or the ending where the room came to it."""

    WHERE = At.QUESTION
    BINDINGS = bindings(WHERE, ACTIONS)

    @property
    def face(self) -> object:
        """The question, its phase, and the counts once they are shown."""
        room, decision = self.desk.room, self.desk.question
        phase = None if decision is None else decision.phase
        counts = tuple(decision.counts.items()) if decision is not None and phase is Phase.REVEAL else ()
        return room.curtain, room.trail, decision and decision.number, phase, counts

    def body(self) -> Content:
        """What the room reads in this phase."""
        desk, decision = self.desk, self.desk.question
        if desk.room.curtain is not Curtain.OPEN:
            return pages.curtain(desk.room.curtain)
        if decision is None:
            return paragraphs((tui_pages.moment(desk.play), pages.heading(wording.ENDS_HERE)))
        gap = "\n\n" if self.app.size.height >= ROOMY else "\n"
        choices = pages.choices(desk, decision, self.sitting.signs, gap, self.width)
        match decision.phase:
            case Phase.VOTE:
                return paragraphs((tui_pages.moment(desk.play), pages.heading(wording.SILENT), choices))
            case Phase.TALK:
                return paragraphs((pages.discuss(desk), choices))
            case Phase.REVOTE:
                return paragraphs((pages.heading(wording.AGAIN), choices))
            case _:
                return choices

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works where its step can be taken."""
        del parameters
        decision, room = self.desk.question, self.desk.room
        if action == "back":
            return bool(room.trail)
        if action in WITH_QUESTION and decision is None:
            return False
        if decision is not None and action in WHILE_OPEN:
            return decision.open
        if decision is not None and action in AFTER_REVEAL:
            return decision.phase is Phase.REVEAL
        return decision is not None and decision.phase in TALKS_FROM if action == "talk" else True

    async def action_reveal(self) -> None:
        """Show the counts."""
        await self.doing(self.desk.step(Phase.REVEAL))

    async def action_talk(self) -> None:
        """Talk in pairs."""
        await self.doing(self.desk.step(Phase.TALK))

    async def action_again(self) -> None:
        """Vote again."""
        await self.doing(self.desk.step(Phase.REVOTE))

    def action_go(self) -> None:
        """Go on with any answer."""
        self.post_message(messages.ChooseAnswer())

    def action_without_vote(self) -> None:
        """Go on without a vote."""
        self.post_message(messages.ChooseAnswer(passed=True))

    def action_back(self) -> None:
        """Take the last answer back."""
        self.post_message(messages.GoBack())

    def action_count(self) -> None:
        """Count hands, cards or numbers."""
        self.post_message(messages.CountByHand())

    def action_keyboard(self) -> None:
        """Let everybody vote at this keyboard."""
        self.post_message(messages.ShareKeyboard())

    def action_text(self) -> None:
        """Show the scene's text once more."""
        self.post_message(messages.ShowPage(tui_pages.moment(self.desk.play)))

    def action_talk_after(self) -> None:
        """Go to the talk after the story."""
        self.post_message(messages.EndStory())
