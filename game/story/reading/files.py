"""The files of a story: one YAML file, or a folder with `story.yaml` and any others beside it."""

import errno
import os
import stat
from pathlib import Path

from attrs import evolve, frozen

from game.story.problems import Problem, Span
from game.story.reading.report import Report
from game.story.reading.wall.limits import LIMITS

HEAD_FILE = "story.yaml"
ENDING = ".yaml"
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

    Files whose names begin with a dot are an editor's or a system's own, and no part of the story. A file of the
    folder that only seems to be part of it is noted.
    """
    if not path.is_dir():
        return _opened(path.stem, [path])
    found = _in_folder(path)
    return evolve(found, problems=(*found.problems, *misnamed(path)))


def misnamed(folder: Path) -> tuple[Problem, ...]:
    """A note for each file in a folder that has another spelling of YAML's ending, and so is not read."""
    endings = {".yml", ENDING}
    files = (child for child in folder.glob("[!.]*") if child.suffix.lower() in endings and child.is_file())
    found = sorted(child for child in files if child.suffix != ENDING)
    return tuple(
        _problem(str(child), "BW065", ending=child.suffix, name=f"{child.stem}{ENDING}")
        for child in found[: LIMITS.problems]
    )


def _in_folder(path: Path) -> StoryFiles:
    head = path / HEAD_FILE
    if not head.is_file():
        return StoryFiles(path.name, (), (_problem(str(path), "BW061"),))
    inside = _really(path)
    others = sorted(child for child in path.glob(f"[!.]*{ENDING}") if child.name != HEAD_FILE)
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
            data = _bytes(path)
        except OSError as error:
            problems.append(_problem(str(path), "BW060", reason=error.strerror or "it cannot be opened"))
            continue
        size += len(data)
        if size > LIMITS.story_bytes:
            most = f"{LIMITS.story_bytes // 1024 // 1024} MiB"
            return StoryFiles(id, (), (_problem(str(path), "BW062", limit=most),))
        files.append(StoryFile(str(path), data))
    return StoryFiles(id, tuple(files), tuple(problems))


def _bytes(path: Path) -> bytes:
    """A file's bytes, no more of them than show that there are too many; a pipe or a device is never waited for.

    Raises:
        OSError: the system refused, or there is no file.
    """
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "It is not a file")
        return file.read(LIMITS.file_bytes + 1)


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _really(path: Path) -> Path:
    """Where a path leads; unlike `Path.resolve` it never raises, not even for a ring of links."""
    return Path(os.path.realpath(path))


def _problem(file: str, code: str, **places: str) -> Problem:
    report = Report(file, [])
    report.add(code, _FIRST, fix=None, **places)
    return report.problems[0]
