"""From the YAML an author wrote to a checked Story, with every problem in its place.

The path of the data: `files` (bytes on disk, within limits) → `wall` (YAML as positioned nodes, traps explained)
→ `head`, `scenes` and `endings` (nodes to values, by the `fields` of the format) → `checks` (what holds between
the parts). `read` is the front door.
"""

from game.story.reading.read import Reading, read_files, read_story, read_text

__all__ = ["Reading", "read_files", "read_story", "read_text"]
