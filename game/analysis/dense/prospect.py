"""What becomes of plays, as values, and what is shown of a scene while that is worked out."""

from collections.abc import Callable, Mapping

from attrs import frozen

from game.analysis.dense.columns import Column, Columns, Mix
from game.analysis.dense.net import Arc, Node
from game.analysis.dense.weights import Floats


@frozen(eq=False)
class Prospect:
    """What becomes of plays at one scene.

    Attributes:
        ends: for each ending, the chance that a play that stands there ends there, the mean over its visits.
        moved: for each choice, how far it moves the chance of each ending, summed over its takings.
    """

    ends: Mix
    moved: tuple[Mix, ...]


@frozen(eq=False)
class Outlook:
    """A scene and what is ahead of it, as it is worked out.

    Attributes:
        mass: the visits of each state; `share` how likely each open choice is there.
        ahead: gives for an arc the columns ahead of it: numbers for the states that take it; a number at an ending.
        there: gives for an arc the columns as they stand where it leads.
        extent: gives for an arc the least and the most of each column where it leads.
    """

    node: Node
    mass: Floats
    share: float | Floats
    columns: Columns
    ahead: Callable[[Arc], Mapping[Column, Floats | float]]
    there: Callable[[Arc], Mapping[Column, Floats | float]]
    extent: Callable[[Arc], Mapping[Column, tuple[float, float]]]


@frozen(eq=False)
class Prospects:
    """What becomes of plays at every scene, and from every start."""

    endings: tuple[str | None, ...]
    of: Mapping[str, Prospect]
    starts: tuple[Mix, ...]
