"""Two processes on one story, killed at random: no torn read, nothing that was told is lost, and each has its own."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from game.saves import Store
from tests.saves.small import SLOT

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
ROUNDS = 3


def started(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.system.saving", "many", str(folder)],
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
