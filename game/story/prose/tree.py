"""Prose as frozen values: paragraphs of lines, lines of pieces."""

from typing import Literal

from attrs import frozen

from game.story.conditions.tree import Condition

Style = Literal["plain", "emphasis", "strong"]
PronounForm = Literal["they", "them", "their", "theirs", "themself"]
YOU = "you"


@frozen
class Words:
    """Literal text in one style."""

    text: str
    style: Style = "plain"


@frozen
class Name:
    """`{dana}`: the person's name."""

    person: str
    style: Style = "plain"


@frozen
class Pronoun:
    """`{dana.they}`; `capital` for `{dana.They}`."""

    person: str
    form: PronounForm
    capital: bool
    style: Style = "plain"


@frozen
class Said:
    """`{said(kitchen)}`: the words of the last choice taken in that scene."""

    scene: str
    style: Style = "plain"


Simple = Words | Name | Pronoun | Said


@frozen
class Arm:
    """One way a passage can read, and when."""

    when: Condition
    pieces: tuple[Simple, ...]


@frozen
class Alternatives:
    """`{condition => this | that}`: the first arm that holds is read; the last one always holds."""

    arms: tuple[Arm, ...]


Piece = Simple | Alternatives


@frozen
class Line:
    """A line of prose; `speaker` is a person's id, `you`, or None for narration."""

    pieces: tuple[Piece, ...]
    speaker: str | None = None


@frozen
class Prose:
    """Paragraphs of lines, in reading order."""

    paragraphs: tuple[tuple[Line, ...], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, paragraph after paragraph."""
        return tuple([line for paragraph in self.paragraphs for line in paragraph])

    @property
    def has_many_lines(self) -> bool:
        """Whether there is more than one line."""
        return len(self.paragraphs) > 1 or (len(self.paragraphs) == 1 and len(self.paragraphs[0]) > 1)
