"""A save: which story, from which seat, to whom, and every choice taken. Its text carries a checksum.

The text is two lines of JSON: a header with format, generation, length and SHA-256 of the second line, and the
body. Nothing in a save is ever run; it is a list of names that the engine tries, one after the other.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

FORMAT = 1
OLDEST_READABLE = 1
LONGEST = 4 * 1024 * 1024
MOST_STEPS = 100_000
LONGEST_NAME = 300
NOT_WHOLE = "it is not whole"


@frozen
class Save:
    """One story's play, and what is remembered of earlier ones.

    Attributes:
        slot: the save's own name; the story's id, or that with a number where a second play is kept.
        story: the story's id.
        fingerprint: of the story the trail was played on.
        seat: the seat played; None where the story has none.
        stances: each other person's stance.
        trail: the choices taken, as `scene.choice`.
        endings: the endings found so far, in the order they were found.
        generation: how many times this save was written; the highest is the newest, whatever a clock says.
    """

    slot: str
    story: str
    fingerprint: str
    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    trail: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    generation: int = 0

    def next_generation(self) -> "Save":
        """The same save, one writing later."""
        return evolve(self, generation=self.generation + 1)


def to_text(save: Save) -> str:
    """A save as the text of its file."""
    body = _json(
        {
            "slot": save.slot,
            "story": save.story,
            "fingerprint": save.fingerprint,
            "seat": save.seat,
            "stances": dict(save.stances),
            "trail": list(save.trail),
            "endings": list(save.endings),
        }
    )
    header = {
        "bothways-save": FORMAT,
        "generation": save.generation,
        "length": len(body),
        "sha256": _digest(save.generation, body),
    }
    return f"{_json(header)}\n{body}\n"


def from_bytes(data: bytes) -> Save | str:
    """A save from the bytes of its file, or in a few words what is wrong with them. Never raises."""
    try:
        return _checked(data)
    except _DamagedError as damage:
        return str(damage)
    except (ValueError, KeyError, TypeError, RecursionError):
        return NOT_WHOLE


class _DamagedError(Exception):
    """What is wrong with a save, in a few words."""


def _checked(data: bytes) -> Save:
    if len(data) > LONGEST:
        raise _DamagedError("it is larger than any save")
    header_line, body, rest = data.decode("ascii").split("\n")
    header = _object(json.loads(header_line, parse_constant=_refuse, parse_int=_integer))
    found, generation = _count(header["bothways-save"]), _count(header["generation"])
    if found > FORMAT:
        raise _DamagedError("it was written by a newer version of the game")
    if found < OLDEST_READABLE or rest or header["length"] != len(body):
        raise _DamagedError(NOT_WHOLE)
    if header["sha256"] != _digest(generation, body):
        raise _DamagedError("its checksum does not fit")
    return _save(_object(json.loads(body)), generation)


def _save(body: dict[str, Any], generation: int) -> Save:
    stances = _object(body["stances"])
    return Save(
        slot=_name(body["slot"]),
        story=_name(body["story"]),
        fingerprint=_name(body["fingerprint"]),
        seat=None if body["seat"] is None else _name(body["seat"]),
        stances={_name(person): _name(stance) for person, stance in stances.items()},
        trail=_names(body["trail"]),
        endings=_names(body["endings"]),
        generation=generation,
    )


def _names(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or len(found) > MOST_STEPS:
        raise ValueError("not a list of names")
    return tuple(_name(item) for item in found)


def _name(found: object) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_NAME:
        raise ValueError("not a name")
    return found


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


def _count(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise TypeError("not a count")
    return found


def _integer(digits: str) -> int:
    return int(digits[:19])


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _digest(generation: int, body: str) -> str:
    return hashlib.sha256(f"{FORMAT}\n{generation}\n{body}".encode("ascii")).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
