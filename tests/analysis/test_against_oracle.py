"""The analysis beside the oracle: on generated stories every fact and finding is the same, found out in two ways.

With `BOTHWAYS_PROOFS=2000` in the environment and `--hypothesis-seed=1` it looks at more stories, and at others.
"""

import os

from hypothesis import HealthCheck, Phase, given, settings

from game.analysis.prove import prove
from game.story.model import Story
from tests.analysis.comparing import differences
from tests.analysis.oracle import TooLarge, facts_of
from tests.generated import stories

ASKED = os.environ.get("BOTHWAYS_PROOFS")
STORIES = int(ASKED or 150)
MOST_STATES = 1_000


@settings(
    max_examples=STORIES,
    deadline=None,
    derandomize=ASKED is None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
@given(stories())
def test_every_fact_and_finding_is_the_oracles(story: Story) -> None:
    try:
        wanted = facts_of(story, most=MOST_STATES)
    except TooLarge:
        return
    assert list(differences(prove(story), wanted)) == []
