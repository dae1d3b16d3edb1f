"""From the press of Return to the first words, and the memory of each: beside bare Python and a minimal Textual app."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from tests.bench.children import module
from tests.bench.rows import Bar, Row, seconds
from tests.bench.screens import Screen

GROUP = "start"
GAME = (sys.executable, "-m", "game")
STORY, TITLE = "the-spare-key", "The Spare Key"
MILLISECONDS = 1000


@frozen
class Start:
    """A program, the words that show that it is there, and the keys that end it; empty where it ends by itself."""

    name: str
    command: tuple[str, ...]
    words: str
    leave: str = ""


BARE = Start("bare Python", (sys.executable, "-c", "print('here'); input()"), "here", "\n")
MINIMAL = Start("minimal Textual", module("minimal_app"), "leave now", "q")
STARTS = (
    BARE,
    Start("--version", (*GAME, "--version"), "bothways"),
    Start("play --plain, first line", (*GAME, "play", STORY, "--plain"), TITLE, "q\n"),
    MINIMAL,
    Start("first frame of the library", GAME, "? help", "q"),
    Start("first frame of a story", (*GAME, "play", STORY), "? help", "q"),
)
BARS: Mapping[str, tuple[Start, Bar]] = {
    "--version": (BARE, Bar(60, "most", "ms")),
    "play --plain, first line": (BARE, Bar(120, "most", "ms")),
    "first frame of the library": (MINIMAL, Bar(1.4, "most")),
    "first frame of a story": (MINIMAL, Bar(1.4, "most")),
}


def starting(rounds: int) -> Iterator[Row]:
    """The rows about starting; every program starts once in every round, one after another."""
    took: dict[str, list[float]] = {start.name: [] for start in STARTS}
    held: dict[str, list[float]] = {start.name: [] for start in STARTS}
    failed: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        for each in range(rounds + 1):
            for start in STARTS:
                try:
                    shown, mebibytes = _started(start, Path(folder) / f"{each}")
                except TimeoutError as error:
                    failed[start.name] = str(error)
                    continue
                if each:  # the first round only fills the caches
                    took[start.name].append(shown)
                    held[start.name].append(mebibytes)
    yield from (_row(start, took, held, failed) for start in STARTS)


def _started(start: Start, saves: Path) -> tuple[float, float]:
    with Screen(start.command, {"BOTHWAYS_SAVES": str(saves)}) as screen:
        shown = screen.shows(start.words)
        if start.leave:
            screen.leaves(start.leave)
    return shown, screen.mebibytes


def _row(
    start: Start, took: Mapping[str, list[float]], held: Mapping[str, list[float]], failed: Mapping[str, str]
) -> Row:
    mine = took[start.name]
    if not mine:
        return Row(GROUP, start.name, "", failed.get(start.name, "failed"))
    quickest, memory = min(mine), max(held[start.name])
    numbers = {"seconds": quickest, "mebibytes": memory}
    shown = seconds(quickest) + (f", {memory:.0f} MiB" if memory else "")
    yardstick, bar = BARS.get(start.name, (None, None))
    if yardstick is None or bar is None or not took[yardstick.name]:
        return Row(GROUP, start.name, "", shown, numbers=numbers)
    theirs = min(took[yardstick.name])
    value = (quickest - theirs) * MILLISECONDS if bar.unit == "ms" else quickest / theirs
    return Row(GROUP, start.name, "", shown, f"{yardstick.name}: {seconds(theirs)}", value, bar, numbers)
