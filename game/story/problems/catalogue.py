"""The catalogue of problems: one Markdown document per code, read by every tool and every test.

A document has YAML front matter (`code`, `name`, `severity`, `message`, `hint`), a paragraph or two of why
it matters, a `## Fails` example and a `## Put right` example. An example is YAML: only the top-level sections
that matter are written; the tests complete it with `frame.yaml`, which lies beside the documents.
"""

import re
from functools import cache
from pathlib import Path

import yaml
from attrs import frozen

from game.story.problems.problem import Severity

FOLDER = Path(__file__).parent / "catalogue"
_DOCUMENT = re.compile(
    r"---\n(?P<front>.*?)\n---\n(?P<why>.*?)\n## Fails\n(?P<fails>.*?)\n## Put right\n(?P<right>.*)",
    re.DOTALL,
)
_FENCE = re.compile(r"```yaml(?P<how>[^\n]*)\n(?P<text>.*?)```", re.DOTALL)


@frozen
class Example:
    """A piece of YAML in the catalogue; `how` is what the fence says of it, such as `saved as latin-1`."""

    text: str
    how: str


@frozen
class Entry:
    """What the catalogue says of one code: `message` and `hint` are templates with named places."""

    code: str
    name: str
    severity: Severity
    message: str
    hint: str
    why: str
    fails: tuple[Example, ...]
    right: tuple[Example, ...]


@cache
def codes() -> tuple[str, ...]:
    """Every code there is, in order."""
    return tuple(sorted(name[:5] for name in _names() if re.match(r"BW\d{3}-", name)))


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(child.name for child in FOLDER.iterdir() if child.name.endswith(".md")))


@cache
def entry(code: str) -> Entry:
    """The catalogue's entry for a code.

    Raises:
        KeyError: there is no such code.
    """
    for name in _names():
        if name.startswith(f"{code}-"):
            return parse_entry((FOLDER / name).read_text(encoding="utf-8"))
    raise KeyError(code)


def catalogue() -> tuple[Entry, ...]:
    """Every entry, by code."""
    return tuple(entry(code) for code in codes())


def parse_entry(document: str) -> Entry:
    """Read one document of the catalogue.

    Raises:
        ValueError: the document does not have the parts an entry needs.
    """
    found = _DOCUMENT.match(document)
    if found is None:
        raise ValueError("an entry needs front matter, a why, `## Fails` and `## Put right`")
    front = yaml.safe_load(found["front"])
    return Entry(
        code=front["code"],
        name=front["name"],
        severity=Severity(front["severity"]),
        message=front["message"],
        hint=front["hint"],
        why=found["why"].strip(),
        fails=_examples(found["fails"]),
        right=_examples(found["right"]),
    )


def _examples(section: str) -> tuple[Example, ...]:
    return tuple(Example(text=fence["text"], how=fence["how"].strip()) for fence in _FENCE.finditer(section))
