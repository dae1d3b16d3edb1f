"""The wall: whatever a story holds, a terminal gets letters.

Three proofs: the sources have one way from text to a widget; a story full of escapes and markup, put behind the
reader's back, leaves only what Textual itself needs on the wire; and without the wall that proof fails.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from textual.drivers.headless_driver import HeadlessDriver

import game.tui
from game.debrief import debrief
from game.engine import Playthrough, Rules, start
from game.story.conditions.tree import Move, Operator
from game.story.library import Card, card_of
from game.story.model import METER_NAMES, Story, Whose
from game.story.prose.tree import YOU, PronounForm, Style
from game.story.walls import refused
from game.tui.app import BothWays
from game.tui.messages import ShowMoment, ShowRetold
from game.tui.screens.opening import BrokenScreen, OpeningScreen
from game.tui.sitting import Sitting
from tests.tui.driving import CHAIRS, LIFT, Player, grid, press, settle, story

SOURCES = sorted(Path(game.tui.__file__).parent.rglob("*.py"))
WALL = "content.py"
WIDGET = "text.py"
SINKS = {"update", "notify", "copy_to_clipboard", "open_url", "from_markup", "exit_message", "panic", "print"}
SPEAKING_NAMES = {
    "title",
    "sub_title",
    "TITLE",
    "SUB_TITLE",
    "border_title",
    "border_subtitle",
    "tooltip",
    "loading",
}


class Search(ast.NodeVisitor):
    """Finds each place in a module where text could reach a screen past the wall."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.found: list[str] = []

    def visit_Import(self, node: ast.Import) -> None:
        if any(alias.name.split(".")[0] in {"rich", "textual"} for alias in node.names):
            self.found.append("imports a whole package of Textual")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        names = {alias.name for alias in node.names}
        if (node.module or "").split(".")[0] == "rich":
            self.found.append("imports Rich")
        if node.module == "textual.widgets" and self.module != WIDGET:
            self.found.append("imports a widget that takes strings")
        if node.module == "textual.content" and self.module != WALL and names != {"Content"}:
            self.found.append("imports more of textual.content than the name of the type")

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name("Content") if self.module != WALL:
                self.found.append("makes Content")
            case ast.Attribute(value=ast.Name("Content")):
                self.found.append("makes Content from something else than the wall does")
            case ast.Name(called) | ast.Attribute(attr=called) if called in SINKS:
                if (self.module, called) != (WIDGET, "update"):
                    self.found.append(f"calls {called}")
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg == "markup" and not (isinstance(node.value, ast.Constant) and node.value.value is False):
            self.found.append("lets markup be read")
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name.startswith("render"):
            self.found.append(f"defines {node.name}")
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.ctx, ast.Store) and node.attr in SPEAKING_NAMES:
            self.found.append(f"sets {node.attr}")
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store) and node.id in SPEAKING_NAMES - {"title"}:
            self.found.append(f"sets {node.id}")


def trespasses(source: str, module: str = "some.py") -> list[str]:
    """What the search finds in a module."""
    search = Search(module)
    search.visit(ast.parse(source))
    return search.found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_passes_the_wall_in_the_sources(path: Path) -> None:
    assert trespasses(path.read_text(encoding="utf-8"), path.name) == []


def test_the_one_widget_reads_no_markup() -> None:
    (text,) = (path for path in SOURCES if path.name == WIDGET)
    calls = [
        node
        for node in ast.walk(ast.parse(text.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "__init__"
    ]
    assert len(calls) == 1
    assert any(keyword.arg == "markup" for keyword in calls[0].keywords)


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Label",
        "from textual.content import Span",
        "from rich.text import Text",
        "import textual.widgets",
        "Content(title)",
        "Content.from_markup(title)",
        "self.notify(title)",
        "widget.update(title)",
        "self.app.title = title",
        "self.border_title = title",
        "class A(App):\n    TITLE = 'x'",
        "class A(Widget):\n    def render(self): return title",
        "Text(title, markup=True)",
        "self.app.copy_to_clipboard(title)",
    ],
)
def test_the_search_finds_what_it_is_for(source: str) -> None:
    assert trespasses(source) != []


# A story full of it

