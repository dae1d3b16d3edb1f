"""What a choice is worth beside the others, in stories that can be worked out on paper."""

import pytest

from game.analysis.options import Taking, false_choices, obvious_answers, open_in, taking
from game.story.model import Story
from tests.analysis.grounds import ground_of, hearings_of
from tests.analysis.stories import small
from tests.analysis.tricky import BETWEEN_CLAMPS, HUB, STOPPING_RING, WORDS_LATER


def takings(scenes: str) -> dict[str, Taking]:
    ground = ground_of(small(scenes))
    return {
        f"{id}.{choice.id}": taking(ground, ground.exploration.stays[id], place)
        for id, scene in ground.exploration.story.scenes.items()
        for place, choice in enumerate(scene.choices)
    }


def opens(scenes: str) -> dict[str, float]:
    ground = ground_of(small(scenes))
    return {
        f"{id}.{choice.id}": open_in(ground, ground.exploration.stays[id], place)
        for id, scene in ground.exploration.story.scenes.items()
        for place, choice in enumerate(scene.choices)
    }


def none_at_all(story: Story) -> set[tuple[str, int, int]]:
    found = false_choices(ground_of(story), hearings_of(story))
    return {(scene, one, other) for scene, one, other, _ in found}


def obvious(scenes: str) -> list[tuple[str, int]]:
    return [(scene, place) for scene, place, _ in obvious_answers(ground_of(small(scenes)))]


def test_a_shift_is_swallowed_where_the_end_of_a_meter_takes_something_off() -> None:
    found = takings(BETWEEN_CLAMPS)
    # at b: trust 10 after much, 7 after little
    assert {name: done.swallowed for name, done in found.items()} == {
        "a.much": 0,
        "a.little": 0,
        "b.less": 0,
        "b.more": 1,
    }
    assert found["b.more"].visits == 0.5


def test_a_choice_moves_the_odds_from_what_they_were() -> None:
    found = takings("""
a: {text: Words., choices: [{do: Home, go: home}, {do: On, go: b}]}
b: {text: Words., choices: [{do: One, go: home}, {do: Two, go: away}]}
""")
    assert found["a.home"].odds == {"home": 0.25, "away": -0.25}
    assert found["a.on"].odds == {"home": -0.25, "away": 0.25}
    assert found["b.two"].odds == {"home": -0.5, "away": 0.5}
    assert found["b.two"].visits == 0.25


def test_a_choice_that_is_taken_for_ever_has_no_numbers() -> None:
    found = takings(STOPPING_RING)
    assert found["d.ever"] == Taking(None, None, None)
    assert found["b.stop"].odds == {"home": 0, "away": 0}
    assert found["b.stop"].visits == pytest.approx(1 / 3)


def test_a_choice_is_open_in_the_plays_that_ever_find_it_open() -> None:
    found = opens(HUB)
    assert found["a.once"] == found["a.first"] == found["a.leave"] == 1
    assert 0 < found["a.third"] < 1
    late = opens("""
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}, {do: Out, go: home}]}
b: {text: Words., choices: [{do: Ask, if: told, go: home}, {do: Never, if: unread, go: home}, {do: Out, go: away}]}
""")
    assert (late["b.ask"], late["b.never"], late["b.out"]) == (0.5, 0, 1)


def test_options_that_lead_to_one_state_are_no_choice_unless_something_tells_them_apart() -> None:
    scenes = """
a:
  text: Words.
  choices:
    - {do: One, go: b}
    - {do: Two, go: b}
    - {do: Unread, set: unread, go: b}
    - {do: Warm, shift: {trust: 1}, go: b}
    - {do: Lean, move: lean, go: b}
    - {do: Dear, costly: true, go: b}
    - {do: Answered, reply: Good., go: b}
    - {do: Elsewhere, go: c}
b: {text: Words., choices: [{do: Out, go: home}]}
c: {text: Words., choices: [{do: Out, go: home}]}
"""
    assert none_at_all(small(scenes)) == {("a", 0, 1), ("a", 0, 2), ("a", 1, 2)}


def test_what_words_tell_later_makes_a_choice() -> None:
    assert none_at_all(small(WORDS_LATER)) == {("a", 1, 3)}


def test_a_flag_that_play_asks_about_before_and_texts_after_makes_a_choice() -> None:
    scenes = """
a:
  text: Words.
  choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}, {do: Third, if: told, go: home}]
b: {text: "{told => So. | Oh.}", choices: [{do: Out, go: home}]}
"""
    assert none_at_all(small(scenes)) == set()


def test_options_must_lead_to_the_same_wherever_both_are_open() -> None:
    scenes = """
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, shift: {trust: 1}, go: b}]}
b: {text: Words., choices: [{do: One, go: [{if: told, to: home}, {to: away}]}, {do: Two, go: home}]}
"""
    assert none_at_all(small(scenes)) == set()
    assert none_at_all(small(scenes.replace("do: Two", "do: Two, if: told"))) == {("b", 0, 1)}


def test_an_answer_is_obvious_when_it_is_better_by_twenty_points_everywhere() -> None:
    scenes = """
a: {text: Words., choices: [{do: Right, go: home}, {do: Perhaps, go: b}, {do: Wrong, go: away}]}
b: {text: Words., choices: [{do: One, go: home}, {do: Two, go: home}, {do: Three, go: home}, {do: Four, go: away}]}
"""
    assert obvious(scenes) == [("a", 0)]
    closer = scenes.replace(
        "{do: Four, go: away}", "{do: Four, go: home}, {do: Five, go: home}, {do: Six, go: away}"
    )
    assert obvious(closer) == []


def test_an_answer_that_is_better_in_one_play_only_is_not_obvious() -> None:
    scenes = """
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}]}
b: {text: Words., choices: [{do: One, go: [{if: told, to: home}, {to: away}]}, {do: Two, go: away}]}
"""
    assert obvious(scenes) == [("a", 0)]
    assert ("b", 0) not in obvious(scenes)


def test_nothing_is_obvious_where_nothing_stands_beside_it_or_no_ending_is_interdependent() -> None:
    assert obvious("a: {text: Words., choices: [{do: On, go: home}]}") == []
    story = small(
        "a: {text: Words., choices: [{do: On, go: away}, {do: Out, go: b}]}\nb: {text: Words., go: away}"
    )
    assert list(obvious_answers(ground_of(story))) == []
