"""A disk that is really full: what was kept is kept still, it is said once, and play goes on.

The disk is a small one in memory, mounted where only the child process sees it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
# Only root may mount, so anybody else becomes it in a world of their own.
APART = ("--mount",) if os.geteuid() == 0 else ("--map-root-user", "--mount")
MOUNTED = 'mount -t tmpfs -o size=128k,mode=700 none "$1" && exec "$2" -m tests.system.full_disk "$1"'


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the child says of its disk. Where the system permits no mount of one's own, this is an error."""
    place = tmp_path_factory.mktemp("disk")
    done = subprocess.run(
        ["unshare", *APART, "sh", "-c", MOUNTED, "sh", str(place), sys.executable],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [*place.iterdir()] == []
    return json.loads(done.stdout)


def test_a_play_goes_on_over_a_full_disk_and_is_told_once(answers: Any) -> None:
    play = answers["play"]
    assert play["outcome"] == "ended"
    assert play["said"].count("cannot be kept") == 1
    assert "No space left on device." in play["said"]
    assert "Traceback" not in play["said"]


def test_what_was_kept_before_is_there_and_nothing_else(answers: Any) -> None:
    assert answers["play"]["old save kept"]
    assert answers["play"]["files"] == ["ladder.a.save", "ladder.lock"]


def test_when_there_is_room_again_it_is_kept_again(answers: Any) -> None:
    assert answers["play"]["outcome with room"] == "ended"
    assert answers["play"]["trail with room"] == ["yard.friday", "street.knock"]


def test_with_any_number_of_pages_free_there_is_the_old_save_or_the_new_one_as_was_said(answers: Any) -> None:
    assert [each["there"] for each in answers["writes"]] == [
        "new" if each["written"] else "old" for each in answers["writes"]
    ]
    assert {each["written"] for each in answers["writes"]} == {True, False}
    assert [each for each in answers["writes"] if each["damaged"] or each["left over"]] == []
