"""Power cuts at every call: the disk drops, tears or reorders what was not flushed, and no finished choice is lost.

The model has to prove itself first: six wrong ways to write, each well known from real games, are each found out.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from attrs import define, evolve, field

from game.saves import Keeper, Save, Store, all_kept, forget, look, store, writing
from tests.saves.calls import Call, Calls, Fault
from tests.saves.power import Disk
from tests.saves.small import RULES, SLOT, keep, played, save

Writer = Callable[[Path, bytes], None]
DAMAGE = b"not a save, but somebody's all the same"
LOOKS_ONLY = {"read", "fstat", "stat", "listdir"}
LONG = tuple(f"yard.a-choice-with-quite-a-long-name-{number}" for number in range(60))


@define
class Promise:
    """What a cut after each call may leave: a list of the saves that were acknowledged by then."""

    folder: Path
    calls: Calls
    told: list[tuple[int, Save]] = field(factory=list)

    def acknowledged(self, kept: Save) -> None:
        self.told.append((len(self.calls.made), kept))

    def after(self, call: int) -> Save | None:
        """The last save that was acknowledged before a call."""
        return next((kept for made, kept in reversed(self.told) if made <= call), None)


def verdicts(disk: Disk, promise: Promise, written: list[Save], scratch: Path) -> Iterator[bool]:
    """Of every state that a cut can leave, whether it keeps the promise."""
    seen: set[tuple[int, tuple[tuple[Path, bytes], ...]]] = set()
    for number, call in enumerate([Call("stat"), *promise.calls.made]):
        if number and call.name in LOOKS_ONLY:
            continue
        disk.take(call)
        least = promise.after(number)
        for state in disk.crashed():
            key = (-1 if least is None else least.generation, tuple(sorted(state.items())))
            if key not in seen:
                seen.add(key)
                yield holds(state, least, written, scratch)


def holds(state: Mapping[Path, bytes], least: Save | None, written: list[Save], scratch: Path) -> bool:
    """Whether what a cut left opens as the save that was acknowledged last, or a later one, whole."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for path, content in state.items():
        (scratch / path.name).write_bytes(content)
    loaded = Store(scratch).load(SLOT)
    if loaded.save is None:
        return least is None
    return loaded.save in written and (least is None or loaded.save.generation >= least.generation)


def kept_choice_by_choice(folder: Path, promise: Promise) -> list[Save]:
    """Fifty saves of a long play, over both sides again and again."""
    place, written = Store(folder), []
    kept = save(*LONG[:20])
    for length in range(10, 60):
        found = place.write(Save(SLOT, SLOT, "f", trail=LONG[:length], generation=kept.generation))
        if isinstance(found, Save):
            kept = found
            promise.acknowledged(found)
            written.append(found)
    return written


def kept_by_a_player(folder: Path, promise: Promise) -> list[Save]:
    """What a keeper does: a play put aside, another begun, taken back, and finished."""
    place, written = Store(folder), []
    keeper = Keeper.of(place, RULES, look(place, RULES))
    written.append(keeper.save)
    keeper.put_earlier_aside()
    for numbers in ((1,), (), (2,), (2, 1)):
        before = keeper.save
        if keeper.keep(played(*numbers)) == "":
            promise.acknowledged(keeper.save)
            written.append(keeper.save)
        else:  # refused, though it may have reached the disk
            trail, endings = played(*numbers).trail, keeper.save.endings
            written.append(evolve(before, trail=trail, generation=before.generation + 1, endings=endings))
    return written


def a_damaged_side_set_aside(folder: Path, promise: Promise) -> list[Save]:
    place = Store(folder)
    written = [side for side in (place.newest(SLOT), *sides(folder)) if side is not None]
    promise.acknowledged(written[0])
    loaded = place.load(SLOT)
    assert loaded.troubles
    for length in (1, 2, 3):
        found = place.write(Save(SLOT, SLOT, "f", trail=LONG[:length]))
        assert isinstance(found, Save)
        promise.acknowledged(found)
        written.append(found)
    return written


