"""Prints what `prove` prints of many stories, and all findings: run as a program, to be compared between runs."""

import sys

from hypothesis import HealthCheck, Phase, given, seed, settings

from game.analysis.explore import TooManyStatesError
from game.analysis.prove import Limits, prove
from game.authoring.facts_json import facts_json, written
from game.story.model import Story
from tests.analysis.tricky import TRICKY
from tests.generated import stories

DRAWN = 25
MOST_STATES = 3_000


def show(story: Story) -> None:
    """One story's facts as JSON, and its findings as they are."""
    try:
        facts = prove(story, Limits(MOST_STATES))
    except TooManyStatesError as error:
        sys.stdout.write(f"{error}\n")
    else:
        lines = (written(facts_json(facts, ())), *map(repr, facts.findings))
        sys.stdout.write("\n".join(lines) + "\n")


@seed(1)
@settings(
    max_examples=DRAWN,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
@given(stories())
def show_drawn(story: Story) -> None:
    """The facts of stories that are the same in every run."""
    show(story)


if __name__ == "__main__":
    for told in TRICKY.values():
        show(told)
    show_drawn()
