"""The front door: everything that is true of a story, found out once."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from game.analysis.bars import bars
from game.analysis.dense.front import by_cubes
from game.analysis.explore import TooManyStatesError
from game.analysis.facts import Facts, Finding
from game.analysis.figures import choice_facts, ending_facts, scene_facts, stance_rows, way_facts
from game.analysis.findings import Shown, findings
from game.analysis.ground import Ground
from game.analysis.hearing import Hearings
from game.analysis.minutes import reading_time
from game.analysis.policies import policy_plays, shares
from game.analysis.shorts import shorts
from game.analysis.trails import trails
from game.analysis.uncollected import uncollected
from game.analysis.waves import waves
from game.engine import Rules
from game.story.model import Story
from game.story.words import listed


@frozen
class Limits:
    """How far a proof may go before it gives up: states met one by one, and cells of cubes gone through."""

    states: int = 5_000_000
    cells: int = 20_000_000_000


def prove(story: Story, limits: Limits = Limits()) -> Facts:
    """Find out everything about a story.

    Raises:
        TooManyStatesError: the story has more reachable states than the limits allow.
    """
    with uncollected():
        facts = by_cubes(story, limits.states, limits.cells)
        return _by_states(story, limits) if facts is None else facts


def _by_states(story: Story, limits: Limits) -> Facts:
    """The facts of a story whose states are met one by one."""
    ground = Ground.of(story, limits.states)
    hearings = Hearings.over(story, limits.states)
    exploration = ground.exploration
    ordered, behind = waves(exploration)
    rings = any(behind[ending].any() for ending in story.endings if ending in behind)
    counted = trails(exploration, ordered, behind)
    minutes, unknown = reading_time(ground, hearings, rings=rings)
    choices, endings = choice_facts(ground), ending_facts(ground, counted)
    stances, plays = stance_rows(ground), policy_plays(Rules.of(story), exploration.starts)
    found = [
        *findings(ground, hearings),
        *shorts(ground.exploration),
        *bars(
            ground,
            hearings,
            choices=choices,
            endings=endings,
            stances=stances,
            plays=plays,
            minutes=minutes.mean,
        ),
    ]
    return Facts(
        story=story.id,
        fingerprint=story.fingerprint,
        states=exploration.states,
        scenes=scene_facts(ground),
        choices=choices,
        endings=endings,
        ways=tuple(way_facts(ground)),
        policies={policy: shares(of_policy) for policy, of_policy in plays.items()},
        stances=stances,
        minutes=minutes,
        findings=tuple(_witnessed(ground, found)),
        limits=(*unknown, *_left_out(ground, hearings, counted)),
    )


def _left_out(ground: Ground, hearings: Hearings, counted: Mapping[str, int | None] | None) -> Iterator[str]:
    """What was not worked out to the end, and why."""
    if counted is None:
        yield "trails: there are too many different plays to count them."
    given_up = [*ground.visits.given_up, *ground.chances.given_up]
    for hearing in hearings.of:
        given_up += hearing.visits.given_up
    if rings := dict.fromkeys(given_up):
        yield f"odds: plays go round too long in {listed(rings)} to sum up what comes of them."
    if hearings.unheard:
        yield "texts: some ask about more than could be looked at together, so not all of them were."


def _witnessed(ground: Ground, found: Iterable[Shown]) -> Iterable[Finding]:
    """The findings, each with the shortest play that shows it."""
    shown = list(found)
    targets = [target for _, target in shown if target is not None]
    witnesses = iter(ground.shortest.witnesses(targets))
    for finding, target in shown:
        yield finding if target is None else evolve(finding, witness=next(witnesses))


__all__ = ["Facts", "Limits", "TooManyStatesError", "prove"]
