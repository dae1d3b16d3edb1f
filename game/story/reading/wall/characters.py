"""Wall one at work: the characters a story may not hold, in a file's lines and behind YAML's escapes."""

from collections.abc import Iterator

from game.story.problems import Fix, Span
from game.story.reading.report import Report
from game.story.reading.wall.entries import without_comment
from game.story.walls import Kind, Refused, refused

_CODES = {
    Kind.CONTROL: "BW010",
    Kind.BIDI: "BW011",
    Kind.INVISIBLE: "BW012",
    Kind.NONCHARACTER: "BW013",
    Kind.LINE_BREAK: "BW014",
    Kind.MARKS: "BW015",
}


def report_characters(report: Report, most: int) -> None:
    """Report each kind of refused character once a line, in a file as it was written."""
    if refused("\n".join(report.lines)) is None:
        return
    for number, line in enumerate(report.lines, start=1):
        for found in _kinds(line):
            if len(report.problems) > most:
                return
            place = Span(number, found.index + 1, number, found.index + 2)
            report.add(_CODES[found.kind], place, name=found.name)


def escaped(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The codes, and what fills their templates, of a text whose escapes YAML has undone."""
    for found in _kinds(text):
        yield _CODES[found.kind], {"name": found.name}
    if "\t" in text:
        yield "BW016", {}


def _kinds(text: str) -> Iterator[Refused]:
    seen = set()
    found = refused(text)
    while found is not None:
        if found.kind not in seen:
            seen.add(found.kind)
            yield found
        found = refused(text, found.index + 1)


def report_tabs(report: Report, most: int) -> list[str]:
    """Report tabs inside lines; gives the lines with a space for each, and tabs that indent left alone."""
    if "\t" not in "\n".join(report.lines):
        return list(report.lines)
    without = []
    for number, line in enumerate(report.lines, start=1):
        words = line.lstrip(" \t")
        margin = len(line) - len(words)
        at = words.rstrip().find("\t")
        if at >= 0 and at < len(without_comment(words)[0]) and len(report.problems) < most:
            spaced = line[:margin] + words.replace("\t", " ")
            place = Span(number, margin + at + 1, number, margin + at + 2)
            report.add("BW016", place, fix=Fix(number, number, (spaced,)))
        without.append(line[:margin] + words.replace("\t", " ") if words else "")
    return without
