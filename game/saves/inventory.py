"""All that is kept in a folder, slot by slot, to be listed and forgotten. Nothing is set aside here."""

import contextlib
import os
from itertools import groupby
from pathlib import Path

from attrs import frozen

from game.saves.naming import DAMAGED, ENDING, LOCK, stem_of
from game.saves.save import Fault, Save
from game.saves.store import file_content, reason, save_files
from game.saves.writing import flush_folder


@frozen
class Kept:
    """All that is on disk of one slot.

    Attributes:
        slot: the save's own name, or where no file of it is whole, what its files are called.
        save: the newest whole save.
        files: every file, in the order in which they can be deleted.
        damaged: the files that were set aside.
        unread: what is wrong with those that have not been set aside.
    """

    slot: str
    save: Save | None
    files: tuple[Path, ...]
    damaged: tuple[Path, ...]
    unread: tuple[str, ...]

    @property
    def is_bare(self) -> bool:
        """Whether nothing is left of the slot but its lock, or what a killed writer left."""
        return self.save is None and not self.damaged and not self.unread


def all_kept(folder: Path) -> tuple[Kept, ...]:
    """All that is in a folder of saves, by slot.

    Raises:
        OSError: the folder cannot be read.
    """
    files = sorted(save_files(folder), key=_order)
    return tuple(_kept(name, tuple(paths)) for name, paths in groupby(files, key=stem_of) if name)


def forget(kept: Kept) -> None:
    """Delete all of a slot for good; interrupted, it leaves the newest save or nothing.

    Raises:
        OSError: the system refused.
    """
    for path in kept.files:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - every call that touches the disk goes through os
        flush_folder(path.parent)


def _order(path: Path) -> tuple[str, bool, int, str]:
    """By slot, and of each the oldest first, the lock last."""
    save = file_content(path) if path.suffix == ENDING else None
    generation = save.generation if isinstance(save, Save) else 0
    return stem_of(path) or "", path.name.endswith(LOCK), generation, path.name


def _kept(name: str, files: tuple[Path, ...]) -> Kept:
    sides = [(path, file_content(path)) for path in files if path.suffix == ENDING]
    whole = [save for _, save in sides if isinstance(save, Save)]
    newest = max(whole, key=lambda save: save.generation, default=None)
    return Kept(
        slot=name if newest is None else newest.slot,
        save=newest,
        files=files,
        damaged=tuple(path for path in files if path.name.endswith(DAMAGED)),
        unread=tuple(
            f"{path.name}: {reason(wrong)}" for path, wrong in sides if isinstance(wrong, Fault | OSError)
        ),
    )
