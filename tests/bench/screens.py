"""A terminal without a screen: a program runs in it, and the moment is noted at which it has written certain words.

Nothing is drawn and nothing emulated, so hardly any time is the harness's own; it is the same for every program.
"""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.children import environment
from tests.bench.paths import ROOT

COLUMNS, LINES = 100, 40
PATIENCE = 20.0
QUIET = 0.08
_SEQUENCE = re.compile(rb"\x1b\[[0-9;?<=>]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]")


class Screen:
    """A program on a pty.

    Attributes:
        mebibytes: the most memory it held, as far as it was seen: where the system tells of a running process, else 0.
    """

    def __init__(self, command: Sequence[str], variables: Mapping[str, str]) -> None:
        self.mebibytes = 0.0
        self._written = b""
        self.began = time.perf_counter()
        self._process, self._near = pty.fork()
        if self._process == 0:
            os.chdir(ROOT)
            os.execvpe(command[0], list(command), environment(**variables))
        fcntl.ioctl(self._near, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the terminal, so that the program ends, and wait for its end."""
        os.close(self._near)
        os.waitpid(self._process, 0)

    def shows(self, words: str, since: float | None = None) -> float:
        """Wait until words were written since it was last asked; the seconds since a moment, or since the start.

        Raises:
            TimeoutError: they were not.
        """
        wanted = "".join(words.split()).encode()
        begin = self.began if since is None else since
        while True:
            left = begin + PATIENCE - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"“{words}” was not shown, but: {_plain(self._written)[-200:]!r}")
            if wanted in _plain(self._written):
                seconds = time.perf_counter() - begin
                self._written = b""
                self._note_memory()
                return seconds

    def presses(self, keys: str, words: str) -> float:
        """Press keys once nothing is written any more; the seconds until words stand there."""
        while self._read(QUIET):
            pass
        self._written = b""
        began = time.perf_counter()
        os.write(self._near, keys.encode())
        return self.shows(words, began)

    def leaves(self, keys: str) -> None:
        """Press the keys that end the program, and wait for its end."""
        self._note_memory()
        os.write(self._near, keys.encode())
        while self._read(PATIENCE):
            pass

    def _note_memory(self) -> None:
        """Note the process's peak; what `wait4` tells would count the process that it was forked from."""
        try:
            status = Path(f"/proc/{self._process}/status").read_text(encoding="utf-8")
        except OSError:
            return
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        self.mebibytes = max(self.mebibytes, int(peak[1]) / 1024 if peak else 0.0)

    def _read(self, patience: float) -> bool:
        """Read what comes within so many seconds; whether anything did."""
        if not select.select([self._near], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._near, 65536)
        except OSError:
            return False
        self._written += data
        return bool(data)


def _plain(written: bytes) -> bytes:
    """What was written without colours, movements and space: words may be broken anywhere."""
    return b"".join(_SEQUENCE.sub(b"", written).split())
