"""The game in a real terminal multiplexer: what a person sees, from start to end."""

import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
PATIENCE = 200


@frozen
class Terminal:
    """A tmux session of its own."""

    name: str

    def tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.name, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", "-t", self.name, *keys)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", self.name)

    def until(self, holds: Callable[[str], bool], what: str) -> str:
        """The first screen of which something holds; looks again and again."""
        for _ in range(PATIENCE):
            screen = self.screen()
            if holds(screen):
                return screen
            subprocess.run(["tmux", "-L", self.name, "run-shell", "-d", "0.05", "true"], check=True)
        raise AssertionError(f"never saw {what}:\n{screen}")


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    name = f"bothways-{uuid.uuid4().hex[:8]}"
    found = Terminal(name)
    found.tmux("new-session", "-d", "-s", name, "-x", "80", "-y", "24", "-c", str(ROOT), "sh")
    found.press(f"export PS1='ready$ ' PYTHONPATH={ROOT} HISTFILE=", "Enter")
    yield found
    subprocess.run(["tmux", "-L", name, "kill-server"], check=False, capture_output=True)


def test_a_play_from_the_library_to_leaving_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.press(f"{sys.executable} -m game play the-spare-key; echo left with $?", "Enter")
    terminal.until(lambda screen: "The Spare Key" in screen, "the story's title")
    terminal.press("Enter")
    terminal.until(lambda screen: "Dana" in screen and "1" in screen, "the first scene")
    terminal.press("q")
    terminal.press("Enter")
    screen = terminal.until(lambda screen: "left with 0" in screen, "the shell again")
    assert "1-9 choose" not in screen


def test_a_play_in_lines_ends_in_a_debrief(terminal: Terminal) -> None:
    terminal.press(
        f"yes 1 | head -60 | {sys.executable} -m game play the-spare-key --plain | tail -n 60", "Enter"
    )
    screen = terminal.until(lambda screen: "To play again" in screen, "the last lines")
    assert "Traceback" not in screen
