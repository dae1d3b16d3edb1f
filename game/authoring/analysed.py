"""The analysis as the commands call it: imported only when it runs, because it brings numpy with it."""

from collections.abc import Callable

from game.analysis.facts import Facts
from game.story.model import Story

Prover = Callable[[Story], Facts]


class TooLargeError(Exception):
    """A story that can come to more states than the analysis looks at; the message says so to the author."""


def analysed(story: Story) -> Facts:
    """The facts of a story.

    Raises:
        TooLargeError: it can come to more states than the analysis looks at.
    """
    from game.analysis.explore import TooManyStatesError  # noqa: PLC0415
    from game.analysis.prove import prove  # noqa: PLC0415

    try:
        return prove(story)
    except TooManyStatesError as error:
        raise TooLargeError(
            f"Plays of this story can come to more than {error.met:,} states, so nothing was worked out. "
            "Counters, and flags that are asked about late, multiply them."
        ) from error


def remembering(prover: Prover) -> Prover:
    """The same prover, which works a story out again only once something in it has changed."""
    known: dict[str, tuple[str, Facts | TooLargeError]] = {}

    def prove(story: Story) -> Facts:
        fingerprint, facts = known.get(story.id, ("", None))
        if facts is None or fingerprint != story.fingerprint:
            try:
                facts = prover(story)
            except TooLargeError as error:
                facts = error
            known[story.id] = story.fingerprint, facts
        if isinstance(facts, TooLargeError):
            raise facts
        return facts

    return prove
