"""The dense way beside the sparse one: on every story that both finish the facts are the same."""

import os
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings

from game.analysis.dense.front import by_cubes
from game.analysis.dense.net import net
from game.analysis.explore import TooManyStatesError
from game.analysis.facts import Facts
from game.analysis.hearing import memory_of
from game.analysis.meters import CELLS
from game.analysis.prove import Limits, prove
from game.analysis.reads import Reads
from game.story.conditions.tree import ALWAYS, Chose
from game.story.model import Story
from game.story.prose.tree import Alternatives, Arm, Line, Prose, Words
from game.story.reading import read_story
from tests.analysis.dense.acyclic import without_rings
from tests.analysis.dense.compare import assert_alike
from tests.bench.generated_large import large_story
from tests.generated import stories

STORIES = int(os.environ.get("BOTHWAYS_DENSE", "40"))
ROOT = Path(__file__).parents[3]
WRITTEN = [
    *sorted((ROOT / "scenes").glob("*.yaml")),
    *sorted((ROOT / "tests" / "conformance").glob("*.yaml")),
]


@settings(
    max_examples=STORIES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(stories(scenes=(2, 7)))
def test_generated_stories(story: Story) -> None:
    story = without_rings(story)
    found = densely(story)
    if found is not None:
        assert_alike(found, sparsely(story))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_written_stories(path: Path) -> None:
    story = read_story(path).story
    assert story is not None
    found = densely(story)
    if found is not None:
        assert_alike(found, sparsely(story))


@pytest.mark.parametrize(("scenes", "seed"), [(7, 1), (20, 1), (20, 2), (40, 3), (45, 4)])
def test_large_stories_while_they_are_small(scenes: int, seed: int) -> None:
    story = large_story(scenes, seed)
    found = densely(story)
    assert found is not None
    assert_alike(found, sparsely(story))


def densely(story: Story) -> Facts | None:
    """The facts the dense way; None where the story is not for it."""
    facts = by_cubes(story, 0, 10**12)
    return None if facts is None or any(limit.startswith("texts") for limit in facts.limits) else facts


def sparsely(story: Story) -> Facts:
    try:
        return prove(story, Limits(1_000_000, cells=0))
    except TooManyStatesError:
        pytest.skip("too many states for the sparse way")


def test_prove_chooses_by_itself() -> None:
    story = large_story(45, 1)
    one_by_one = prove(story, Limits(cells=0))
    assert one_by_one.states > 100_000
    assert_alike(prove(story, Limits(100_000)), one_by_one)


def test_stories_with_rings_are_not_for_cubes() -> None:
    path = ROOT / "tests" / "conformance" / "a-ring-downstream.yaml"
    story = read_story(path).story
    assert story is not None
    assert densely(story) is None
    with pytest.raises(TooManyStatesError):
        prove(story, Limits(1))


def test_texts_are_left_out_where_they_ask_about_too_much() -> None:
    story = large_story(20, 1)
    arm = Alternatives(
        (*(Arm(Chose(f"s1-0.c{place}"), (Words(str(place)),)) for place in range(3)), Arm(ALWAYS, ()))
    )
    last = list(story.scenes)[-1]
    asking = evolve(story.scenes[last], text=Prose(((Line((arm,)),),)))
    story = evolve(story, scenes={**story.scenes, last: asking})
    whole = by_cubes(story, 0, 10**9)
    cells = CELLS * sum(len(node.modes) for node in net(Reads(story, memory_of(story))).nodes.values())
    part = by_cubes(story, 0, cells)
    assert whole is not None
    assert part is not None
    assert whole.minutes.mean is not None
    assert part.minutes.mean is None
    assert [limit.partition(":")[0] for limit in part.limits] == ["minutes", "texts"]
    assert part.states == whole.states
    assert part.endings == whole.endings
