"""The writers' traps: words that YAML takes for signs of its own.

`explained` names the trap behind a place where the parser gave up. `text_trap`, `number_trap` and
`fields_trap` are for whoever reads the tree: YAML was content there, and yet a text, a number or fields were
expected and something else came.
"""

import re
from collections.abc import Iterable, Sequence

from attrs import evolve

from game.story.reading.wall.entries import (
    Entry,
    Stretch,
    block,
    closing_quote,
    entry_at,
    field_of,
    fix_line,
    flow_values,
    indent,
    is_blank,
    is_field_line,
    without_comment,
)
from game.story.reading.wall.indents import misfit
from game.story.reading.wall.manuscript import (
    Blank,
    Cover,
    Manuscript,
    Trap,
    Value,
    between_braces,
    value_of,
)
from game.story.reading.wall.nodes import Listing, Mapping, Node, Scalar
from game.story.reading.wall.silent import no_space, unclosed
from game.story.reading.wall.tree import Failure

_NO_SPACE = re.compile(r"([a-z][a-z0-9_-]*):(?=[^\s:/])")
_COLON = re.compile(r":(?= |$)")
_HEADER = re.compile(r"[|>][-+1-9]{0,2}(?: *$| +#)")
_SIGN = re.compile(r"[*&!@%`,\]}]|[-?:](?= |$)")
_MINUS = re.compile(r"\s*[\u2212\u2013\u2012\u2010\u2011\ufe63\uff0d](?=\d)")
_HEX = "[0-9A-Fa-f]"
_BAD_ESCAPE = re.compile(
    r"""\\(?:[^0abtnvfre "/\\N_LPxuU]"""
    rf"|x(?!{_HEX}{{2}})|u(?!{_HEX}{{4}})|U(?!00(?:0{_HEX}|10){_HEX}{{4}}))"
)
_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
_CLOSER = {"{": "}", "[": "]"}


def explained(failure: Failure, manuscript: Manuscript) -> Trap | None:
    """The trap behind a parser's failure; None where no trap explains it."""
    lines = manuscript.parsed
    line = min(failure.at[0], len(lines) - 1)
    begins = _beginning(line, failure)
    since = failure.since if failure.since is not None and failure.since[0] < len(lines) else None
    simple = since is not None and "simple key" in failure.reading
    trap = _inside(failure, since, manuscript) if since is not None else None
    if trap is None and begins < line:
        trap = _ran_on(begins, line, manuscript)
    for number in dict.fromkeys([begins, line, since[0] if since else line]):
        trap = trap or _on_line(number, manuscript)
    if trap is None and failure.at[1] <= indent(lines[line]):
        trap = misfit(line, failure.after, manuscript)
    return trap or _stray(since[0] if since is not None and simple else line, manuscript)


def _inside(failure: Failure, since: tuple[int, int], manuscript: Manuscript) -> Trap | None:
    """A slip in what the parser was reading, where that had a beginning it could name."""
    mark = manuscript.parsed[since[0]][since[1] : since[1] + 1]
    if mark in {'"', "'"}:
        return _in_quotes(failure, since, manuscript)
    if mark in _CLOSER and "flow" in failure.reading:
        return _in_flow(failure, since, manuscript)
    return None


def _beginning(line: int, failure: Failure) -> int:
    """The line on which the plain text began that runs into the failure's line."""
    after = failure.after
    if after is not None and after.style == "plain" and after.text and after.end_line - 1 == line:
        return after.line - 1
    return line


def _in_quotes(failure: Failure, since: tuple[int, int], manuscript: Manuscript) -> Trap | None:
    line, column = since
    value = None
    entry = entry_at(manuscript.lines, line)
    if entry.stretch.start == column and entry.opener is not None:
        value = value_of(manuscript, entry)
    else:
        found = [at for at in flow_values(manuscript.lines[line], line) if at.start == column]
        value = between_braces(manuscript, found[0]) if found else None
    if value is None:
        return None
    at = failure.at
    if value.stretch.first <= at[0] <= value.stretch.last:
        words = manuscript.lines[at[0]]
        slash = words.rfind("\\", 0, at[1] + 1)
        before = words[: max(slash, 0)]
        starts = (len(before) - len(before.rstrip("\\"))) % 2 == 0
        if slash >= 0 and starts and (_BAD_ESCAPE.match(words, slash) or _SURROGATE.match(words, slash)):
            return _backslash(at[0], slash, value, manuscript)
    return unclosed(line, value, manuscript)


def _backslash(line: int, slash: int, value: Value, manuscript: Manuscript) -> Trap:
    words = manuscript.lines[line]
    place = Stretch(line, slash, line, min(slash + 2, len(words)))
    if _SURROGATE.match(words, slash):
        name = "half of a character's number"
        return Trap("BW013", place, {"name": name}, None, (Cover(value.stretch, None),))
    doubled = f"{words[:slash]}\\{words[slash:]}"
    return Trap(
        "BW042", place, {"sign": words[slash : slash + 2]}, fix_line(line, doubled),
        (Cover(value.stretch, value.text.strip('"')),),
    )  # fmt: skip


