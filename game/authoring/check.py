"""`bothways check`: read stories and say what is wrong with them, as text, JSON or CI annotations."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from game.authoring.fixing import fixed
from game.authoring.watching import changes, snapshot
from game.plain.environment import Environment
from game.plain.problems import problem_lines, summary
from game.story.library import story_paths
from game.story.problems import Problem, Severity
from game.story.reading import Reading, read_story

Form = Literal["text", "json", "github"]
FINE, PROBLEMS, WRONG_USE = 0, 1, 2
MOST_ROUNDS = 20
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def check(paths: Sequence[Path], environment: Environment, *, form: Form, watch: bool, fix: bool) -> int:
    """Check stories and say what was found; with `watch`, again after every change until interrupted.

    Returns:
        0 when there are no errors and no warnings, 1 when there are, 2 when a path holds no story.
    """
    stories = _stories(paths, environment)
    if not stories:
        return WRONG_USE
    before = snapshot(stories)
    code = _once(stories, environment, form=form, fix=fix)
    if watch:
        for _ in changes(stories, before):
            code = _once(stories, environment, form=form, fix=fix)
    return code


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


def github_line(problem: Problem) -> str:
    """A problem as a workflow command that annotates the line in a pull request."""
    where = (
        f"file={_property(problem.file)},line={problem.span.line},col={problem.span.column},"
        f"endLine={problem.span.end_line},endColumn={problem.span.end_column},title={problem.code}"
    )
    words = f"{problem.message} {problem.hint}".strip()
    return f"::{_LEVELS[problem.severity]} {where}::{_message(words)}"


def _stories(paths: Sequence[Path], environment: Environment) -> tuple[Path, ...]:
    """The stories at the paths; without any, those in `scenes/`, or in the folder one stands in."""
    if not paths:
        usual = environment.folder / "scenes"
        folder = usual if usual.is_dir() else environment.folder
        found = tuple(_shown(path, environment.folder) for path in story_paths(folder))
        if not found:
            environment.errors.say("There is no story here. Name one, or begin one: bothways new my-story")
        return found
    stories: list[Path] = []
    for path in paths:
        if not path.exists():
            environment.errors.say(f"There is no {path}. Name a story's file, or a folder of stories.")
            return ()
        inside = story_paths(path) if path.is_dir() else (path,)
        if not inside:
            environment.errors.say(
                f"There is no story in {path}. A story is a YAML file, or has a story.yaml."
            )
            return ()
        stories.extend(inside)
    return tuple(stories)


def _shown(path: Path, folder: Path) -> Path:
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _once(stories: Sequence[Path], environment: Environment, *, form: Form, fix: bool) -> int:
    if fix:
        for story in stories:
            for file, count in _put_right(story):
                environment.errors.say(f"{file}: {count} {'place' if count == 1 else 'places'} put right.")
    problems = [problem for story in stories for problem in read_story(story).problems]
    for line in _report(problems, len(stories), form):
        environment.out.show(line)
    return PROBLEMS if any(problem.severity is not Severity.NOTE for problem in problems) else FINE


def _report(problems: Sequence[Problem], stories: int, form: Form) -> Iterator[str]:
    match form:
        case "json":
            found = {"problems": [problem_json(problem) for problem in problems]}
            yield json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
        case "github":
            yield from (github_line(problem) for problem in problems)
        case "text":
            for problem in problems:
                yield from problem_lines(problem)
            yield summary(problems, stories)


def _put_right(story: Path) -> Iterator[tuple[str, int]]:
    """Write every safe fix into the story's files; each file's path and how many places were put right."""
    counts: dict[str, int] = {}
    for _ in range(MOST_ROUNDS):
        reading = read_story(story)
        for file in reading.files:
            fixes = sum(1 for problem in reading.problems if problem.file == file and problem.fix is not None)
            if fixes and _rewrite(Path(file), reading):
                counts[file] = counts.get(file, 0) + fixes
        if not any(problem.fix for problem in reading.problems):
            break
    yield from counts.items()


def _rewrite(file: Path, reading: Reading) -> bool:
    """Write a file's fixes to it, by way of a second file so that a crash leaves one or the other whole."""
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    better = fixed(text, tuple(problem for problem in reading.problems if problem.file == str(file)))
    if better == text:
        return False
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(better, encoding="utf-8", newline="")
    beside.chmod(file.stat().st_mode & 0o777)
    beside.replace(file)
    return True


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
