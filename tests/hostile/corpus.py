"""The hostile files: what is on the disk, and the whole stories they become.

A file's own lines come first, and the sections it lacks are added below from the catalogue's frame, so that
the lines that problems name are the lines of the file. What tests encodings is left as it stands. A recipe is
lines of a number and a text in JSON: so often that text, one after the other.
"""

import json
import re
from itertools import pairwise
from pathlib import Path

import yaml

from tests.story.problems.examples import FRAME

FOLDER = Path(__file__).parent
FAMILIES = (
    "bombs", "depth", "dupes", "types", "dates", "huge-numbers", "control", "bidi-and-invisible", "markup",
    "paths", "encodings", "schema-abuse",
)  # fmt: skip
_SECTION = re.compile(rb"^([a-z_]+):", re.MULTILINE)


def hostile_files() -> list[Path]:
    """Every hostile file and recipe, by family and name."""
    found = [path for family in FAMILIES for path in (FOLDER / family).iterdir()]
    return sorted(path for path in found if path.suffix in {".yaml", ".recipe"})


def name_of(path: Path) -> str:
    """A hostile file's name in `expected.yaml`."""
    return path.relative_to(FOLDER).as_posix()


def expected() -> dict[str, list[str]]:
    """For each file what must be told first, as `code line:column`; nothing where it must be accepted."""
    answers: dict[str, list[str]] = yaml.safe_load((FOLDER / "expected.yaml").read_text("utf-8"))
    return answers


def story_of(path: Path) -> bytes:
    """The bytes of the story that a hostile file or recipe becomes."""
    data = path.read_bytes()
    if path.suffix == ".recipe":
        data = b"".join(_part(line) for line in data.decode().splitlines())
    if path.parent.name == "encodings":
        return data
    own = {match[1] for match in _SECTION.finditer(data)}
    frame = FRAME.encode()
    starts = [match.start() for match in _SECTION.finditer(frame)]
    sections = [frame[start:end] for start, end in pairwise([*starts, len(frame)])]
    return data.rstrip(b"\n") + b"\n" + b"".join(part for part in sections if part.split(b":")[0] not in own)


def _part(line: str) -> bytes:
    number, _, text = line.partition(" ")
    words: str = json.loads(text)
    return (words * int(number)).encode()
