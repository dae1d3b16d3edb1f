"""A folder of saves. Each save has two files, and every writing goes over the older of them.

So whatever happens while one is written, the other is whole. The newest is the one with the highest generation;
no clock is asked. A damaged file is set aside under a name that says so, and is never written over.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import define, evolve, field, frozen

from game.saves.save import LONGEST, Save, from_bytes, to_text
from game.saves.writing import flush_folder, write_durably

SIDES = ("a", "b")
ENDING = ".save"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@frozen
class Trouble:
    """Something that could not be done with a save, as a sentence for the player."""

    sentence: str


@frozen
class Loaded:
    """What was found of a save: the newest whole one, and what had to be set aside on the way."""

    save: Save | None
    troubles: tuple[Trouble, ...] = ()


@define
class Store:
    """The saves in one folder, by slot; the folder is made when something is first written.

    A slot is a story's id, or that with a number where two people play it at once.
    """

    folder: Path
    _sides: dict[str, str] = field(factory=dict)

    def load(self, slot: str) -> Loaded:
        """The newest whole save of a slot. Never raises; a damaged file is set aside and named."""
        found: list[tuple[int, str, Save]] = []
        troubles: list[Trouble] = []
        for side in SIDES:
            path = self._path(slot, side)
            data = _bytes_of(path)
            if data is None:
                continue
            if isinstance(data, Trouble):
                troubles.append(data)
                continue
            save = from_bytes(data)
            if isinstance(save, Save) and save.slot == slot:
                found.append((save.generation, side, save))
            else:
                reason = save if isinstance(save, str) else "it belongs to another story"
                troubles.append(self._set_aside(path, reason))
        if not found:
            return Loaded(None, tuple(troubles))
        _, side, newest = max(found, key=lambda one: one[0])
        self._sides[slot] = side
        return Loaded(newest, tuple(troubles))

    def write(self, save: Save) -> Save | Trouble:
        """Write a save as a new generation, over the older of its two files.

        Returns:
            The save as it now stands on disk, or what went wrong; then the disk is as it was.
        """
        if save.slot not in self._sides:
            on_disk = self.load(save.slot).save
            if on_disk is not None and on_disk.generation > save.generation:
                save = evolve(save, generation=on_disk.generation)
        side = "b" if self._sides.get(save.slot) == "a" else "a"
        newer = save.next_generation()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self._path(save.slot, side), to_text(newer).encode("ascii"))
        except OSError as error:
            reason = error.strerror or "the disk refused"
            return Trouble(
                f"Your place cannot be kept: {reason}. You can play on; nothing that was kept is lost."
            )
        self._sides[save.slot] = side
        return newer

    def saves(self) -> tuple[Save, ...]:
        """The newest whole save of every slot, by slot; nothing is set aside."""
        newest: dict[str, Save] = {}
        for path in self._files():
            save = _read(path)
            if save is not None and save.generation >= newest.get(save.slot, save).generation:
                newest[save.slot] = save
        return tuple(newest[slot] for slot in sorted(newest))

    def forget(self, slot: str | None = None) -> int:
        """Delete a slot's saves and what was set aside of them, or with None everything; how many files went.

        Raises:
            OSError: the system refused.
        """
        stem = None if slot is None else _stem(slot)
        gone = [path for path in self._all_files() if stem is None or path.name.split(".", 1)[0] == stem]
        for path in gone:
            path.unlink()
        if gone:
            flush_folder(self.folder)
        self._sides.clear()
        return len(gone)

    def lock_path(self, slot: str) -> Path:
        """The file whose lock says who may write this slot's save."""
        return self.folder / f"{_stem(slot)}.lock"

    def _path(self, slot: str, side: str) -> Path:
        return self.folder / f"{_stem(slot)}.{side}{ENDING}"

    def _files(self) -> Iterator[Path]:
        return (path for side in SIDES for path in sorted(self.folder.glob(f"*.{side}{ENDING}")))

    def _all_files(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        kinds = (ENDING, ".lock", ".damaged", ".new")
        return sorted(path for path in self.folder.iterdir() if path.name.endswith(kinds) and path.is_file())

    def _set_aside(self, path: Path, reason: str) -> Trouble:
        """Move a damaged file out of the way, under a name nothing else has."""
        for number in range(1, 1000):
            aside = path.with_name(f"{path.name}.{number}.damaged")
            if not aside.exists():
                break
        try:
            path.rename(aside)
        except OSError:
            return Trouble(f"The save {path.name} cannot be read: {reason}. It stays where it is.")
        return Trouble(f"The save {path.name} cannot be read: {reason}. It is kept as {aside.name}.")


def _stem(slot: str) -> str:
    """A file name for a slot: itself where it is plain, else a name made from its digest."""
    if _PLAIN.fullmatch(slot):
        return slot
    return f"story-{hashlib.sha256(slot.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _bytes_of(path: Path) -> bytes | Trouble | None:
    try:
        with path.open("rb") as file:
            return file.read(LONGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Trouble(f"The save {path.name} cannot be opened: {error.strerror or 'the disk refused'}.")


def _read(path: Path) -> Save | None:
    data = _bytes_of(path)
    found = from_bytes(data) if isinstance(data, bytes) else None
    return found if isinstance(found, Save) else None
