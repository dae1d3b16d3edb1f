"""Playthroughs on disk: a save is a trail of choices, written so that nothing can be lost.

`save` is the value and its bytes with a checksum, `writing` how bytes reach a disk for good, `naming` what files are
called, `store` one folder of saves with two generations each, `inventory` all that is in it, `lock` who may write,
`keeping` one sitting's play, `aside` plays that gave way to it, `comeback` one of them made current again, `opened` a
slot that nobody else has, `home` where the folder is.
"""

from game.saves.comeback import Comeback, come_back
from game.saves.home import saves_home
from game.saves.inventory import Kept, all_kept, forget
from game.saves.keeping import Found, Keeper, look, with_skipping
from game.saves.opened import opened
from game.saves.save import Save, readable
from game.saves.store import Loaded, Store, Trouble

__all__ = [
    "Comeback",
    "Found",
    "Keeper",
    "Kept",
    "Loaded",
    "Save",
    "Store",
    "Trouble",
    "all_kept",
    "come_back",
    "forget",
    "look",
    "opened",
    "readable",
    "saves_home",
    "with_skipping",
]
