"""Where simple ways of choosing end: each is played from every start, by the engine itself."""

from collections.abc import Mapping

from attrs import frozen

from game.analysis.stays import Start
from game.engine import POLICIES, NoWayOnError, Playthrough, Rules, start
from game.engine.state import State

ENDLESS = "endless"


@frozen
class PolicyPlay:
    """What a policy came to from one start: an ending, or `endless`; and the play that shows it."""

    chance: float
    ending: str
    steps: tuple[str, ...]


def policy_plays(rules: Rules, starts: tuple[Start, ...]) -> Mapping[str, tuple[PolicyPlay, ...]]:
    """Every policy from every start."""
    return {policy: tuple(_play(rules, beginning, policy) for beginning in starts) for policy in POLICIES}


def shares(plays: tuple[PolicyPlay, ...]) -> Mapping[str, float]:
    """The share of each ending that a policy comes to."""
    found: dict[str, float] = {}
    for play in plays:
        found[play.ending] = found.get(play.ending, 0.0) + play.chance
    return found


def _play(rules: Rules, beginning: Start, policy: str) -> PolicyPlay:
    seen: set[State] = set()
    steps = [*beginning.steps]
    try:
        play = start(rules, beginning.seat, dict(beginning.stances))
        while play.ending is None and play.state not in seen:
            seen.add(play.state)
            chosen = POLICIES[policy](play)
            steps.append(chosen.name)
            play = _alone(play.choose(chosen))
    except NoWayOnError:
        return PolicyPlay(beginning.chance, ENDLESS, tuple(steps))
    return PolicyPlay(beginning.chance, play.state.at if play.ending else ENDLESS, tuple(steps))


def _alone(play: Playthrough) -> Playthrough:
    """The same moment without those before it: a policy never looks back, and a long play need not be kept."""
    return Playthrough(play.rules, play.state, ())
