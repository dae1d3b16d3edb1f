"""The order of the scenes: what leads on before what it leads to, rings together."""

from hypothesis import HealthCheck, given, settings

from game.analysis.order import Knot, components, destinations, knots
from game.story.model import Story
from tests.analysis.stories import small
from tests.generated import stories

SCENES = """
d: {text: Words., choices: [{do: Round, id: round, go: d}, {do: Out, id: out, go: home}]}
c: {text: Words., choices: [{do: Back, id: back, go: b}, {do: Out, id: out, go: [{if: told, to: d}, {to: away}]}]}
b: {text: Words., choices: [{do: On, id: on, go: c}]}
a: {text: Words., choices: [{do: On, id: on, go: b}]}
e: {text: Words., go: d}
"""


def test_what_leads_to_a_scene_comes_before_it() -> None:
    found = knots(small(SCENES))
    assert Knot(("a",), is_ring=False) in found
    assert Knot(("b", "c"), is_ring=True) in found
    assert Knot(("d",), is_ring=True) in found
    places = {scene: place for place, knot in enumerate(found) for scene in knot.scenes}
    assert places["a"] < places["b"] < places["d"]
    assert places["e"] < places["d"]


def test_destinations_are_those_of_all_routes_each_once() -> None:
    story = small(SCENES)
    assert destinations(story.scenes["c"]) == ("b", "d", "away")
    assert destinations(story.scenes["d"]) == ("d", "home")
    assert destinations(story.scenes["e"]) == ("d",)


def test_components_of_a_graph_come_after_all_they_lead_to() -> None:
    ways = {1: [2], 2: [3, 4], 3: [2], 4: [5], 5: [], 6: [6]}
    assert list(components(ways, [1, 6])) == [[5], [4], [2, 3], [1], [6]]
    assert list(components(ways, [5])) == [[5]]


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(stories())
def test_every_scene_stands_once_and_only_rings_lead_back(story: Story) -> None:
    found = knots(story)
    places = {scene: place for place, knot in enumerate(found) for scene in knot.scenes}
    assert sorted(scene for knot in found for scene in knot.scenes) == sorted(story.scenes)
    for scene in story.scenes.values():
        for to in destinations(scene):
            if to in places:
                assert places[scene.id] <= places[to]
                assert places[scene.id] < places[to] or found[places[to]].is_ring
