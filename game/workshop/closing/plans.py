"""How an hour is divided: the plans of 20, 45 and 90 minutes, and what a safety story needs on top.

The minutes of a plan are all its time: they are what a facilitator looks at, and nothing is closed when they are over.
"""

from collections.abc import Mapping

from attrs import evolve, field, frozen

from game.story.model import Story
from game.workshop.closing.steps import STEPS, ClosingStep
from game.workshop.room import Part


@frozen
class PlanStep:
    """One part of the hour.

    Attributes:
        minutes: how long it takes.
        do: what the facilitator does; for the facilitator alone.
        screen: what the room sees meanwhile.
        part: the part of the room's hour in which it lies.
    """

    name: str
    minutes: int
    do: str
    screen: str
    part: Part


@frozen
class Plan:
    """A way to divide the time.

    Attributes:
        minutes: the plan's name, and with `more` its length.
        more: minutes that a safety story takes on top.
        short: whether the story is played from the end of its short way.
        talks: at how many questions the room talks before its votes are shown, where it plays on one path.
        closing: for each phase of the debrief in this plan its minutes, by the phase's id.
    """

    minutes: int
    steps: tuple[PlanStep, ...]
    talks: int
    closing: Mapping[str, int]
    short: bool = False
    more: int = 0
    before: tuple[str, ...] = field(default=())

    @property
    def length(self) -> int:
        """All its minutes."""
        return self.minutes + self.more

    @property
    def phases(self) -> tuple[ClosingStep, ...]:
        """The phases of the debrief with this plan's minutes, in order; those it leaves out are not there."""
        return tuple(evolve(step, minutes=self.closing[step.id]) for step in STEPS if step.id in self.closing)


_FRAME = (
    "Say that these are people in a story, that passing is always fine, and what the story includes. "
    "Say that votes are counted and not kept by name. Let whoever wants to sit out begin the other task, silently."
)
_FRAME_SCREEN = "The title, how to come in, and what the story includes"
_TICKET = PlanStep(
    "Exit ticket", 3, "Hand out the tickets. No names. Collect them unread, face down.",
    "The places to turn to", Part.CLOSING,
)  # fmt: skip
_FRONT, _BEHIND = "The scene, its answers, and the counts once they are shown", "One question at a time"

PLANS: Mapping[int, Plan] = {
    20: Plan(
        20,
        (
            PlanStep("Frame", 2, _FRAME, _FRAME_SCREEN, Part.LOBBY),
            PlanStep(
                "Play the short way", 9,
                "Read aloud what has happened so far. Vote in silence at each question; talk in pairs at one of them.",
                _FRONT, Part.STORY,
            ),
            PlanStep(
                "Debrief", 7,
                "One word each. Then whose part was whose: the one played, the others, nobody. Then what next.",
                _BEHIND, Part.CLOSING,
            ),
            evolve(_TICKET, minutes=2),
        ),
        talks=1,
        closing={"feel": 2, "learned": 3, "next": 2},
        short=True,
    ),
    45: Plan(
        45,
        (
            PlanStep(
                "Opinion line", 4,
                "Read one sentence out, such as “A friend never has to ask”. People stand along a line from yes to no. "
                "Hear one person at each end and one in the middle.",
                "The sentence", Part.LOBBY,
            ),
            PlanStep("Frame", 2, _FRAME, _FRAME_SCREEN, Part.LOBBY),
            PlanStep(
                "Play", 14,
                "Vote in silence, show the counts, go on. At three questions: vote, talk in pairs, show, vote again.",
                _FRONT, Part.STORY,
            ),
            PlanStep(
                "Alone for a moment", 4,
                "Everybody reads the ending again and writes one line to keep: what was each of them protecting?",
                "The ending", Part.CLOSING,
            ),
            PlanStep(
                "Debrief", 16, "Go through the phases. Facts before motives; those with the fewest votes first.",
                _BEHIND, Part.CLOSING,
            ),
            evolve(_TICKET, minutes=5),
        ),
        talks=3,
        closing={"frame": 1, "feel": 2, "happened": 3, "learned": 4, "relate": 2, "what-if": 2, "next": 2},
    ),
    90: Plan(
        90,
        (
            PlanStep(
                "Before the story", 5,
                "Everybody writes two lines for themselves, to keep: when did I last ask somebody for something?",
                "The question", Part.LOBBY,
            ),
            PlanStep("Frame", 5, _FRAME, _FRAME_SCREEN, Part.LOBBY),
            PlanStep(
                "Play in pairs", 18,
                "One phone each and, where the story has two seats, one in each seat. Pairs talk when they want to. "
                "Where the room plays on one path, talk at four questions.",
                "How many have come to an ending", Part.STORY,
            ),
            PlanStep(
                "Alone for a moment", 6, "Everybody reads the debrief on their own phone, or the ending on the screen.",
                "A quiet screen", Part.CLOSING,
            ),
            PlanStep(
                "Debrief", 24, "Go through the phases. Facts before motives; those with the fewest votes first.",
                _BEHIND, Part.CLOSING,
            ),
            PlanStep(
                "Break", 5, "A real break. Stay in the room: some people talk now.", "A quiet screen", Part.CLOSING
            ),
            PlanStep(
                "The other seat", 14,
                "Play again: the other seat, or the same words to another person. Nobody has to do better.",
                "The story", Part.CLOSING,
            ),
            PlanStep(
                "Compare", 6, "What was the same, whatever was said? That part was never in their hands.",
                "Both endings", Part.CLOSING,
            ),
            PlanStep(
                "If-then card", 4, "Everybody finishes one sentence for themselves. Nobody reads it out.",
                "“The next time ____, I will ____.”", Part.CLOSING,
            ),
            _TICKET,
        ),
        talks=4,
        closing={"frame": 1, "feel": 3, "happened": 4, "learned": 6, "relate": 4, "what-if": 3, "next": 3},
    ),
}  # fmt: skip
"""The plans by their minutes."""

SAFETY = evolve(
    PLANS[90],
    more=10,
    before=(
        "Have a second adult in the room who is free to go out with somebody.",
        "Fill in the help card with the people and services of your place, and print one for everybody.",
    ),
    steps=(
        *PLANS[90].steps,
        PlanStep(
            "A quiet end", 10,
            "Stay. Two adults, the help cards on the table, something ordinary to do. Nobody leaves unsettled.",
            "The places to turn to", Part.CLOSING,
        ),
    ),
    closing={"frame": 1, "feel": 3, "happened": 4, "learned": 6, "relate": 4, "next": 6},
)  # fmt: skip
"""The one plan for a safety story: longer, two adults, and no “what if”."""


def plans_for(story: Story) -> tuple[Plan, ...]:
    """The plans that fit a story: the shortest needs a short way, and a safety story has one plan alone."""
    if story.safety:
        return (SAFETY,)
    has_short = all(seat.short is not None for seat in story.seats)
    return tuple(plan for plan in PLANS.values() if has_short or not plan.short)


def plan_of(story: Story, minutes: int) -> Plan:
    """The plan of a room that was opened with so many minutes; for any other number, that of 45."""
    return SAFETY if story.safety else PLANS.get(minutes, PLANS[45])
