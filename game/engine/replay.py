"""An old trail on a story that may have changed since: as far as it fits, and where it stops."""

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from game.engine.advance import NoWayOnError, is_open
from game.engine.playthrough import Playthrough, start
from game.engine.rules import CompiledChoice, Rules

Stop = Literal["elsewhere", "gone", "closed", "ended", "no way on"]


@frozen
class Replay:
    """A play as far as the trail fits.

    Attributes:
        playthrough: the play after the last step that fits.
        stopped_at: the place in the trail of the first step that does not fit; None when all do.
        step: that step, as the trail has it.
        why: what stands in its way: the play is in another scene by then, the choice is gone, it is not open,
            the play has ended, or the story has no way on behind it.
    """

    playthrough: Playthrough
    stopped_at: int | None = None
    step: str = ""
    why: Stop | None = None

    @property
    def sentence(self) -> str:
        """What to tell the player; empty when the whole trail fits."""
        if self.stopped_at is None:
            return ""
        reasons: dict[Stop | None, str] = {
            "elsewhere": "the story now leads somewhere else there",
            "gone": "the story no longer has that choice",
            "closed": "that choice is not open there any more",
            "ended": "the story now ends before it",
            "no way on": "the story has no way on behind it",
        }
        fits = (
            f"Your trail fits up to choice {self.stopped_at}; the next one was"
            if self.stopped_at
            else "The first choice of your trail was"
        )
        return (
            f"The story has changed since. {fits} “{self.step}”, and {reasons[self.why]}. "
            "You can go on from there."
        )


def replay(
    rules: Rules,
    trail: Iterable[str],
    seat: str | None = None,
    stances: dict[str, str] | None = None,
    *,
    skipping: bool = False,
    short: bool = False,
) -> Replay:
    """Play a trail again, stopping at the first step that does not fit.

    Ids that the story lists under `was` stand for the new ones. A step never falls back to another choice.

    With `short` the trail begins at the end of the seat's short way.

    Raises:
        KeyError: the story no longer has the seat, the stance or the short way.
        NoWayOnError: the story has no way on from its start.
    """
    playthrough = start(rules, seat, stances, skipping=skipping, short=short)
    for place, step in enumerate(trail):
        found = _find(rules, playthrough, step)
        if not isinstance(found, CompiledChoice):
            return Replay(playthrough, place, step, found)
        try:
            playthrough = playthrough.choose(found)
        except NoWayOnError:
            return Replay(playthrough, place, step, "no way on")
    return Replay(playthrough)


def _find(rules: Rules, playthrough: Playthrough, step: str) -> CompiledChoice | Stop:
    scene_id, _, choice_id = step.partition(".")
    if playthrough.ending is not None:
        return "ended"
    here = rules.scenes[playthrough.state.at]
    if scene_id != here.scene.id and scene_id not in here.scene.was:
        return "elsewhere"
    choice = here.by_id.get(choice_id) or next(
        (known for known in here.choices if choice_id in known.choice.was), None
    )
    if choice is None:
        return "gone"
    return choice if is_open(choice, playthrough.state) else "closed"
