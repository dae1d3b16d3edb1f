"""The world a command runs in, as one value, so that tests can put another in its place."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from attrs import evolve, frozen

from game.plain.lines import Lines

USUAL_COLUMNS = 80


@frozen
class Environment:
    """Streams, folder and variables of the process.

    Attributes:
        out: what the command has to say.
        errors: what went wrong with the command itself.
        folder: the folder the person stands in.
        variables: the environment variables.
        interactive: whether a person at a terminal is on both ends.
    """

    out: Lines
    errors: Lines
    folder: Path
    variables: Mapping[str, str]
    interactive: bool

    @classmethod
    def of(
        cls, answers: TextIO, out: TextIO, errors: TextIO, folder: Path, variables: Mapping[str, str]
    ) -> "Environment":
        """An environment over three streams."""
        return cls(
            out=Lines(out, answers, _width(out)),
            errors=Lines(errors, answers),
            folder=folder,
            variables=variables,
            interactive=out.isatty() and answers.isatty(),
        )

    @classmethod
    def of_process(cls) -> "Environment":
        """The process's own."""
        return cls.of(sys.stdin, sys.stdout, sys.stderr, Path.cwd(), os.environ)

    def in_ascii(self) -> "Environment":
        """The same, with nothing but letters beyond ASCII in what is said."""
        return evolve(
            self, out=evolve(self.out, ascii_only=True), errors=evolve(self.errors, ascii_only=True)
        )

    @property
    def wants_plain(self) -> bool:
        """Whether nothing can be drawn here, or the person asked for lines with ACCESSIBLE=1."""
        asked = self.variables.get("ACCESSIBLE", "").lower() not in {"", "0", "false", "no", "off"}
        return asked or not self.interactive or self.variables.get("TERM") == "dumb"


def _width(out: TextIO) -> int | None:
    """The columns of the terminal behind a stream, unless COLUMNS says otherwise; None when there is none."""
    if not out.isatty():
        return None
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isascii() and wanted.isdecimal() and int(wanted):
        return int(wanted)
    try:
        return os.get_terminal_size(out.fileno()).columns or USUAL_COLUMNS
    except OSError:
        return USUAL_COLUMNS