def sides(folder: Path) -> Iterator[Save]:
    for path in sorted(folder.glob("*.save")):
        found = store.file_content(path)
        if isinstance(found, Save):
            yield found


def begun_with_nothing(folder: Path) -> None:
    folder.mkdir(parents=True)


def begun_with_two_sides(folder: Path) -> None:
    keep(Store(folder), 1)
    keep(Store(folder), 2)


def begun_with_damage(folder: Path) -> None:
    begun_with_two_sides(folder)
    (folder / f"{SLOT}.a.save").write_bytes(DAMAGE)


SITTINGS = {
    "long, from nothing": (begun_with_nothing, kept_choice_by_choice),
    "long, over another": (begun_with_two_sides, kept_choice_by_choice),
    "a player's": (begun_with_two_sides, kept_by_a_player),
    "with damage": (begun_with_damage, a_damaged_side_set_aside),
}


def cut_everywhere(sitting: str, tmp_path: Path, fault: Fault | None = None) -> Iterator[bool]:
    """A sitting, with the power cut at every call: of every state, whether it keeps the promise."""
    prepare, act = SITTINGS[sitting]
    folder = tmp_path / "home" / "saves"
    prepare(folder)
    disk = Disk.of({path: path.read_bytes() for path in folder.iterdir()})
    calls = Calls(folder, fault)
    promise = Promise(folder, calls)
    before = [*sides(folder)]
    with calls.watched():
        written = act(folder, promise)
    return verdicts(disk, promise, [*before, *written], tmp_path / "scratch")


def test_no_power_cut_loses_a_choice_that_was_kept(tmp_path: Path) -> None:
    total = 0
    for sitting in SITTINGS:
        found = [*cut_everywhere(sitting, tmp_path / sitting.replace(" ", "-"))]
        assert all(found), sitting
        total += len(found)
    assert total >= 2000


def test_no_power_cut_loses_what_was_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "saves"
    begun_with_damage(folder)
    disk, calls = Disk.of({path: path.read_bytes() for path in folder.iterdir()}), Calls(folder)
    with calls.watched():
        a_damaged_side_set_aside(folder, Promise(folder, calls))
    for call in calls.made:
        disk.take(call)
        assert all(DAMAGE in state.values() for state in disk.crashed())


def test_nor_does_one_after_a_flush_that_failed(tmp_path: Path) -> None:
    calls = Calls(tmp_path / "dry" / "saves")
    begun_with_two_sides(calls.folder)
    with calls.watched():
        kept_by_a_player(calls.folder, Promise(calls.folder, calls))
    flushes = [number for number, call in enumerate(calls.made, 1) if call.name == "fsync"]
    assert len(flushes) >= 8
    for number in flushes:
        assert all(cut_everywhere("a player's", tmp_path / str(number), Fault(number, "EIO")))


def test_a_new_folder_is_flushed_into_the_one_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "saves"
    calls = Calls(tmp_path / "home")
    with calls.watched():
        Store(folder).write(save("yard.hand"))
    made = [(call.name, call.path) for call in calls.made if call.name in {"mkdir", "fsync"}]
    for above, below in ((tmp_path, tmp_path / "home"), (tmp_path / "home", folder)):
        assert made.index(("fsync", above)) > made.index(("mkdir", below))


