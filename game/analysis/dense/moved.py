"""Whether an interdependent ending can be come to without one of the moves, and the first play that does."""

from collections.abc import Callable, Iterable

from attrs import define, field

from game.analysis.dense.net import Arc, Node
from game.analysis.dense.reach import Reach, reach
from game.analysis.dense.witness import Aim, Witnesses
from game.story.conditions.tree import Move

MOVES: tuple[Move, ...] = ("lean", "stand", "repair")


@define(eq=False)
class Unmoved:
    """Plays without one of the moves."""

    reach: Reach
    _without: dict[Move, Reach] = field(factory=dict)

    def missing(self, ending: str) -> dict[Move, tuple[str, ...]]:
        """The moves without which plays come to an ending; for each the earliest shortest play that does."""
        found = {}
        for move in MOVES:
            play = self._play(ending, move)
            if play is not None:
                found[move] = play
        return found

    def earliest(self, plays: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
        """The earliest of the shortest of some plays."""
        return min(plays, key=self._order, default=None)

    def _play(self, ending: str, move: Move) -> tuple[str, ...] | None:
        """Among all shortest plays first; only where those all make the move, among all plays that do not make it."""
        taking = self._taking(move)
        found = Witnesses(self.reach, taking).find(Aim(ending))
        if found is not None:
            return found
        if move not in self._without:
            self._without[move] = reach(self.reach.net, taking=taking)
        return Witnesses(self._without[move], taking).find(Aim(ending))

    def _taking(self, move: Move) -> Callable[[Node, Arc], bool]:
        scenes = self.reach.net.story.scenes
        return lambda node, arc: arc.choice is None or scenes[node.id].choices[arc.choice].move != move

    def _order(self, play: tuple[str, ...]) -> tuple[int, int, tuple[int, ...]]:
        """How plays are ordered: the shortest, then the earliest start, then the earliest choices."""
        net = self.reach.net
        choices = [step for step in play if "." in step]
        start = tuple(step for step in play if "." not in step)
        begins = [
            (
                *(() if seat is None else (f"seat={seat}",)),
                *(f"{who}={stance}" for who, stance in stances.items()),
            )
            for seat, stances, _ in (origin.begin for origin in net.origins)
        ]
        places = []
        for step in choices:
            scene, _, choice = step.partition(".")
            places.append([other.id for other in net.story.scenes[scene].choices].index(choice))
        return len(choices), begins.index(start), tuple(places)
