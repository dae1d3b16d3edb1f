"""At which questions a plan has the room talk: spread evenly over those with something to talk about."""

from collections.abc import Iterator, Mapping

from game.engine import Playthrough
from game.story.model import Scene, Story
from game.workshop.closing.plans import Plan


def pauses(plan: Plan, play: Playthrough) -> bool:
    """Whether a plan has the room talk at the question where a play stands.

    Other questions than those with something to talk about are taken where there may be too few of these ahead.
    It hangs on the way that the room came, and on nothing else; so going back changes nothing.
    """
    if play.ending is not None:
        return False
    story = play.rules.story
    talked = talked_about(story)
    made_for_it = _fewest_ahead(story, talked)
    any_question = _fewest_ahead(story, frozenset(id for id, scene in story.scenes.items() if scene.choices))
    left, talks = plan.talks, False
    for moment in play.moments:
        scene = moment.state.at
        missing = left - made_for_it[scene]
        talks = made_for_it[scene] < 2 * left if scene in talked else any_question[scene] < 2 * missing
        left -= talks
    return talks


def talked_about(story: Story) -> frozenset[str]:
    """The questions that the author gave something to talk about."""
    return frozenset(id for id, scene in story.scenes.items() if scene.choices and scene.discuss.paragraphs)


def _fewest_ahead(story: Story, counted: frozenset[str]) -> Mapping[str, int]:
    """For each scene the fewest of the scenes counted on any way to an ending, itself among them.

    The ways are taken as the author drew them; what a way asks for is not looked at.
    """
    fewest = dict.fromkeys(story.scenes, len(story.scenes))
    changed = True
    while changed:
        changed = False
        for id, scene in story.scenes.items():
            least = min((fewest.get(to, 0) for to in _ways_on(scene)), default=0) + (id in counted)
            if least < fewest[id]:
                fewest[id], changed = least, True
    return fewest


def _ways_on(scene: Scene) -> Iterator[str]:
    yield from (route.to for route in scene.go)
    for choice in scene.choices:
        yield from (route.to for route in choice.go)
