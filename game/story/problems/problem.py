"""A problem found in a story, as a value. Problems are returned, never raised."""

from enum import StrEnum

from attrs import evolve, field, frozen


class Severity(StrEnum):
    """How much a problem matters: errors and warnings make `check` exit 1, notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen(order=True)
class Span:
    """A stretch of a file: lines and columns count characters from 1; the end is just past the last."""

    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Fix:
    """Whole lines of a file put right: `first_line` to `last_line` (both counted) become `lines`."""

    first_line: int
    last_line: int
    lines: tuple[str, ...]


@frozen
class Problem:
    """One thing wrong in one place, in words for the person who writes the story.

    Attributes:
        code: the catalogue's code, such as `BW101`.
        severity: error, warning or note.
        message: one sentence that names what is wrong.
        hint: what to do about it; may be empty.
        file: the file's path as the author gave it.
        span: where in that file.
        excerpt: the line of the file the span begins on.
        fix: how `check --fix` would put it right, if it can.
        witness: a play that shows it, as `scene.choice` steps; None where a play is not the point.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    file: str
    span: Span
    excerpt: str = ""
    fix: Fix | None = None
    witness: tuple[str, ...] | None = field(default=None)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The place of this problem in a report: by file, then line, column and code."""
        return (self.file, self.span.line, self.span.column, self.code)

    def softened(self, severity: Severity) -> "Problem":
        """The same problem at another severity (a draft's bars are notes)."""
        return evolve(self, severity=severity)
