"""A list of choices: numbered ones that can be taken, and greyed ones that say why not."""

from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message

from game.tui.content import NOTHING, beside, joined, words
from game.tui.signs import Signs
from game.tui.widgets.text import Text

DIGITS = "123456789"


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


class _Words(Text):
    """An entry's number and its words beside that, in one widget, since each widget costs time in every layout."""

    def __init__(self, number: Content, said: Content) -> None:
        super().__init__(said, classes="words")
        self._number = number

    def become(self, number: Content, said: Content) -> None:
        """Show another number, as wide as the last, and other words."""
        if not self._number.is_same(number):
            self._number = number
            self.show_again()
        self.show(said)

    def laid(self, width: int) -> Content:
        """The words below one another, the number before the first line."""
        return beside(self._number, super().laid(width - self._number.cell_length), width)


class Row(Horizontal):
    """An entry on the screen; `place` counts the open ones from 0, and is None for the others."""

    def __init__(self, entry: Entry, place: int | None, signs: Signs, *, labels: str = DIGITS) -> None:
        super().__init__(classes="" if entry.is_open else "-locked")
        self.entry = entry
        self.place = place
        self._signs = signs
        self._labels = labels
        self._mark = Text(words(signs.marked), classes="mark")
        self._words = _Words(self._number, entry.content)

    def compose(self) -> ComposeResult:
        """The mark, and the words with their number or the locked sign."""
        yield self._mark
        yield self._words

    def become(self, entry: Entry, place: int | None, signs: Signs) -> None:
        """Show another entry in the same row; that is much quicker than a new row."""
        self.entry, self.place, self._signs = entry, place, signs
        self.set_class(not entry.is_open, "-locked")
        self._mark.show(words(signs.marked))
        self._words.become(self._number, entry.content)

    @property
    def _number(self) -> Content:
        """The number in two columns; nothing where the choices have none."""
        said = self._said
        return words(f"{said} " if said else "", "$heading" if self.entry.is_open else "$locked")

    @property
    def _said(self) -> str:
        if self.place is None:
            return self._signs.locked
        if not self._labels:
            return ""
        return self._labels[self.place] if self.place < len(self._labels) else self._signs.dot

    def on_click(self) -> None:
        """A click takes an open entry."""
        if self.place is not None:
            self.post_message(Menu.Taken(self.place))


class Menu(Vertical):
    """The choices of a screen, one of them marked; `labels` are the keys of the open ones, none where it is empty."""

    class Taken(Message):
        """An open entry was taken; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self, entries: Sequence[Entry], signs: Signs, *, labels: str = DIGITS) -> None:
        super().__init__(classes="" if entries else "-empty")
        self._entries = entries
        self._signs = signs
        self._labels = labels
        self._marked = 0
        self._laid_out = True

    def compose(self) -> ComposeResult:
        """The entries it begins with."""
        for entry, place in self._placed:
            yield self._row(entry, place)
            if entry.below:
                yield Text(entry.below, classes="below")

    def on_mount(self) -> None:
        """Mark the first open entry."""
        self._paint()

    async def show(self, entries: Sequence[Entry], signs: Signs | None = None) -> None:
        """Show other entries, the first open one marked; with other signs, if there are any."""
        self._signs = signs or self._signs
        self._marked = 0
        rows_alone = not any(entry.below for entry in (*self._entries, *entries))
        self._entries = entries
        self.set_class(not entries, "-empty")
        with self.app.batch_update():
            await (self._renew_rows() if rows_alone else self.recompose())
        self._paint()
        self._laid_out = False
        self.call_after_refresh(self._has_places)

    async def _renew_rows(self) -> None:
        """Let the rows there are show the entries, and make or remove only what is over."""
        rows, placed = self.rows, self._placed
        for row, (entry, place) in zip(rows, placed, strict=False):
            row.become(entry, place, self._signs)
        for row in rows[len(placed) :]:
            await row.remove()
        for entry, place in placed[len(rows) :]:
            await self.mount(self._row(entry, place))

    def _row(self, entry: Entry, place: int | None) -> Row:
        return Row(entry, place, self._signs, labels=self._labels)

    @property
    def _placed(self) -> list[tuple[Entry, int | None]]:
        """The entries, and which of the open ones each is."""
        opened = accumulate((entry.is_open for entry in self._entries), initial=0)
        return [
            (entry, place if entry.is_open else None)
            for entry, place in zip(self._entries, opened, strict=False)
        ]

    def _has_places(self) -> None:
        self._laid_out = True

    @property
    def is_laid_out(self) -> bool:
        """Whether the rows stand where they are, for what they show now."""
        return self._laid_out and all(row.region for row in self.rows)

    @property
    def rows(self) -> list[Row]:
        """The rows, from the first to the last: no search through all that is on the screen."""
        return [child for child in self.children if isinstance(child, Row)]

    @property
    def open_rows(self) -> list[Row]:
        """The rows that can be taken."""
        return [row for row in self.rows if row.place is not None]

    @property
    def first(self) -> Row | None:
        """The first row, open or not."""
        return next(iter(self.rows), None)

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
        for row in self.rows:
            row.set_class(row.place == self._marked, "-marked")


def with_reason(entry: Content, reason: Content) -> Content:
    """What a locked entry says: its words, and below them why it is not open."""
    return joined((entry, reason), "\n")
