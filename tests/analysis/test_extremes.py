"""The shortest and the longest play in words, by a sweep over all states."""

from game.analysis.amounts import Amounts
from game.analysis.extremes import FAR, extreme_words, words_ahead
from tests.analysis.grounds import hearings_of
from tests.analysis.stories import small

ENDING = 3  # “You are home.”, “You are away.”
WAYS = """
a: {text: One., choices: [{do: Far, go: b, reply: One two.}, {do: Near, go: home}, {do: Tell, set: told, go: b}]}
b: {text: "{told => One two three four. | One.}", choices: [{do: Out, go: home}, {do: Off, if: told, go: away}]}
"""
TRAP = """
a: {text: One., choices: [{do: In, go: b}, {do: Out, go: home}]}
b: {text: One., choices: [{do: On, go: c}]}
c: {text: One., choices: [{do: Round, go: b}]}
"""
ROUND = """
a: {text: One., choices: [{do: Round and round, go: a}, {do: On, go: b}]}
b: {text: One., choices: [{do: Back, go: a}, {do: Out, go: home}]}
"""


def amounts(scenes: str) -> Amounts:
    hearings = hearings_of(small(scenes))
    return Amounts.of(hearings.of[0].exploration, hearings.lines_of(hearings.of[0]))


def test_the_shortest_and_the_longest_play() -> None:
    found = amounts(WAYS)
    first = 1 + 3
    assert extreme_words(found, longest=False) == first + ENDING
    assert extreme_words(found, longest=True) == first + (4 + 2) + ENDING


def test_every_state_has_its_own_way_on() -> None:
    ahead = words_ahead(amounts(WAYS), longest=False)
    assert {*ahead["home"].tolist(), *ahead["away"].tolist()} == {ENDING}
    assert sorted(ahead["b"].tolist()) == [1 + 1 + ENDING, 4 + 2 + ENDING]


def test_what_leads_to_no_ending_is_far_away() -> None:
    found = amounts(TRAP)
    assert words_ahead(found, longest=False)["b"].tolist() == [FAR]
    assert words_ahead(found, longest=True)["c"].tolist() == [-FAR]
    assert extreme_words(found, longest=False) == extreme_words(found, longest=True) == 3 + ENDING


def test_the_shortest_play_goes_round_no_ring() -> None:
    assert extreme_words(amounts(ROUND), longest=False) == (1 + 4) + (1 + 2) + ENDING


def test_no_play_that_ends_has_no_words() -> None:
    found = amounts("""
a: {text: One., choices: [{do: Round, go: a}, {do: Out, if: told and not told, go: home}]}
""")
    assert extreme_words(found, longest=False) is None
    assert extreme_words(found, longest=True) is None
