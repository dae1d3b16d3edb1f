"""The traps that YAML walks into without a word: it reads something, and it is not what was written.

Each function looks at what the parser made of a place, and names the trap or returns None.
"""

import re

from game.story.reading.wall.entries import (
    FIELDS,
    Stretch,
    between,
    entry_at,
    field_of,
    fix_line,
    indent,
    is_field_line,
)
from game.story.reading.wall.indents import USUAL_STEP, misfit, moved
from game.story.reading.wall.manuscript import (
    Manuscript,
    Shift,
    Trap,
    Value,
    between_braces,
    value_at,
    value_of,
)
from game.story.reading.wall.nodes import Mapping, Node, Scalar

_HASH = re.compile(r"[ \t]+(#(?=\S)[\w-]*)")
_NO_SPACE = re.compile(r"([a-z][a-z0-9_-]*):(?=\S)")


def cut_by_hash(node: Scalar, manuscript: Manuscript) -> Trap | None:
    """` #2` after a plain text, which YAML takes for the beginning of a comment."""
    line, column = node.end_line - 1, node.end_column - 1
    found = _HASH.match(manuscript.parsed[line], column)
    if found is None or (node.line - 1, node.column - 1) in manuscript.standing:
        return None
    start = found.start(1) if not node.text else node.column - 1
    value = value_at(manuscript, node.line - 1, start)
    if value is None:
        return None
    place = Stretch(line, found.start(1), line, found.end(1))
    return Trap("BW035", place, {"sign": found[1][:20]}, value.fix, (value.cover,))


def sign_for_text(node: Scalar, manuscript: Manuscript) -> Trap | None:
    """`&` or `!` before words, which YAML takes for an anchor or a tag."""
    line, column = node.line - 1, node.column - 1
    written = manuscript.parsed[line][column:]
    found = re.match(r"(?:&(\S+)|!(?![!<])\S*) +[^\s#]", written)
    if found is None or (found[1] and found[1] in manuscript.aliases):
        return None
    return sign(line, column, manuscript)


def sign(line: int, column: int, manuscript: Manuscript) -> Trap | None:
    """A text that begins with a sign YAML keeps for itself."""
    value = value_at(manuscript, line, column)
    if value is None:
        return None
    first = manuscript.lines[line][column : column + 1]
    return Trap("BW036", Stretch(line, column, line, column + 1), {"sign": first}, value.fix, (value.cover,))


def question(line: int, column: int, manuscript: Manuscript) -> Trap | None:
    """`? ` before words, which YAML takes for the sign of a key."""
    if not re.match(r"\?(?: |$)", manuscript.parsed[line][column:]):
        return None
    return sign(line, column, manuscript)


def below_its_place(node: Scalar, manuscript: Manuscript) -> Trap | None:
    """A text below a `|` sign that is not indented deeper than its field, so that YAML finds none."""
    lines = manuscript.parsed
    entry = entry_at(lines, node.line - 1)
    if node.text or entry.opener is None:
        return None
    first = next((n for n in range(node.line, len(lines)) if lines[n].strip()), len(lines))
    last = first
    while last < len(lines) and lines[last].strip() and indent(lines[last]) == entry.owner:
        if field_of(lines[last]) or lines[last].lstrip().startswith("- "):
            break
        last += 1
    declared = re.match(r"[|>][-+]?([1-9])", lines[node.line - 1][node.column - 1 :])
    step = int(declared[1]) if declared else USUAL_STEP
    return moved(first, last - 1, step, manuscript) if last > first else None


def item_in_text(node: Scalar, manuscript: Manuscript) -> Trap | None:
    """A dash that stands too far right, so that YAML takes it for a part of the text above."""
    lines = manuscript.parsed
    if not re.match(r" *(?:- +)+\S", lines[node.line - 1][: node.column]):
        return None
    for number in range(node.line, node.end_line):
        if lines[number].lstrip().startswith("- "):
            return misfit(number, None, manuscript)
    return None


def swallowed(node: Scalar, manuscript: Manuscript) -> Trap | None:
    """A quotation mark that is never closed where it should be, so that whole fields are taken for text."""
    first, last = node.line - 1, node.end_line - 1
    entry = entry_at(manuscript.lines, first)
    if entry.opener is None or entry.stretch.start != node.column - 1:
        return None
    inside = manuscript.parsed[first + 1 : last + 1]
    if all(not line.strip() or indent(line) > entry.owner for line in inside):
        return None
    return unclosed(first, value_of(manuscript, entry), manuscript)


