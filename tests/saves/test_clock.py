"""No clock decides anything: whatever the time is, the highest generation is the newest."""

import os
import time
from pathlib import Path

import pytest

from game.saves import Save, Store
from tests.saves.small import SLOT, hear, keep, save

SOURCES = sorted((Path(__file__).parents[2] / "game" / "saves").glob("*.py"))
TIMES = {
    "1970": 0,
    "before it": -(10**6),
    "2038": 2**31,
    "2106": 2**32,
    "far": 253402300799,
    "today": 1_790_000_000,
}
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin", "Nowhere/Here", "")


def asked(*_: object) -> float:
    raise AssertionError("a clock was asked")


@pytest.fixture
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("time", "time_ns", "monotonic", "monotonic_ns", "localtime", "gmtime", "strftime"):
        monkeypatch.setattr(time, name, asked)


@pytest.mark.usefixtures("_no_clock")
def test_a_play_is_kept_and_gone_on_with_without_a_clock(tmp_path: Path) -> None:
    assert hear(Store(tmp_path), "1\nq\n")[0] == "left"
    assert hear(Store(tmp_path), "1\n", go_on=True)[0] == "ended"


@pytest.mark.parametrize("newer", TIMES)
@pytest.mark.parametrize("older", TIMES)
def test_the_highest_generation_is_the_newest_whatever_the_files_say(
    older: str, newer: str, tmp_path: Path
) -> None:
    store = Store(tmp_path)
    assert isinstance(store.write(save("yard.hand")), Save)
    newest = store.write(save("yard.hand", "street.knock"))
    os.utime(tmp_path / f"{SLOT}.a.save", (TIMES[older], TIMES[older]))
    os.utime(tmp_path / f"{SLOT}.b.save", (TIMES[newer], TIMES[newer]))
    assert Store(tmp_path).load(SLOT).save == newest
    assert Store(tmp_path).saves() == (newest,)


def test_a_move_through_the_time_zones_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bytes_of_zones = set()
    for number, zone in enumerate(ZONES):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        keep(Store(tmp_path / str(number)), 1, 1)
        bytes_of_zones.add((tmp_path / str(number) / f"{SLOT}.b.save").read_bytes())
    monkeypatch.undo()
    time.tzset()
    assert len(bytes_of_zones) == 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_module_of_saves_knows_a_clock_or_a_dice(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for word in ("import time", "datetime", "st_mtime", "getmtime", "import random", "uuid", "tempfile"):
        assert word not in text
