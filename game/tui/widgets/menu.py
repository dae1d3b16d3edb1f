"""A list of choices: numbered ones that can be taken, and greyed ones that say why not."""

from collections.abc import Sequence

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message

from game.tui.content import NOTHING, joined, words
from game.tui.signs import Signs
from game.tui.widgets.text import Text

MOST_NUMBERED = 9


@frozen
class Entry:
    """A line of a menu.

    Attributes:
        content: what it says.
        is_open: whether it can be taken; otherwise it is shown without a number.
        below: what is read between it and the next one.
    """

    content: Content
    is_open: bool = True
    below: Content = NOTHING


class Row(Horizontal):
    """An entry on the screen; `place` counts the open ones from 0, and is None for the others."""

    def __init__(self, entry: Entry, place: int | None, signs: Signs, *, numbered: bool = True) -> None:
        super().__init__(classes="" if entry.is_open else "-locked")
        self.entry = entry
        self.place = place
        self._signs = signs
        self._numbered = numbered

    def compose(self) -> ComposeResult:
        """The mark, the number or the locked sign, and the words."""
        yield Text(words(self._signs.marked), classes="mark")
        yield Text(words(self._number), classes="number")
        yield Text(self.entry.content, classes="words")

    @property
    def _number(self) -> str:
        if self.place is None:
            return self._signs.locked
        if not self._numbered:
            return ""
        return str(self.place + 1) if self.place < MOST_NUMBERED else self._signs.dot

    def on_click(self) -> None:
        """A click takes an open entry."""
        if self.place is not None:
            self.post_message(Menu.Taken(self.place))


class Menu(Vertical):
    """The choices of a screen, one of them marked."""

    class Taken(Message):
        """An open entry was taken; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self, entries: Sequence[Entry], signs: Signs, *, numbered: bool = True) -> None:
        super().__init__(classes="" if entries else "-empty")
        self._entries = entries
        self._signs = signs
        self._numbered = numbered
        self._marked = 0

    def compose(self) -> ComposeResult:
        """The entries it begins with."""
        place = 0
        for entry in self._entries:
            yield Row(entry, place if entry.is_open else None, self._signs, numbered=self._numbered)
            place += entry.is_open
            if entry.below:
                yield Text(entry.below, classes="below")

    def on_mount(self) -> None:
        """Mark the first open entry."""
        self._paint()

    async def show(self, entries: Sequence[Entry], signs: Signs | None = None) -> None:
        """Show other entries, the first open one marked; with other signs, if there are any."""
        self._signs = signs or self._signs
        self._marked = 0
        self._entries = entries
        self.set_class(not entries, "-empty")
        with self.app.batch_update():
            await self.recompose()
        self._paint()

    @property
    def open_rows(self) -> list[Row]:
        """The rows that can be taken."""
        return [row for row in self.query(Row) if row.place is not None]

    @property
    def first(self) -> Row | None:
        """The first row, open or not."""
        return next(iter(self.query(Row)), None)

    @property
    def marked(self) -> Row | None:
        """The marked row; None where nothing is open."""
        rows = self.open_rows
        return rows[self._marked] if rows else None

    def move(self, by: int) -> bool:
        """Mark the open row that far on; False where there is none."""
        wanted = self._marked + by
        if not 0 <= wanted < len(self.open_rows):
            return False
        self._marked = wanted
        self._paint()
        return True

    @property
    def next_row(self) -> Row | None:
        """The open row below the marked one."""
        return self._at(self._marked + 1)

    @property
    def row_before(self) -> Row | None:
        """The open row above the marked one."""
        return self._at(self._marked - 1)

    def mark(self, place: int) -> None:
        """Mark the open row at a place."""
        self.move(place - self._marked)

    def take(self, place: int) -> None:
        """Take the open row at a place, if there is one."""
        if 0 <= place < len(self.open_rows):
            self.post_message(self.Taken(place))

    def take_marked(self) -> None:
        """Take the marked row."""
        self.take(self._marked)

    def _at(self, place: int) -> Row | None:
        rows = self.open_rows
        return rows[place] if 0 <= place < len(rows) else None

    def _paint(self) -> None:
        for row in self.query(Row):
            row.set_class(row.place == self._marked, "-marked")


def with_reason(entry: Content, reason: Content) -> Content:
    """What a locked entry says: its words, and below them why it is not open."""
    return joined((entry, reason), "\n")
