"""From what the analysis found to problems in the author's files, beside those that reading found."""

from game.analysis.facts import Facts, Finding
from game.story.problems import Problem, Severity, entry
from game.story.reading import Reading

_RANKS = tuple(Severity)


def all_problems(reading: Reading, facts: Facts, *, draft: bool) -> tuple[Problem, ...]:
    """Everything that reading and analysis found, in the order of the files and their lines.

    In a draft, what the analysis warns of is only noted.
    """
    found = [problem_of(finding, reading, draft=draft) for finding in facts.findings]
    places = {file: place for place, file in enumerate(reading.files)}
    return tuple(
        sorted(
            (*reading.problems, *found),
            key=lambda problem: (places.get(problem.file, len(places)), *problem.order),
        )
    )


def problem_of(finding: Finding, reading: Reading, *, draft: bool) -> Problem:
    """A finding as a problem at its place in the files, in the catalogue's words.

    Raises:
        KeyError: the catalogue has no such code, or a word for its templates is not given.
    """
    described = entry(finding.code)
    place = reading.places.of(*finding.path)
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
    return problem.softened(Severity.NOTE) if draft and problem.severity is Severity.WARNING else problem


def most_severe_first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The same problems, errors before warnings before notes."""
    return tuple(sorted(problems, key=lambda problem: _RANKS.index(problem.severity)))
