"""Files onto a disk, when somebody asks for them: a set all or none, and never over a file that is there."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

MOST_NUMBERED = 999
PARTLY = ".part"
_SHEETS = ".csv"
"""Programs for tables take a file for UTF-8 only where it begins with a mark."""


@frozen
class NotWritten(Exception):  # noqa: N818 - it is an answer, not a fault
    """Nothing was written; `sentence` says why, and what to do."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


def write_set(folder: Path, pages: Mapping[str, str]) -> tuple[Path, ...]:
    """Write pages into a folder by their file names; a name that is taken gets a number.

    A file has its whole content from the moment it has more than none; after a refusal none of the set is there.

    Returns:
        where each page is, in their order.

    Raises:
        NotWritten: a name is no file name, or the system refused.
    """
    for name in pages:
        if not name or name != Path(name).name or name.startswith(".") or "\\" in name or "\0" in name:
            raise NotWritten(f"“{name}” is no name for a file.")
    parts: list[Path] = []
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            _write(page.encode("utf-8-sig" if name.endswith(_SHEETS) else "utf-8"), folder, parts)
        for part, name in zip(parts, pages, strict=True):
            made.append(_reserved(folder, name))
            os.replace(part, made[-1])  # noqa: PTH105 - every call that touches the disk goes through os
    except BaseException as error:
        _removed((*parts, *made))
        if isinstance(error, OSError):
            raise NotWritten(_why(folder, error)) from error
        raise
    return tuple(made)


def _reserved(folder: Path, name: str) -> Path:
    """An empty file that was not there before: the name itself, or the first number that is free."""
    stem, _, ending = name.rpartition(".")
    for number in range(1, MOST_NUMBERED + 1):
        path = folder / (name if number == 1 else f"{stem or ending}-{number}{f'.{ending}' if stem else ''}")
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            return path
    raise NotWritten(
        f"There are {MOST_NUMBERED} files called “{name}” in this folder already. Choose another folder."
    )


def _write(data: bytes, folder: Path, parts: list[Path]) -> None:
    """Write a file under a name that nobody has, which is added to `parts` as soon as it is ours."""
    handle, name = tempfile.mkstemp(PARTLY, ".", folder)
    parts.append(Path(name))
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)


def _removed(paths: tuple[Path, ...]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108


def _why(folder: Path, error: OSError) -> str:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return f"Nothing was written into “{folder}”: {reason}. Choose another folder, or make room there."
