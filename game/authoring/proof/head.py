"""The top of the page: which story, how large, and whether everything was looked at."""

from collections.abc import Iterator, Mapping

from game.analysis.facts import Facts
from game.authoring.proof.layout import counted, paragraph
from game.authoring.proof.signs import Signs
from game.story.model import Story


def head(
    story: Story, facts: Facts, signs: Signs, seat: str | None, stances: Mapping[str, str]
) -> Iterator[str]:
    """Title, size, from where it was looked at, and what was left out."""
    yield story.title
    yield signs.rule * len(story.title)
    choices = sum(len(scene.choices) for scene in story.scenes.values())
    size = (
        counted(len(story.scenes), "scene"),
        counted(choices, "choice"),
        counted(len(story.endings), "ending"),
    )
    yield f"  {', '.join(size)}, {counted(facts.states, 'state')}"
    asked = [] if seat is None else [f"from the seat “{seat}”"]
    asked += [f"against {person}={stance}" for person, stance in stances.items()]
    if asked:
        yield f"  Only {' and '.join(asked)}. What to mend is said of the whole story."
    if facts.exhaustive:
        yield from paragraph("Everything was looked at: every state that any play can come to.")
        return
    yield "  Not everything was worked out:"
    for limit in facts.limits:
        yield from paragraph(f"- {limit}", indent=4, hang=2)
