"""The wall: whatever a story holds, a terminal gets letters.

The sources have one way from text to a widget. That this way holds is shown in `test_payloads`.
"""

import ast
from pathlib import Path

import pytest

import game.tui

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
        if node.name.startswith("render") and self.module != WIDGET:
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
