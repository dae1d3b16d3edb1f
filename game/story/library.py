"""The stories a player can choose from: found by id or path, shown by their heads alone."""

import re
from pathlib import Path

from attrs import frozen

from game.story.bundled import scenes
from game.story.model import Story
from game.story.reading.files import HEAD_FILE
from game.story.reading.wall.events import read_nodes
from game.story.reading.wall.nodes import Listing, Mapping, Node, Scalar

_BODY = re.compile(rb"^(?:scenes|endings):", re.MULTILINE)


@frozen
class Card:
    """What the library shows of a story, before it is read whole."""

    id: str
    path: Path
    title: str
    blurb: str
    ages: str
    minutes: str
    content_notes: tuple[str, ...]
    draft: bool


def bundled_stories() -> tuple[Card, ...]:
    """The stories that come with the game, by title."""
    return tuple(sorted((card(path) for path in story_paths(scenes())), key=lambda card: card.title))


def story_paths(folder: Path) -> tuple[Path, ...]:
    """Every story in a folder: its YAML files, and the folders in it that hold a `story.yaml`; by name."""
    if (folder / HEAD_FILE).is_file():
        return (folder,)
    files = [child for child in folder.glob("*.yaml") if child.is_file()]
    folders = [child.parent for child in folder.glob(f"*/{HEAD_FILE}")]
    return tuple(sorted(files + folders))


def story_ids() -> tuple[str, ...]:
    """The ids of the stories that come with the game."""
    return tuple(path.stem for path in story_paths(scenes()))


def find_story(named: str) -> Path | None:
    """The story of that id among those that come with the game, or at that path; None when there is none."""
    for path in story_paths(scenes()):
        if path.stem == named:
            return path
    path = Path(named)
    if path.is_file() or (path / HEAD_FILE).is_file():
        return path
    return None


def card(path: Path) -> Card:
    """A story's card, from its head alone: everything above its scenes."""
    file = path / HEAD_FILE if path.is_dir() else path
    data = file.read_bytes()
    body = _BODY.search(data)
    root = read_nodes(data[: body.start()] if body else data, str(file)).root
    minutes = _text(root, "minutes")
    return Card(
        id=path.stem,
        path=path,
        title=_text(root, "title") or path.stem,
        blurb=_text(root, "blurb"),
        ages=_text(root, "ages"),
        minutes=minutes if minutes.isdigit() else "",
        content_notes=_texts(root, "content_notes"),
        draft=_text(root, "draft").lower() in {"true", "yes", "on"},
    )


def card_of(story: Story, path: Path) -> Card:
    """The card of a story that was read whole."""
    return Card(
        id=story.id,
        path=path,
        title=story.title,
        blurb=story.blurb,
        ages=story.ages,
        minutes=str(story.minutes),
        content_notes=story.content_notes,
        draft=story.draft,
    )


def _field(root: Mapping | None, name: str) -> Node | None:
    return root.items[name][1] if root is not None and name in root.items else None


def _text(root: Mapping | None, name: str) -> str:
    node = _field(root, name)
    return node.text.strip() if isinstance(node, Scalar) else ""


def _texts(root: Mapping | None, name: str) -> tuple[str, ...]:
    node = _field(root, name)
    items = node.items if isinstance(node, Listing) else [node]
    return tuple(item.text.strip() for item in items if isinstance(item, Scalar))