def _in_flow(failure: Failure, since: tuple[int, int], manuscript: Manuscript) -> Trap | None:
    """A slip between braces or brackets, or braces that never close."""
    line = failure.at[0]
    for number in range(since[0], min(line, len(manuscript.parsed) - 1) + 1):
        for stretch in flow_values(manuscript.parsed[number], number):
            if number == since[0] and stretch.start < since[1]:
                continue
            trap = _between_braces(stretch, manuscript)
            if trap is not None:
                return trap
    entry = entry_at(manuscript.lines, since[0])
    mark = manuscript.parsed[since[0]][since[1] : since[1] + 1]
    if entry.stretch.start <= since[1]:
        place = Stretch(since[0], since[1], since[0], since[1] + 1)
        places = {"sign": mark, "closer": _CLOSER[mark]}
        return Trap("BW043", place, places, None, (Cover(entry.stretch, None),))
    return None


def _between_braces(stretch: Stretch, manuscript: Manuscript) -> Trap | None:
    text = manuscript.parsed[stretch.first][stretch.start : stretch.end]
    value = between_braces(manuscript, stretch)
    found = _wrong(text)
    if found is None and text[:1] not in {"{", "[", '"', "'"}:
        inner = re.search(r"[\[\]{}]", text)
        found = ("BW038", inner.start(), 1, {"sign": inner[0]}) if inner else None
    if found is None and text[:1] in {'"', "'"} and closing_quote(text) is None:
        return unclosed(stretch.first, value, manuscript)
    if found is None:
        return None
    code, offset, width, places = found
    start = stretch.start + offset
    place = Stretch(stretch.first, start, stretch.first, start + width)
    return Trap(code, place, places, value.fix, (value.cover,))


def _ran_on(begins: int, line: int, manuscript: Manuscript) -> Trap | None:
    """A plain text that ran on into a line with a field: which of the two is out of place?"""
    lines = manuscript.parsed
    first = entry_at(lines, begins)
    name = field_of(lines[line])
    if name is None:
        return None
    if first.key is None:
        start = first.stretch.start
        found = _NO_SPACE.match(first.text[0])
        if found is not None:
            return no_space(begins, start, found[1], manuscript)
        if indent(lines[line]) <= indent(lines[begins]):
            return _stray(begins, manuscript)
    if is_field_line(lines[line]):
        return misfit(line, None, manuscript)
    return None


def _on_line(line: int, manuscript: Manuscript) -> Trap | None:
    """What is wrong with the value that begins on a line, as its letters show."""
    entry = entry_at(manuscript.parsed, line)
    at = entry.stretch
    if not entry.text[0]:
        return None
    if entry.key is None:
        spaceless = _NO_SPACE.match(entry.text[0])
        if spaceless is not None:
            return no_space(line, at.start, spaceless[1], manuscript)
    if entry.opener is None:
        return None
    for number, words in enumerate(entry.text):
        found = _wrong(words) if number == 0 else _colon(words)
        if found is not None:
            code, offset, width, places = found
            start = at.start if number == 0 else indent(manuscript.parsed[at.first + number])
            place = Stretch(at.first + number, start + offset, at.first + number, start + offset + width)
            written = entry_at(manuscript.lines, line)
            value = value_of(manuscript, _without_sign(written) if code == "BW037" else written)
            return Trap(code, place, places, value.fix, (value.cover,))
        if number == 0 and words[:1] in {'"', "'", "{", "[", "|", ">"}:
            break
    return _first(
        _between_braces(stretch, manuscript) for stretch in flow_values(manuscript.parsed[line], line)
    )


def _first(traps: Iterable[Trap | None]) -> Trap | None:
    return next((trap for trap in traps if trap is not None), None)


def _without_sign(entry: Entry) -> Entry:
    """A value without the `|` it begins with, its lines as they are."""
    return evolve(entry, text=(entry.text[0][1:].strip(), *entry.text[1:]), in_lines=True)


_Wrong = tuple[str, int, int, dict[str, str]]


def _wrong(words: str) -> _Wrong | None:
    """The first sign in a value that YAML would take for its own: its code, place, width, and what it is."""
    first = words[:1]
    if first in {'"', "'"}:
        return _after_quotation(words)
    if first in _CLOSER:
        close = _closing_brace(words)
        goes_on = close is not None and words[close:].strip()
        return ("BW038", 0, 1, {"sign": first}) if goes_on else None
    if first in {"|", ">"}:
        return None if _HEADER.match(words + " ") else ("BW037", 0, 1, {"sign": first})
    if _SIGN.match(words):
        return "BW036", 0, 1, {"sign": first}
    return _colon(words)


