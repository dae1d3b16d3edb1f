"""Simple ways of choosing, played by the engine from every start."""

from game.analysis.policies import ENDLESS, policy_plays, shares
from game.engine import Rules
from game.story.model import Story
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.tricky import NEAR_THE_MIDDLE, STOPPING_RING, TWO_CHAIRS, TWO_SEATS


def ends(story: Story) -> dict[str, dict[str, float]]:
    plays = policy_plays(Rules.of(story), explored(story).starts)
    return {policy: dict(shares(of_policy)) for policy, of_policy in plays.items()}


def test_the_middle_is_judged_before_the_next_scene_is_entered_and_ties_go_to_the_first() -> None:
    story = small(NEAR_THE_MIDDLE)
    (play,) = policy_plays(Rules.of(story), explored(story).starts)["middle"]
    assert play.steps == ("a.one", "b.up")
    assert play.ending == "home"


def test_the_pleaser_and_the_sealer_look_at_the_shift_as_it_is_declared() -> None:
    found = ends(
        small("""
a:
  text: Words.
  enter: {shift: {autonomy: -10, boundaries: 10}}
  choices:
    - {do: Give, shift: {autonomy: -5, boundaries: -2}, go: home}
    - {do: Keep, shift: {boundaries: 5, trust: 1}, go: away}
    - {do: Half, shift: {boundaries: 5, trust: 2}, go: b}
b: {text: Words., choices: [{do: Out, go: away}]}
""")
    )
    assert found["pleaser"] == {"home": 1}
    assert found["sealer"] == {"away": 1}


def test_shares_are_weighted_by_the_starts() -> None:
    found = ends(small(TWO_CHAIRS, head=TWO_SEATS))
    assert found["first"] == {"away": 1 / 6, "home": 1 / 6 + 1 / 6 + 1 / 2}
    assert found["last"] == {"away": 1}


def test_a_play_that_comes_back_or_stops_is_endless() -> None:
    found = ends(small(STOPPING_RING))
    assert found["first"] == {ENDLESS: 1}
    assert found["last"] == {ENDLESS: 1}
    stuck = small(
        "a: {text: Words., choices: [{do: Stop, id: stop, go: [{if: told, to: home}]}, {do: Out, go: home}]}"
    )
    (play,) = policy_plays(Rules.of(stuck), explored(stuck).starts)["first"]
    assert (play.ending, play.steps) == (ENDLESS, ("a.stop",))
