"""Sheets over the foot of a question: an answer to choose, counts to type, and the keyboard for everybody."""

from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen

from game.tui.actions import bindings
from game.tui.content import joined, paragraphs, words
from game.tui.sitting import Sitting
from game.tui.widgets import Entry
from game.workshop.desk.answers import answers, read_counts
from game.workshop.desk.desk import Desk
from game.workshop.desk.screens import pages, wording
from game.workshop.desk.screens.desk_page import DeskPage
from game.workshop.desk.screens.keys import ACTIONS, LETTERS, At
from game.workshop.room import Phase, Refusal

LONGEST = 60


class Sheet(DeskPage, ModalScreen[None], inherit_bindings=False):
    """A sheet."""

    @property
    def face(self) -> object:
        """The question it is about."""
        return self.desk.question and self.desk.question.number

    def head(self) -> Content:
        """Nothing: the screen below has it."""
        return pages.nothing()

    def foot(self) -> Content:
        """A notice."""
        return words(self.notice, "bold")

    def action_close_sheet(self) -> None:
        """Back to the screen below."""
        self.dismiss()


class AnswerSheet(Sheet):
    """The answers, one of which the story goes on with."""

    WHERE = At.ANSWER
    BINDINGS = bindings(WHERE, ACTIONS)
    LABELS = "ABCDEFGHIJ"

    def __init__(self, desk: Desk, sitting: Sitting, *, passed: bool) -> None:
        super().__init__(desk, sitting)
        self._passed = passed
        self._open = tuple(answer for answer in answers(desk.play, desk.question) if answer.why_not is None)

    def body(self) -> Content:
        """The question."""
        return pages.heading(wording.WITHOUT_VOTE if self._passed else wording.GO_WITH)

    def entries(self) -> tuple[Entry, ...]:
        """The answers; with their counts once they are shown."""
        question = self.desk.question
        shown = question is not None and question.phase is Phase.REVEAL
        return tuple(
            Entry(
                joined(
                    (
                        pages.said(answer, self.sitting.signs),
                        words(f"({answer.count})" if shown else "", "bold"),
                    ),
                    " ",
                )
            )
            for answer in self._open
        )

    def on_mount(self) -> None:
        """Mark an answer that leads."""
        super().on_mount()
        question = self.desk.question
        leaders = question.leaders if question is not None and question.phase is Phase.REVEAL else ()
        self.menu.mark(next((place for place, answer in enumerate(self._open) if answer.id in leaders), 0))

    async def taken(self, place: int) -> None:
        """Go on with that answer."""
        if await self.doing(self.desk.decide(self._open[place].id, passed=self._passed)):
            self.dismiss()

    def action_letter(self, letter: str) -> None:
        """Take the answer of that letter."""
        self.menu.take(LETTERS.index(letter))


class CountSheet(Sheet):
    """A line to type counts in."""

    WHERE = At.COUNTING
    BINDINGS = bindings(WHERE, ACTIONS)

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        super().__init__(desk, sitting)
        self.typed = ""

    def body(self) -> Content:
        """What to type, and what was typed."""
        line = words(f"{self.sitting.signs.marked} {self.typed}_", "bold")
        return paragraphs((pages.heading(wording.COUNT_TITLE), words(wording.COUNT_HOW), line))

    def on_key(self, event: Key) -> None:
        """Write a letter, a digit or a space."""
        sign = " " if event.key == "space" else event.character or ""
        if (sign.isascii() and sign.isalnum()) or sign == " ":
            event.stop()
            self._write(f"{self.typed}{sign}"[:LONGEST])

    def action_rub_out(self) -> None:
        """Rub out the last sign."""
        self._write(self.typed[:-1])

    async def action_enter_counts(self) -> None:
        """Count it so; with nothing typed, close."""
        if not self.typed.strip() or await self.doing(self._count()):
            self.dismiss()

    async def _count(self) -> None:
        if self.desk.question is None:
            raise Refusal("none", "No question is open.")
        source, counts = read_counts(self.typed, self.desk.question)
        await self.desk.count(source, counts)

    def _write(self, typed: str) -> None:
        self.typed, self.notice = typed, ""
        self._say_all()


class KeyboardSheet(Sheet):
    """The answers for everybody who comes to this keyboard; who pressed what is never shown."""

    WHERE = At.KEYBOARD
    BINDINGS = bindings(WHERE, ACTIONS)

    def body(self) -> Content:
        """The answers, and how many have pressed."""
        choices = pages.choices(self.desk, None, self.sitting.signs, "\n", self.width)
        pressed = words(wording.counted(self.desk.pressed, "vote"), "bold")
        return paragraphs((pages.heading(wording.KEYBOARD_TITLE), choices, pressed))

    async def action_press(self, letter: str) -> None:
        """Count a press."""
        if await self.doing(self.desk.press(letter)):
            self.notice = wording.THANKS
            self._say_all()

    async def action_unpress(self) -> None:
        """Take the last press back."""
        if await self.doing(self.desk.unpress()):
            self.notice = ""
            self._say_all()