def test_forgetting_leaves_the_newest_or_nothing_at_every_cut(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "saves"
    begun_with_two_sides(folder)
    newest = Store(folder).newest(SLOT)
    disk, calls = Disk.of({path: path.read_bytes() for path in folder.iterdir()}), Calls(folder)
    (kept,) = all_kept(folder)
    with calls.watched():
        forget(kept)
    for call in [Call("stat"), *calls.made]:
        disk.take(call)
        for state in disk.crashed():
            scratch = tmp_path / "scratch"
            assert holds(state, None, [newest] if newest else [], scratch), [path.name for path in state]


# Six wrong ways to write.


def no_flush(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.1.new")
    poured(beside, data)
    os.replace(beside, path)
    writing.flush_folder(path.parent)


def no_folder_flush(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.1.new")
    poured(beside, data, flushes=1)
    os.replace(beside, path)


def unlinks_before_it_renames(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.1.new")
    poured(beside, data, flushes=1)
    if path.exists():
        os.unlink(path)
    os.replace(beside, path)
    writing.flush_folder(path.parent)


def in_place(path: Path, data: bytes) -> None:
    poured(path, data, flushes=1)
    writing.flush_folder(path.parent)


def renames_before_it_flushes(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.1.new")
    poured(beside, data)
    os.replace(beside, path)
    handle = os.open(path, os.O_WRONLY)
    os.fsync(handle)
    os.close(handle)
    writing.flush_folder(path.parent)


def flushes_again_after_a_failure(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.1.new")
    poured(beside, data, flushes=2)
    os.replace(beside, path)
    writing.flush_folder(path.parent)


def poured(path: Path, data: bytes, flushes: int = 0) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, data)
        for left in reversed(range(flushes)):
            try:
                os.fsync(handle)
            except OSError:
                if not left or flushes == 1:
                    raise
            else:
                break
    finally:
        os.close(handle)


MUTANTS = (
    no_flush,
    no_folder_flush,
    unlinks_before_it_renames,
    in_place,
    renames_before_it_flushes,
    flushes_again_after_a_failure,
)


def file_states(writer: Writer, tmp_path: Path, fault: Fault | None = None) -> Iterator[bool]:
    """A file written twice over: of every state that a cut can leave, whether the file is old or new, and whole."""
    path = tmp_path / "home" / "x.a.save"
    path.parent.mkdir(parents=True)
    contents = [bytes([letter]) * 1500 for letter in b"abc"]
    path.write_bytes(contents[0])
    disk, calls = Disk.of({path: contents[0]}), Calls(path.parent, fault)
    told = [(0, 0)]
    with calls.watched():
        for number in (1, 2):
            try:
                writer(path, contents[number])
            except OSError:
                continue
            told.append((len(calls.made), number))
    for made, call in enumerate([Call("stat"), *calls.made]):
        disk.take(call)
        least = max(number for after, number in told if after <= made)
        for state in disk.crashed():
            yield state.get(path) in contents[least:]


def flush_faults(writer: Writer, tmp_path: Path) -> Iterator[Fault]:
    """A fault at each flush of a writer."""
    calls = Calls(tmp_path / "home")
    (tmp_path / "home").mkdir(parents=True)
    with calls.watched():
        writer(tmp_path / "home" / "x.a.save", b"x")
    yield from (Fault(number, "EIO") for number, call in enumerate(calls.made, 1) if call.name == "fsync")


def holds_always(writer: Writer, tmp_path: Path) -> bool:
    """Whether a writer leaves the old or the new, whatever flush fails and whenever the power goes."""
    faults = [None, *flush_faults(writer, tmp_path / "dry")]
    return all(all(file_states(writer, tmp_path / str(number), fault)) for number, fault in enumerate(faults))


def test_a_file_is_old_or_new_at_every_cut(tmp_path: Path) -> None:
    assert holds_always(writing.write_durably, tmp_path)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__.replace("_", " "))
def test_the_model_finds_out_every_wrong_way_to_write(mutant: Writer, tmp_path: Path) -> None:
    assert not holds_always(mutant, tmp_path)


@pytest.mark.parametrize("mutant", [no_flush, no_folder_flush], ids=lambda mutant: mutant.__name__)
def test_two_generations_do_not_hide_a_writer_that_does_not_flush(
    mutant: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "write_durably", mutant)
    assert not all(cut_everywhere("long, over another", tmp_path))
