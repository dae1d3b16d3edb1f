"""Playthroughs on disk: a save is a trail of choices, written so that nothing can be lost.

`save` is the value and its text with a checksum, `writing` how bytes reach a disk for good, `store` one folder of
saves with two generations each, `lock` who may write, `keeping` one sitting, `home` where the folder is.
"""

from game.saves.home import saves_home
from game.saves.keeping import Found, Keeper, look
from game.saves.save import Save
from game.saves.store import Loaded, Store, Trouble

__all__ = ["Found", "Keeper", "Loaded", "Save", "Store", "Trouble", "look", "saves_home"]
