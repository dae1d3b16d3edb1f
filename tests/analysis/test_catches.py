"""Where plays are caught: what leads to an ending, what stops, and what goes round for ever."""

from game.analysis.catches import Catches, can_reach, trapped
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.test_chances import RING
from tests.analysis.tricky import STOPPING_RING


def test_what_leads_to_a_state_can_reach_it() -> None:
    exploration = explored(small(RING))
    found = can_reach(exploration, {"b": True})
    assert {id: states.tolist() for id, states in found.items()} == {
        "a": [True],
        "b": [True],
        "home": [False],
        "away": [False],
    }
    assert not any(states.any() for states in can_reach(exploration, {"nowhere": True}).values())


def test_trapped_stuck_and_endless_states_are_told_apart() -> None:
    exploration = explored(small(STOPPING_RING))
    found = Catches.over(exploration)
    caught = {id for id, states in trapped(exploration).items() if states.any()}
    assert caught == {id for id, states in found.trapped.items() if states.any()} == {"b", "c", "d"}
    assert {id for id, states in found.stuck.items() if states.any()} == {"b"}
    assert {id for id, states in found.endless.items() if states.any()} == {"d"}


def test_a_closed_ring_is_endless_and_the_way_to_it_is_not() -> None:
    exploration = explored(
        small("""
a: {text: Words., choices: [{do: In, go: b}, {do: Out, go: home}]}
b: {text: Words., choices: [{do: On, go: c}]}
c: {text: Words., choices: [{do: On, go: d}, {do: Round, go: c}]}
d: {text: Words., choices: [{do: On, go: c}]}
""")
    )
    found = Catches.over(exploration)
    assert {id for id, states in found.trapped.items() if states.any()} == {"b", "c", "d"}
    assert {id for id, states in found.endless.items() if states.any()} == {"c", "d"}
    assert not any(states.any() for states in found.stuck.values())
