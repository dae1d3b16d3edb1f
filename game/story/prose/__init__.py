"""The language of everything that is read aloud: values (`tree`) and its parser (`parser`)."""

from game.story.prose.parser import read_prose
from game.story.prose.tree import Line, Prose

__all__ = ["Line", "Prose", "read_prose"]
