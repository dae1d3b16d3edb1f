"""How many plays there are: exact where they are finite, however many."""

import pytest

from game.analysis import trails as counting
from game.analysis.trails import trails
from game.analysis.waves import waves
from game.story.model import Story
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.tricky import TWO_CHAIRS, TWO_SEATS


def counted(story: Story) -> dict[str, int | None] | None:
    exploration = explored(story)
    ordered, behind = waves(exploration)
    found = trails(exploration, ordered, behind)
    return None if found is None else dict(found)


def doubling(scenes: int) -> Story:
    """So many scenes in a row, each with two options that lead on."""
    return small(
        "\n".join(
            f"{name(n)}: {{text: Words., choices: [{{do: One, go: {to}}}, {{do: Two, go: {to}}}]}}"
            for n in range(scenes)
            for to in [name(n + 1) if n + 1 < scenes else "home"]
        )
    )


def name(number: int) -> str:
    return "a" if number == 0 else f"scene-{number}"


def test_every_start_and_every_choice_is_a_play_more() -> None:
    assert counted(doubling(3)) == {"home": 8, "away": 0}
    assert counted(small(TWO_CHAIRS, head=TWO_SEATS)) == {"home": 5, "away": 6}


def test_numbers_beyond_a_machine_word_are_exact() -> None:
    assert counted(doubling(62)) == {"home": 2**62, "away": 0}
    assert counted(doubling(130)) == {"home": 2**130, "away": 0}


def test_where_a_ring_leads_to_an_ending_its_plays_are_not_counted_and_the_others_are() -> None:
    found = counted(
        small("""
a: {text: Words., choices: [{do: Out, go: home}, {do: In, go: b}, {do: Out too, go: c}]}
b: {text: Words., choices: [{do: Round, go: b}, {do: Out, go: away}]}
c: {text: Words., choices: [{do: Out, go: home}, {do: Well, go: home}]}
""")
    )
    assert found == {"home": 3, "away": None}


def test_a_ring_that_is_gone_round_only_so_often_is_counted() -> None:
    found = counted(
        small("""
a:
  text: Words.
  choices: [{do: Once, id: once, once: true, go: a}, {do: Too, id: too, once: true, go: a}, {do: Out, go: home}]
""")
    )
    assert found == {"home": 1 + 2 + 2, "away": 0}


def test_a_ring_without_a_way_out_leaves_the_rest_counted() -> None:
    found = counted(
        small("""
a: {text: Words., choices: [{do: Out, go: home}, {do: In, go: b}]}
b: {text: Words., choices: [{do: Round, go: b}]}
""")
    )
    assert found == {"home": 1, "away": 0}


def test_too_many_to_count_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_LARGE", 10)
    assert counted(doubling(130)) is None
    assert counted(doubling(61)) == {"home": 2**61, "away": 0}


def test_in_waves_everything_that_leads_to_a_state_comes_before_it() -> None:
    exploration = explored(
        small("""
a: {text: Words., choices: [{do: Once, id: once, once: true, go: a}, {do: Out, go: b}]}
b: {text: Words., choices: [{do: Round, go: b}, {do: Out, go: home}]}
""")
    )
    ordered, behind = waves(exploration)
    assert [wave.stay.id for wave in ordered] == ["a", "a"]
    assert {id: states.any() for id, states in behind.items()} == {"a": False, "b": True, "home": True}
