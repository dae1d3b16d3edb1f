"""The rules of play: pure functions over frozen values; no files, no clock, no screen, nothing random.

Read `state` (what a play has come to), `rules` (a story compiled), `advance` (taking a choice), `telling`
(what is read), `playthrough` (a trail of choices that can be taken back) and `replay` (an old trail on a
changed story).
"""

from game.engine.advance import NoWayOnError, advance, begin, enter, offers, take
from game.engine.playthrough import Passage, Playthrough, start
from game.engine.policies import POLICIES
from game.engine.replay import Replay, replay
from game.engine.rules import Offer, Rules
from game.engine.state import State
from game.engine.telling import Told, ToldLine, in_words, tell

__all__ = [
    "POLICIES",
    "NoWayOnError",
    "Offer",
    "Passage",
    "Playthrough",
    "Replay",
    "Rules",
    "State",
    "Told",
    "ToldLine",
    "advance",
    "begin",
    "enter",
    "in_words",
    "offers",
    "replay",
    "start",
    "take",
    "tell",
]
