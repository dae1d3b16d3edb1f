"""What stays as it was set: the colours and the signs, in one small file beside the saves."""

import contextlib
import json

from attrs import asdict, frozen

from game.saves import Store
from game.saves.writing import write_durably

FILE = "settings.json"
LARGEST = 10_000


@frozen
class Settings:
    """How the screens look; an empty theme is the first one."""

    theme: str = ""
    ascii: bool = False


def load(store: Store | None) -> Settings:
    """The settings as they were left. A file that is not whole is as good as none, and stays as it is."""
    if store is None:
        return Settings()
    try:
        with (store.folder / FILE).open("rb") as file:
            found = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    theme = found.get("theme")
    return Settings(theme=theme if isinstance(theme, str) else "", ascii=found.get("ascii") is True)


def keep(store: Store | None, settings: Settings) -> None:
    """Write the settings down; in a private sitting, or where the disk refuses, they last as long as the sitting."""
    if store is None:
        return
    with contextlib.suppress(OSError):
        store.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(store.folder / FILE, f"{json.dumps(asdict(settings))}\n".encode())
