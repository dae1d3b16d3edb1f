"""`bothways doctor`: what a bug report needs, and nothing about the person."""

import locale
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata

from game import __version__
from game.plain.environment import Environment
from game.story.bundled import assets, checkout, scenes
from game.story.library import bundled_stories

PACKAGES = ("attrs", "pyyaml", "textual", "platformdirs")
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


def _has_libyaml() -> bool:
    import yaml  # noqa: PLC0415 - only asked here

    return bool(yaml.__with_libyaml__)
