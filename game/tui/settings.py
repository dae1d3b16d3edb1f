"""What stays as it was set: colours, signs, scenes to skip. One small file beside the saves.

A private sitting reads it like any other, and writes nothing into it.
"""

import contextlib
import json

from attrs import asdict, frozen

from game.saves import Store
from game.saves.writing import write_durably

FILE = "settings.json"
LARGEST = 10_000


@frozen
class Settings:
    """How the player wants it.

    Attributes:
        theme: the colours; empty stands for the first.
        ascii: whether the game draws with nothing but ASCII.
        skipped: the stories whose scenes that can be skipped are passed over.
    """

    theme: str = ""
    ascii: bool = False
    skipped: tuple[str, ...] = ()


def load(store: Store) -> Settings:
    """The settings as they were left. A file that is not whole is as good as none, and stays as it is."""
    try:
        with (store.folder / FILE).open("rb") as file:
            found = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    theme, skipped = found.get("theme"), found.get("skipped")
    return Settings(
        theme=theme if isinstance(theme, str) else "",
        ascii=found.get("ascii") is True,
        skipped=tuple(item for item in skipped if isinstance(item, str)) if isinstance(skipped, list) else (),
    )


def keep(store: Store, settings: Settings) -> None:
    """Write the settings down; where the disk refuses, they last as long as the sitting."""
    with contextlib.suppress(OSError):
        store.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(store.folder / FILE, f"{json.dumps(asdict(settings))}\n".encode())
