"""A file's bytes become positioned nodes, or problems: the reader's first wall.

One pass reads what the parser gives. Where it stumbles over a trap, the trap is reported, put right in memory
and the file read again, so that a writer sees everything that is wrong at once.
"""

import re
from collections.abc import Callable, Sequence

from attrs import evolve

from game.story.problems import Span
from game.story.reading.collector import collector_at_rest
from game.story.reading.report import Report
from game.story.reading.source import Source
from game.story.reading.wall.characters import report_characters, report_tabs
from game.story.reading.wall.decoding import decoded
from game.story.reading.wall.entries import Stretch, is_blank
from game.story.reading.wall.indents import margin_of, strange_margins
from game.story.reading.wall.limits import LIMITS, Limits
from game.story.reading.wall.manuscript import Manuscript
from game.story.reading.wall.nodes import Broken, Mapping, Scalar, span
from game.story.reading.wall.traps import explained, fields_trap
from game.story.reading.wall.tree import Events, Failure, Pass, parser_of, tree
from game.story.walls import masked


def read_nodes(data: bytes, file: str, limits: Limits = LIMITS) -> Source:
    """Read one file of a story.

    Args:
        data: the file as it is on disk.
        file: its path, as problems shall name it.
        limits: how large it may be.

    Returns:
        The file's fields, None where they could not all be read, and the report of what is wrong.
    """
    whole, report = decoded(data, file, limits)
    return Source(report, read_lines(report, limits) if whole else None)


def read_lines(
    report: Report, limits: Limits = LIMITS, parser: Callable[[str], Events] = parser_of
) -> Mapping | None:
    """Read the lines of a report, however many, and report on them; None where that was cut short."""
    with collector_at_rest():
        root = _read(report, limits, parser)
    report.problems[:] = [
        evolve(problem, span=within(problem.span, report.lines)) for problem in report.problems
    ]
    report.settle(limits.problems)
    return root


def _read(report: Report, limits: Limits, parser: Callable[[str], Events]) -> Mapping | None:
    report_characters(report, limits.problems)
    manuscript = _manuscript(report, limits)
    while True:
        told = Report(report.file, report.lines)
        result = tree(manuscript, told, limits, parser)
        trap = result.trap
        if result.failure is not None:
            trap = explained(result.failure, manuscript)
        if trap is None or manuscript.has_met(trap) or len(manuscript.met) >= limits.repairs:
            break
        report.add(trap.code, manuscript.span(trap.stretch), fix=trap.fix, **trap.places)
        manuscript.mend(trap)
    report.problems += told.problems
    if trap is not None and not manuscript.has_met(trap):
        report.add("BW008", manuscript.span(trap.stretch))
    elif result.failure is not None:
        _give_up(result.failure, manuscript, report)
    return _root(result, manuscript, report)


def _manuscript(report: Report, limits: Limits) -> Manuscript:
    """The lines as YAML shall see them, with what it could not even begin to read put right."""
    lines = report_tabs(report, limits.problems)
    manuscript = Manuscript(lines, masked("\n".join(lines)).split("\n"))
    for margins in strange_margins(report.lines):
        first = report.lines[margins.first]
        place = Span(margins.first + 1, 1, margins.first + 1, len(margin_of(first)) + 1)
        report.add("BW030", place, fix=margins.fix(report.lines), sign=margins.sign, lines=margins.lines)
        for number, width in margins.widths.items():
            manuscript.indented(number, len(margin_of(report.lines[number])), width)
    for number, line in enumerate(manuscript.parsed):
        if not re.match(r"%[A-Z]", line):
            if is_blank(line):
                continue
            break
        report.add("BW026", Span(number + 1, 1, number + 1, len(line) + 1))
        manuscript.parsed[number] = ""
    return manuscript


def within(place: Span, lines: Sequence[str]) -> Span:
    """A place kept inside a file: a parser may point past the end of a line, or of the last one."""
    line, end_line = min(place.line, len(lines)), min(place.end_line, len(lines))
    column = min(place.column, len(lines[line - 1]) + 1)
    end_column = min(place.end_column, len(lines[end_line - 1]) + 1)
    return Span(line, column, *max((line, column), (end_line, end_column)))


def _give_up(failure: Failure, manuscript: Manuscript, report: Report) -> None:
    """Report a place that no trap explains."""
    line = min(failure.at[0], len(manuscript.lines) - 1)
    column = min(failure.at[1], len(manuscript.lines[line]))
    report.add("BW020", manuscript.span(Stretch(line, column, line, column + 1)))


def _root(result: Pass, manuscript: Manuscript, report: Report) -> Mapping | None:
    if not result.whole:
        return None
    root = result.root
    if root is None or (isinstance(root, Scalar) and not root.text.strip()):
        report.add("BW007", Span(1, 1, 1, 1))
        return None
    manuscript.restore(root)
    if isinstance(root, Mapping):
        return root
    trap = fields_trap(root, report.lines)
    if trap is not None:
        report.add(trap.code, trap.span, fix=trap.fix, **trap.places)
    elif not isinstance(root, Broken):
        report.add("BW029", span(root))
    return None
