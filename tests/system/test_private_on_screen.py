"""A private sitting on the screens, seen from the outside: from the opening to an ending it writes nothing."""

import re
import sys
from pathlib import Path

import pytest

from game.saves import Store
from game.tui import settings
from game.tui.settings import Settings
from tests.tui.driving import LIFT
from tests.tui.terminals import Terminal, terminal

pytestmark = pytest.mark.system

CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink"
)
WRITES = re.compile(
    r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|creat\(|mkdir|rename|unlink|link(at)?\(|symlink\("
)
NOT_A_FILE = re.compile(r'"/dev/(null|tty|ptmx|pts/\d+)"')


def writing(record: Path, *options: str) -> list[str]:
    """Play to an ending under the system's eye; the calls that could have changed a file."""
    watched = ("strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(record))
    program = (*watched, sys.executable, "-m", "game")
    variables = {"PYTHONDONTWRITEBYTECODE": "1", "HOME": str(record.parent)}
    arguments = ("play", str(LIFT), *options)
    with terminal(*arguments, size=(80, 40), variables=variables, program=program) as seen:
        play_to_the_end(seen)
    calls = record.read_text(encoding="utf-8", errors="replace").splitlines()
    return [call for call in calls if WRITES.search(call) and not NOT_A_FILE.search(call)]


def play_to_the_end(seen: Terminal) -> None:
    seen.shows("The Lift Home")
    seen.type("ta")
    seen.chooses("1 Begin")
    seen.shows("The van stops")
    seen.chooses("2 Take the map")
    seen.shows("You take the map")
    seen.chooses("2 Read them")
    seen.shows("Second Gear")
    seen.type("h")
    seen.shows("go back here")
    seen.type("q")
    seen.shows_no_longer("go back here")
    seen.type("q")
    assert seen.ends() == 0


def test_a_private_play_on_the_screens_opens_nothing_for_writing(
    tmp_path: Path, saves_of_its_own: Path
) -> None:
    settings.keep(Store(saves_of_its_own), Settings(theme="sepia"))
    before = (saves_of_its_own / settings.FILE).read_bytes()
    assert writing(tmp_path / "calls", "--private") == []
    assert (saves_of_its_own / settings.FILE).read_bytes() == before
    assert [path.name for path in saves_of_its_own.iterdir()] == [settings.FILE]


def test_the_same_play_kept_would_have_been_seen(tmp_path: Path) -> None:
    assert any(".save" in call for call in writing(tmp_path / "calls"))
