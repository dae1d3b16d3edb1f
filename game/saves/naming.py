"""What the files of a save are called: `the-spare-key.a.save`, whatever the slot's name holds."""

import hashlib
import os
import re
from pathlib import Path

from game.saves.writing import NEW

SIDES = ("a", "b")
ENDING = ".save"
DAMAGED = ".damaged"
LOCK = ".lock"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # what Windows keeps for itself
_OURS = re.compile(
    rf"(?P<stem>[a-z0-9-]+)(?:\.[ab]\{ENDING}(?P<rest>\.\d+(?:\{DAMAGED}|\{NEW}))?|\{LOCK})", re.ASCII
)
_MOST_ASIDE = 1000


def stem(slot: str) -> str:
    """A slot's file name without ending: itself where it is plain, else a name made from its digest.

    So no slot leads out of the folder, is too long, or differs from another in capitals alone.
    """
    if _PLAIN.fullmatch(slot) and not _DEVICE.fullmatch(slot):
        return slot
    return f"story-{hashlib.sha256(slot.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def stem_of(path: Path) -> str | None:
    """The stem of a file that is part of a save; None for any other file."""
    found = _OURS.fullmatch(path.name)
    return found["stem"] if found else None


def is_left_over(path: Path) -> bool:
    """Whether a file is what a writer leaves that was killed in the middle."""
    return stem_of(path) is not None and path.name.endswith(NEW)


def aside(path: Path) -> Path | None:
    """A free name for a damaged file; None when a thousand are taken."""
    names = (path.with_name(f"{path.name}.{number}{DAMAGED}") for number in range(1, _MOST_ASIDE))
    return next((name for name in names if not os.path.lexists(name)), None)
