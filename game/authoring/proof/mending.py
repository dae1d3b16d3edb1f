"""What to mend first: the problems, most severe first, each with a play that shows it."""

from collections.abc import Iterator, Sequence

from game.authoring.findings import most_severe_first
from game.authoring.plays import recipe
from game.authoring.proof.layout import WIDEST, counted, heading, paragraph
from game.authoring.proof.signs import Signs
from game.plain.problems import problem_lines
from game.story.model import Story
from game.story.problems import Problem

MOST = 20
EXCERPT = WIDEST - 8


def mending(problems: Sequence[Problem], story: Story, named: str, signs: Signs) -> Iterator[str]:
    """The first problems, and how many more there are."""
    yield from heading("What to mend first" if problems else "Nothing to mend", signs)
    if not problems:
        yield "  Reading and proof found nothing wrong."
    ordered = most_severe_first(tuple(problems))
    for number, problem in enumerate(ordered[:MOST]):
        if number:
            yield ""
        yield from _problem(problem)
        if problem.witness is not None:
            yield from _play(problem.witness, story, named)
    if len(ordered) > MOST:
        yield ""
        yield f"  And {len(ordered) - MOST} more. All of them: bothways check {named}"


def _problem(problem: Problem) -> Iterator[str]:
    """A problem as `check` prints it, its sentences broken to fit."""
    for line in problem_lines(problem, EXCERPT):
        if len(line) <= WIDEST:
            yield line
        else:
            indent = len(line) - len(line.lstrip())
            yield from paragraph(line.strip(), indent, WIDEST, hang=0 if indent else 4)


def _play(witness: tuple[str, ...], story: Story, named: str) -> Iterator[str]:
    found = recipe(witness, story, named)
    if found.numbers:
        yield from paragraph(f"To see it: {found.command}", 4, WIDEST, hang=4)
        what = counted(len(found.numbers), "choice")
        yield from paragraph(f"and take {what}: {found.typed}", 15, WIDEST)
    else:
        yield from paragraph(f"To see it: {found.command} and read the beginning", 4, WIDEST, hang=4)
