"""The second wall of plain mode and the commands: one door out, and nothing passes it that a terminal obeys."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields, has

import game.plain.lines
from game.authoring.check import check
from game.plain.player import play
from game.plain.ways import Ways
from game.story.model import Story
from game.story.prose.tree import Line, Prose, Words
from game.story.walls import plain, refused
from tests.environments import stage
from tests.plain.small_story import TEXT, ladder

GAME = Path(game.plain.lines.__file__).parents[1]
# The door itself, and the one place that clears a terminal, without any text.
DOORS = {GAME / "plain" / "lines.py", GAME / "tui" / "__init__.py"}
WRITES = (".stdout.write", ".stderr.write", "out.write", "sys.__stdout__.write")
PAYLOADS = (
    "\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\x1b[5n", "\x1b]8;;x\x1b\\", "\x1bP+q\x1b\\",
    "\x1b_G\x1b\\", "\x1bc", "\x9b2J", "\x9d0;t\x9c", "\x90q\x9c", "\u202e", "\u2066", "\u200b", "\ufeff", "\x00",
    "\x07", "\x08", "\x0e", "\x7f", "\r", "\U000e0041", "\ud800", "\ufffe", "\u2028",
)  # fmt: skip


def writers(source: str) -> Iterator[int]:
    """The lines on which a module writes to a stream by itself."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "print" or called.endswith(WRITES):
                yield node.lineno


def test_only_the_door_writes_to_a_stream() -> None:
    found = {path for path in GAME.rglob("*.py") if any(writers(path.read_text(encoding="utf-8")))}
    assert found == DOORS


def test_the_search_for_writers_finds_one() -> None:
    assert list(writers("import sys\nsys.stdout.write('x')\nprint('y')\n")) == [2, 3]


def poisoned(value: Any, payload: str, key: str = "") -> Any:
    """A value with a payload in every text of it that is read aloud; ids, names of fields and links stay."""
    if isinstance(value, Prose):
        return Prose(((Line((Words(payload),)),), *value.paragraphs))
    if isinstance(value, str):
        return (
            payload + value if key in {"title", "blurb", "ages", "setting", "you", "name", "role"} else value
        )
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload, "you" if key == "content_notes" else key) for item in value)
    if isinstance(value, dict):
        return {id: poisoned(item, payload, key) for id, item in value.items()}
    if has(type(value)) and type(value).__module__ == "game.story.model" and type(value).__name__ != "Meter":
        return evolve(
            value,
            **{
                each.name: poisoned(getattr(value, each.name), payload, each.name)
                for each in fields(type(value))
            },
        )
    return value


def heard(story: Story) -> str:
    on = stage("?\ni\nh\nx\n1\nu\n1\n1\n")
    play(story, on.environment.out, Ways(seat="keeper", peek=True))
    return on.said


def leaks(said: str) -> bool:
    return any(letter == "\r" or (letter != "\n" and refused(letter) is not None) for letter in said)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_text_of_a_story_reaches_the_terminal_as_a_command(payload: str) -> None:
    said = heard(poisoned(ladder(), payload))
    assert not leaks(said)
    assert plain(payload) in said


@pytest.mark.parametrize("payload", PAYLOADS[:6], ids=ascii)
def test_without_the_wall_the_same_payload_leaks(payload: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(game.plain.lines, "plain", lambda text: text)
    assert leaks(heard(poisoned(ladder(), payload)))


@pytest.mark.parametrize(
    "payload", [payload for payload in PAYLOADS if payload not in {"\x00", "\ud800"}], ids=ascii
)
@pytest.mark.parametrize("where", ["name", "text", "excerpt"])
def test_no_name_and_no_excerpt_of_a_file_reaches_the_terminal(
    payload: str, where: str, tmp_path: Path
) -> None:
    texts: dict[str, Callable[[], tuple[str, str]]] = {
        "name": lambda: (f"a{payload}.yaml", TEXT.replace("go: fence", "go: fnce")),
        "text": lambda: ("a.yaml", TEXT.replace("The street is quiet.", f"The street {payload}")),
        "excerpt": lambda: ("a.yaml", TEXT.replace("go: fence", f"go: fnce # {payload}")),
    }
    name, text = texts[where]()
    file = tmp_path / name
    file.write_text(text, encoding="utf-8", newline="")
    on = stage(folder=tmp_path)
    check([file], on.environment, form="text", watch=False, fix=False)
    assert "1 story checked" in on.said
    assert not leaks(on.said)
