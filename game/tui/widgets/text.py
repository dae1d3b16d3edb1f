"""The only widget that shows words: it takes Content and nothing else, and reads no markup."""

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from game.tui.content import NOTHING, hung


class Text(Static):
    """Words on the screen."""

    def __init__(self, content: Content = NOTHING, *, id: str | None = None, classes: str = "") -> None:
        super().__init__(content, markup=False, id=id, classes=classes)
        self._shown = content
        self._broken: tuple[int, Content] | None = None
        self.set_class(not content, "-empty")

    def render(self) -> Content:
        """The words in the columns there are."""
        return self._in_columns(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines the words take in that many columns."""
        del container, viewport
        return self._in_columns(width).get_height({}, width)

    def show(self, content: Content) -> None:
        """Show these words; only where they take more lines than the last, or fewer, is the page laid out anew."""
        if self._shown.is_same(content):
            return
        size = self.content_size
        self._shown, self._broken = content, None
        self.set_class(not content, "-empty")
        self.update(content, layout=not self._takes(size))

    def show_again(self) -> None:
        """Show what surrounds the words anew; they take just as much room."""
        self._broken = None
        self.refresh()

    def laid(self, width: int) -> Content:
        """The words as they stand in that many columns, where Textual's own way of breaking lines is not enough."""
        return hung(self._shown, width)

    def _takes(self, size: Size) -> bool:
        """Whether the words take just as much room."""
        styles = self.styles
        if styles.is_auto_width or not size:
            return False
        return not styles.is_auto_height or self.get_content_height(size, size, size.width) == size.height

    def _in_columns(self, width: int) -> Content:
        """The words in that many columns, kept until others are shown: a layout asks more than once."""
        if self._broken is None or self._broken[0] != width:
            self._broken = width, self.laid(width)
        return self._broken[1]
