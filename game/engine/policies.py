"""Simple ways of choosing, for plays without a player: what a balanced story should not reward."""

from collections.abc import Callable, Mapping

from game.engine.advance import take
from game.engine.playthrough import Playthrough
from game.engine.rules import CompiledChoice, Meters
from game.engine.state import State
from game.story.model import Story

Policy = Callable[[Playthrough], CompiledChoice]


def first(play: Playthrough) -> CompiledChoice:
    """The first open choice."""
    return play.open_choices[0]


def last(play: Playthrough) -> CompiledChoice:
    """The last open choice."""
    return play.open_choices[-1]


def pleaser(play: Playthrough) -> CompiledChoice:
    """Gives way: the lowest autonomy + boundaries shift."""

    def giving(choice: CompiledChoice) -> int:
        autonomy, _, boundaries = declared_shift(choice, play.state)
        return autonomy + boundaries

    return min(play.open_choices, key=giving)


def sealer(play: Playthrough) -> CompiledChoice:
    """Needs no one: the highest autonomy + boundaries - trust shift."""

    def sealing(choice: CompiledChoice) -> int:
        autonomy, trust, boundaries = declared_shift(choice, play.state)
        return autonomy + boundaries - trust

    return max(play.open_choices, key=sealing)


def middle(play: Playthrough) -> CompiledChoice:
    """Stays between: the state after it, `enter` left out, is nearest to the middle of every band."""

    def distance(choice: CompiledChoice) -> int:
        return distance_to_middle(take(play.state, choice).meters, play.rules.story)

    return min(play.open_choices, key=distance)


def declared_shift(choice: CompiledChoice, state: State) -> Meters:
    """The shift a choice would make as the author wrote it, before any clamping."""
    for shift in choice.effects.shifts:
        if shift.when is None or shift.when(state):
            return shift.by
    return (0, 0, 0)


def distance_to_middle(meters: Meters, story: Story) -> int:
    """The summed distance to the middle of each band, doubled to stay whole."""
    return sum(abs(2 * value - sum(meter.band)) for value, meter in zip(meters, story.meters, strict=True))


POLICIES: Mapping[str, Policy] = {
    "first": first,
    "last": last,
    "pleaser": pleaser,
    "sealer": sealer,
    "middle": middle,
}
