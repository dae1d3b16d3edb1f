"""The whole page, part by part."""

from collections.abc import Iterator, Mapping, Sequence

from game.analysis.facts import Facts
from game.authoring.proof import options
from game.authoring.proof.endings import endings
from game.authoring.proof.envelopes import envelopes
from game.authoring.proof.head import head
from game.authoring.proof.matrices import policies, stances
from game.authoring.proof.mending import mending
from game.authoring.proof.reading_time import reading_time
from game.authoring.proof.signs import Signs
from game.story.model import Story
from game.story.problems import Problem


def page(
    story: Story,
    facts: Facts,
    problems: Sequence[Problem],
    signs: Signs,
    *,
    named: str,
    seat: str | None = None,
    asked: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The page of a story, in lines of at most a hundred columns.

    `named` is how the author named the story; `seat` and `asked`, stances by person, are what was asked about.
    """
    yield from head(story, facts, signs, seat, asked or {})
    yield from mending(problems, story, named, signs)
    yield from endings(story, facts, named, signs)
    yield from policies(story, facts, signs)
    yield from stances(story, facts, signs)
    yield from envelopes(story, facts, signs)
    yield from options.turning(story, facts, signs)
    yield from options.seldom_open(facts, signs)
    yield from options.swallowed(facts, signs)
    yield from reading_time(story, facts.minutes, signs)
