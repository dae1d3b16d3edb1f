"""What a lesson with a story can be listed under: its objectives, and standards.

Standards age, so their table is made to be written over; only what was looked up stands in it.
"""

from collections.abc import Iterator, Mapping

from game.story.concepts import concepts
from game.story.model import Story

OBJECTIVES = (
    "Name two readings of one message.",
    "Turn a rule for another into a limit of one’s own.",
    "Tell a tilt from control, by the five F’s.",
    "Give one argument for each of two options.",
    "Name one person and one service to turn to.",
)
"""What pupils can be seen to do after the lesson."""

FIVE_FS = (
    "Fear of how the other will react.",
    "Freedom to say no without being made to pay for it.",
    "Friends who are lost, or who have to be approved.",
    "Footprints that are watched: the phone, money, where somebody is.",
    "Force or threats, “or I’ll hurt myself” among them.",
)
"""The facilitator's list: any one of them, as a pattern, is a matter of safety and not of talking better."""

CASEL: Mapping[str, tuple[str, ...]] = {
    "Self-awareness": ("approval", "autonomy", "fear-of-loss", "self-reflection"),
    "Self-management": ("boundary", "communication-limits", "perseverance"),
    "Social awareness": ("responsiveness", "mutual-understanding", "humility"),
    "Relationship skills": (
        "interdependence", "mutual-growth", "responsibility", "balance", "responsiveness", "equal-partnership",
        "individuality", "safe-to-say", "honest-conversation", "asking-for-help",
    ),
    "Responsible decision-making": ("balance", "noticing-imbalance", "feeling-trapped", "expectations"),
}  # fmt: skip
"""CASEL's five areas, each with the ideas of this game that belong to it."""

HEAD = ("Framework", "Area", "Ideas in this story")


def shown_by(story: Story) -> frozenset[str]:
    """The ideas that a story's choices and endings show."""
    choices = [choice.shows for scene in story.scenes.values() for choice in scene.choices]
    endings = [ending.shows for ending in story.endings.values()]
    return frozenset(idea for shows in (*choices, *endings) for idea in shows)


def standards(story: Story) -> Iterator[tuple[str, str, str]]:
    """The rows of the table, with two empty ones to write into."""
    shown, cards = shown_by(story), concepts()
    for area, ideas in CASEL.items():
        named = "; ".join(cards[idea].name for idea in ideas if idea in shown)
        if named:
            yield "CASEL", area, named
    yield "UNESCO ITGSE 2018", "Key concept “Relationships”", ""
    yield "England, RSHE guidance reissued 15 July 2025", "", ""
    yield "", "", ""
    yield "", "", ""
