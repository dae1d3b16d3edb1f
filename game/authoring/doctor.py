"""`bothways doctor`: what a bug report needs, and nothing about the person."""

import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from game import __version__
from game.plain.environment import Environment
from game.saves import Kept, all_kept, saves_home
from game.story.bundled import assets, checkout, scenes
from game.story.library import bundled_stories

PACKAGES = ("attrs", "numpy", "pyyaml", "textual", "platformdirs", "aiohttp", "psutil", "segno")
VARIABLES = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "ACCESSIBLE",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_THEME",
    "LANG",
    "LC_ALL",
)


def doctor(environment: Environment) -> int:
    """Say it, line by line."""
    for line in report(environment):
        environment.out.show(line)
    return 0


def report(environment: Environment) -> Iterator[str]:
    """Versions, terminal and folders, one fact a line."""
    yield f"bothways {__version__}, {'from a checkout' if checkout() else 'installed'}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    for package in PACKAGES:
        yield f"{package} {metadata.version(package)}"
    yield f"YAML reader: {'libyaml' if _has_libyaml() else 'pure Python (slower)'}"
    size = shutil.get_terminal_size()
    yield f"Terminal: {size.columns}x{size.lines}, {'interactive' if environment.interactive else 'not a terminal'}"
    yield f"Plays by itself in {'lines' if environment.wants_plain else 'screens'}"
    yield f"Encoding: {sys.stdout.encoding}, {locale.getpreferredencoding(do_setlocale=False)}"
    for name in VARIABLES:
        if name in environment.variables:
            yield f"{name}={environment.variables[name]}"
    yield f"Stories: {scenes()}"
    for card in bundled_stories():
        yield f"  {card.id}: {card.title}"
    yield f"Texts: {assets()}"
    yield from _saves(saves_home(environment.variables))


def _saves(folder: Path) -> Iterator[str]:
    """Where plays are kept, how many, and whether more can be; nothing of what was chosen in them."""
    there = "" if folder.is_dir() else " (not there yet)"
    yield f"Saves: {folder}{there}"
    try:
        shelf = [kept for kept in all_kept(folder) if not kept.is_bare]
    except NotADirectoryError:
        shelf = []
    except OSError as error:
        yield f"  They cannot be read: {error.strerror}"
    else:
        yield f"  kept: {sum(kept.save is not None for kept in shelf)}"
        yield f"  files that are damaged or cannot be read: {sum(map(_unread, shelf))}"
    refused = _why_unwritable(folder)
    yield f"  can be written: {f'no ({refused})' if refused else 'yes'}"


def _unread(kept: Kept) -> int:
    return len(kept.damaged) + len(kept.unread)


def _why_unwritable(folder: Path) -> str:
    """Why nothing can be kept in a folder, tried for real with nothing left behind; empty when it can.

    A folder that is not there yet is made on the first save, so the nearest one above it that is there is tried.
    """
    place = folder
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"bothways doctor\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or "the disk refused"
    return ""


def _has_libyaml() -> bool:
    import yaml  # noqa: PLC0415 - only asked here

    return bool(yaml.__with_libyaml__)
