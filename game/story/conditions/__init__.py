"""The language of `if`: a tree of values (`tree`), the names it may use (`vocabulary`), and its `parser`."""

from game.story.conditions.parser import read_condition
from game.story.conditions.tree import ALWAYS, Condition, leaves
from game.story.conditions.vocabulary import RESERVED, Vocabulary

__all__ = ["ALWAYS", "RESERVED", "Condition", "Vocabulary", "leaves", "read_condition"]
