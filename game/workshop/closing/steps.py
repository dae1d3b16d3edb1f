"""The phases of a group's debrief, with their minutes, what to ask, and what to listen for.

The order (feelings first, facts before motives, an idea, a bridge to life, an alternative that was tested, a next step)
follows the debriefing models of Thiagarajan, Lederman and Steinwachs.
"""

from attrs import frozen


@frozen
class ClosingStep:
    """One phase.

    Attributes:
        minutes: how long it takes in the plan of 25 minutes.
        prompt: what the facilitator asks; it stands on every phone too.
        watch: what to listen for; for the facilitator alone.
        help: whether the places to turn to are shown to everyone.
    """

    id: str
    heading: str
    minutes: int
    prompt: str
    watch: str
    help: bool = False


STEPS = (
    ClosingStep(
        "frame",
        "Before we talk",
        1,
        "We talk about the people in the story. Passing is always fine. We do not guess about people we know.",
        "People keep a distance from the story at first. That is what this phase is for.",
    ),
    ClosingStep(
        "feel",
        "How did it end?",
        3,
        "One word for how it ended. Who wanted another ending?",
        "Do not mend feelings. Thank each word and go on.",
    ),
    ClosingStep(
        "happened",
        "What happened?",
        4,
        "Where did we split? What did the other person know then?",
        "Facts before motives.",
    ),
    ClosingStep(
        "learned",
        "What was it about?",
        6,
        "What was each of them protecting? Which idea fits, and where does it not?",
        "Ask those who voted with the fewest first.",
    ),
    ClosingStep(
        "relate",
        "Where else?",
        4,
        "Where do people of your age, or in your work, meet this?",
        "Keep to the third person. If somebody tells of themselves: thank them, do not ask on, come back to it alone.",
    ),
    ClosingStep(
        "what-if",
        "What if?",
        4,
        "Look at one other answer. What would it have changed? What was never in their hands?",
        "It is a replay by the rules of this story, and no forecast for anybody's life.",
    ),
    ClosingStep(
        "next",
        "What next?",
        3,
        "“The next time ____, I will ____.” Finish it for yourself. Nobody has to read it out.",
        "Show the places to turn to to everyone, so that nobody has to ask for them. End on neutral ground.",
        help=True,
    ),
)


def closing_step(place: int) -> ClosingStep:
    """The phase at a place; beyond the last one, the last."""
    return STEPS[min(place, len(STEPS) - 1)]
