"""A disk that loses power: of all that was not flushed, any part may be there, torn, or in another order.

`crashes` takes the calls that were made and gives every state in which the disk may be found, for a cut after each
of them. A file's bytes count from the moment its handle was flushed, a name from when its folder was. Before that:

- of the names, any selection of what was done may have reached the disk;
- of the bytes, any selection of 512-byte sectors, with zeros for the rest; or the front of the file up to one.

After a flush that failed the system may have dropped the bytes for good, whatever later flushes say.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from pathlib import Path

from attrs import define, field, frozen

from tests.saves.calls import Call

SECTOR = 512
MOST_SECTORS = 8
Names = dict[Path, int]


@define
class _Inode:
    """A file's bytes: those on the disk for good, and those on their way there."""

    safe: bytes = b""
    now: bytes = b""
    dropped: bool = False

    def found(self) -> tuple[bytes, ...]:
        """Every content that may be found after a cut."""
        if self.safe == self.now:
            return (self.safe,)
        sectors = [self.now[at : at + SECTOR] for at in range(0, len(self.now), SECTOR)]
        torn = {self.safe, b""} | {self.now[: at * SECTOR] for at in range(len(sectors) + 1)}
        if len(sectors) <= MOST_SECTORS:
            for there in product((False, True), repeat=len(sectors)):
                torn.add(b"".join(s if t else bytes(len(s)) for s, t in zip(sectors, there, strict=True)))
        return tuple(sorted(torn))


@frozen
class _Change:
    """What a call did to the names of a folder: those it took away, and those it gave."""

    folder: Path
    without: tuple[Path, ...] = ()
    given: tuple[tuple[Path, int], ...] = ()

    def done(self, names: Names) -> Names:
        return {name: inode for name, inode in names.items() if name not in self.without} | dict(self.given)


@define
class Disk:
    """A disk as the calls so far have made it."""

    safe: Names = field(factory=dict)
    inodes: dict[int, _Inode] = field(factory=dict)
    pending: list[_Change] = field(factory=list)
    _names: Names = field(factory=dict)
    _handles: dict[int, int] = field(factory=dict)

    @classmethod
    def of(cls, files: Mapping[Path, bytes]) -> "Disk":
        """A disk on which files are safe."""
        disk = cls()
        for path, data in files.items():
            number = len(disk.inodes)
            disk.inodes[number] = _Inode(data, data)
            disk.safe[path] = disk._names[path] = number
        return disk

    def take(self, call: Call) -> None:
        """Do what a call does."""
        if call.name == "fsync":
            self._fsync(call)
        elif not call.failed and call.path is not None:
            match call.name:
                case "open":
                    self._open(call, call.path)
                case "write":
                    self.inodes[self._handles[call.handle or 0]].now += call.data
                case "replace" | "rename":
                    assert call.to is not None
                    inode = self._names[call.path]
                    self._change(_Change(call.path.parent, (call.path,), ((call.to, inode),)))
                case "unlink":
                    self._change(_Change(call.path.parent, (call.path,)))

    def crashed(self) -> Iterator[Mapping[Path, bytes]]:
        """Every state in which the disk may be found if the power goes now."""
        for count in range(len(self.pending) + 1):
            for chosen in combinations(self.pending, count):
                names = self.safe
                for change in chosen:
                    names = change.done(names)
                yield from self._filled(sorted(names.items()))

    def _filled(self, names: list[tuple[Path, int]]) -> Iterator[Mapping[Path, bytes]]:
        if not names:
            yield {}
            return
        (path, inode), *others = names
        for rest in self._filled(others):
            for content in self.inodes[inode].found():
                yield {path: content, **rest}

    def _open(self, call: Call, path: Path) -> None:
        if path.is_dir():
            return
        if path not in self._names:
            number = len(self.inodes)
            self.inodes[number] = _Inode()
            self._change(_Change(path.parent, (), ((path, number),)))
        elif call.truncates:
            self.inodes[self._names[path]].now = b""
        self._handles[call.handle or 0] = self._names[path]

    def _fsync(self, call: Call) -> None:
        inode = self._handles.get(call.handle or 0)
        if inode is not None:
            found = self.inodes[inode]
            found.dropped = found.dropped or call.failed
            if not found.dropped:
                found.safe = found.now
        elif not call.failed:
            for change in [change for change in self.pending if change.folder == call.path]:
                self.safe = change.done(self.safe)
                self.pending.remove(change)

    def _change(self, change: _Change) -> None:
        self._names = change.done(self._names)
        self.pending.append(change)
