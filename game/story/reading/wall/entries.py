"""What stands on a line of a story, read from its letters alone: who owns a value and how far it goes.

The reader needs this where YAML has already gone wrong and its parser can say nothing more. Lines and columns
count from 0 here.
"""

import re
from collections.abc import Sequence

from attrs import frozen

from game.story.problems import Fix
from game.story.reading.fields import PARTS

# A deeper line that begins with a field of the format is a field out of place, while one that begins with any
# other word and a colon is taken for the middle of a sentence.
FIELDS = frozenset(field.name for part in PARTS.values() for field in part)

_KEY = r"""[a-z0-9][a-z0-9_-]*|"[^"]*"|'[^']*'"""
_LINE = re.compile(rf"(?P<lead> *(?:- +)*)(?:(?P<key>{_KEY}) *:(?: +|$))?(?P<value>.*)")
_FIELD_LINE = re.compile(r" *(?:- +)*([a-z0-9][a-z0-9_-]*) *:(?: |$)")
_COMMENT = re.compile(r"(?:^|[ \t]+)#(?:[ \t].*)?$")
_FLOW_KEY = re.compile(r"[{\[,]\s*([a-z][a-z0-9_-]*):\s+")
_OPENER = re.compile(rf" *(?:- +)*(?:(?:{_KEY}) *:|-)$")


@frozen
class Stretch:
    """Characters of a file, from a place to just past another."""

    first: int
    start: int
    last: int
    end: int


@frozen
class Entry:
    """A value on its own line or lines.

    Attributes:
        key: the field the value belongs to, if one stands before it.
        stretch: where the value is, without a comment after it.
        text: the value's lines without indentation; an empty one is a paragraph's end.
        owner: the column of the field or the dash; lines of the value are indented deeper than it.
        opener: the line the field or dash is on; None for a line that belongs to nothing.
        comments: what stands after the value and begins with `# `.
        in_lines: whether each line is meant as one, as below a `|` sign; otherwise YAML joins them.
    """

    key: str | None
    stretch: Stretch
    text: tuple[str, ...]
    owner: int
    opener: int | None
    comments: str
    in_lines: bool = False

    @property
    def folded(self) -> str:
        """The value as YAML would read it if it were plain: lines joined, paragraphs kept."""
        return "\n".join(self.text if self.in_lines else self._paragraphs)

    @property
    def body(self) -> tuple[str, ...]:
        """The value's lines below a `|` sign."""
        if self.in_lines:
            return self.text
        return tuple(line for words in self._paragraphs for line in (words, ""))[:-1]

    @property
    def _paragraphs(self) -> list[str]:
        paragraphs = re.split(r"\n\n+", "\n".join(self.text))
        return [words.replace("\n", " ") for words in paragraphs if words.strip()]


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_blank(line: str) -> bool:
    """Whether a line holds nothing, or only a comment."""
    stripped = line.strip()
    return not stripped or stripped == "#" or stripped.startswith("# ")


def field_of(line: str) -> str | None:
    """The word before a colon at a line's beginning, as fields are written."""
    found = _FIELD_LINE.match(line)
    return found[1] if found else None


def is_field_line(line: str) -> bool:
    """Whether a line can only be meant as a field: by its name, or because nothing follows its colon."""
    name = field_of(line)
    return name in FIELDS or (name is not None and without_comment(line)[0].endswith(":"))


def key_column(line: str) -> int:
    """The column at which a line's field begins, after its dashes."""
    found = _LINE.match(line)
    return len(found["lead"]) if found else indent(line)


def without_comment(line: str) -> tuple[str, str]:
    """A line's words and the comment after them."""
    found = _COMMENT.search(line)
    return (line[: found.start()], line[found.start() :]) if found else (line.rstrip(), "")


