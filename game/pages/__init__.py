"""A finished play's debrief as a document that can be kept: Markdown, or one self-contained HTML page.

`headings` and words are those of the debrief; a page adds a picture of the balances and nothing else.
"""

from game.pages.html import html
from game.pages.markdown import markdown

__all__ = ["html", "markdown"]
