"""A story growing block by block, as a reader of the tutorial writes it."""

import re

_SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_CHILD = re.compile(r"^(?=  [a-z0-9_-]+:)", re.MULTILINE)
PARTS = ("scenes", "endings")


def grown(text: str, block: str) -> str:
    """The file after a block was written into it.

    A section of the block takes the place of the file's; of `scenes` and `endings` only the parts that the
    block has; what is new goes behind what is there.
    """
    written, new = _sections(text), _sections(block)
    for name, section in new.items():
        written[name] = _joined(written.get(name, ""), section) if name in PARTS else section
    order = [name for name in written if name not in PARTS] + [name for name in PARTS if name in written]
    head = "".join(written[name].rstrip("\n") + "\n" for name in order if name not in PARTS)
    return "\n".join((head, *(written[name].rstrip("\n") + "\n" for name in order if name in PARTS)))


def _joined(section: str, block: str) -> str:
    parts = _children(section) | {name: part.rstrip("\n") + "\n" for name, part in _children(block).items()}
    first = block.split("\n", 1)[0]
    long = any(part.rstrip("\n").count("\n") > 3 for part in parts.values())
    return f"{first}\n" + ("\n" if long else "").join(part.rstrip("\n") + "\n" for part in parts.values())


def _sections(text: str) -> dict[str, str]:
    return {part.split(":", 1)[0]: part for part in _SECTION.split(text) if re.match(r"[a-z_]+:", part)}


def _children(section: str) -> dict[str, str]:
    return {part.split(":", 1)[0].strip(): part for part in _CHILD.split(section)[1:]}
