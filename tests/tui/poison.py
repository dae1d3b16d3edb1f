"""What somebody could put into a story to get at a terminal, and a story with it in every field."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, get_args

import attrs
from textual.drivers.headless_driver import HeadlessDriver

from game.story.concepts import concept_ids
from game.story.conditions.tree import Move, Operator
from game.story.model import METER_NAMES, Whose
from game.story.prose.tree import YOU, PronounForm, Style
from game.story.reading.fields import PARTS
from game.story.walls import refused

# Each is meant to do something else to a terminal, to Textual, or to whoever reads along.
PAYLOADS = (
    "\x1b[2J", "\x1b[H", "\x1b[6n", "\x1b[c", "\x1b[31m", "\x1b[?1049l", "\x1b[?1000h", "\x1b[?2004h", "\x1b[8m",
    "\x1b[9999;9999H", "\x1b[20t", "\x1b[!p", "\x1b]0;title\x07", "\x1b]2;title\x1b\\", "\x1b]4;1;red\x07",
    "\x1b]8;;http://x\x1b\\l\x1b]8;;\x1b\\", "\x1b]9;note\x07", "\x1b]10;?\x07", "\x1b]52;c;aGk=\x1b\\",
    "\x1b]777;notify;a;b\x07", "\x1b]1337;File=:x\x07", "\x1bP+q544e\x1b\\", "\x1b_Gx\x1b\\", "\x1b^pm\x1b\\",
    "\x1bXsos\x1b\\", "\x1bc", "\x1b(0", "\x1b7", "\x1b[201~", "\x1b", "\x9b2J", "\x9d52;c;aGk=\x9c", "\x90q\x9c",
    "\x00", "\x05", "\x07", "\x08\x08\x08", "\x0b\x0c", "\roverwritten", "\x0e\x0f", "\x7f", "\x85", "\u2028",
    "\u2029", "\u202eevil\u202c", "\u2066x\u2069", "\u200e\u200f\u061c", "\u200b\u200c\u2060", "\ufeff", "\u00ad",
    "\u3164\u115f", "\U000e0041", "\ud800", "\ufdd0\uffff", "x\ufe0f", "a" + "\u0301" * 30, "\ufff9x\ufffb",
    "[@click=app.exit('x')]go[/]", "[@click=app.open_url('http://x')]u[/]", "[@click=screen.vanish]v[/]",
    "[link=http://x]l[/link]", "[/nope]", "[/]", "[bold red on blue]b[/]", "[$heading]h[/$heading]", "[[x]]",
    "\\[x]", "[x", "x]", "{x}", "{0.__class__}", "%s%n", "$x", "<b>&lt;", "~~s~~", ":smile:",
)  # fmt: skip
AT_ONCE = 3
GROUPS = tuple("|".join((*PAYLOADS[place::AT_ONCE], "\x1b]52;c;")) for place in range(AT_ONCE))
OURS = {
    *get_args(Style),
    *get_args(PronounForm),
    *get_args(Move),
    *get_args(Operator),
    *get_args(Whose),
    *METER_NAMES,
    *concept_ids(),
    YOU,
    "",
}
READ = {"text", "texts", "words", "prose", "proses", "ages", "pronouns", "stances", "unsaid"}
FIELDS = frozenset(
    f"<{part}.{field.name}>" for part, fields in PARTS.items() for field in fields if field.holds in READ
)
# What the reader of a file makes of a field has another name in the model only here.
NAMED_OTHERWISE = {"<choice.words>": ("<choice.do>", "<choice.say>")}
# Colours, moving the cursor, painting at once, hiding the cursor, the shape of the mouse pointer.
ALLOWED = re.compile(r"\x1b\[[\d;]*m|\x1b\[\d+;\d+H|\x1b\[\?2026[hl]|\x1b\[\?25[hl]|\x1b\]22;[a-z-]+\x07")


def poisoned(value: Any, payload: str, field: str = "") -> Any:
    """The same value with a payload behind every string that is not a word of the format.

    What can be read also has its field's name before the payload. Ids have not: they must stay the same everywhere.
    """
    match value:
        case Enum() | bool() | int() | None:
            return value
        case str():
            return value if value in OURS else f"{value}{field}{payload}"
        case tuple():
            return tuple(poisoned(item, payload, field) for item in value)
        case Mapping():
            return {
                poisoned(key, payload): poisoned(item, payload, _below(field, key))
                for key, item in value.items()
            }
    changed = {
        known.name: poisoned(getattr(value, known.name), payload, _field_of(value, known.name, field))
        for known in attrs.fields(type(value))
    }
    return attrs.evolve(value, **changed)


def _field_of(value: Any, name: str, field: str) -> str:
    """The field an attribute is read from; inside a text only its letters count, and elsewhere an id has none."""
    part = type(value).__name__.lower()
    if part not in PARTS:
        return (
            field
            if (part, name) == ("words", "text") or field == "<person.pronouns>"
            else _in_text(name, field)
        )
    spoken = getattr(value, "spoken", False)
    written = NAMED_OTHERWISE.get(f"<{part}.{name}>", (f"<{part}.{name}>",) * 2)[spoken]
    return written if written in FIELDS or written == "<debrief.whose>" else ""


def _in_text(name: str, field: str) -> str:
    return field if name in {"paragraphs", "pieces", "arms"} else ""


def _below(field: str, key: str) -> str:
    return f"<whose.{key}>" if field == "<debrief.whose>" else field


class Wire(HeadlessDriver):
    """Remembers everything that would have gone to the terminal."""

    sent: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent = [*getattr(self, "sent", []), data]


def leaks(wire: str) -> set[str]:
    """What is on the wire beside letters and the few sequences that painting needs."""
    rest = ALLOWED.sub("", wire)
    found = set()
    place = 0
    while (character := refused(rest, place)) is not None:
        if rest[character.index] != "\n":
            found.add(rest[character.index])
        place = character.index + 1
    return found
