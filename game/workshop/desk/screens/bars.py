"""Counts as bars, with their numbers; nothing is said by colour alone."""

from textual.content import Content

from game.tui.content import joined, words
from game.tui.signs import ASCII, Signs

LONGEST = 40
FULL, PLAIN = "█", "#"


def bar(count: int, most: int, width: int, signs: Signs, before: int | None = None) -> Content:
    """A bar, as long against the longest as its count against the highest, and the count after it.

    Args:
        count: what it shows.
        most: the highest count of the picture.
        width: the columns there are for it all.
        signs: what it is drawn with.
        before: the count before, in brackets; None leaves it out.
    """
    said = f"{count}" if before is None else f"{count} (before: {before})"
    room = max(1, min(LONGEST, width - len(said) - 1))
    cells = round(room * count / most) if most else 0
    drawn = (PLAIN if signs is ASCII else FULL) * (max(1, cells) if count else 0)
    return joined((words(drawn, "$heading"), words(said, "bold")), " ")
