"""What `check` found, in its three forms: lines for a person, JSON for programs, annotations for a pull request."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from game.authoring.checked import Checked
from game.plain.problems import problem_lines, summary
from game.story.problems import Problem, Severity

Form = Literal["text", "json", "github"]
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def story_lines(story: Checked, form: Form) -> Iterator[str]:
    """What there is to say of a story as soon as it is checked; nothing in JSON, which is one object."""
    for problem in story.problems:
        play = story.play_of(problem)
        match form:
            case "github":
                yield github_line(problem, play)
            case "text":
                yield from problem_lines(problem)
                if play:
                    yield f"    {play}"


def last_lines(stories: Sequence[Checked], others: Sequence[Problem], form: Form) -> Iterator[str]:
    """What there is to say at the end: of `others`, problems that belong to no story, and of all together."""
    problems = [problem for story in stories for problem in story.problems] + [*others]
    match form:
        case "json":
            found = {"problems": [problem_json(problem) for problem in problems]}
            yield json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
        case "github":
            yield from map(github_line, others)
        case "text":
            for problem in others:
                yield from problem_lines(problem)
            yield summary(problems, len(stories))


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem as the stable JSON form that the reference documents."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "witness": None if problem.witness is None else list(problem.witness),
    }


def github_line(problem: Problem, play: str = "") -> str:
    """A problem as a workflow command that annotates the line in a pull request; `play` is how to see it."""
    where = (
        f"file={_property(problem.file)},line={problem.span.line},col={problem.span.column},"
        f"endLine={problem.span.end_line},endColumn={problem.span.end_column},title={problem.code}"
    )
    words = " ".join(filter(None, (problem.message, problem.hint, play)))
    return f"::{_LEVELS[problem.severity]} {where}::{_message(words)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
