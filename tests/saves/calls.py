"""Every call with which saves touch a disk, on record, and where a test wants it, refused."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from attrs import define, field, frozen

NAMES = (
    "open", "read", "write", "fsync", "close", "fstat", "stat", "replace", "rename", "unlink", "mkdir", "listdir",
)  # fmt: skip
SHORT = "short write"
ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EINTR", "EMFILE")


@frozen
class Call:
    """One call on record.

    Attributes:
        path: the file, where there is one; for a handle, the file it was opened for.
        handle: the number of the opening, which no two openings share.
        to: where a rename leads.
        data: the bytes that were written.
        failed: whether the call was refused.
    """

    name: str
    path: Path | None = None
    handle: int | None = None
    to: Path | None = None
    data: bytes = b""
    truncates: bool = False
    failed: bool = False


@frozen
class Fault:
    """What goes wrong: the n-th call, counting from 1, or from there on all that are made."""

    at: int
    error: str
    lasting: bool = False

    def hits(self, number: int) -> bool:
        return number >= self.at if self.lasting else number == self.at


@define
class Calls:
    """The calls made in a folder, in order."""

    folder: Path
    fault: Fault | None = None
    before: Callable[[int], None] = lambda number: None
    after: Callable[[int], None] = lambda number: None
    made: list[Call] = field(factory=list)
    number: int = 0
    struck: int = 0
    _opened: dict[int, tuple[int, Path]] = field(factory=dict)
    _openings: int = 0

    @contextlib.contextmanager
    def watched(self) -> Iterator["Calls"]:
        """Within the block every call in the folder is put on record, and fails where the fault says so."""
        real = {name: getattr(os, name) for name in NAMES}
        with contextlib.ExitStack() as patches:
            for name in NAMES:
                patches.enter_context(mock.patch.object(os, name, self._watched(name, real[name])))
            yield self

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any, *others: Any, **named: Any) -> Any:
            if not self._is_ours(first):
                return real(first, *others, **named)
            self.number += 1
            self.before(self.number)
            strikes = self.fault is not None and self.fault.hits(self.number)
            done = self._struck(name, real, first, others) if strikes else None
            if done is None:
                # A real flush would only make the tests slow: what it does is the model's business.
                done = None if name == "fsync" else self._real(real, first, others, named)
                self.made.append(self._call(name, first, others, done))
            self._follow(name, first, done)
            self.after(self.number)
            return done

        return call

    def _real(
        self, real: Callable[..., Any], first: Any, others: tuple[Any, ...], named: dict[str, Any]
    ) -> Any:
        try:
            return real(first, *others, **named)
        except OSError:
            self.after(self.number)
            raise

    def _struck(self, name: str, real: Callable[..., Any], first: Any, others: tuple[Any, ...]) -> int | None:
        """What a struck call gives back, where it does not fail; None for a call that goes on as ever."""
        assert self.fault is not None
        if self.fault.error == SHORT:
            if name != "write":
                return None
            self.struck += 1
            data = bytes(others[0])[: max(1, len(others[0]) // 3)]
            written: int = real(first, data)
            self.made.append(self._call(name, first, (data,), written))
            return written
        self.struck += 1
        self.made.append(self._call(name, first, others, None, failed=True))
        if name == "close":
            real(first)
            self._opened.pop(first, None)
        number = getattr(errno, self.fault.error)
        raise OSError(number, os.strerror(number), str(first))

    def _is_ours(self, first: Any) -> bool:
        if isinstance(first, int):
            return first in self._opened
        return isinstance(first, str | Path) and Path(first).is_relative_to(self.folder.parent)

    def _call(
        self, name: str, first: Any, others: tuple[Any, ...], done: Any, *, failed: bool = False
    ) -> Call:
        handle, path = self._opened[first] if isinstance(first, int) else (None, Path(first))
        if name == "open" and not failed:
            self._openings += 1
            handle = self._openings
            self._opened[done] = (handle, Path(first))
        return Call(
            name=name,
            path=path,
            handle=handle,
            to=Path(others[0]) if name in {"replace", "rename"} else None,
            data=bytes(others[0])[: done if isinstance(done, int) else None] if name == "write" else b"",
            truncates=name == "open" and bool(others and others[0] & os.O_TRUNC),
            failed=failed,
        )

    def _follow(self, name: str, first: Any, done: Any) -> None:
        if name == "close":
            self._opened.pop(first, None)


def every_fault(run: Callable[[Fault], Calls], errors: tuple[str, ...] = (*ERRORS, SHORT)) -> int:
    """Run with each error at each call, once and from there on, counting upward until it runs clean.

    Returns how many runs there were in which a call was struck.
    """
    struck = 0
    for error in errors:
        for lasting in (False, True):
            at, more = 1, True
            while more:
                calls = run(Fault(at, error, lasting))
                struck += calls.struck > 0
                more = calls.number >= at
                at += 1
    return struck
