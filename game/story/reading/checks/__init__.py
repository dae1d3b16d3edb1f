"""What has to hold between the parts of a story, and can be known without exploring its states."""

from game.story.reading.checks.language import check_language
from game.story.reading.checks.links import check_links
from game.story.reading.checks.readiness import check_readiness

__all__ = ["check_language", "check_links", "check_readiness"]
