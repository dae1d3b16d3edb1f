"""Reading time, counted on paper: what is read at 200 words a minute, and what is not."""

import pytest

from game.analysis.facts import ReadingTime
from game.analysis.prove import prove
from tests.analysis.stories import HEAD, small

ENDING = 3  # “You are home.”, “You are away.”


def words(scenes: str, head: str = HEAD) -> tuple[float | None, float | None, float | None]:
    """The words of the shortest, the mean and the longest play."""
    found: ReadingTime = prove(small(scenes, head=head)).minutes
    minutes = (found.shortest, found.mean, found.longest)
    shortest, mean, longest = (None if time is None else round(time * 200, 9) for time in minutes)
    return shortest, mean, longest


def test_places_texts_labels_and_replies_are_read_and_locked_words_are_not() -> None:
    scenes = """
a:
  place: One
  text: One two.
  discuss: Not read in a play.
  choices:
    - {do: One two three, id: long, reply: One two three four., because: Not read., go: home}
    - {do: One, id: short, go: home}
    - {do: One two, if: told, locked: One two three., go: home}
"""
    here = 1 + 2 + 3 + 1
    assert words(scenes) == (here + ENDING, here + 2 + ENDING, here + 4 + ENDING)


def test_what_can_read_in_several_ways_counts_as_it_is_read() -> None:
    scenes = """
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}, {do: Not, go: b}]}
b: {text: "{told => One two three four. | One.}", choices: [{do: Out, go: home}]}
"""
    rest = 1 + 3 + 1 + ENDING
    shortest, mean, longest = words(scenes)
    assert (shortest, longest) == (rest + 1, rest + 4)
    assert mean == pytest.approx(rest + 2)


def test_a_quotation_is_as_long_as_what_was_said() -> None:
    scenes = """
a: {text: Words., choices: [{say: One two three., go: b}, {do: Wait., go: b}]}
b: {text: "{said(a)}", go: home}
"""
    rest = 1 + 4 + ENDING
    assert words(scenes) == (rest + 2, rest + 2.5, rest + 3)


def test_a_scene_or_a_choice_may_be_called_like_a_part_of_a_story() -> None:
    scenes = """
a: {text: Words., choices: [{do: On, id: debrief, reply: One two., go: debrief}, {do: Past, id: unsaid, go: debrief}]}
debrief: {text: One two three., choices: [{do: Out, id: reply, go: home}]}
"""
    rest = 1 + 2 + 3 + 1 + ENDING
    assert words(scenes) == (rest, rest + 1, rest + 2)


def test_what_is_never_said_is_never_read() -> None:
    head = HEAD.replace("dana: {name: Dana", "text: {name: Dana")
    assert words("a: {text: Words., choices: [{do: On, unsaid: {text: One two.}, go: home}]}", head) == (
        5,
        5,
        5,
    )


def test_where_a_ring_leads_to_an_ending_the_longest_play_is_left_open() -> None:
    scenes = "a: {text: Words., choices: [{do: Round, go: a}, {do: Out, go: home}]}"
    assert words(scenes) == (3 + ENDING, 2 * 3 + ENDING, None)


def test_where_some_play_never_ends_there_is_no_mean() -> None:
    scenes = """
a: {text: Words., choices: [{do: In, go: b}, {do: Out, go: home}]}
b: {text: Words., choices: [{do: Round, go: b}]}
"""
    assert words(scenes) == (3 + ENDING, None, 3 + ENDING)
