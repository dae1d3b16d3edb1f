"""Bytes on their way to a disk, so that a crash at any moment leaves the old file or the new one, whole.

The order matters: write beside, flush the bytes, rename over, flush the folder. A flush that failed is never tried
again on the same file (the kernel may have dropped the page): the bytes are written anew from memory next time.
"""

import contextlib
import os
from pathlib import Path


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file's content for good; when this returns, a power cut keeps it.

    Raises:
        OSError: the system refused; the file at `path` is as it was.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        _write(beside, data)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut, where the system can.

    Raises:
        OSError: the system refused.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        written = 0
        while written < len(data):
            written += os.write(handle, data[written:])
        os.fsync(handle)
    finally:
        os.close(handle)