def _after_quotation(words: str) -> _Wrong | None:
    close = closing_quote(words)
    rest = words[close:] if close is not None else ""
    if close is None or not without_comment(rest)[0].strip():
        return None
    offset = close + len(rest) - len(rest.lstrip())
    return "BW033", offset, len(words) - offset, {"sign": words[0]}


def _colon(words: str) -> _Wrong | None:
    found = _COLON.search(words)
    return ("BW031", found.start(), 1, {}) if found else None


def _closing_brace(words: str) -> int | None:
    depth = 0
    for place, sign in enumerate(words):
        depth += (sign in "{[") - (sign in "}]")
        if depth == 0:
            return place + 1
    return None


def _stray(line: int, manuscript: Manuscript) -> Trap | None:
    """A line of words where a field is expected."""
    lines = manuscript.parsed
    if line >= len(lines) or is_blank(lines[line]) or field_of(lines[line]):
        return None
    start = indent(lines[line])
    last = line
    for number in range(line + 1, len(lines)):
        words = lines[number]
        begins_anew = field_of(words) or words.lstrip().startswith("- ")
        if is_blank(words) or indent(words) < start or (indent(words) == start and begins_anew):
            break
        last = number
    place = Stretch(line, start, last, len(without_comment(lines[last])[0]))
    return Trap("BW044", place, {}, None, tuple(Blank(number) for number in range(line, last + 1)))


def text_trap(node: Node, lines: Sequence[str]) -> Trap | None:
    """Why there is no text where one was expected; None where the writer really wrote a list or fields.

    Args:
        node: what stands in the place of the text.
        lines: the file's lines, as the writer sees them.
    """
    if isinstance(node, Mapping | Listing) and node.flow:
        stretch = Stretch(node.line - 1, node.column - 1, node.end_line - 1, node.end_column - 1)
        entry = _entry(node, lines)
        sign = lines[node.line - 1][node.column - 1 : node.column]
        place = Stretch(stretch.first, stretch.start, stretch.first, stretch.start + 1)
        fix = block(lines, entry) if entry else None
        return Trap("BW038", place, {"sign": sign}, fix)
    if isinstance(node, Mapping) and node.items:
        return _sentence(node, lines)
    if isinstance(node, Listing):
        return _dash(node, lines)
    return None


def _dash(node: Listing, lines: Sequence[str]) -> Trap | None:
    """A second dash on a line: the first word of a sentence, and no list."""
    line, column = node.line - 1, node.column - 1
    before = lines[line][:column].rstrip()
    if not before.endswith("-"):
        return None
    entry = entry_at(lines, line)
    skipped = lines[line][column : entry.stretch.start]
    whole = evolve(
        entry,
        stretch=evolve(entry.stretch, start=column),
        text=(skipped + entry.text[0], *entry.text[1:]),
        owner=len(before) - 1,
    )
    return Trap("BW036", Stretch(line, column, line, column + 1), {"sign": "-"}, block(lines, whole))


def _sentence(node: Mapping, lines: Sequence[str]) -> Trap | None:
    key, _ = next(iter(node.items.values()))
    entry = _entry(node, lines)
    if entry is None:
        return None
    colon = lines[key.end_line - 1].find(":", key.end_column - 1)
    place = Stretch(key.end_line - 1, colon, key.end_line - 1, colon + 1)
    return Trap("BW031", place, {}, block(lines, entry))


def _entry(node: Node, lines: Sequence[str]) -> Entry | None:
    for keyed in (True, False):
        entry = entry_at(lines, node.line - 1, keyed=keyed)
        if entry.stretch.start == node.column - 1 and entry.opener is not None:
            return entry
    return None


def number_trap(node: Scalar, lines: Sequence[str]) -> Trap | None:
    """A number with a typographic minus or a dash in front, such as −1; None for any other text."""
    found = _MINUS.match(node.text)
    if found is None or node.line != node.end_line:
        return None
    line = node.line - 1
    column = lines[line].find(found[0].strip(), node.column - 1)
    if column < 0:
        return None
    words = lines[line]
    place = Stretch(line, column, line, column + 1)
    fix = fix_line(line, f"{words[:column]}-{words[column + 1 :]}")
    return Trap("BW039", place, {"sign": words[column]}, fix)


def fields_trap(node: Node, lines: Sequence[str]) -> Trap | None:
    """A text such as `trust:+1` where fields were expected; None for any other node."""
    if not isinstance(node, Scalar) or node.style != "plain":
        return None
    found = _NO_SPACE.match(node.text)
    if found is None:
        return None
    whole = Manuscript(list(lines), list(lines))
    return no_space(node.line - 1, node.column - 1, found[1], whole)