PAYLOAD = "".join(
    (
        "[@click=app.exit('x')]go[/]",
        "[@click=app.open_url('http://x')]u[/]",
        "[/nope]",
        "[link=http://x]l[/link]",
        "\x1b]52;c;aGk=\x1b\\",
        "\x1b]8;;http://x\x1b\\l\x1b]8;;\x1b\\",
        "\x1b]0;title\x07",
        "\x1b[2J\x1b[6n\x1b[?1049l",
        "\x9b2J\x9d52;c;aGk=\x9c",
        "\x1bP+q544e\x1b\\\x1b_Gx\x1b\\\x1bc\x1b(0",
        "\x00\x05\x07\x08\x0b\x0c\r\x0e\x7f\x85",
        "\u202eevil\u202c\u2066x\u2069\u200b\ufeff\u2028",
        "\U000e0041\ud800",
        "\x1b]52;c;",
    )
)
OURS = {
    *get_args(Style),
    *get_args(PronounForm),
    *get_args(Move),
    *get_args(Operator),
    *get_args(Whose),
    *METER_NAMES,
    YOU,
    "",
}
# Colours, moving the cursor, painting at once, hiding the cursor, the shape of the mouse pointer.
ALLOWED = re.compile(r"\x1b\[[\d;]*m|\x1b\[\d+;\d+H|\x1b\[\?2026[hl]|\x1b\[\?25[hl]|\x1b\]22;[a-z-]+\x07")


def poisoned(value: Any) -> Any:
    """The same value with the payload behind every string that is not a word of the format."""
    match value:
        case Enum() | bool() | int() | None:
            return value
        case str():
            return value if value in OURS else value + PAYLOAD
        case tuple():
            return tuple(poisoned(item) for item in value)
        case Mapping():
            return {poisoned(key): poisoned(item) for key, item in value.items()}
    changed = {field.name: poisoned(getattr(value, field.name)) for field in attrs.fields(type(value))}
    return attrs.evolve(value, **changed)


class Wire(HeadlessDriver):
    """Remembers everything that would have gone to the terminal."""

    sent: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.sent = [*getattr(self, "sent", []), data]


def leaks(wire: str) -> set[str]:
    """What is on the wire beside letters and the few sequences that painting needs."""
    rest = ALLOWED.sub("", wire)
    found = set()
    place = 0
    while (character := refused(rest, place)) is not None:
        if rest[character.index] != "\n":
            found.add(rest[character.index])
        place = character.index + 1
    return found


async def shown_everywhere(monkeypatch: pytest.MonkeyPatch, of: Story) -> tuple[str, list[str]]:
    """All bytes sent, and all that stood on the terminal, on every screen at several moments of the story."""
    evil: Story = poisoned(of)
    monkeypatch.setattr("game.tui.screens.library.bundled_stories", lambda: (_card(evil),))
    sitting = Sitting(peek=True)
    app = BothWays(sitting)
    app.driver_class = Wire
    seen: list[str] = []
    async with app.run_test(headless=False, size=(120, 50)) as player:
        await _look(player, seen)
        for screen in (BrokenScreen(evil.title, 3, PAYLOAD, sitting), OpeningScreen(evil, sitting)):
            await app.switch_screen(screen)
            await _look(player, seen)
        for moment in _moments(evil):
            app.post_message(ShowMoment(moment))
            await _look(player, seen)
            await press(player, "h")
            await _look(player, seen)
            await press(player, "escape", "colon")
            await _look(player, seen)
            for other in debrief(moment).others if moment.ending is not None else ():
                app.post_message(ShowRetold(moment, other, evil.title))
                await _look(player, seen)
        assert app._driver is not None
        assert app.return_value is None, "something in the story ended the game"
        return "".join(app._driver.sent), seen  # type: ignore[attr-defined]


def _card(story: Story) -> Card:
    return card_of(story, LIFT)


def _moments(evil: Story) -> Iterator[Playthrough]:
    """The beginning, what each choice leads to, and the first ending behind it."""
    first = start(Rules.of(evil))
    yield first
    waiting = [first]
    while waiting:
        play = waiting.pop(0)
        for choice in play.open_choices:
            after = play.choose(choice)
            if play is first or after.ending is not None:
                yield after
            if after.ending is not None:
                return
            waiting.append(after)


async def _look(player: Player, seen: list[str]) -> None:
    await settle(player)
    seen.append(grid(player))
    await press(player, "end")
    seen.append(grid(player))
    for x, y in _places_of(grid(player), "[@click"):
        await player.click(offset=(x + 3, y))
    await settle(player)


def _places_of(shown: str, words: str) -> list[tuple[int, int]]:
    lines = enumerate(shown.splitlines())
    return [(line.index(words), y) for y, line in lines if words in line][:1]


@pytest.mark.parametrize("path", [LIFT, CHAIRS], ids=lambda path: path.stem)
async def test_a_story_full_of_escapes_and_markup_is_only_letters(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire, seen = await shown_everywhere(monkeypatch, story(path))
    assert leaks(wire) == set()
    everything = "".join("".join(seen).split())
    for letters in ("[@click=app.exit('x')]go[/]", "[/nope]", r"\x1b]52;c;aGk=\x1b\\", r"\u202e", r"\ud800"):
        assert letters in everything


async def test_without_the_wall_that_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.tui.content.plain", lambda text: text)
    wire, _ = await shown_everywhere(monkeypatch, story(CHAIRS))
    assert {"\x1b", "\x9b", "\u202e", "\x00"} <= leaks(wire)
