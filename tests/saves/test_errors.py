"""Every call refused in turn, the way SQLite does it: nothing kept is lost, one sentence, and play goes on."""

import shutil
from pathlib import Path

import pytest

from game.saves import Keeper, Save, Store, all_kept, forget, look
from tests.saves.calls import ERRORS, SHORT, Calls, Fault, every_fault
from tests.saves.small import RULES, SLOT, hear, keep, played

UNKEPT = "cannot be kept"


def nothing(folder: Path) -> None:
    """A folder that is not there yet."""


def one_side(folder: Path) -> None:
    keep(Store(folder), 1)


def both_sides(folder: Path) -> None:
    keep(Store(folder), 1)
    keep(Store(folder), 2)


def a_damaged_side(folder: Path) -> None:
    both_sides(folder)
    (folder / f"{SLOT}.a.save").write_bytes(b"\0" * 300)


def a_trail_that_does_not_fit(folder: Path) -> None:
    Store(folder).write(Save(SLOT, SLOT, "f", "keeper", {"ola": "overloaded"}, ("yard.gone",)))


def what_a_killed_writer_left(folder: Path) -> None:
    both_sides(folder)
    (folder / f"{SLOT}.a.save.1.new").write_bytes(b"half")


BEGINNINGS = {
    "new": (nothing, "1\n1\n", False),
    "one side": (one_side, "1\n1\n", True),
    "both sides": (both_sides, "1\n", True),
    "begun again": (both_sides, "1\n1\n", False),
    "a damaged side": (a_damaged_side, "1\n1\n", True),
    "another story": (a_trail_that_does_not_fit, "1\n1\n", True),
    "what a killed writer left": (what_a_killed_writer_left, "1\n", True),
}


# Where everything fails that is read, these look into a hundred slots: each kind of error once is enough there.
LONG = {"begun again", "another story"}
FEWER = ("ENOSPC", "EMFILE", SHORT)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_play_goes_on_over_any_error_and_what_was_kept_is_there(beginning: str, tmp_path: Path) -> None:
    prepare, answers, go_on = BEGINNINGS[beginning]
    template = tmp_path / "template"
    prepare(template)
    before = plays(template)
    folder = tmp_path / "home" / "saves"

    def run(fault: Fault) -> Calls:
        copied(template, folder)
        calls = Calls(folder, fault)
        with calls.watched():
            outcome, said = hear(Store(folder), answers, go_on=go_on)
        assert said.count(UNKEPT) <= 1, said
        assert "Errno" not in said
        # A file that could not be opened for a moment may hide the play that was to go on; then it begins anew.
        assert outcome in {"ended", "cut off"}, said
        after = plays(folder)
        for slot, save in before.items():
            assert kept_still(save, slot, after), (fault, said)
        if not fault.lasting and UNKEPT not in said:
            assert any(save.endings for save in after.values()) or outcome == "cut off"
        for path in template.glob("*.damaged"):
            assert (folder / path.name).exists()
        return calls

    assert every_fault(run, FEWER if beginning in LONG else (*ERRORS, SHORT)) >= 150


def kept_still(save: Save, slot: str, after: dict[str, Save]) -> bool:
    """Whether a play is kept: in its slot at least as far, or put aside whole."""
    now = after.get(slot)
    on = now is not None and now.trail[: len(save.trail)] == save.trail and now.generation >= save.generation
    return on or any(other.same_play(save) for other in after.values())


def test_forgetting_over_any_error_leaves_the_newest_or_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "saves"
    template = tmp_path / "template"
    both_sides(template)
    newest = Store(template).newest(SLOT)

    def run(fault: Fault) -> Calls:
        copied(template, folder)
        calls = Calls(folder, fault)
        (kept,) = all_kept(folder)
        with calls.watched():
            try:
                forget(kept)
            except OSError:
                assert calls.struck
        assert Store(folder).newest(SLOT) in (newest, None)
        return calls

    assert every_fault(run) >= 70


def test_trouble_is_said_once_and_again_after_a_save_that_worked(tmp_path: Path) -> None:
    store = Store(tmp_path / "saves")
    keeper = Keeper.of(store, RULES, look(store, RULES))
    said = []
    for fails in (True, True, False, True):
        with Calls(store.folder, Fault(1, "ENOSPC", lasting=True) if fails else None).watched():
            said.append(keeper.keep(played(1)))
        assert keeper.keeps is not fails
    assert [bool(sentence) for sentence in said] == [True, False, False, True]
    assert said[0].count("cannot be kept") == 1
    assert "No space left on device" in said[0]


def plays(folder: Path) -> dict[str, Save]:
    return {save.slot: save for save in Store(folder).saves()}


def copied(template: Path, folder: Path) -> None:
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.parent.mkdir()
    if template.exists():
        shutil.copytree(template, folder)
