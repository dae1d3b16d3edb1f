from attrs import evolve

from game.engine import State
from game.engine.state import with_said

STATE = State(
    at="kitchen",
    meters=(0, 0, 0),
    flags=frozenset(),
    counters=(),
    visited=frozenset(),
    chosen=frozenset(),
    moves=frozenset(),
    seat=None,
    stances=(("dana", "overloaded"), ("theo", "avoidant")),
    said=(("jar", "Yes."), ("kitchen", "you wait")),
)


def test_a_person_has_the_stance_of_this_play_and_a_stranger_has_none() -> None:
    assert STATE.stance("theo") == "avoidant"
    assert STATE.stance("priya") is None


def test_the_last_words_of_a_scene_are_remembered_and_a_silent_scene_has_none() -> None:
    assert STATE.quote("jar") == "Yes."
    assert STATE.quote("stairs") is None


def test_new_words_replace_a_scene_s_old_ones() -> None:
    assert with_said(STATE.said, "jar", "No.") == (("jar", "No."), ("kitchen", "you wait"))


def test_what_was_said_is_equal_in_whatever_order_it_was_said() -> None:
    one = with_said(with_said((), "kitchen", "Hm."), "jar", "No.")
    other = with_said(with_said((), "jar", "No."), "kitchen", "Hm.")
    assert one == other
    assert hash(evolve(STATE, said=one)) == hash(evolve(STATE, said=other))
