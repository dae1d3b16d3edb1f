"""Two processes on one story, killed at random: no torn read, nothing that was told is lost, and each has its own."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from game.saves import Store
from tests.saves.small import SLOT
from tests.system.saving import TURNS

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
ROUNDS = 3


def started(folder: Path, what: str = "many") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.system.saving", what, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def ended(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    process.wait()
    process.stdout.close()


def slot_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().removeprefix("slot ").strip()


def told(process: subprocess.Popen[str], most: int | None = None) -> int:
    """The last generation a process said is kept, of those it said, or of the first few."""
    assert process.stdout is not None
    last = 0
    for count, line in enumerate(process.stdout, 1):
        if line.endswith("\n"):
            last = int(line)
        if count == most:
            break
    return last


def generations(process: subprocess.Popen[str]) -> list[int]:
    """All the generations a process said are kept, when it has ended well."""
    assert process.stdout is not None
    found = [int(line) for line in process.stdout]
    ended(process)
    assert process.returncode == 0
    return found


def test_two_windows_write_a_thousand_saves_each_and_none_is_lost_or_torn(tmp_path: Path) -> None:
    processes = {started(tmp_path): SLOT}
    assert slot_of(next(iter(processes))) == SLOT
    processes[started(tmp_path)] = f"{SLOT}--2"
    for process, slot in processes.items():
        if slot != SLOT:
            assert slot_of(process) == slot
    seen: dict[str, list[int]] = {slot: [] for slot in processes.values()}
    while any(process.poll() is None for process in processes):
        for slot, found in seen.items():
            if (save := Store(tmp_path).newest(slot)) is not None:
                found.append(save.generation)
    for process, slot in processes.items():
        assert generations(process) == [*range(1, TURNS + 1)]
        last = Store(tmp_path).load(slot)
        assert last.troubles == ()
        assert last.save is not None
        assert last.save.generation == TURNS
        assert last.save.trail == (f"yard.{process.pid}", f"number.{TURNS - 1}")
        assert seen[slot] == sorted(seen[slot])
        assert len(set(seen[slot])) > 10
    assert not [*tmp_path.glob("*.damaged"), *tmp_path.glob("*.new")]


def test_two_processes_take_turns_at_one_slot_and_no_save_is_lost(tmp_path: Path) -> None:
    processes = [started(tmp_path, "turns") for _ in range(2)]
    told_by = [generations(process) for process in processes]
    assert sorted(told_by[0] + told_by[1]) == [*range(1, 2 * TURNS + 1)]
    last = Store(tmp_path).load(SLOT)
    assert last.troubles == ()
    assert last.save is not None
    assert sorted(last.save.trail) == sorted(f"process.{process.pid}-{TURNS}" for process in processes)
    assert not [*tmp_path.glob("*.damaged"), *tmp_path.glob("*.new")]


def test_two_windows_and_random_kills(tmp_path: Path) -> None:
    dice = random.Random(2026)
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        first = started(folder)
        assert slot_of(first) == SLOT
        second = started(folder)
        assert slot_of(second) == f"{SLOT}--2"
        victims = {
            first: dice.choice([None, dice.randint(1, 900)]),
            second: dice.choice([None, dice.randint(1, 900)]),
        }
        last = {}
        for process, most in victims.items():
            seen = told(process, most)
            if most is not None:
                process.kill()
            last[process] = max(seen, told(process))
            ended(process)
        for process, slot in ((first, SLOT), (second, f"{SLOT}--2")):
            loaded = Store(folder).load(slot)
            assert loaded.troubles == ()
            assert loaded.save is not None
            assert loaded.save.generation >= last[process]
            assert loaded.save.generation <= last[process] + 1
            assert loaded.save.trail[0] == f"yard.{process.pid}"
            assert process.returncode == (0 if victims[process] is None else process.returncode)
        third = started(folder)
        assert slot_of(third) == SLOT, "a lock outlived its process"
        assert told(third) >= last[first] + 1000
        ended(third)
        assert not list(folder.glob(f"{SLOT}.*.new"))


def test_a_reader_beside_a_writer_never_sees_a_torn_save(tmp_path: Path) -> None:
    writer = started(tmp_path)
    assert slot_of(writer) == SLOT
    seen = []
    while writer.poll() is None:
        save = Store(tmp_path).newest(SLOT)
        if save is not None:
            seen.append(save.generation)
        if len(seen) > 3 * 1000:
            break
    told(writer)
    ended(writer)
    assert seen == sorted(seen)
    assert len(set(seen)) > 10
    assert not [*tmp_path.glob("*.damaged")]
