"""A file's bytes become lines of text: UTF-8 and nothing else."""

import codecs

from game.story.problems import Span
from game.story.reading.report import Report
from game.story.reading.wall.limits import Limits

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_START = Span(1, 1, 1, 1)


def decoded(data: bytes, file: str, limits: Limits) -> tuple[bool, Report]:
    """The lines of a file, in a report that may hold a problem; the flag says that they are all there.

    A byte order mark at the beginning is dropped; a line may end in LF or in CR LF.
    """
    if len(data) > limits.file_bytes:
        report = Report(file, [])
        report.add("BW001", _START, size=f"{len(data):,}", most=f"{limits.file_bytes:,}")
        return False, report
    wide = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if wide is None and data.count(0) * 4 > len(data):
        wide = "UTF-16"
    if wide is not None:
        report = Report(file, [])
        report.add("BW002", _START, found=f"it looks like {wide}")
        return False, report
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return True, Report(file, lines_of(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = lines_of(data[: error.start].decode("utf-8"))
        report = Report(file, lines_of(data.decode("utf-8", errors="replace")))
        line, column = len(before), len(before[-1]) + 1
        span = Span(line, column, line, column + 1)
        report.add("BW002", span, found=f"byte {data[error.start]:02X} is no letter in it")
        return False, report


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends; at least one."""
    return text.replace("\r\n", "\n").split("\n")
