"""The two walls between a story's text and any screen.

Wall one, `refused`, finds what a story may not hold at all: the reader asks it about every text, after YAML's
escapes are undone. Wall two, `plain`, turns any text there is (a story, a file name, an exception) into what
a screen may show: what wall one refuses becomes a visible escape.
"""

import re
from enum import StrEnum
from functools import cache

from attrs import frozen


class Kind(StrEnum):
    """Why a character is refused."""

    CONTROL = "control"
    BIDI = "bidi"
    INVISIBLE = "invisible"
    NONCHARACTER = "noncharacter"
    LINE_BREAK = "line break"
    MARKS = "marks"


@frozen
class Refused:
    """The first character of a text that a story may not hold: where it is, why, and what to call it."""

    index: int
    kind: Kind
    name: str


_EMOJI = (
    r"\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    r"\U0001f000-\U0001faff"
)
_BEFORE_SELECTOR = rf"[#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139{_EMOJI}]"
_MARKS = (
    r"\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711"
    r"\u0730-\u074a\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b"
    r"\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u093c\u094d\u0951-\u0954\u09bc\u09cd\u09fe\u0a3c\u0a4d\u0abc"
    r"\u0acd\u0b3c\u0b4d\u0bcd\u0c3c\u0c4d\u0c55\u0c56\u0cbc\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e38-\u0e3a"
    r"\u0e48-\u0e4b\u0eb8-\u0eba\u0ec8-\u0ecb\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71\u0f72\u0f74\u0f7a-\u0f7d"
    r"\u0f80\u0f82-\u0f84\u0f86\u0f87\u0fc6\u1037\u1039\u103a\u108d\u135d-\u135f\u1714\u1715\u1734\u17d2"
    r"\u17dd\u18a9\u1939-\u193b\u1a17\u1a18\u1a60\u1a75-\u1a7c\u1a7f\u1ab0-\u1ace\u1b34\u1b44\u1b6b-\u1b73"
    r"\u1baa\u1bab\u1be6\u1bf2\u1bf3\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8\u1cf9"
    r"\u1dc0-\u1dff\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua672"
    r"\ua674-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ua806\ua82c\ua8c4\ua8e0-\ua8f1\ua92b-\ua92d\ua953\ua9b3\ua9c0"
    r"\uaab0\uaab2-\uaab4\uaab7\uaab8\uaabe\uaabf\uaac1\uaaf6\uabed\ufb1e\ufe20-\ufe2f"
)
MARKS_IN_A_ROW = 4

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE = r"\u2028\u2029"
_NONCHARACTER = r"\ud800-\udfff\ufdd0-\ufdef" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17)
)
_INVISIBLE_16 = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164"
    r"\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
)
_INVISIBLE = _INVISIBLE_16 + r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_IN_EMOJI = r"\u200d\ufe0e\ufe0f"

# One class without alternatives finds the places worth a look thirty times faster than `_refused` would; all
# beyond 16 bits is one range in it, because `re` goes through such ranges one by one.
_SUSPECT = re.compile(
    rf"[{_CONTROL}{_BIDI}{_LINE}\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_INVISIBLE_16}{_IN_EMOJI}{_MARKS}"
    r"\U00010000-\U0010ffff]"
)
_KINDS = {
    "control": (Kind.CONTROL, "a control character"),
    "bidi": (Kind.BIDI, "a sign that turns the direction of writing"),
    "line": (Kind.LINE_BREAK, "a hidden line break"),
    "noncharacter": (Kind.NONCHARACTER, "a number that stands for no character"),
    "invisible": (Kind.INVISIBLE, "an invisible character"),
    "marks": (Kind.MARKS, "an accent on top of four others"),
}
_NAMES = {
    "\x00": "a null character",
    "\x07": "a bell",
    "\x08": "a backspace",
    "\r": "a carriage return",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner",
    "\ufe0f": "an emoji selector with no emoji",
    "\ufeff": "a byte order mark",
}


@cache
def _refused() -> re.Pattern[str]:
    """What is refused of the places worth a look; made when there is one, since most texts have none."""
    return re.compile(
        rf"(?P<control>[{_CONTROL}])"
        rf"|(?P<bidi>[{_BIDI}])"
        rf"|(?P<line>[{_LINE}])"
        rf"|(?P<noncharacter>[{_NONCHARACTER}])"
        rf"|(?P<invisible>[{_INVISIBLE}]|(?<!{_BEFORE_SELECTOR})[\ufe0e\ufe0f]"
        rf"|(?<![{_EMOJI}])(?<!{_BEFORE_SELECTOR}\ufe0f)\u200d|\u200d(?![{_EMOJI}]))"
        rf"|(?<=[{_MARKS}]{{{MARKS_IN_A_ROW}}})(?P<marks>[{_MARKS}])"
    )


def refused(text: str, start: int = 0) -> Refused | None:
    """The first character from `start` on that a story may not hold; tabs are judged elsewhere, by place."""
    for suspect in _SUSPECT.finditer(text, start):
        found = _refused().match(text, suspect.start())
        if found is not None:
            kind, name = _KINDS[found.lastgroup or "control"]
            return Refused(found.start(), kind, f"{_NAMES.get(found[0], name)} ({code_point(found[0])})")
    return None


def masked(text: str) -> str:
    """The text with each refused character replaced by U+FFFD, one for one, so that every place stays."""
    return _SUSPECT.sub(lambda suspect: "\ufffd" if _is_refused(suspect) else suspect[0], text)


def plain(text: str) -> str:
    r"""What a screen may show of any text: refused characters as `\x1b` or `\u202e`, tabs as spaces."""
    if "\t" in text:
        text = text.replace("\t", " ")
    return _SUSPECT.sub(lambda suspect: _escape(suspect[0]) if _is_refused(suspect) else suspect[0], text)


def _is_refused(suspect: re.Match[str]) -> bool:
    return _refused().match(suspect.string, suspect.start()) is not None


def code_point(character: str) -> str:
    """The Unicode name of a character's number, such as `U+200B`."""
    return f"U+{ord(character):04X}"


def _escape(character: str) -> str:
    number = f"{ord(character):x}"
    for sign, width in (("x", 2), ("u", 4)):
        if len(number) <= width:
            return f"\\{sign}{number:>0{width}}"
    return f"\\U{number:>08}"
