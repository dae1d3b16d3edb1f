"""Two sittings at once: neither writes over the other, and the second is told and has a copy."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from game.saves import Keeper, Store, opened
from game.saves.opened import MOST_AT_ONCE, UNKEPT
from tests.saves.small import RULES, SLOT, hear, keep, played
from tests.saves.test_save import forged


@pytest.fixture
def sittings() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_the_second_sitting_is_told_and_begins_as_a_copy(tmp_path: Path, sittings: ExitStack) -> None:
    first = Store(tmp_path)
    kept = keep(first, 1)
    found, keeper = sittings.enter_context(opened(first, RULES))
    assert found.sentences == ()
    second, copy = sittings.enter_context(opened(Store(tmp_path), RULES))
    assert second.sentences == (
        "This story is open in another window.",
        f"What you play here is kept beside it, as {SLOT}--2.",
    )
    assert second.save is not None
    assert second.save.same_play(kept)
    assert second.replay is not None
    assert copy.keep(played(1, 1)) == keeper.keep(played(2)) == ""
    assert first.newest(SLOT) == keeper.save
    assert first.newest(f"{SLOT}--2") == copy.save
    assert copy.save.trail == ("yard.friday", "street.knock")


def test_a_third_has_a_third_and_what_is_free_again_is_had_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with opened(store, RULES), opened(store, RULES), opened(store, RULES) as (found, _):
        assert f"as {SLOT}--3." in found.sentences[-1]
    with opened(store, RULES) as (found, _):
        assert found.sentences == ()


def test_a_copy_that_was_left_is_gone_on_with_in_the_second_window(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1)
    with opened(store, RULES):
        hear(Store(tmp_path), "2\nq\n")
        assert hear(Store(tmp_path), "1\n", go_on=True)[0] == "ended"
    saves = {save.slot: save for save in store.saves()}
    assert saves[SLOT].trail == ("yard.friday",)
    assert saves[f"{SLOT}--2"].trail == ("yard.hand", "street.knock")
    assert saves[f"{SLOT}--2--earlier"].trail == ("yard.friday",)


def test_when_all_are_taken_play_goes_on_unkept(tmp_path: Path, sittings: ExitStack) -> None:
    store = Store(tmp_path)
    for _ in range(MOST_AT_ONCE):
        sittings.enter_context(opened(store, RULES))
    before = sorted(path.name for path in tmp_path.iterdir())
    outcome, said = hear(Store(tmp_path), "1\n1\n")
    assert outcome == "ended"
    assert UNKEPT in said
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_newer_save_is_left_and_the_play_is_kept_beside_it(tmp_path: Path) -> None:
    newer = forged(b"later", generation=3, written=2)
    (tmp_path / f"{SLOT}.b.save").write_bytes(newer)
    outcome, said = hear(Store(tmp_path), "1\nq\n")
    assert outcome == "left"
    assert "was written by a newer version of the game. It stays as it is." in said
    outcome, said = hear(Store(tmp_path), "1\n", go_on=True)
    assert outcome == "ended"
    assert (tmp_path / f"{SLOT}.b.save").read_bytes() == newer
    assert not (tmp_path / f"{SLOT}.a.save").exists()


def test_a_private_sitting_has_no_slot_and_leaves_no_trace(tmp_path: Path, saves_of_its_own: Path) -> None:
    with opened(None, RULES) as (found, keeper):
        assert found.save is None
        assert keeper.keep(played(1)) == ""
        assert not keeper.keeps
    assert [*saves_of_its_own.iterdir()] == []


def test_a_lock_file_of_a_process_that_is_gone_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / f"{SLOT}.lock").write_text("4194304", encoding="ascii")
    with opened(Store(tmp_path), RULES) as (found, _):
        assert found.sentences == ()


def test_a_lock_file_that_was_deleted_meanwhile_is_no_lock(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.held(SLOT) as first:
        (tmp_path / f"{SLOT}.lock").unlink()
        with store.held(SLOT) as second, store.held(SLOT) as third:
            assert (first, second, third) == (True, True, False)


def test_a_lock_that_was_opened_just_before_its_file_was_deleted_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    real = fcntl.flock

    def deleted_first(handle: int, how: int) -> None:
        (tmp_path / f"{SLOT}.lock").unlink()
        (tmp_path / f"{SLOT}.lock").touch()
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", deleted_first)
    with Store(tmp_path).held(SLOT) as ours:
        assert not ours


def test_without_locks_the_generations_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def unknown(*_: object) -> None:
        raise OSError(38, "unknown")

    monkeypatch.setattr(fcntl, "flock", unknown)
    with opened(Store(tmp_path), RULES) as (_, one), opened(Store(tmp_path), RULES) as (_, other):
        assert one.keep(played(1)) == ""
        assert other.keep(played(2)) != ""
        assert one.keep(played(1, 1)) == ""
    found = Store(tmp_path).newest(SLOT)
    assert found is not None
    assert found.trail == ("yard.friday", "street.knock")
    assert isinstance(one, Keeper)
