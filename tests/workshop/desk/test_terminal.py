"""The real command in a real terminal: a vote over HTTP, a kill, the same room again, and nothing left at the end."""

import asyncio
import re
import signal
import sqlite3
from pathlib import Path

import aiohttp
import pytest

from tests.short_story import TEXT
from tests.tui.terminals import Terminal, terminal
from tests.workshop.server.visiting import Phone, words

pytestmark = pytest.mark.system
ADDRESS = re.compile(r"(127\.0\.0\.1:\d+)/([A-Z]{7})")
HERE = ("--listen", "127.0.0.1")
SIZE = (80, 40)


def address(seen: Terminal) -> tuple[str, str]:
    """Where phones find the room that is on the screen."""
    found = ADDRESS.search("\n".join(seen.screen.display))
    assert found is not None
    return f"http://{found[1]}", found[2]


def voted(
    where: tuple[str, str], letter: str, cookies: aiohttp.CookieJar | None = None
) -> tuple[str, dict[str, str]]:
    """A phone comes in and votes, or comes back with its cookies and looks; what it reads, and its cookies."""

    async def visit() -> tuple[str, dict[str, str]]:
        async with aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), cookies=cookies
        ) as session:
            phone = Phone(*where, session)
            if not cookies:
                await phone.come_in()
            page = await phone.vote(letter) if letter else await phone.look()
            return words(page), {cookie.key: cookie.value for cookie in session.cookie_jar}

    return asyncio.run(visit())


def rows(saves: Path) -> int:
    with sqlite3.connect(saves / "rooms.sqlite3") as file:
        return file.execute("SELECT (SELECT count(*) FROM rooms) + (SELECT count(*) FROM events)").fetchone()[
            0
        ]


def test_line_by_line_through_a_kill_to_a_clean_end(saves_of_its_own: Path) -> None:
    with terminal("workshop", "the-spare-key", "--plain", *HERE, size=SIZE) as seen:
        seen.shows("everybody is in")
        where = address(seen)
        seen.type("begin\n")
        seen.shows("Silent vote.")
        page, cookies = voted(where, "B")
        assert "Your vote is kept." in page
        seen.shows("Every phone has voted.")
        seen.kill(signal.SIGKILL)
    with terminal("workshop", "--plain", "--resume", where[1], *HERE, size=SIZE) as seen:
        seen.shows("Silent vote. 1 of 1 phone voted.")
        page, _ = voted((address_again(seen), where[1]), "", cookies)
        assert "your vote" in page
        seen.type("reveal\n")
        seen.shows("B leads.")
        seen.type("quit\nquit\n")
        assert seen.ends() == 0
        assert "Nothing of it is kept." in seen.wire
        assert "Fatal" not in seen.wire
    assert rows(saves_of_its_own) == 0


def address_again(seen: Terminal) -> str:
    """The address, once it was asked for."""
    seen.type("where\n")
    seen.shows("On a phone: http://127.0.0.1")
    return address(seen)[0]


def test_on_the_screens_through_a_kill_to_a_clean_end(saves_of_its_own: Path, tmp_path: Path) -> None:
    story = tmp_path / "bridge.yaml"
    story.write_text(TEXT, encoding="utf-8")
    with terminal("workshop", str(story), *HERE, size=SIZE) as seen:
        seen.shows("Enter: begin")
        where = address(seen)
        seen.type("\r")
        seen.shows("The gate is open.")
        voted(where, "B")
        seen.shows("1 of 1 phone voted")
        seen.kill(signal.SIGKILL)
    assert rows(saves_of_its_own) > 0
    with terminal("workshop", str(story), *HERE, size=SIZE) as seen:
        seen.shows("1 Go on with “The Bridge”")
        seen.type("1")
        seen.shows("1 of 1 phone voted")
        seen.shows(f"/{where[1]}")
        seen.type("r")
        seen.shows("B leads")
        seen.type("q")
        seen.shows("2 Close it for good")
        seen.type("2")
        assert seen.ends() == 0
        assert seen.wire.rindex("\x1b[?1049l") < seen.wire.rindex("Nothing of it is kept.")
    assert rows(saves_of_its_own) == 0


@pytest.mark.parametrize("plain", [True, False], ids=["lines", "screens"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda it: it.name)
def test_a_signal_keeps_the_room_and_says_how_to_go_on(
    saves_of_its_own: Path, tmp_path: Path, number: signal.Signals, plain: bool
) -> None:
    story = tmp_path / "bridge.yaml"
    story.write_text(TEXT, encoding="utf-8")
    with terminal("workshop", str(story), *(["--plain"] if plain else []), *HERE, size=SIZE) as seen:
        seen.shows("begin")
        code = address(seen)[1]
        seen.kill(number)
        assert seen.ends() == 128 + number
        assert f"--resume {code}" in seen.wire.replace("\r\n", " ")
        assert "Traceback" not in seen.wire
    assert rows(saves_of_its_own) > 0


def test_a_terminal_that_goes_away_leaves_the_room_to_go_on_with(
    saves_of_its_own: Path, tmp_path: Path
) -> None:
    story = tmp_path / "bridge.yaml"
    story.write_text(TEXT, encoding="utf-8")
    with terminal("workshop", str(story), *HERE, size=SIZE) as seen:
        seen.shows("Enter: begin")
        seen.hang_up()
        assert seen.process is not None
        assert seen.process.wait(60) != 0
    assert rows(saves_of_its_own) > 0
