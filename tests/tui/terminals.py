"""A real terminal to run the program in, with what its screen shows."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pyte

GAME = (sys.executable, "-m", "game")
PATIENCE = 40.0
END = "\x1b[F"


class Terminal:
    """A program on a pty, and what its screen shows."""

    def __init__(
        self,
        arguments: Sequence[str],
        size: tuple[int, int],
        variables: Mapping[str, str],
        program: Sequence[str],
    ) -> None:
        width, height = size
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.wire = ""
        self.is_closed = False
        self.process: subprocess.Popen[bytes] | None = None
        self.near, far = pty.openpty()
        self.resize(width, height)
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **variables}
        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=far,
            stdout=far,
            stderr=far,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - a terminal of its own
        )
        os.close(far)

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self.near, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)
        if self.process is not None:
            self.process.send_signal(signal.SIGWINCH)

    def type(self, keys: str) -> None:
        os.write(self.near, keys.encode())

    def chooses(self, words: str) -> None:
        """Read down to the end, wait until a choice can be seen there, and press its number."""
        self.type(END)
        self.shows(words)
        self.type(words[0])

    def shows(self, words: str) -> None:
        """Wait until words stand on the screen."""
        self._read_until(lambda: words in "\n".join(self.screen.display))
        assert words in "\n".join(self.screen.display), "\n".join(self.screen.display)

    def shows_no_longer(self, words: str) -> None:
        """Wait until words have gone from the screen."""
        self._read_until(lambda: words not in "\n".join(self.screen.display))
        assert words not in "\n".join(self.screen.display)

    def ends(self) -> int:
        """Wait for the program's end; its exit status."""
        self._read_until(lambda: False)
        assert self.process is not None
        return self.process.wait(PATIENCE)

    def shows_colour(self, ground: tuple[int, int, int]) -> None:
        """Wait until the first cell of the screen stands on a colour."""
        wanted = "".join(f"{part:02x}" for part in ground)
        self._read_until(lambda: self.screen.buffer[0][0].bg == wanted)
        assert self.screen.buffer[0][0].bg == wanted

    def kill(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Take the terminal away from the program."""
        os.close(self.near)
        self.near = -1

    def closes(self) -> None:
        """Wait until no program has the terminal any more."""
        self._read_until(lambda: False)
        assert self.is_closed

    def close(self) -> None:
        """End the program where it still runs."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.near >= 0:
            os.close(self.near)

    def _read_until(self, reached: Callable[[], bool]) -> None:
        while not reached():
            if not select.select([self.near], [], [], PATIENCE)[0]:
                return
            try:
                data = os.read(self.near, 65536).decode("utf-8", "replace")
            except OSError:
                self.is_closed = True
                return
            self.wire += data
            self.stream.feed(data)


@contextmanager
def terminal(
    *arguments: str,
    size: tuple[int, int] = (60, 16),
    variables: Mapping[str, str] | None = None,
    program: Sequence[str] = GAME,
) -> Iterator[Terminal]:
    running = Terminal(arguments, size, variables or {}, program)
    try:
        yield running
    finally:
        running.close()
