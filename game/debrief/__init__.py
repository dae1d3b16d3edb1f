"""From one play to what can be said about it: values without any layout.

`moments` and `odds` find what turned the play, `balances` what moved, `same_words` tells a play again with one
thing changed, `what_if` finds the one swap to speak of, `idea` the concept, `ways` the map of where it went;
`turned`, `said` and `elsewhere` put them into words, and `debrief` in order.
"""

from game.debrief.balances import Balance
from game.debrief.block import Block
from game.debrief.debrief import Debrief, debrief
from game.debrief.elsewhere import Other
from game.debrief.moments import Moment
from game.debrief.same_words import Retold
from game.debrief.what_if import WhatIf

__all__ = ["Balance", "Block", "Debrief", "Moment", "Other", "Retold", "WhatIf", "debrief"]
