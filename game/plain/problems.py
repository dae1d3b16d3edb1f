"""A problem as lines of text: where, what, the line with a caret, and the cure."""

from collections.abc import Iterable, Iterator

from game.story.problems import Problem, Severity

WIDEST = 110


def problem_lines(problem: Problem, widest: int = WIDEST) -> Iterator[str]:
    """A problem, beginning with `file:line:column: severity code`; no more than `widest` signs of the file's lines."""
    place = f"{problem.file}:{problem.span.line}:{problem.span.column}"
    yield f"{place}: {problem.severity} {problem.code} {problem.message}"
    if problem.excerpt.strip():
        yield from _excerpt(problem, widest)
    if problem.hint:
        yield f"    {problem.hint}"
    if problem.fix is not None:
        for number, line in enumerate(problem.fix.lines):
            yield f"{'  + ' if number == 0 else '    '}| {_shortened(line, widest)}"


def _shortened(line: str, widest: int) -> str:
    return line if len(line) <= widest else f"{line[: widest - 1]}…"


def summary(problems: Iterable[Problem], stories: int) -> str:
    """One sentence that counts what was found."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
    checked = f"{stories} {'story' if stories == 1 else 'stories'} checked"
    found = [
        f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count > 0
    ]
    return f"{checked}: {', '.join(found) if found else 'nothing wrong'}."


def _excerpt(problem: Problem, widest: int) -> Iterator[str]:
    span = problem.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(problem.excerpt.rstrip())
    number = f"{span.line:>5} | "
    window = max(0, min(start - 20, len(problem.excerpt) - widest)) if start > widest - 30 else 0
    shown = problem.excerpt[window : window + widest]
    length = max(1, min(end, window + len(shown)) - start)
    before = "".join("\t" if letter == "\t" else " " for letter in shown[: start - window])
    yield f"{number}{shown}"
    yield f"{' ' * (len(number) - 2)}| {before}{'^' * length}"
