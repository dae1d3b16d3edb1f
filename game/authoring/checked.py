"""A story checked: read and, where it was read without errors, proved."""

from pathlib import Path

from attrs import frozen

from game.authoring.analysed import Prover, TooLargeError
from game.authoring.findings import all_problems, unproved_problems
from game.authoring.plays import recipe
from game.story.problems import Problem
from game.story.reading import Reading, read_story


@frozen
class Checked:
    """What came of checking a story.

    Attributes:
        path: the story, as the author named it.
        problems: all that reading and analysis found, in the order of the files and their lines.
    """

    path: Path
    reading: Reading
    problems: tuple[Problem, ...]

    def play_of(self, problem: Problem) -> str:
        """How to see a problem in a play, as a sentence; empty where no play shows it."""
        if problem.witness is None or self.reading.story is None:
            return ""
        found = recipe(problem.witness, self.reading.story, str(self.path))
        how = f"type {found.typed} in" if found.numbers else "read the beginning of"
        return f"To see it, {how}: {found.command}"


def checked(path: Path, prover: Prover) -> Checked:
    """Check the story at a path; `prover` finds the facts of one that was read without errors."""
    reading = read_story(path)
    return Checked(path, reading, _problems(reading, prover))


def _problems(reading: Reading, prover: Prover) -> tuple[Problem, ...]:
    if reading.story is None:
        return reading.problems
    try:
        facts = prover(reading.story)
    except TooLargeError as error:
        return unproved_problems(reading, str(error))
    return all_problems(reading, facts, draft=reading.story.draft)
