"""The reading column: it scrolls by keys of the screen, and says when there is more below."""

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import Center, Vertical, VerticalScroll
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from game.tui.content import words
from game.tui.signs import Signs
from game.tui.widgets.text import Text

KEPT = 2
STEP = 3


@frozen
class _Room:
    """How much there is to read and how much of it can be seen."""

    height: int
    seen: int
    at: int

    @property
    def overflows(self) -> bool:
        return self.height > self.seen

    @property
    def more(self) -> bool:
        return self.at + self.seen < self.height


class _Scroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A scrolling container that tells its parent when it has moved."""

    class Moved(Message):
        """What can be seen is different now."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell of a scroll."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self, size: Size) -> None:
        """Tell of longer or shorter text."""
        del size
        self.post_message(self.Moved())

    def on_resize(self, event: Resize) -> None:
        """Tell of another size."""
        del event
        self.post_message(self.Moved())


class Column(Vertical):
    """Everything on a screen that scrolls, and below it one line that says whether there is more.

    That line is there only while the text does not fit.
    """

    def __init__(self, *parts: Widget, signs: Signs) -> None:
        super().__init__()
        self._parts = parts
        self._signs = signs

    def compose(self) -> ComposeResult:
        """The text, then the line below it."""
        yield _Scroll(*self._parts)
        yield Center(Text(id="more"))

    def sees(self, widget: Widget) -> bool:
        """Whether the first line of a widget can be seen."""
        return self._scroll.region.contains(self._scroll.region.x, widget.region.y)

    def is_above(self, widget: Widget) -> bool:
        """Whether all that can be seen stands above a widget."""
        return widget.region.y >= self._scroll.region.bottom

    def step(self, direction: int) -> None:
        """Scroll a few lines down (1) or up (-1)."""
        self._scroll.scroll_relative(y=direction * STEP, animate=False, immediate=True)

    def page(self, direction: int) -> None:
        """Scroll a page down (1) or up (-1), less the lines that are kept in sight."""
        lines = max(1, self._scroll.size.height - KEPT)
        self._scroll.scroll_relative(y=direction * lines, animate=False, immediate=True)

    def draw_with(self, signs: Signs) -> None:
        """Draw with other signs from now on."""
        self._signs = signs
        self.on__scroll_moved()

    def to_top(self) -> None:
        """Scroll to the first line."""
        self._scroll.scroll_home(animate=False, immediate=True)

    def to_bottom(self) -> None:
        """Scroll to the last line."""
        self._scroll.scroll_end(animate=False, immediate=True)

    def reveal(self, widget: Widget) -> None:
        """Scroll just as far as a widget needs to be seen whole."""
        self._scroll.scroll_to_widget(widget, animate=False, immediate=True)

    def on__scroll_moved(self) -> None:
        """Say whether there is more."""
        more = self.query_one("#more", Text)
        line = more.size.height if more.display else 0
        room = _Room(
            self._scroll.virtual_size.height, self._scroll.size.height + line, self._scroll.scroll_offset.y
        )
        if more.display != room.overflows:
            more.display = room.overflows
        has_more = self._scroll.scroll_offset.y < self._scroll.max_scroll_y or (room.overflows and not line)
        more.show(words(f"{self._signs.more} more: space", "$heading") if has_more else words(" "))

    def on_click(self, event: Click) -> None:
        """A click on the line below goes on by a page."""
        if event.widget is not None and event.widget.id == "more":
            self.page(1)

    @property
    def _scroll(self) -> _Scroll:
        return self.query_one(_Scroll)
