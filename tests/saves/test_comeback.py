"""A play that was put aside is gone on with, and the play that stood there is put aside in turn."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from game.saves import Comeback, Save, Store, Trouble, come_back, look, opened
from tests.saves.calls import Calls, Fault, every_fault
from tests.saves.small import RULES, SLOT, hear, keep, save
from tests.saves.test_save import forged

ASIDE = f"{SLOT}--earlier"


def trails(folder: Path) -> dict[str, tuple[str, ...]]:
    return {kept.slot: kept.trail for kept in Store(folder).saves()}


@pytest.fixture
def two(tmp_path: Path) -> Store:
    """A play that was put aside after one choice, and another that is the current one."""
    store = Store(tmp_path)
    keep(store, 1)
    hear(store, "2\n2\nq\n", asks=True)
    assert trails(tmp_path) == {SLOT: ("yard.hand",), ASIDE: ("yard.friday",)}
    return store


def test_the_two_change_places_and_both_are_kept(two: Store) -> None:
    assert come_back(two, RULES, ASIDE) == Comeback(aside=f"{ASIDE}-2")
    assert trails(two.folder) == {
        SLOT: ("yard.friday",), ASIDE: ("yard.friday",), f"{ASIDE}-2": ("yard.hand",),
    }  # fmt: skip
    outcome, said = hear(two, "1\n", go_on=True)
    assert outcome == "ended"
    assert "You: Ask me on Friday." in said


def test_back_and_forth_nothing_is_lost_and_nothing_is_kept_thrice(two: Store) -> None:
    for slot in (ASIDE, f"{ASIDE}-2", ASIDE, f"{ASIDE}-2"):
        assert isinstance(come_back(two, RULES, slot), Comeback)
    assert trails(two.folder) == {
        SLOT: ("yard.hand",), ASIDE: ("yard.friday",), f"{ASIDE}-2": ("yard.hand",),
    }  # fmt: skip


def test_what_is_current_already_stays_as_it_is(two: Store) -> None:
    before = {path: path.read_bytes() for path in two.folder.iterdir()}
    assert come_back(two, RULES, SLOT) == Comeback()
    assert {path: path.read_bytes() for path in two.folder.iterdir()} == before


def test_the_endings_of_both_are_remembered(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(evolve(save("yard.hand"), endings=("shed",)))
    store.write(evolve(save("yard.friday", slot=f"{SLOT}--2"), endings=("roof",)))
    assert come_back(store, RULES, f"{SLOT}--2") == Comeback(aside=ASIDE)
    assert look(store, RULES).endings == ("shed", "roof")


def test_what_was_played_in_a_second_window_can_be_gone_on_with(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keep(store, 1)
    with opened(store, RULES):
        hear(Store(tmp_path), "2\nq\n")
    assert come_back(store, RULES, f"{SLOT}--2") == Comeback(aside=ASIDE)
    assert trails(tmp_path)[SLOT] == ("yard.hand",)


def test_where_nothing_was_left_nothing_is_put_aside(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save("yard.friday", slot=ASIDE))
    assert come_back(store, RULES, ASIDE) == Comeback()
    assert trails(tmp_path)[SLOT] == ("yard.friday",)


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (save("yard.friday", "street.knock", slot=ASIDE), "has come to its ending"),
        (save(slot=ASIDE), "is at the beginning"),
        (evolve(save("yard.friday", slot=ASIDE), seat="nobody"), "The story no longer has “nobody”"),
        (evolve(save("yard.friday", slot=ASIDE), story="another"), "Nothing is kept of this story as"),
    ],
)
def test_what_cannot_be_gone_on_with_changes_nothing(tmp_path: Path, kept: Save, sentence: str) -> None:
    store = Store(tmp_path)
    keep(store, 2)
    assert isinstance(store.write(kept), Save)
    before = store.saves()
    back = come_back(store, RULES, ASIDE)
    assert isinstance(back, Trouble)
    assert sentence in back.sentence
    assert store.saves() == before


def test_a_trail_that_fits_in_part_is_gone_on_with_as_far_as_it_fits(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(save("yard.friday", "street.gone", slot=ASIDE))
    assert come_back(store, RULES, ASIDE) == Comeback()
    _, said = hear(store, "1\n", go_on=True)
    assert "“street.gone”" in said
    assert trails(tmp_path)[ASIDE] == ("yard.friday", "street.gone")


def test_a_story_that_is_open_elsewhere_is_left_alone(two: Store) -> None:
    with opened(two, RULES):
        back = come_back(Store(two.folder), RULES, ASIDE)
    assert back == Trouble("This story is open in another window. Leave it there first.")
    assert trails(two.folder)[SLOT] == ("yard.hand",)


def test_a_newer_save_in_its_place_is_not_written_over(tmp_path: Path) -> None:
    newer = forged(b"later", written=2)
    (tmp_path / f"{SLOT}.a.save").write_bytes(newer)
    store = Store(tmp_path)
    store.write(save("yard.friday", slot=ASIDE))
    assert isinstance(come_back(store, RULES, ASIDE), Trouble)
    assert (tmp_path / f"{SLOT}.a.save").read_bytes() == newer


def test_damage_in_its_place_is_told(two: Store) -> None:
    (two.folder / f"{SLOT}.b.save").write_bytes(b"torn")
    back = come_back(two, RULES, ASIDE)
    assert isinstance(back, Comeback)
    assert "ladder.b.save cannot be read" in back.sentences[0]


def test_whichever_call_the_disk_refuses_both_plays_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    refused = []

    def run(fault: Fault) -> Calls:
        shutil.rmtree(folder, ignore_errors=True)
        store = Store(folder)
        keep(store, 2)
        store.write(save("yard.friday", slot=ASIDE))
        calls = Calls(folder, fault)
        with calls.watched():
            back = come_back(store, RULES, ASIDE)
        assert {("yard.hand",), ("yard.friday",)} <= set(trails(folder).values())
        assert isinstance(back, Trouble) or trails(folder)[SLOT] == ("yard.friday",)
        refused.append(isinstance(back, Trouble))
        return calls

    every_fault(run)
    assert refused.count(True) > 50
