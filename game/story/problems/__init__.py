"""What can be wrong with a story: problems as values, described once in a catalogue."""

from game.story.problems.catalogue import Entry, Example, catalogue, codes, entry
from game.story.problems.problem import Fix, Problem, Severity, Span

__all__ = ["Entry", "Example", "Fix", "Problem", "Severity", "Span", "catalogue", "codes", "entry"]
