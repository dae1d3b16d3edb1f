"""Rooms on a disk that is really full, or read-only: it is said what to do, and what was kept is there.

The disk is a small one in memory, mounted where only the child process sees it.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.system.test_saves_full_disk import APART, ROOT

pytestmark = pytest.mark.system

MOUNTED = 'mount -t tmpfs -o size=512k,mode=700 none "$1" && exec "$2" -m tests.system.rooms_on_disk "$1"'


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the child says of its disk. Where the system permits no mount of one's own, this is an error."""
    place: Path = tmp_path_factory.mktemp("disk")
    done = subprocess.run(
        ["unshare", *APART, "sh", "-c", MOUNTED, "sh", str(place), sys.executable],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_full_disk_is_told_and_what_to_do(answers: Any) -> None:
    full = answers["full"]
    assert full["said"].startswith("The disk is full. Make room on it;")
    assert "The disk is full. Make room on it;" in full["opening"]


def test_every_vote_that_was_kept_is_there_and_no_other(answers: Any) -> None:
    assert answers["full"]["there"] == answers["full"]["kept"] >= 10


def test_when_there_is_room_the_room_goes_on_and_can_be_erased(answers: Any) -> None:
    assert answers["full"]["later"] == answers["full"]["there"] + 10
    assert not answers["full"]["traces"]


def test_a_read_only_disk_is_told_and_what_to_do(answers: Any) -> None:
    assert {*answers["read only"]["said"]} == {
        "The file of rooms cannot be written to. Make it and its folder writable, or name another with --store."
    }
