"""The real program in a real terminal: it starts, plays, and leaves the terminal as it found it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color

from game.tui import CLEAR_ALL
from game.tui.themes import PALETTES
from tests.tui.driving import LIFT
from tests.tui.terminals import GAME, PATIENCE, Terminal, terminal

RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?1003l", "\x1b[?2004l")
BEGIN, FAR = "1 Begin", "1 “Is it far"


def assert_restored(seen: Terminal, after: str) -> None:
    """The terminal has been given back after those words were shown."""
    for sequence in RESTORED:
        assert seen.wire.rindex(sequence) > seen.wire.rindex(after)


def test_start_choose_and_leave() -> None:
    with terminal("play", str(LIFT)) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.chooses(FAR)
        seen.shows("Four miles.")
        seen.type("q")
        assert seen.ends() == 0
        assert_restored(seen, "Four miles.")
        assert CLEAR_ALL not in seen.wire
        assert seen.wire.rindex("\x1b[?1049l") < seen.wire.index("Your place is kept.")


def test_killed_in_the_middle_it_offers_to_go_on_exactly_there() -> None:
    with terminal("play", str(LIFT), size=(80, 24)) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.chooses(FAR)
        seen.shows("Four miles.")
        seen.chooses("1 Turn round.")
        seen.shows("You turn round")
        seen.kill(signal.SIGKILL)
    with terminal("play", str(LIFT), size=(80, 24)) as seen:
        seen.chooses("1 Go on from there")
        seen.shows("You turn round")
        seen.type("q")
        assert seen.ends() == 0


def test_killed_in_a_story_of_the_library_the_library_knows() -> None:
    with terminal("play", "the-spare-key", size=(80, 40)) as seen:
        seen.shows("The Spare Key")
        seen.type("1")
        seen.shows("made coffee for three")
        seen.type("1")
        seen.shows_no_longer("made coffee for three")
        seen.kill(signal.SIGKILL)
    with terminal(size=(80, 40)) as seen:
        seen.shows("Left after 1 choice")
        seen.type("\r")
        seen.shows("Go on from there (after 1 choice")
        seen.type("\r")
        seen.shows("u back")
        seen.type("q")
        assert seen.ends() == 0


def test_private_writes_nothing_and_asks_before_leaving(saves_of_its_own: Path) -> None:
    with terminal("play", str(LIFT), "--private") as seen:
        seen.shows("The Lift Home")
        seen.type("t")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.chooses(FAR)
        seen.shows("Four miles.")
        seen.type("q")
        seen.shows("not kept.")
        seen.type("q")
        assert seen.ends() == 0
        assert_restored(seen, "not kept.")
        assert "Your place is kept." not in seen.wire
    assert list(saves_of_its_own.iterdir()) == []


def test_the_colours_stay() -> None:
    full = {"COLORTERM": "truecolor"}
    with terminal("play", str(LIFT), variables=full) as seen:
        seen.shows("The Lift Home")
        seen.type("t")
        seen.shows_colour(Color.parse(PALETTES[1].background).rgb)
        seen.type("q")
        assert seen.ends() == 0
    with terminal("play", str(LIFT), variables=full) as seen:
        seen.shows("The Lift Home")
        seen.shows_colour(Color.parse(PALETTES[1].background).rgb)
        seen.type("q")
        assert seen.ends() == 0


# Ways to die: whatever ends the program, the terminal is as it was, and the place is kept.


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda it: it.name)
def test_a_signal_gives_the_terminal_back(number: signal.Signals) -> None:
    with terminal("play", str(LIFT)) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.chooses(FAR)
        seen.shows("Four miles.")
        seen.kill(number)
        assert seen.ends() == 128 + number
        assert_restored(seen, "Four miles.")
    with terminal("play", str(LIFT)) as seen:
        seen.shows("Go on from there")


def test_an_exception_in_a_handler_gives_the_terminal_back() -> None:
    script = (
        "import sys; from game.tui.screens.story import StoryScreen\n"
        "def broken(self): raise RuntimeError('broken on purpose')\n"
        "StoryScreen.action_history = broken\n"
        "from game.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    with terminal("play", str(LIFT), program=(sys.executable, "-c", script)) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.type("h")
        assert seen.ends() == 1
        assert_restored(seen, "The van stops")
        assert seen.wire.rindex("\x1b[?1049l") < seen.wire.rindex("broken on purpose")


def test_a_terminal_that_goes_away_ends_the_program() -> None:
    with terminal("play", str(LIFT)) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.hang_up()
        assert seen.process is not None
        assert seen.process.wait(PATIENCE) != 0


def test_a_shell_that_is_killed_takes_the_program_with_it() -> None:
    shell = ("sh", "-c", 'echo $$; "$@"; echo after', "sh", *GAME)
    with terminal("play", str(LIFT), program=shell) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows("The van stops")
        seen.kill(signal.SIGKILL)
        seen.closes()


def test_leaving_at_once_clears_the_terminal_and_says_nothing() -> None:
    with terminal("play", str(LIFT)) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
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
        seen.chooses(BEGIN)
        seen.shows("3 “I could ring my mother.”")
        seen.resize(40, 12)
        seen.shows("↓ more")
        seen.type("q")
        assert seen.ends() == 0


def test_ascii_and_no_colour() -> None:
    with terminal("play", str(LIFT), "--ascii", size=(80, 40), variables={"NO_COLOR": "1"}) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
        seen.shows('1 "Is it far to walk?"')
        seen.type("q")
        assert seen.ends() == 0
        assert "".join(seen.screen.display).isascii()


def test_a_terminal_without_utf_8_gets_ascii() -> None:
    variables = {"PYTHONIOENCODING": "ascii:replace", "LC_ALL": "C"}
    with terminal("play", str(LIFT), size=(80, 40), variables=variables) as seen:
        seen.shows("The Lift Home")
        seen.chooses(BEGIN)
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
