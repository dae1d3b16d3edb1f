"""`bothways check`: read and prove stories, and say what is wrong with them, as text, JSON or CI annotations."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from game.authoring.analysed import Prover, analysed, remembering
from game.authoring.asked import Asked, asked_for
from game.authoring.checked import Checked, checked
from game.authoring.fixing import fixed
from game.authoring.reports import Form, last_lines, story_lines
from game.authoring.watching import changes, snapshot
from game.plain.environment import Environment
from game.story.problems import Severity
from game.story.reading import Reading, read_story

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
MOST_ROUNDS = 20


def check(
    paths: Sequence[Path],
    environment: Environment,
    *,
    form: Form,
    watch: bool,
    fix: bool,
    prover: Prover = analysed,
) -> int:
    """Check stories and say what was found; with `watch`, again after every change until interrupted.

    `prover` finds the facts of the stories that were read without errors.

    Returns:
        0 when there are no errors and no warnings, 1 when there are, 2 when a path holds no story.
    """
    asked = asked_for(paths, environment)
    if asked is None:
        return WRONG_USE
    before = snapshot(asked.stories)
    prover = remembering(prover) if watch else prover
    code = _once(asked, environment, form=form, fix=fix, prover=prover)
    if watch:
        for _ in changes(asked.stories, before):
            code = _once(asked, environment, form=form, fix=fix, prover=prover)
    return code


def _once(asked: Asked, environment: Environment, *, form: Form, fix: bool, prover: Prover) -> int:
    if fix:
        for story in asked.stories:
            for file, count in _put_right(story):
                environment.errors.say(f"{file}: {count} {'place' if count == 1 else 'places'} put right.")
    found: list[Checked] = []
    for path in asked.stories:
        found.append(checked(path, prover))
        for line in story_lines(found[-1], form):
            environment.out.show(line)
    for line in last_lines(found, asked.notes, form):
        environment.out.show(line)
    severities = {problem.severity for story in found for problem in story.problems}
    return PROBLEMS if severities - {Severity.NOTE} else FINE


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
