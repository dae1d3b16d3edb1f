"""From one play to what can be said about it: values without any layout.

`moments` finds what turned the play, `balances` what moved, `same_words` tells a play again with one thing
changed, `what_if` finds the one swap to speak of, `idea` the concept; `debrief` puts them in order.
"""

from game.debrief.balances import Balance
from game.debrief.debrief import Block, Debrief, debrief
from game.debrief.moments import Moment
from game.debrief.same_words import Retold
from game.debrief.what_if import WhatIf

__all__ = ["Balance", "Block", "Debrief", "Moment", "Retold", "WhatIf", "debrief"]
