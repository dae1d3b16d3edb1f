"""The one door through which text leaves for a stream: everything passes the second wall here."""

from typing import TextIO

from attrs import frozen

from game.story.walls import plain


@frozen
class Lines:
    """Lines of text going out to a stream, and answers coming in from another."""

    out: TextIO
    answers: TextIO

    def say(self, text: str = "") -> None:
        """Write a line, or several; what a terminal could take for a command is shown as letters."""
        self.out.write(self._encodable(plain(text)) + "\n")
        self.out.flush()

    def ask(self, prompt: str) -> str | None:
        """Ask on a line of its own and read an answer; None when there is no more to read."""
        self.say(prompt)
        answer = self.answers.readline()
        return answer.strip() if answer else None

    def _encodable(self, text: str) -> str:
        encoding = getattr(self.out, "encoding", None) or "utf-8"
        return text.encode(encoding, "replace").decode(encoding)
