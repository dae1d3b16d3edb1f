"""What a play has come to: everything a condition can ask, and nothing else."""

from collections.abc import Mapping

from attrs import frozen

from game.story.conditions.tree import Move


@frozen
class State:
    """One moment of a play.

    Two plays in equal states have equal futures. So a visit or a choice is only remembered where some
    condition, `once` or `said` of the story asks for it.

    Attributes:
        at: the id of the scene or ending the play stands at.
        meters: autonomy, trust and boundaries, each from -10 to 10.
        flags: the flags that are set.
        counters: the counters' values, in the story's order.
        visited: the scenes in which an earlier stay has ended.
        chosen: the choices taken, as `scene.choice`.
        moves: the moves made.
        seat: the seat played; None where the story has no seats.
        stances: each other person's stance, by person, in the cast's order.
        said: a scene's id to the words of the last choice taken there, as `said` quotes them; they keep the
            form they had when they were taken.
    """

    at: str
    meters: tuple[int, int, int]
    flags: frozenset[str]
    counters: tuple[int, ...]
    visited: frozenset[str]
    chosen: frozenset[str]
    moves: frozenset[Move]
    seat: str | None
    stances: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]

    def stance(self, person: str) -> str | None:
        """A person's stance; None when their own seat is played or they have none."""
        return next((stance for who, stance in self.stances if who == person), None)

    def quote(self, scene: str) -> str | None:
        """The words of the last choice taken in a scene; None when there was none."""
        return next((words for where, words in self.said if where == scene), None)


def with_said(said: tuple[tuple[str, str], ...], scene: str, words: str) -> tuple[tuple[str, str], ...]:
    """The same memory with a scene's last words renewed; scenes stand in the order of their names."""
    kept: Mapping[str, str] = dict(said) | {scene: words}
    return tuple(sorted(kept.items()))
