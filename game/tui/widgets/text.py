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
        self.set_class(not content, "-empty")

    def render(self) -> Content:
        """The words in the columns there are."""
        return hung(self._shown, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines the words take in that many columns."""
        del container, viewport
        return hung(self._shown, width).get_height({}, width)

    def show(self, content: Content) -> None:
        """Show these words."""
        if not self._shown.is_same(content):
            self._shown = content
            self.set_class(not content, "-empty")
            self.update(content)
