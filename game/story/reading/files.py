"""The files of a story: one YAML file, or a folder with `story.yaml` and any others beside it."""

import os
from pathlib import Path

from attrs import frozen

from game.story.problems import Problem, Span
from game.story.reading.report import Report
from game.story.reading.wall.limits import LIMITS

HEAD_FILE = "story.yaml"
_FIRST = Span(1, 1, 1, 1)


@frozen
class StoryFile:
    """A file's bytes, and its path as the author sees it."""

    shown: str
    data: bytes


@frozen
class StoryFiles:
    """The files of one story, the one with its head first, and what went wrong on the way to them."""

    id: str
    files: tuple[StoryFile, ...]
    problems: tuple[Problem, ...] = ()


def story_files(path: Path) -> StoryFiles:
    """Read a story's bytes; a folder's links that lead out of it are refused, nothing else is looked at.

    Files whose names begin with a dot are an editor's or a system's own, and no part of the story.
    """
    if not path.is_dir():
        return _opened(path.stem, [path])
    head = path / HEAD_FILE
    if not head.is_file():
        return StoryFiles(path.name, (), (_problem(str(path), "BW061"),))
    inside = _really(path)
    others = sorted(child for child in path.glob("[!.]*.yaml") if child.name != HEAD_FILE)
    links = [child for child in (head, *others) if inside not in _really(child).parents]
    if links:
        return StoryFiles(path.name, (), tuple(_problem(str(link), "BW063") for link in links))
    if len(others) + 1 > LIMITS.story_files:
        most = f"{LIMITS.story_files} files"
        return StoryFiles(path.name, (), (_problem(str(path), "BW062", limit=most),))
    return _opened(path.resolve().name, [head, *others])


def _opened(id: str, paths: list[Path]) -> StoryFiles:
    files: list[StoryFile] = []
    problems: list[Problem] = []
    size = 0
    for path in paths:
        try:
            with path.open("rb") as file:
                data = file.read(LIMITS.file_bytes + 1)
        except OSError as error:
            problems.append(_problem(str(path), "BW060", reason=error.strerror or "it cannot be opened"))
            continue
        size += len(data)
        if size > LIMITS.story_bytes:
            most = f"{LIMITS.story_bytes // 1024 // 1024} MiB"
            return StoryFiles(id, (), (_problem(str(path), "BW062", limit=most),))
        files.append(StoryFile(str(path), data))
    return StoryFiles(id, tuple(files), tuple(problems))


def _really(path: Path) -> Path:
    """Where a path leads; unlike `Path.resolve` it never raises, not even for a ring of links."""
    return Path(os.path.realpath(path))


def _problem(file: str, code: str, **places: str) -> Problem:
    report = Report(file, [])
    report.add(code, _FIRST, fix=None, **places)
    return report.problems[0]
