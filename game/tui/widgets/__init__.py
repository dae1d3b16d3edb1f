"""The parts every screen is made of: text, the column it scrolls in, the menu, and the footer."""

from game.tui.widgets.column import Column
from game.tui.widgets.footer import Footer
from game.tui.widgets.menu import Entry, Menu
from game.tui.widgets.text import Text

__all__ = ["Column", "Entry", "Footer", "Menu", "Text"]
