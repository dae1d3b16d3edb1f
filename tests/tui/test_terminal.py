"""The real program in a real terminal: it starts, plays, and leaves the terminal as it found it."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pyte
import pytest

from game.tui import CLEAR_ALL
from tests.tui.driving import LIFT

PATIENCE = 60.0
RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?1003l", "\x1b[?2004l")


class Terminal:
    """A program on a pty, and what its screen shows."""

    def __init__(self, arguments: list[str], size: tuple[int, int], variables: Mapping[str, str]) -> None:
        width, height = size
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.wire = ""
        self.process: subprocess.Popen[bytes] | None = None
        self.near, far = pty.openpty()
        self.resize(width, height)
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **variables}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", *arguments], stdin=far, stdout=far, stderr=far, env=environment
        )
        os.close(far)

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self.near, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)
        if self.process is not None:
            self.process.send_signal(signal.SIGWINCH)

    def type(self, keys: str) -> None:
        os.write(self.near, keys.encode())

    def shows(self, words: str) -> None:
        """Wait until words stand on the screen."""
        self._read_until(lambda: words in "\n".join(self.screen.display))
        assert words in "\n".join(self.screen.display), "\n".join(self.screen.display)

    def ends(self) -> int:
        """Wait for the program's end; its exit status."""
        self._read_until(lambda: False)
        assert self.process is not None
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the program where it still runs."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.near)

    def _read_until(self, reached: Callable[[], bool]) -> None:
        while not reached():
            if not select.select([self.near], [], [], PATIENCE)[0]:
                return
            try:
                data = os.read(self.near, 65536).decode("utf-8", "replace")
            except OSError:
                return
            self.wire += data
            self.stream.feed(data)


@contextmanager
def terminal(
    *arguments: str, size: tuple[int, int] = (60, 16), variables: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    running = Terminal(list(arguments), size, variables or {})
    try:
        yield running
    finally:
        running.close()


def test_start_choose_and_leave() -> None:
    with terminal("play", str(LIFT)) as seen:
        seen.shows("The Lift Home")
        seen.type("1")
        seen.shows("The van stops")
        seen.type("1")
        seen.shows("Four miles.")
        seen.type("q")
        seen.shows("not kept yet")
        seen.type("q")
        assert seen.ends() == 0
        for sequence in RESTORED:
            assert seen.wire.rindex(sequence) > seen.wire.rindex("not kept yet")
        assert CLEAR_ALL not in seen.wire
        assert "Traceback" not in seen.wire


def test_leaving_at_once_clears_the_terminal_and_says_nothing() -> None:
    with terminal("play", str(LIFT)) as seen:
        seen.shows("The Lift Home")
        seen.type("1")
        seen.shows("The van stops")
        seen.type("x")
        assert seen.ends() == 0
        assert seen.wire.index("\x1b[?1049l") < seen.wire.index(CLEAR_ALL)
        assert "".join(seen.screen.display).strip() == ""
        assert "\x1b]0;" not in seen.wire
        assert "\x1b]2;" not in seen.wire


def test_the_library_comes_first() -> None:
    with terminal(size=(80, 24)) as seen:
        seen.shows("Short stories about leaning on each other.")
        seen.type("q")
        assert seen.ends() == 0


def test_another_size_while_playing() -> None:
    with terminal("play", str(LIFT), size=(120, 40)) as seen:
        seen.shows("The Lift Home")
        seen.type("1")
        seen.shows("3 “I could ring my mother.”")
        seen.resize(40, 12)
        seen.shows("↓ more")
        seen.type("q")
        assert seen.ends() == 0


def test_ascii_and_no_colour() -> None:
    with terminal("play", str(LIFT), "--ascii", size=(80, 40), variables={"NO_COLOR": "1"}) as seen:
        seen.shows("The Lift Home")
        seen.type("1")
        seen.shows('1 "Is it far to walk?"')
        seen.type("q")
        assert seen.ends() == 0
        assert "".join(seen.screen.display).isascii()


def test_a_terminal_without_utf_8_gets_ascii() -> None:
    variables = {"PYTHONIOENCODING": "ascii:replace", "LC_ALL": "C"}
    with terminal("play", str(LIFT), size=(80, 40), variables=variables) as seen:
        seen.shows("The Lift Home")
        seen.type("1")
        seen.shows('1 "Is it far to walk?"')
        seen.type("q")
        assert seen.ends() == 0


@pytest.mark.parametrize(
    "module", ["aiohttp", "pygls", "textual.widgets._markdown", "textual.widgets._data_table"]
)
def test_what_the_screens_do_not_need_is_not_imported(module: str) -> None:
    script = f"import sys, game.tui.app; raise SystemExit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_textual_is_not_imported_before_it_is_shown() -> None:
    script = "import sys, game.tui; raise SystemExit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
