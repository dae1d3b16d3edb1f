"""Which parts of the debrief belong to which phase of the talk."""

from collections.abc import Mapping

from game.debrief import Block
from game.workshop.closing import STEPS, GroupDebrief, blocks

UNDER: Mapping[str, tuple[str, ...]] = {
    "frame": (),
    "feel": ("How it ended", "Where each of you came to"),
    "happened": ("Your way", "Where you split", "Where you moved"),
    "learned": (
        "Who the others were",
        "What was not said",
        "Whose part was whose",
        "The idea",
        "To talk about",
    ),
    "relate": ("Fly on the wall",),
    "what-if": ("What if", "Same words, different person"),
    "next": ("What next",),
}
"""By the phase's id, the headings of what is shown in it."""


def shown_in(place: int, debrief: GroupDebrief) -> tuple[Block, ...]:
    """The blocks for the phase at a place, among all of them."""
    wanted = UNDER[STEPS[place].id]
    return tuple(block for block in blocks(debrief) if block.heading in wanted)
