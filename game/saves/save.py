"""A save: which story, from which seat, to whom, and every choice taken. Its text carries a checksum.

The text is two lines: a header with format, generation, length and SHA-256, and the body as JSON. Nothing in a save
is ever run; it is a list of names that the engine tries, one after the other. A text that is not letter for letter
what the game would have written is no save, which settles double keys, odd numbers and all else JSON leaves open.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from attrs import field, frozen

FORMAT = 1
LONGEST = 4 * 1024 * 1024
KNOWN = 4  # files whose bytes need not be taken apart again: the two of a save, and the next
# Later formats keep this line, so that an older game can tell a newer save from a damaged one.
_HEADER = re.compile(
    rb'\{"bothways-save":(?P<format>[1-9]\d{0,8}),"generation":(?P<generation>\d{1,15}),'
    rb'"length":(?P<length>\d{1,9}),"sha256":"(?P<sha256>[0-9a-f]{64})"\}\n'
)


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
        skipping: whether scenes that offer it are passed over.
        short: whether the play began on the story's short way.
        generation: how many times this save was written; the highest is the newest, whatever a clock says.
    """

    slot: str
    story: str
    fingerprint: str
    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    trail: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    skipping: bool = False
    short: bool = False
    generation: int = 0

    def same_play(self, other: "Save") -> bool:
        """Whether two saves hold the same choices, from the same seat, with the same people."""
        mine = self.seat, self.stances, self.trail, self.skipping, self.short
        return mine == (other.seat, other.stances, other.trail, other.skipping, other.short)


class Fault(StrEnum):
    """What is wrong with a file that is no save, in a few words."""

    NOT_WHOLE = "it is not whole"
    TOO_LARGE = "it is larger than any save"
    CHECKSUM = "its checksum does not fit"
    NEWER = "it was written by a newer version of the game"


def readable(save: Save) -> dict[str, Any]:
    """A save's facts as JSON holds them, without the generation; `skipping` and `short` stand there only when true."""
    return {
        "slot": save.slot,
        "story": save.story,
        "fingerprint": save.fingerprint,
        "seat": save.seat,
        "stances": dict(save.stances),
        "trail": list(save.trail),
        "endings": list(save.endings),
    } | {name: True for name in ("skipping", "short") if getattr(save, name)}


def to_bytes(save: Save) -> bytes:
    """A save as its file holds it."""
    text = json.dumps(readable(save), ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    body = text.encode("ascii")
    header = (
        f'{{"bothways-save":{FORMAT},"generation":{save.generation},'
        f'"length":{len(body)},"sha256":"{_digest(FORMAT, save.generation, body)}"}}'
    )
    return b"%b\n%b\n" % (header.encode("ascii"), body)


@lru_cache(maxsize=KNOWN)
def from_bytes(data: bytes) -> Save | Fault:
    """A save from the bytes of its file, or what is wrong with them. Never raises.

    Every writing reads both files again, for others may have written too; mostly they hold what this process wrote.
    """
    if len(data) > LONGEST:
        return Fault.TOO_LARGE
    header = _HEADER.match(data)
    body = data[header.end() : -1] if header else b""
    if header is None or int(header["length"]) != len(body) or not data.endswith(b"\n"):
        return Fault.NOT_WHOLE
    written, generation = int(header["format"]), int(header["generation"])
    if header["sha256"].decode("ascii") != _digest(written, generation, body):
        return Fault.CHECKSUM
    if written > FORMAT:
        return Fault.NEWER
    try:
        save = _save(
            json.loads(body, parse_int=_refuse, parse_float=_refuse, parse_constant=_refuse), generation
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return Fault.NOT_WHOLE
    return save if to_bytes(save) == data else Fault.NOT_WHOLE


def _save(body: Any, generation: int) -> Save:
    stances, trail, endings = body["stances"], body["trail"], body["endings"]
    if not isinstance(stances, dict) or not isinstance(trail, list) or not isinstance(endings, list):
        raise TypeError("not a save")
    return Save(
        slot=_name(body["slot"]),
        story=_name(body["story"]),
        fingerprint=_name(body["fingerprint"]),
        seat=None if body["seat"] is None else _name(body["seat"]),
        stances={person: _name(stance) for person, stance in stances.items()},
        trail=tuple(map(_name, trail)),
        endings=tuple(map(_name, endings)),
        skipping=body.get("skipping") is True,
        short=body.get("short") is True,
        generation=generation,
    )


def _name(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError("not a name")
    return found


def _refuse(number: str) -> None:
    raise ValueError(number)


def _digest(written: int, generation: int, body: bytes) -> str:
    return hashlib.sha256(b"%d\n%d\n%b" % (written, generation, body)).hexdigest()
