"""The lesson plan of a story: what for, how long, what to do before, and what to look out for."""

from collections.abc import Iterator

from game.pages.html import safe
from game.story.model import Story
from game.story.promise import LIMITS
from game.workshop.closing import Plan, plans_for
from game.workshop.paper.sheet import listing, sheet, table
from game.workshop.paper.standards import FIVE_FS, HEAD, OBJECTIVES, standards

DAY_BEFORE = (
    "Read the preview of the story: the content notes, every ending, and the questions.",
    "Open a room and join it with a phone, in the room and on the network that you will use.",
    "If phones find no way in, print the vote cards: the lesson is the same with them.",
    "Print the exit tickets, the if-then cards and the help cards, one for everybody.",
    "Fill in the help card: a person in the house, a service near you.",
    "Give out the note for sitting out, and prepare the other task. It takes as long, and counts as much.",
    "Know to whom you turn, the same day, if somebody tells you something that worries you.",
)
HOLD_TO = (
    "Talk about the people in the story. Passing is always fine. Nobody guesses about people they know.",
    "Balances stay hidden until the debrief.",
    "Votes are counted, and never kept by name. No marks, no ranking, no list of who chose what.",
    "If somebody tells of themselves: thank them, ask nothing more in the room, come back to it alone.",
    "If somebody says the one who was hurt was to blame: “Which choice was only the other person’s to make?”",
    "If it goes flat: hands up, who was more alone? If somebody jokes: take it as an answer once, and go on.",
)


def lesson_plan(story: Story) -> str:
    """The lesson plan as a page."""
    return sheet(f"{story.title}: lesson plan", _body(story))


def _body(story: Story) -> Iterator[str]:
    yield f"<h1>{safe(story.title)}</h1>"
    yield f'<p class="quiet">Lesson plan. Ages {safe(story.ages)}. {safe(LIMITS)}</p>'
    yield f"<p>{safe(story.blurb)}</p>"
    if story.content_notes:
        yield f"<p><b>Includes:</b> {safe('; '.join(story.content_notes))}.</p>"
    yield "<h2>What pupils can do afterwards</h2>"
    yield listing(OBJECTIVES)
    yield "<h2>The day before</h2>"
    yield listing((*_needed(story), *DAY_BEFORE))
    for plan in plans_for(story):
        yield from _plan(plan)
    yield "<h2>What to hold to</h2>"
    yield listing(HOLD_TO)
    yield '<section class="whole"><h2>A tilt, or control? The five F’s</h2>'
    yield "<p>A tilt can be spoken of without fear. With control, one person pays for saying no.</p>"
    yield listing(FIVE_FS)
    yield "<p>Any one of them, as a pattern, is a matter of safety: allies and planning, never “talk better”.</p>"
    yield "</section>"
    yield "<h2>Standards</h2>"
    yield '<p class="quiet">Standards age. Check them, and write over this table or into it.</p>'
    yield table(HEAD, standards(story), editable=True)


def _needed(story: Story) -> dict[str, None]:
    """What the plans of this story ask for besides, each once."""
    return dict.fromkeys(need for plan in plans_for(story) for need in plan.before)


def _plan(plan: Plan) -> Iterator[str]:
    yield f"<h2>{plan.length} minutes</h2>"
    rows = ((str(step.minutes), step.name, step.do, step.screen) for step in plan.steps)
    yield table(("Minutes", "Part", "What you do", "What the room sees"), rows)
    phases = (
        f"{phase.heading} ({phase.minutes}): {phase.prompt} Listen: {phase.watch}" for phase in plan.phases
    )
    yield "<h3>The debrief</h3>"
    yield listing(phases)
