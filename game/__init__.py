"""Both Ways: a terminal game about leaning on each other, and the tools to write its stories.

Read the folders from the bottom up, the way the data flows: `story` (what an author writes), `engine` (the
rules), then the ways to meet a story: `plain` (line by line), `tui` (screens), `authoring` (the writer's
tools). `cli` hands each command to one of them.
"""

__version__ = "0.1.0"
