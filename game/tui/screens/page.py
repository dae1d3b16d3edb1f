"""A screen as all of ours are: a running head, a column of text and choices, and the keys."""

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Center
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from game.tui.actions import ACTIONS, Action, live
from game.tui.content import NOTHING, words
from game.tui.messages import LeaveGame, OtherColours, OtherSigns, ShowHelp, ShowPalette, ShowPeople
from game.tui.pages import ASIDE
from game.tui.sitting import Sitting
from game.tui.widgets import Column, Entry, Footer, Menu, Text
from game.tui.widgets.menu import DIGITS

COLUMNS, MARGIN, NARROW, NARROW_MARGINS = 76, 4, 56, 2


class Page(Screen[None], inherit_bindings=False):
    """A screen of text and choices.

    A subclass says what stands on it (`head`, `body`, `entries`, `rest`, `foot`) and what taking a choice does
    (`taken`); `renew` shows it all afresh.
    """

    # Textual declares these as attributes of the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (56, "-medium"), (80, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012
    WHERE: ClassVar[StrEnum]
    # Every key there could be.
    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    # Whether the choices have keys, and which.
    NUMBERED: ClassVar[bool] = True
    LABELS: ClassVar[str] = DIGITS

    def __init__(self, sitting: Sitting, notice: str = "") -> None:
        super().__init__()
        self.sitting = sitting
        self.notice = notice

    def head(self) -> Content:
        """The line above the column, on terminals that have room for it."""
        return NOTHING

    def body(self) -> Content:
        """What is read."""
        return NOTHING

    def entries(self) -> tuple[Entry, ...]:
        """What can be chosen."""
        return ()

    def rest(self) -> Content:
        """What is read below the choices."""
        return NOTHING

    def foot(self) -> Content:
        """A line above the keys, such as a quiet notice that is said once; none when empty."""
        return words(self.notice, ASIDE)

    async def taken(self, place: int) -> None:
        """Do what the open entry at a place stands for."""

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield Center(Text(self.head(), id="head"))
        yield Column(*self.parts(), signs=self.sitting.signs)
        yield Center(Text(self.foot(), id="foot"))
        yield Center(Footer(self.WHERE, self.ACTIONS))

    def parts(self) -> tuple[Widget, ...]:
        """What scrolls, from top to bottom."""
        labels = self.LABELS if self.NUMBERED else ""
        menu = Menu(self.entries(), self.sitting.signs, labels=labels)
        return Text(self.body(), id="body"), menu, Text(self.rest(), id="rest")

    async def sit_otherwise(self, sitting: Sitting) -> None:
        """Show everything as the player wants it from now on, at the same place."""
        self.sitting = sitting
        marked = self.menu.marked
        self._say_all()
        self.column.draw_with(sitting.signs)
        await self.menu.show(self.entries(), sitting.signs)
        if marked is not None and marked.place is not None:
            self.menu.mark(marked.place)

    async def renew(self) -> None:
        """Show everything afresh, from the top."""
        self._say_all()
        await self.menu.show(self.entries())
        self.column.to_top()
        self.refresh_bindings()
        self.query_one(Footer).renew()

    def _say_all(self) -> None:
        self.query_one("#body", Text).show(self.body())
        self.query_one("#rest", Text).show(self.rest())
        self.query_one("#foot", Text).show(self.foot())

    def say(self, notice: str) -> None:
        """Say something in a quiet line above the keys."""
        self.notice = notice
        self.query_one("#foot", Text).show(self.foot())

    @property
    def width(self) -> int:
        """The columns there are for text."""
        total = self.app.size.width
        return total - NARROW_MARGINS if total < NARROW else min(COLUMNS, total) - MARGIN

    @property
    def live_actions(self) -> tuple[Action, ...]:
        """What can be done here now."""
        working = {active.binding.id for active in self.active_bindings.values() if active.enabled}
        return live(working, self.ACTIONS)

    @property
    def column(self) -> Column:
        """The column."""
        return self.query_one(Column)

    @property
    def menu(self) -> Menu:
        """The choices."""
        return self.query_one(Menu)

    @on(Menu.Taken)
    async def _taken(self, message: Menu.Taken) -> None:
        message.stop()
        await self.taken(message.place)

    def action_choose(self, number: int) -> None:
        """Take the choice of that number; one that cannot be seen yet is shown and marked first.

        A digit is soon pressed by habit, and would pass over all that stands between.
        """
        rows = self.menu.open_rows
        if number > len(rows):
            return
        if self.menu.is_laid_out and self.column.sees(rows[number - 1]):
            self.menu.take(number - 1)
            return
        self.call_after_refresh(self._choose_seen, number)

    def _choose_seen(self, number: int) -> None:
        """Choose by number, now that all has its place: a key may come before a paint or right after a scroll."""
        rows = self.menu.open_rows
        if number > len(rows):
            return
        if self.column.sees(rows[number - 1]):
            self.menu.take(number - 1)
            return
        self.menu.mark(number - 1)
        self.column.reveal(self.menu)
        self.column.reveal(rows[number - 1])

    def action_take(self) -> None:
        """Take the marked choice; when it is still below, go on by a page; when it is above, come back to it."""
        if not self.menu.is_laid_out:
            self.call_after_refresh(self._take_seen)
            return
        self._take_seen()

    def _take_seen(self) -> None:
        """Take the marked choice, now that the choices have their places."""
        marked = self.menu.marked
        if marked is None or self.column.is_above(marked):
            self.column.page(1)
        elif not self.column.sees(marked):
            self.column.reveal(marked)
        else:
            self.menu.take_marked()

    def action_down(self) -> None:
        """Scroll until the choices are seen, then mark the next one."""
        first = self.menu.first
        if first is None or self.column.is_above(first) or not self.menu.move(1):
            self.column.step(1)
        elif self.menu.marked is not None:
            self.column.reveal(self.menu.marked)

    def action_up(self) -> None:
        """Mark the choice above; above the first, scroll."""
        marked = self.menu.marked
        if marked is None or self.column.is_above(marked) or not self.menu.move(-1):
            self.column.step(-1)
        elif self.menu.marked is not None:
            self.column.reveal(self.menu.marked)

    def action_page_down(self) -> None:
        """Go on by a page."""
        self.column.page(1)

    def action_page_up(self) -> None:
        """Go back by a page."""
        self.column.page(-1)

    def action_top(self) -> None:
        """Go to the first line."""
        self.column.to_top()

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.column.to_bottom()

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.post_message(ShowHelp(self.live_actions))

    def action_palette(self) -> None:
        """List all that can be done here."""
        self.post_message(ShowPalette(self.live_actions))

    def action_people(self) -> None:
        """Show help lines for people."""
        self.post_message(ShowPeople())

    def action_theme(self) -> None:
        """Take the next colours."""
        self.post_message(OtherColours())

    def action_signs(self) -> None:
        """Take the other signs."""
        self.post_message(OtherSigns())

    def action_leave(self) -> None:
        """Leave the game."""
        self.post_message(LeaveGame())

    def action_vanish(self) -> None:
        """Leave at once and clear the screen."""
        self.post_message(LeaveGame(at_once=True))

    def action_interrupt(self) -> None:
        """Copy the marked text; leave where none is marked."""
        if self.get_selected_text():
            self.action_copy_text()
        else:
            self.action_leave()
