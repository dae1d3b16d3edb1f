"""What a play does to the machine, seen from the outside: no network, and nothing written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
PRIVATE = ("play", "the-spare-key", "--plain", "--private")


def traced(tmp_path: Path, calls: str, *command: str) -> list[str]:
    """The system calls of those kinds that a command makes."""
    record = tmp_path / "calls"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", f"trace={calls}", "-o", record, sys.executable, "-m", "game", *command],
        input="1\n" * 60,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return record.read_text(encoding="utf-8", errors="replace").splitlines()


def test_a_play_opens_no_connection(tmp_path: Path) -> None:
    calls = traced(tmp_path, "connect,sendto,bind,listen", "play", "the-spare-key", "--plain")
    assert [call for call in calls if "AF_INET" in call] == []


def test_a_private_play_writes_no_file(tmp_path: Path) -> None:
    calls = traced(tmp_path, "openat,open,creat,mkdir,rename,unlink", *PRIVATE)
    writing = [
        call for call in calls if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir|rename|unlink", call)
    ]
    assert [call for call in writing if "/dev/null" not in call and "/dev/tty" not in call] == []
