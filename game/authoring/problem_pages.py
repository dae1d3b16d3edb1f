"""`docs/problems.md`, made from the catalogue: `python -m game.authoring.problem_pages` writes it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from game.story.problems import Entry, Example, catalogue

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"
GROUPS = {
    "0": "Files, signs and YAML",
    "1": "Fields and what they hold",
    "2": "Conditions and names",
    "3": "Prose",
    "4": "Ways through a story",
    "5": "Readiness and language",
    "6": "All plays of a story",
    "62": "Bars of a finished story",
}
OTHERS = "Others"
INTRODUCTION = """\
# Problems

Everything `bothways check` can say, by code. An **error** must be put right. A **warning** should be. A **note** is
only worth knowing. `bothways explain BW031` says the same in the terminal.

What has a code below BW601 is found while the story is read, and an error there keeps it from being played. The rest
is found by looking at every state that any play of the story can come to: it can be played, but some play of it may
go wrong. The **bars** ask whether a finished story is fair. While it says `draft: true`, they are only notes.

In a message, words in braces such as `{name}` stand for what it found. An example shows only the sections that
matter; the rest of the story is as in [the format](format.md#a-whole-story).

This page is made from the catalogue in `game/story/problems/catalogue`. Don't edit it here.
"""
_CODE = re.compile(r"(`[^`]*`)")
_SIGN = re.compile(r"[\\*<]")
_FENCE = re.compile(r"`{3,}")


def page() -> str:
    """The whole page."""
    grouped = [(title, [*entries]) for title, entries in groupby(catalogue(), key=_group)]
    return "\n".join((INTRODUCTION, *_contents(grouped), *_chapters(grouped)))


def _group(described: Entry) -> str:
    return GROUPS.get(described.code[2:4], GROUPS.get(described.code[2], OTHERS))


def _contents(grouped: Sequence[tuple[str, list[Entry]]]) -> Iterator[str]:
    for title, entries in grouped:
        yield f"**{title}**\n"
        yield "| code | | says |"
        yield "|---|---|---|"
        for described in entries:
            said = template(described.message).replace("|", r"\|")
            yield f"| [{described.code}](#{_anchor(described)}) | {described.severity} | {said} |"
        yield ""


def _chapters(grouped: Sequence[tuple[str, list[Entry]]]) -> Iterator[str]:
    for title, entries in grouped:
        yield f"## {title}\n"
        for described in entries:
            yield from _section(described)


def _section(described: Entry) -> Iterator[str]:
    yield f"### {described.code} {described.name}\n"
    yield f"**{str(described.severity).capitalize()}.** {template(described.message)}\n"
    yield f"*What to do:* {_hint(described)}\n"
    yield f"{described.why}\n"
    yield "This fails:\n"
    yield from _examples(described.fails)
    yield "Put right:\n"
    yield from _examples(described.right)


def _hint(described: Entry) -> str:
    """The hint without the guess at what was meant, which depends on the story."""
    return template(described.hint.replace("{meant}", ""))


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples:
        if example.how:
            yield f"*{example.how}*\n"
        fence = "`" * max([3, *(len(found) + 1 for found in _FENCE.findall(example.text))])
        yield f"{fence}yaml\n{example.text.rstrip(chr(10))}\n{fence}\n"


def template(text: str) -> str:
    """A template as Markdown shows it: doubled braces single, signs outside code only letters."""
    single = text.replace("{{", "{").replace("}}", "}")
    return "".join(
        part if part.startswith("`") else _SIGN.sub(r"\\\g<0>", part) for part in _CODE.split(single)
    )


def _anchor(described: Entry) -> str:
    return f"{described.code} {described.name}".lower().replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
