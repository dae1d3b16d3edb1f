"""The group's debrief.

`steps` are its phases with their minutes and prompts, `plans` how an hour is divided, `pauses` where a plan has the
room talk. `group_debrief` is all that can be said of a room's play: its `path`, its `splits`, the same words to
`others`, what is `asked`, and the `arrivals` of phones that play for themselves; `told` puts it into words.
"""

from game.workshop.closing.group_debrief import GroupDebrief, group_debrief
from game.workshop.closing.pauses import pauses, talked_about
from game.workshop.closing.plans import PLANS, SAFETY, Plan, PlanStep, plan_of, plans_for
from game.workshop.closing.steps import STEPS, ClosingStep, closing_step
from game.workshop.closing.told import blocks

__all__ = [
    "PLANS",
    "SAFETY",
    "STEPS",
    "ClosingStep",
    "GroupDebrief",
    "Plan",
    "PlanStep",
    "blocks",
    "closing_step",
    "group_debrief",
    "pauses",
    "plan_of",
    "plans_for",
    "talked_about",
]
