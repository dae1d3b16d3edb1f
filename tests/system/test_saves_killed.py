"""kill -9 before and after every call of every operation on saves: afterwards the old save is there, or the new one."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.saves import Save, Store
from tests.saves.calls import Calls
from tests.saves.small import SLOT
from tests.system.saving import MARK, OPERATIONS

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
CALLS = "openat,write,fsync,close,rename,unlink,mkdir,flock,read,getdents64,newfstatat"
KILLED = -signal.SIGKILL


def prepared(operation: str, home: Path) -> Path:
    """A folder as the operation finds it."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    OPERATIONS[operation][0](home / "saves")
    return home / "saves"


def holds(operation: str, folder: Path, before: Save | None, told: list[int]) -> None:
    """What was kept before is there still, or what came after; and what was told is there."""
    found = Store(folder).newest(SLOT)
    if operation == "delete":
        assert found in (before, None)
        return
    assert found is not None or (before is None and not told)
    if before is not None and found is not None:
        assert found.generation >= before.generation
        assert found.generation > before.generation or found == before
    assert not told or (found is not None and found.generation >= told[-1])
    if operation == "come back":
        assert ("yard.friday",) in [save.trail for save in Store(folder).saves() if save.slot != SLOT]
    if (
        operation in {"put aside", "come back"}
        and found is not None
        and before is not None
        and not found.same_play(before)
    ):
        assert any(save.same_play(before) for save in Store(folder).saves() if save.slot != SLOT)
    if operation == "set damage aside":
        assert b"somebody's" in [path.read_bytes() for path in folder.iterdir()]
    again = Store(folder).write(Save(SLOT, SLOT, "f", trail=("yard.later",)))
    assert isinstance(again, Save)


def command(operation: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.system.saving", operation, str(folder)]


def straced(options: list[str], operation: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["strace", "-qq", *options, *command(operation, folder)],
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"},
        check=False,
    )


def places(operation: str, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Every call that the operation makes in its folder: its name, and which of that name it is in its process."""
    folder = prepared(operation, tmp_path / "home")
    record = tmp_path / "record"
    done = straced(["-y", "-o", str(record), "-e", f"trace={CALLS}"], operation, folder)
    assert done.returncode == 0, done.stderr
    seen: Counter[str] = Counter()
    begun = False
    for line in record.read_text(encoding="utf-8", errors="replace").splitlines():
        name = re.match(r"\w+", line)
        if name is None:
            continue
        seen[name[0]] += 1
        begun = begun or MARK in line
        if begun and str(tmp_path / "home") in line:
            yield name[0], seen[name[0]]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_killed_by_the_system_before_every_call(operation: str, tmp_path: Path) -> None:
    found = [*places(operation, tmp_path)]
    killed = 0
    for name, number in found:
        folder = prepared(operation, tmp_path / "home")
        before = Store(folder).newest(SLOT)
        kill = f"inject={name}:signal=KILL:when={number}"
        done = straced(["-o", os.devnull, "-e", f"trace={name}", "-e", kill], operation, folder)
        killed += done.returncode in {KILLED, 128 + signal.SIGKILL}
        holds(operation, folder, before, [int(line) for line in done.stdout.split()])
    assert killed == len(found)
    assert killed >= 10


@pytest.mark.parametrize("operation", OPERATIONS)
def test_killed_by_itself_before_and_after_every_call(operation: str, tmp_path: Path) -> None:
    runs, number, ended = 0, 1, False
    while not ended:
        for moment in ("before", "after"):
            folder = prepared(operation, tmp_path / "home")
            before = Store(folder).newest(SLOT)
            status, told = forked(operation, folder, moment, number)
            ended = ended or status != KILLED
            assert status in {KILLED, 0}
            runs += status == KILLED
            holds(operation, folder, before, told)
        number += 1
    assert runs >= 20


def forked(operation: str, folder: Path, moment: str, number: int) -> tuple[int, list[int]]:
    """Run an operation in a child that kills itself at a call; how it ended, and what it had told by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.dup2(writing, 1)

            def kill(call: int) -> None:
                if call == number:
                    os.kill(os.getpid(), signal.SIGKILL)

            calls = Calls(folder, **{moment: kill})
            with calls.watched():
                OPERATIONS[operation][1](folder)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        lines = [int(line) for line in told]
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), lines
