"""Where rooms are kept that nobody closed."""

from collections.abc import Mapping
from pathlib import Path

from game.saves import saves_home

FILE = "rooms.sqlite3"


def rooms_file(variables: Mapping[str, str]) -> Path:
    """The file of the rooms, beside a person's saves; it need not exist yet."""
    return saves_home(variables) / FILE
