"""Who may write a save: one process at a time. The system lets go of a lock when its process dies."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextlib.contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold the lock file at a path for as long as the block runs; yields whether it could be had.

    Where a folder or a file system knows no locks, nobody else can be asked, and the lock counts as held; then
    the generations still tell when somebody else writes.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError:
        yield True
        return
    try:
        yield _take(handle) and _still_there(handle, path)
    finally:
        with contextlib.suppress(OSError):
            os.close(handle)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:
        return sys.platform != "win32"
    except OSError:
        return True
    return True


def _still_there(handle: int, path: Path) -> bool:
    """Whether the lock's file was not deleted, and perhaps made anew by somebody else, before it was taken."""
    if sys.platform == "win32":
        return True
    try:
        here, there = os.fstat(handle), os.stat(path)  # noqa: PTH116 - every call goes through os
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
