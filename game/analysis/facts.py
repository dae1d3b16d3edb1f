"""What is true of all ways through a story, as values.

Chances are between 0 and 1. Visits are expected numbers in one play with every open choice equally likely,
None where they grow without bound. A depth is the number of choices in the shortest way there; a choice counts
itself. What cannot be reached has 0 visits and None for the rest.
"""

from collections.abc import Mapping

from attrs import frozen

Steps = tuple[str, ...]
"""A play to repeat: `seat=…` and `person=stance` first, then each choice as `scene.choice`."""


@frozen
class Envelope:
    """A meter where a scene's text is read: lowest, highest, and the mean weighted by visits, None without bound."""

    low: int
    high: int
    mean: float | None


@frozen
class SceneFacts:
    """What is true of a scene; `meters` by name, None where the scene cannot be reached."""

    reachable: bool
    visits: float | None
    depth: int | None
    meters: Mapping[str, Envelope] | None


@frozen
class ChoiceFacts:
    """What is true of a choice.

    Attributes:
        open_in: the share of the plays which see its scene in which it is ever open; None if none does.
        swallowed: the share of its takings in which the end of a meter cut its shift short; None if never taken.
        odds: how far taking it moves the chance of each ending, the mean over its takings; None if never taken.
    """

    reachable: bool
    visits: float | None
    depth: int | None
    open_in: float | None
    swallowed: float | None
    odds: Mapping[str, float] | None


@frozen
class EndingFacts:
    """What is true of an ending.

    Attributes:
        share: the chance that a play ends here.
        trails: the number of different plays that end here; None where a ring makes it endless, or where it was
            not counted, which the limits then say.
        witness: the shortest play that ends here.
    """

    reachable: bool
    share: float
    trails: int | None
    depth: int | None
    witness: Steps | None


@frozen
class WayFacts:
    """One way on in the picture of a story: from a scene, by a choice or by itself, to a scene or an ending."""

    scene: str
    choice: str | None
    to: str
    visits: float | None


@frozen
class ReadingTime:
    """Minutes at 200 words a minute; None where loops leave it open, or a limit did, which the limits then say."""

    shortest: float | None
    mean: float | None
    longest: float | None


@frozen
class Finding:
    """Something an author should know, before it is given a place in a file.

    Attributes:
        code: its code in the catalogue.
        path: the part of the story, as in `game.story.reading.places`.
        words: what fills the catalogue's templates.
        witness: a play that shows it; None where none could.
    """

    code: str
    path: tuple[str, ...]
    words: Mapping[str, str]
    witness: Steps | None = None


@frozen
class Facts:
    """Everything that was found out about a story.

    Attributes:
        states: the distinct pairs of a scene or ending and the live state it was met in.
        policies: a policy's name to the share of each ending it comes to; `endless` for plays that never end.
        stances: `person=stance` to the chance of each ending under it, the other stances left equally likely.
        limits: what was not worked out and why, a sentence each; empty when everything was.
    """

    story: str
    fingerprint: str
    states: int
    scenes: Mapping[str, SceneFacts]
    choices: Mapping[str, ChoiceFacts]
    endings: Mapping[str, EndingFacts]
    ways: tuple[WayFacts, ...]
    policies: Mapping[str, Mapping[str, float]]
    stances: Mapping[str, Mapping[str, float]]
    minutes: ReadingTime
    findings: tuple[Finding, ...]
    limits: tuple[str, ...] = ()

    @property
    def exhaustive(self) -> bool:
        """Whether every reachable state was met and nothing was left out."""
        return not self.limits
