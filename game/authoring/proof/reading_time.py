"""How long it takes to read, beside the minutes the author promises."""

from collections.abc import Iterator

from game.analysis.facts import ReadingTime
from game.authoring.proof.layout import heading, paragraph
from game.authoring.proof.signs import Signs
from game.story.model import Story

NEAR = 0.005


def reading_time(story: Story, found: ReadingTime, signs: Signs) -> Iterator[str]:
    """Shortest, mean and longest play, and how far the mean is from `minutes:`."""
    yield from heading("Reading time, at 200 words a minute", signs)
    told = (("shortest", found.shortest), ("on average", found.mean), ("longest", found.longest))
    yield f"  {'   '.join(f'{name} {_minutes(minutes)}' for name, minutes in told)}   minutes: {story.minutes}"
    if found.mean is not None:
        off = found.mean / story.minutes - 1
        if abs(off) < NEAR:
            yield from paragraph("The average is what `minutes:` says.")
        else:
            side = "over" if off > 0 else "under"
            yield from paragraph(f"The average is {abs(off) * 100:.0f} % {side} what `minutes:` says.")


def _minutes(minutes: float | None) -> str:
    return "open" if minutes is None else f"{minutes:.1f}"
