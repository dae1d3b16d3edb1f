"""Bytes on their way to a disk, so that a crash at any moment leaves the old file or the new one, whole.

The order matters: write beside, flush the bytes, rename over, flush the folder. A flush that failed is never tried
again on the same file (the kernel may have dropped the page): the bytes are written anew from memory next time.
"""

import contextlib
import errno
import os
import stat
from pathlib import Path

NEW = ".new"
# What a file system answers that knows no flushing; then there is nothing more to be done for the bytes.
_NO_FLUSHING = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_AT_ONCE = 65_536


def read_at_most(path: Path, limit: int) -> bytes:
    """A file's first bytes, never more than a limit, and never waiting for what is not a file.

    Raises:
        OSError: the system refused, or there is no file.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "It is not a file")
        data = bytearray()
        while len(data) < limit and (more := os.read(handle, min(_AT_ONCE, limit - len(data)))):
            data += more
    finally:
        _close(handle)
    return bytes(data)


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file's content for good; when this returns, a power cut keeps it.

    Raises:
        OSError: the system refused; the file at `path` is whole, and old unless only the last flush failed.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}{NEW}")
    try:
        _write(beside, data)
        os.replace(beside, path)  # noqa: PTH105 - every call that touches the disk goes through os
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise
    flush_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into, and those above it, so that a power cut keeps them.

    Raises:
        OSError: the system refused.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o700)  # noqa: PTH102
    with contextlib.suppress(PermissionError):  # one may enter many a folder without reading it
        flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut, where the system can.

    Raises:
        OSError: the system refused.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        _flush(handle)
    finally:
        _close(handle)


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        written = 0
        while written < len(data):
            written += _some(os.write(handle, data[written:]))
        _flush(handle)
    except OSError:
        _close(handle)
        raise
    os.close(handle)  # some systems say only here that the bytes were refused


def _some(written: int) -> int:
    """How many bytes were written, which has to be some, or writing would never end."""
    if written < 1:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return written


def _flush(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSHING:
            raise


def _close(handle: int) -> None:
    """Close what nothing more depends on."""
    with contextlib.suppress(OSError):
        os.close(handle)
