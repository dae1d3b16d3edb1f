"""A debrief to keep: two files in a folder, never over anything that is there."""

from itertools import count
from pathlib import Path

from game.engine import Playthrough
from game.pages import html, markdown
from game.tui import wording

KINDS = ("md", "html")


def write_debrief(play: Playthrough, folder: Path) -> str:
    """Write a finished play's debrief as Markdown and HTML; a sentence that says where, or why not."""
    texts = (markdown(play), html(play))
    paths = _free(folder, f"{play.rules.story.id}-debrief")
    try:
        for path, text in zip(paths, texts, strict=True):
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        return wording.not_written(error.strerror or "the disk refused")
    return wording.written(" and ".join(path.name for path in paths), str(folder))


def _free(folder: Path, name: str) -> tuple[Path, ...]:
    """Two names that nothing has yet: the plain ones, or else those with the first number that is free."""
    for number in count(1):
        stem = name if number == 1 else f"{name}-{number}"
        paths = tuple(folder / f"{stem}.{kind}" for kind in KINDS)
        if not any(path.exists() or path.is_symlink() for path in paths):
            break
    return paths
