"""The format as a JSON Schema, for editors that complete and check YAML while it is written.

It is made from the reader's own list of fields and lies, made, in `assets/schema`. An editor gives YAML's own types
to what a story takes as text, so a text may be a number or a yes here. What holds between the parts of a story the
schema does not know: `bothways check` does.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from game.story.bundled import assets
from game.story.concepts import concept_ids
from game.story.conditions.vocabulary import MOVES
from game.story.model import HIGHEST, LOWEST, METER_NAMES, Kind
from game.story.reading.fields import MORE, PARTS, STORY, Field, Holds
from game.story.reading.head import HIGHEST_COUNTER, LONGEST_MINUTES
from game.story.words import KEBAB, SNAKE

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "minLength": 1}
_RANGES: Final[Mapping[tuple[str, str], tuple[int, int]]] = {
    ("story", "minutes"): (1, LONGEST_MINUTES),
    ("meter", "start"): (LOWEST, HIGHEST),
    **{("shift", meter): (2 * LOWEST, 2 * HIGHEST) for meter in METER_NAMES},
}


def schema() -> Schema:
    """The schema of a story's file; a file that holds only scenes and endings is a further file of one."""
    story = _part("story", STORY)
    needed = [field for field in story.pop("required") if field not in {more.name for more in MORE}]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A story of Both Ways",
        **story,
        "if": {"propertyNames": {"enum": [field.name for field in MORE]}},
        "else": {"required": needed, "oneOf": [{"required": ["start"]}, {"required": ["seats"]}]},
        "definitions": {part: _part(part, fields) for part, fields in PARTS.items() if part != "story"},
    }


def text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def file() -> Path:
    """Where the schema lies."""
    return assets() / "schema" / "story.schema.json"


def write() -> None:
    """Write the schema's file anew."""
    file().parent.mkdir(exist_ok=True)
    file().write_text(text(), encoding="utf-8")


def _part(part: str, fields: tuple[Field, ...]) -> Schema:
    made: Schema = {
        "type": "object",
        "properties": {field.name: {"description": field.about, **_value(part, field)} for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    return made | _BESIDES.get(part, {})


def _value(part: str, field: Field) -> Schema:
    if field.holds == "number":
        return _number(*_RANGES[part, field.name])
    return _HOLDS[field.holds]()


def _number(lowest: int, highest: int) -> Schema:
    """A whole number; one with a plus before it is a text to some editors."""
    return {
        "anyOf": [
            {"type": "integer", "minimum": lowest, "maximum": highest},
            {"type": "string", "pattern": "^[+-]?[0-9]{1,6}$"},
        ]
    }


def _matching(pattern: str) -> Schema:
    return {**_TEXT, "pattern": f"^(?:{pattern})$"}


def _one_or_more(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _named(names: str, value: Schema) -> Schema:
    """Fields whose names the author chooses."""
    return {
        "type": "object",
        "propertyNames": {"pattern": f"^(?:{names})$"},
        "additionalProperties": value,
        "minProperties": 1,
    }


def _of(part: str) -> Schema:
    return {"$ref": f"#/definitions/{part}"}


def _yes_no() -> Schema:
    words = [word for pair in (("true", "false"), ("yes", "no"), ("on", "off")) for word in pair]
    return {"enum": [True, False, *words, *map(str.capitalize, words), *map(str.upper, words)]}


def _shift() -> Schema:
    plain = {"allOf": [_of("shift"), {"not": {"required": ["if"]}}]}
    return {"anyOf": [plain, {"type": "array", "items": _of("shift")}]}


def _routes() -> Schema:
    listed = {"type": "array", "items": _of("route"), "minItems": 1}
    return {"anyOf": [_matching(KEBAB.pattern), _of("route"), listed]}


def _band() -> Schema:
    return {"type": "array", "items": _number(LOWEST + 1, HIGHEST - 1), "minItems": 2, "maxItems": 2}


def _meters() -> Schema:
    return {
        "type": "object",
        "properties": {meter: _of("meter") for meter in METER_NAMES},
        "additionalProperties": False,
        "minProperties": 1,
    }


_HOLDS: Final[Mapping[Holds, Callable[[], Schema]]] = {
    "text": lambda: dict(_TEXT),
    "texts": lambda: _one_or_more(_TEXT),
    "prose": lambda: dict(_TEXT),
    "proses": lambda: _one_or_more(_TEXT),
    "words": lambda: dict(_TEXT),
    "yes-no": _yes_no,
    "condition": lambda: dict(_TEXT),
    "conditions": lambda: _named(SNAKE.pattern, _TEXT),
    "id": lambda: _matching(KEBAB.pattern),
    "ids": lambda: _one_or_more(_TEXT),
    "name": lambda: _matching(SNAKE.pattern),
    "names": lambda: _one_or_more(_matching(SNAKE.pattern)),
    "ages": lambda: _matching(r"[0-9]{1,2}\+"),
    "kind": lambda: {"enum": [kind.value for kind in Kind]},
    "move": lambda: {"enum": [*MOVES.values()]},
    "concepts": lambda: _one_or_more({"enum": [*concept_ids()]}),
    "cast": lambda: _named(SNAKE.pattern, _of("person")),
    "stances": lambda: _named(SNAKE.pattern, _TEXT),
    "pronouns": lambda: {**_matching("[^/]+(?:/[^/]+){1,4}"), "examples": ["she/her", "he/him", "they/them"]},
    "meters": _meters,
    "counters": lambda: _named(SNAKE.pattern, _number(1, HIGHEST_COUNTER)),
    "seats": lambda: _named(SNAKE.pattern, _of("seat")),
    "short": lambda: _of("short"),
    "scenes": lambda: _named(KEBAB.pattern, _of("scene")),
    "endings": lambda: _named(KEBAB.pattern, _of("ending")),
    "choices": lambda: {"type": "array", "items": _of("choice"), "minItems": 1},
    "shift": _shift,
    "add": lambda: _named(SNAKE.pattern, _number(-HIGHEST_COUNTER, HIGHEST_COUNTER)),
    "routes": _routes,
    "enter": lambda: _of("enter"),
    "unsaid": lambda: _named(SNAKE.pattern, _TEXT),
    "debrief": lambda: _of("debrief"),
    "whose": lambda: _of("whose"),
    "band": _band,
}
_BESIDES: Final[Mapping[str, Schema]] = {
    "scene": {"anyOf": [{"required": ["choices"]}, {"required": ["go"]}]},
    "choice": {
        "oneOf": [{"required": ["say"]}, {"required": ["do"]}],
        "dependencies": {"locked": ["if"]},
    },
}

if __name__ == "__main__":
    write()
