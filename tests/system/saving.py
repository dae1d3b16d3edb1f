"""What the tests that kill let be killed: one operation on saves, in a process of its own.

Each says on standard output, at once, which generation it was told is kept.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from game.saves import Comeback, Keeper, Save, Store, all_kept, come_back, forget, opened
from tests.saves.small import RULES, SLOT, keep, played, save

MARK = "/the-operation-begins"
TURNS = 1000


def acknowledged(generation: int) -> None:
    os.write(1, b"%d\n" % generation)


def written(store: Store, kept: Save) -> Save:
    found = store.write(kept)
    assert isinstance(found, Save)
    acknowledged(found.generation)
    return found


def new(folder: Path) -> None:
    """The first save of a folder that is not there."""
    written(Store(folder), save("yard.hand"))


def over_one_side(folder: Path) -> None:
    written(Store(folder), save("yard.hand"))


def autosave(folder: Path) -> None:
    """A whole sitting, with its lock, two choices long."""
    with opened(Store(folder), RULES) as (_, keeper):
        for numbers in ((2,), (2, 1)):
            assert keeper.keep(played(*numbers)) == ""
            acknowledged(keeper.save.generation)


def put_aside(folder: Path) -> None:
    store = Store(folder)
    kept = store.load(SLOT).save
    assert kept is not None
    keeper = Keeper(store, kept)
    assert keeper.put_earlier_aside() == ""
    assert keeper.keep(played(2)) == ""
    acknowledged(keeper.save.generation)


def bring_back(folder: Path) -> None:
    back = come_back(Store(folder), RULES, f"{SLOT}--earlier")
    assert back == Comeback(aside=f"{SLOT}--earlier-2")
    found = Store(folder).newest(SLOT)
    assert found is not None
    acknowledged(found.generation)


def set_damage_aside(folder: Path) -> None:
    store = Store(folder)
    kept = store.load(SLOT).save
    assert kept is not None
    written(store, kept)


def delete(folder: Path) -> None:
    for kept in all_kept(folder):
        forget(kept)


def export(folder: Path) -> None:
    """Only reading: whatever happens, nothing is changed."""
    all_kept(folder)
    Store(folder).saves()


def many(folder: Path) -> None:
    """A thousand saves in one sitting, which somebody may kill in the middle."""
    with opened(Store(folder), RULES) as (found, keeper):
        os.write(1, b"slot %b\n" % keeper.save.slot.encode())
        del found
        for number in range(TURNS):
            trail = (f"yard.{os.getpid()}", f"number.{number}")
            found_save = Store.write(keeper.store, evolve(keeper.save, trail=trail)) if keeper.store else None
            assert isinstance(found_save, Save)
            keeper.save = found_save
            acknowledged(found_save.generation)


def turns(folder: Path) -> None:
    """A thousand times: take the one slot, count one on in what is kept there, and let go of it."""
    mine = f"process.{os.getpid()}-"
    for number in range(1, TURNS + 1):
        ours = False
        while not ours:
            store = Store(folder)
            with store.held(SLOT) as ours:
                if ours:
                    kept = store.load(SLOT).save or save()
                    others = tuple(step for step in kept.trail if not step.startswith(mine))
                    assert f"{mine}{number - 1}" in kept.trail or number == 1
                    written(store, evolve(kept, trail=(*others, f"{mine}{number}")))


def nothing(folder: Path) -> None:
    """No folder at all."""


def one_side(folder: Path) -> None:
    keep(Store(folder), 1)


def two_sides(folder: Path) -> None:
    keep(Store(folder), 1)
    keep(Store(folder), 2)


def one_put_aside(folder: Path) -> None:
    two_sides(folder)
    assert isinstance(Store(folder).write(save("yard.friday", slot=f"{SLOT}--earlier")), Save)


def a_damaged_side(folder: Path) -> None:
    two_sides(folder)
    (folder / f"{SLOT}.a.save").write_bytes(b"somebody's")


Act = Callable[[Path], None]
OPERATIONS: dict[str, tuple[Act, Act]] = {
    "new": (nothing, new),
    "over one side": (one_side, over_one_side),
    "autosave": (two_sides, autosave),
    "put aside": (two_sides, put_aside),
    "come back": (one_put_aside, bring_back),
    "set damage aside": (a_damaged_side, set_damage_aside),
    "delete": (two_sides, delete),
    "export": (two_sides, export),
}

if __name__ == "__main__":
    name, folder = sys.argv[1], Path(sys.argv[2])
    act = {"many": many, "turns": turns}.get(name) or OPERATIONS[name][1]
    Path(MARK).exists()
    act(folder)
