"""A folder of saves. Each save has two files, and every writing goes over the older of them.

So whatever happens while one is written, the other is whole. The newest is the one with the highest generation;
no clock is asked. A damaged file is set aside under a name that says so. A file that can't be opened, or that a
newer version of the game wrote, stays where it is, and its slot is not written to.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from attrs import define, evolve, field, frozen

from game.saves.lock import held
from game.saves.naming import ENDING, LOCK, SIDES, aside, is_left_over, stem, stem_of
from game.saves.save import LONGEST, Fault, Save, from_bytes, to_bytes
from game.saves.writing import flush_folder, make_folder, read_at_most, write_durably

STRANGE_SLOT = "it belongs to another story"


@frozen
class Trouble:
    """Something that could not be done with a save, as a sentence for the player."""

    sentence: str


@frozen
class Loaded:
    """What was found of a save: the newest whole one, and what stood in the way.

    Attributes:
        save: the newest whole save; None when there is none.
        troubles: what was set aside, or has to stay as it is.
        barred: whether something has to stay as it is, so that the slot cannot be written to.
    """

    save: Save | None
    troubles: tuple[Trouble, ...] = ()
    barred: bool = False


@define
class Store:
    """The saves in one folder, by slot; the folder is made when it is first needed.

    A slot is a story's id, or that with a number where two people play it at once.
    """

    folder: Path
    _seen: dict[str, int] = field(factory=dict)

    def load(self, slot: str) -> Loaded:
        """The newest whole save of a slot. Never raises; a damaged file is set aside and named."""
        loaded, _ = self._look(slot)
        self._seen[slot] = 0 if loaded.save is None else loaded.save.generation
        return loaded

    def newest(self, slot: str) -> Save | None:
        """The newest whole save of a slot that another process may be writing: nothing is set aside."""
        saves = [found for side in SIDES if isinstance(found := file_content(self._path(slot, side)), Save)]
        return max((save for save in saves if save.slot == slot), key=_generation, default=None)

    def write(self, save: Save) -> Save | Trouble:
        """Write a save as a new generation, over the older of its two files.

        Returns:
            The save as it now stands on disk, or what went wrong; then what was kept is kept still.
        """
        loaded, newest_side = self._look(save.slot)
        if loaded.barred:
            return not_kept(loaded.troubles[-1].sentence)
        on_disk = 0 if loaded.save is None else loaded.save.generation
        if on_disk > self._seen.get(save.slot, on_disk):
            return not_kept("The story has been played on in another window meanwhile.")
        newer = evolve(save, generation=max(save.generation, on_disk) + 1)
        data = to_bytes(newer)
        if from_bytes(data) != newer:  # what could not be read again is not put in the place of what can
            return not_kept("The play has become too long.")
        self._seen[save.slot] = newer.generation
        try:
            make_folder(self.folder)
            write_durably(self._path(save.slot, "b" if newest_side == "a" else "a"), data)
        except OSError as error:
            return not_kept(f"{reason(error)}.")
        return newer

    def saves(self) -> tuple[Save, ...]:
        """The newest whole save of every slot, by slot; nothing is set aside, and what can't be read is left out."""
        newest: dict[str, Save] = {}
        with contextlib.suppress(OSError):
            for path in save_files(self.folder):
                save = file_content(path) if path.suffix == ENDING else None
                if isinstance(save, Save) and save.generation >= newest.get(save.slot, save).generation:
                    newest[save.slot] = save
        return tuple(newest[slot] for slot in sorted(newest))

    @contextlib.contextmanager
    def held(self, slot: str) -> Iterator[bool]:
        """Hold a slot for as long as the block runs; yields whether it could be had.

        What a writer left of it that was killed in the middle is deleted.
        """
        with contextlib.suppress(OSError):
            make_folder(self.folder)
        with held(self.folder / f"{stem(slot)}{LOCK}") as ours:
            if ours:
                self._sweep(slot)
            yield ours

    def _look(self, slot: str) -> tuple[Loaded, str]:
        """What is on disk of a slot, and on which side the newest is."""
        found: list[tuple[int, str, Save]] = []
        troubles: list[Trouble] = []
        barred = False
        for side in SIDES:
            path = self._path(slot, side)
            save = file_content(path)
            if save is None:
                continue
            if isinstance(save, Save) and save.slot == slot:
                found.append((save.generation, side, save))
                continue
            wrong = STRANGE_SLOT if isinstance(save, Save) else save
            moved = None if isinstance(wrong, OSError) or wrong is Fault.NEWER else _set_aside(path)
            what = "What is kept of this story" if isinstance(wrong, OSError) else f"The save {path.name}"
            end = f"It is kept as {moved.name}" if moved else "It stays as it is"
            troubles.append(Trouble(f"{what} cannot be read: {reason(wrong)}. {end}."))
            barred = barred or moved is None
        _, side, newest = max(found, key=lambda one: one[0], default=(0, "b", None))
        return Loaded(newest, tuple(dict.fromkeys(troubles)), barred), side

    def _sweep(self, slot: str) -> None:
        with contextlib.suppress(OSError):
            for path in save_files(self.folder):
                if is_left_over(path) and stem_of(path) == stem(slot):
                    os.unlink(path)  # noqa: PTH108

    def _path(self, slot: str, side: str) -> Path:
        return self.folder / f"{stem(slot)}.{side}{ENDING}"


def save_files(folder: Path) -> list[Path]:
    """Every file in a folder that is part of a save.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        paths = [folder / name for name in os.listdir(folder)]  # noqa: PTH208 - as every call, through os
    except FileNotFoundError:
        return []
    return sorted(path for path in paths if stem_of(path))


def file_content(path: Path) -> Save | Fault | OSError | None:
    """What a file holds: a save, something damaged, what can't be opened, or None where there is none."""
    try:
        return from_bytes(read_at_most(path, LONGEST + 1))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return error


def reason(wrong: Fault | OSError | str) -> str:
    """What is wrong, in a few words."""
    return (wrong.strerror or "the disk refused") if isinstance(wrong, OSError) else str(wrong)


def not_kept(why: str) -> Trouble:
    """A trouble that keeps a play from being written."""
    return Trouble(
        f"Your place cannot be kept now. {why} You can play on, and nothing that was kept is lost."
    )


def _generation(save: Save) -> int:
    return save.generation


def _set_aside(path: Path) -> Path | None:
    """Move a damaged file out of the way; where it is now, or None when it stays."""
    moved = aside(path)
    if moved is None:
        return None
    try:
        os.rename(path, moved)  # noqa: PTH104
    except OSError:
        return None
    # Flushed before anything is written in its place, or a power cut could undo the one and not the other.
    with contextlib.suppress(OSError):
        flush_folder(path.parent)
    return moved
