"""Environments for tests: answers in, lines out, a folder of their own."""

import io
from pathlib import Path

from attrs import frozen

from game.plain.environment import Environment


@frozen
class Stage:
    """An environment, and what came out of it."""

    environment: Environment
    out: io.StringIO
    errors: io.StringIO

    @property
    def said(self) -> str:
        return self.out.getvalue()

    @property
    def complained(self) -> str:
        return self.errors.getvalue()


def stage(answers: str = "", folder: Path = Path(), **variables: str) -> Stage:
    """An environment that answers with `answers`, one a line."""
    out, errors = io.StringIO(), io.StringIO()
    environment = Environment.of(io.StringIO(answers), out, errors, folder, variables)
    return Stage(environment, out, errors)
