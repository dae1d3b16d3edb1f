"""The one door through which text leaves for a stream: everything passes the second wall here."""

from textwrap import fill
from typing import TextIO

from attrs import frozen

from game.plain.ascii import in_ascii
from game.story.walls import plain


@frozen
class Lines:
    """Lines of text going out to a stream, and answers coming in from another.

    Attributes:
        width: the columns of a terminal, where lines are broken between words; a pipe gets them whole.
        ascii_only: whether only letters may be beyond ASCII.
    """

    out: TextIO
    answers: TextIO
    width: int | None = None
    ascii_only: bool = False

    def say(self, text: str = "") -> None:
        """Write a line, or several; what a terminal could take for a command is shown as letters."""
        for line in self._safe(text).split("\n"):
            self.out.write(self._wrapped(line) + "\n")
        self.out.flush()

    def show(self, text: str) -> None:
        """Write a line that has to stay as it is laid out, such as an excerpt with a caret below it."""
        self.out.write(self._safe(text) + "\n")
        self.out.flush()

    def ask(self, prompt: str) -> str | None:
        """Ask on a line of its own and read an answer; None when there is no more to read."""
        self.say(prompt)
        answer = self.answers.readline()
        return answer.strip() if answer else None

    def _wrapped(self, line: str) -> str:
        if self.width is None or len(line) <= self.width:
            return line
        return fill(line, self.width, break_long_words=False, break_on_hyphens=False)

    def _safe(self, text: str) -> str:
        encoding = getattr(self.out, "encoding", None) or "utf-8"
        safe = in_ascii(plain(text)) if self.ascii_only else plain(text)
        return safe.encode(encoding, "replace").decode(encoding)