def entry_at(lines: Sequence[str], index: int, *, keyed: bool = True) -> Entry:
    """The value that begins on a line; with `keyed` false a word and a colon count as part of the value."""
    line = lines[index]
    found = _LINE.match(line)
    if found is None:
        raise ValueError("a line holds no line break")
    key = found["key"] if keyed else None
    start = found.start("value") if keyed or found["key"] is None else found.end("lead")
    opener, owner = _owner(lines, index, found["lead"], key)
    words, comment = _first_words(line[start:])
    text = [words]
    comments = [comment]
    last, end = index, start + len(words)
    for number in range(index + 1, _reach(lines, index, owner)):
        words, comment = without_comment(lines[number])
        text.append(words.strip())
        comments.append(comment)
        if words.strip():
            last, end = number, len(words)
    return Entry(
        key=key,
        stretch=Stretch(index, start, last, end),
        text=tuple(text[: last - index + 1]),
        owner=owner,
        opener=opener,
        comments="".join(comments[: last - index + 1]),
    )


def _owner(lines: Sequence[str], index: int, lead: str, key: str | None) -> tuple[int | None, int]:
    if key is not None:
        return index, len(lead)
    if "-" in lead:
        return index, lead.rindex("-")
    for number in range(index - 1, -1, -1):
        above = without_comment(lines[number])[0]
        if not above.strip():
            continue
        if indent(above) < len(lead) and _OPENER.match(above):
            ends_in_dash = above.endswith("-")
            return number, len(above) - 1 if ends_in_dash else key_column(above)
        break
    return None, len(lead)


def _first_words(value: str) -> tuple[str, str]:
    if value[:1] in {'"', "'"}:
        close = closing_quote(value)
        if close is not None:
            words, comment = without_comment(value[close:])
            return value[:close] + words, comment
    return without_comment(value)


def closing_quote(value: str) -> int | None:
    """The place just past the quotation mark that closes the one a value begins with."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value, re.DOTALL)
    return found.end() if found else None


def _reach(lines: Sequence[str], index: int, owner: int) -> int:
    for number in range(index + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if indent(line) <= owner or is_blank(line) or is_field_line(line):
            return number
    return len(lines)


def between(lines: Sequence[str], stretch: Stretch) -> str:
    """The words of a stretch, its lines joined as YAML joins them."""
    if stretch.first == stretch.last:
        return lines[stretch.first][stretch.start : stretch.end].strip()
    parts = [
        lines[stretch.first][stretch.start :],
        *lines[stretch.first + 1 : stretch.last],
        lines[stretch.last][: stretch.end],
    ]
    return " ".join(part.strip() for part in parts if part.strip())


def flow_values(line: str, index: int) -> list[Stretch]:
    """The values after the fields that a line holds in braces, as a writer would divide them."""
    keys = list(_FLOW_KEY.finditer(line))
    values = []
    for number, key in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else len(line)
        rest = line[key.end() : end + 1]
        value = rest if number + 1 < len(keys) else without_comment(rest)[0]
        value = value.rstrip("{[, ")
        while value.endswith(("}", "]")) and not _balanced(value):
            value = value[:-1].rstrip(" ,")
        values.append(Stretch(index, key.end(), index, key.end() + len(value)))
    return values


def _balanced(value: str) -> bool:
    return value.count("{") >= value.count("}") and value.count("[") >= value.count("]")


def block(lines: Sequence[str], entry: Entry) -> Fix | None:
    """The value put right as a `|` block; None where it belongs to no field and no list."""
    if entry.opener is None:
        return None
    first = entry.stretch.first
    if entry.opener == first:
        head, note = lines[first][: entry.stretch.start].rstrip(" "), entry.comments
    else:
        head, note = without_comment(lines[entry.opener])
        note += entry.comments
    margin = " " * (entry.owner + 2)
    body = [margin + line if line else "" for line in entry.body]
    return Fix(
        first_line=entry.opener + 1,
        last_line=entry.stretch.last + 1,
        lines=(f"{head} |{note}", *body),
    )


def quoted(lines: Sequence[str], stretch: Stretch, text: str) -> Fix:
    """A value between braces or brackets put right in quotation marks."""
    before, after = lines[stretch.first][: stretch.start], lines[stretch.last][stretch.end :]
    return Fix(
        first_line=stretch.first + 1,
        last_line=stretch.last + 1,
        lines=(f"{before}{in_quotes(text)}{after}",),
    )


def in_quotes(text: str) -> str:
    """A text in the quotation marks that need no escapes, where there are such."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def fix_line(line: int, words: str) -> Fix:
    """One line written anew."""
    return Fix(first_line=line + 1, last_line=line + 1, lines=(words,))
