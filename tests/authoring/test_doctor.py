"""`bothways doctor` says what a bug report needs, and leaves everything as it is."""

import os
from pathlib import Path
from typing import Any

import pytest

from game.authoring.doctor import doctor
from game.saves import Store
from game.saves.home import VARIABLE
from tests.environments import stage
from tests.saves.small import SLOT, keep, save
from tests.saves.test_save import forged


def said(folder: Path) -> list[str]:
    on = stage(**{VARIABLE: str(folder)})
    assert doctor(on.environment) == 0
    lines = on.said.splitlines()
    return lines[next(number for number, line in enumerate(lines) if line.startswith("Saves: ")) :]


def test_saves_are_counted_and_nothing_is_set_aside_or_left(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1, 1)
    store.write(save("yard.hand", slot=f"{SLOT}--earlier"))
    (tmp_path / f"{SLOT}.a.save.1.damaged").write_bytes(b"")
    (tmp_path / "later.a.save").write_bytes(forged(b"later", written=2))
    (tmp_path / "torn.a.save").write_bytes(b"torn")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert said(tmp_path) == [
        f"Saves: {tmp_path}",
        "  kept: 2",
        "  files that are damaged or cannot be read: 3",
        "  can be written: yes",
    ]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    lines = said(folder)
    assert lines[:2] == [f"Saves: {folder} (not there yet)", "  kept: 0"]
    assert lines[-1] == "  can be written: yes"
    assert [*tmp_path.iterdir()] == []


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("mine")
    assert said(tmp_path / "saves")[-1] == "  can be written: no (Not a directory)"
    assert said(tmp_path / "saves" / "below")[-1] == "  can be written: no (Not a directory)"


@pytest.mark.parametrize("call", ["open", "fsync"])
def test_a_disk_that_refuses_is_said(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(os, call)

    def refused(first: Any, *others: Any, **named: Any) -> Any:
        if call == "fsync" or str(first).startswith(str(tmp_path)):
            raise OSError(30, "Read-only file system")
        return real(first, *others, **named)

    monkeypatch.setattr(os, call, refused)
    assert said(tmp_path)[-1] == "  can be written: no (Read-only file system)"


def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.listdir

    def refused(path: Any) -> list[str]:
        if Path(path) == tmp_path:
            raise OSError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", refused)
    assert "  They cannot be read: Permission denied" in said(tmp_path)


def test_what_was_chosen_is_not_told(tmp_path: Path) -> None:
    keep(Store(tmp_path), 1)
    assert "friday" not in "\n".join(said(tmp_path))
