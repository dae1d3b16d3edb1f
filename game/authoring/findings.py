"""From what the analysis found to problems in the author's files, beside those that reading found."""

from collections.abc import Sequence

from game.analysis.facts import Facts, Finding
from game.story.problems import Problem, Severity, entry
from game.story.reading import Reading
from game.story.reading.places import HEAD

_RANKS = tuple(Severity)


def all_problems(reading: Reading, facts: Facts, *, draft: bool) -> tuple[Problem, ...]:
    """Everything that reading and analysis found, in the order of the files and their lines.

    In a draft the bars, which a finished story must hold, are only noted.
    """
    found = [problem_of(finding, reading, draft=draft) for finding in facts.findings]
    return _in_order(reading, (*found, *(unproved(limit, reading) for limit in facts.limits)))


def unproved_problems(reading: Reading, why: str) -> tuple[Problem, ...]:
    """What reading found, and why the analysis found nothing at all."""
    return _in_order(reading, (unproved(why, reading),))


def problem_of(finding: Finding, reading: Reading, *, draft: bool) -> Problem:
    """A finding as a problem at its place in the files, in the catalogue's words.

    Raises:
        KeyError: the catalogue has no such code, or a word for its templates is not given.
    """
    described = entry(finding.code)
    place = reading.places.of(*finding.path, *_further(finding))
    lines, line = place.report.lines, place.span.line
    problem = Problem(
        code=finding.code,
        severity=described.severity,
        message=described.message.format(**finding.words),
        hint=described.hint.format(**finding.words),
        file=place.report.file,
        span=place.span,
        excerpt=lines[line - 1] if 0 < line <= len(lines) else "",
        witness=finding.witness,
    )
    return problem.softened(Severity.NOTE) if draft and _is_bar(finding.code) else problem


def unproved(why: str, reading: Reading) -> Problem:
    """That something was not worked out, said at the story's title."""
    return problem_of(Finding("BW611", (HEAD, "title"), {"why": why}), reading, draft=False)


def most_severe_first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems, errors before warnings before notes."""
    return tuple(sorted(problems, key=lambda problem: _RANKS.index(problem.severity)))


def _further(finding: Finding) -> tuple[str, ...]:
    """From the part that a finding names to what in it the author has to look at."""
    match finding.code:
        case "BW601" | "BW602":
            return ("if",)
        case "BW604":
            return ("said", finding.words["scene"])
    return ()


def _is_bar(code: str) -> bool:
    from game.analysis.bars import BARS  # noqa: PLC0415 - with it comes numpy

    return code in BARS


def _in_order(reading: Reading, found: Sequence[Problem]) -> tuple[Problem, ...]:
    """By file, line and column; what several plays show of one place is said once, with the shortest of them."""
    told: dict[tuple[object, ...], Problem] = {}
    for problem in sorted(found, key=lambda problem: len(problem.witness or ())):
        told.setdefault((problem.code, problem.file, problem.span, problem.message), problem)
    places = {file: place for place, file in enumerate(reading.files)}
    return tuple(
        sorted(
            (*reading.problems, *told.values()),
            key=lambda problem: (places.get(problem.file, len(places)), *problem.order),
        )
    )
