"""The examples of the catalogue as whole files: each is completed by `frame.yaml` and saved as its fence says."""

import re
from importlib import resources

from game.story.problems import Example

_SECTION = re.compile(r"^([a-z_]+):", re.MULTILINE)
_TIMES = re.compile(r"its last line (\d+) times")
_SAVED = re.compile(r"saved as ([\w-]+)\)?$")
FRAME = (resources.files("game.story.problems") / "catalogue" / "frame.yaml").read_text("utf-8").rstrip(
    "\n"
) + "\n"


def compose(example: Example) -> bytes:
    """The example's file: its sections take the place of the frame's; the fence's note is done to it."""
    text = example.text
    times = _TIMES.search(example.how)
    if times is not None:
        *before, last = text.rstrip("\n").split("\n")
        text = "\n".join(before + [last] * int(times[1])) + "\n"
    if "as it stands" not in example.how:
        text = completed(text)
    saved = _SAVED.search(example.how)
    return text.encode(saved[1] if saved is not None else "utf-8")


def completed(text: str) -> str:
    """A text with the frame's sections that it does not have itself."""
    head, own = _sections(text)
    _, framed = _sections(FRAME)
    return head + "".join((framed | own).values())


def _sections(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first section, and the sections by name, in order."""
    starts = [*_SECTION.finditer(text)]
    ends = [start.start() for start in starts[1:]] + [len(text)]
    head = text[: starts[0].start()] if starts else text
    return head, {start[1]: text[start.start() : end] for start, end in zip(starts, ends, strict=True)}
