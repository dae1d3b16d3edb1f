"""From one play to what can be said about it: values without any layout."""

from game.debrief.debrief import Block, Debrief, debrief

__all__ = ["Block", "Debrief", "debrief"]
