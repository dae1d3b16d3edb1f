"""What files are called: after the story's id, in letters that every system takes."""

from game.story.model import Story
from game.story.words import id_from

LONGEST = 60


def file_name(story: Story, what: str, ending: str) -> str:
    """The name of a file, such as `the-spare-key-report.html`."""
    own = id_from(story.id)[:LONGEST].strip("-") or "story"
    return f"{own}-{what}.{ending}"