def unclosed(line: int, value: Value, manuscript: Manuscript) -> Trap:
    """A text whose first quotation mark has no second one."""
    start = value.stretch.start
    mark = manuscript.lines[line][start : start + 1]
    return Trap("BW034", Stretch(line, start, line, start + 1), {"sign": mark}, value.fix, (value.cover,))


def in_braces(
    node: Mapping,
    pairs: list[tuple[Scalar, Node]],
    manuscript: Manuscript,
) -> Trap | None:
    """Words between braces or brackets that YAML has taken apart at a comma or a colon."""
    empty = [_is_empty(key, value) for key, value in pairs]
    if not any(empty):
        return None
    stretch = Stretch(node.line - 1, node.column - 1, node.end_line - 1, node.end_column - 1)
    for (key, _), alone in zip(pairs, empty, strict=True):
        found = _NO_SPACE.match(key.text) if alone else None
        if found is not None and key.style == "plain":
            return no_space(key.line - 1, key.column - 1, found[1], manuscript)
    if all(empty):
        return brace(stretch, manuscript)
    return _comma(pairs, empty, manuscript)


def brace(stretch: Stretch, manuscript: Manuscript) -> Trap:
    """A text that begins with a brace or a bracket."""
    value = value_at(manuscript, stretch.first, stretch.start) or between_braces(manuscript, stretch)
    at = Stretch(stretch.first, stretch.start, stretch.first, stretch.start + 1)
    mark = manuscript.lines[stretch.first][stretch.start : stretch.start + 1]
    return Trap("BW038", at, {"sign": mark}, value.fix, (value.cover,))


def no_space(line: int, column: int, key: str, manuscript: Manuscript) -> Trap | None:
    """A field and its value with no space after the colon."""
    written = manuscript.lines[line]
    if not written.startswith(f"{key}:", column):
        return None
    colon = column + len(key)
    spaced = f"{written[: colon + 1]} {written[colon + 1 :]}"
    return Trap(
        "BW040",
        Stretch(line, colon, line, colon + 1),
        {"key": key},
        fix_line(line, spaced),
        (Shift(line, colon + 1, 1),),
    )


def field_run_together(key: Scalar, manuscript: Manuscript) -> Trap | None:
    """A field that YAML reads on as far as the next colon, as in `title:The Kettle: a story`."""
    found = _NO_SPACE.match(key.text)
    if found is None or found[1] not in FIELDS:
        return None
    return no_space(key.line - 1, key.column - 1, found[1], manuscript)


def _is_empty(key: Scalar, value: Node) -> bool:
    return (
        isinstance(value, Scalar)
        and not value.text
        and value.style == "plain"
        and (value.line, value.column) == (key.end_line, key.end_column)
    )


def pair(node: Mapping, pairs: list[tuple[Scalar, Node]], manuscript: Manuscript) -> Trap | None:
    """A colon in an entry of a list in brackets, which YAML takes for a field."""
    if not pairs:
        return None
    stretch = Stretch(node.line - 1, node.column - 1, node.end_line - 1, node.end_column - 1)
    key = pairs[0][0]
    if is_field_line(manuscript.parsed[key.line - 1]):
        return None
    value = between_braces(manuscript, stretch)
    line, column = key.end_line - 1, key.end_column - 1
    return Trap("BW031", Stretch(line, column, line, column + 1), {}, value.fix, (value.cover,))


def _comma(pairs: list[tuple[Scalar, Node]], empty: list[bool], manuscript: Manuscript) -> Trap | None:
    for number in range(1, len(pairs)):
        before = pairs[number - 1][1]
        if not empty[number] or empty[number - 1]:
            continue
        if not isinstance(before, Scalar) or before.style != "plain":
            continue
        end = number
        while end + 1 < len(pairs) and empty[end + 1]:
            end += 1
        last = pairs[end][0]
        stretch = Stretch(before.line - 1, before.column - 1, last.end_line - 1, last.end_column - 1)
        value = between_braces(manuscript, stretch)
        line, column = before.end_line - 1, before.end_column - 1
        place = Stretch(line, column, line, column + 1)
        words = between(manuscript.lines, Stretch(line, column, stretch.last, stretch.end))
        return Trap("BW032", place, {"words": words.lstrip(", ")[:60]}, value.fix, (value.cover,))
    return None
