"""What may be told of counts: whoever knows the rules, and exactly how many voted, cannot find what is not told."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.workshop.closing.path import Count
from game.workshop.paper.counts import (
    A_FEW,
    FEWER,
    FIVE_OR_MORE,
    NEARLY_EVERYONE,
    NOT_SHOWN,
    K,
    about,
    told_endings,
    told_voters,
    told_votes,
)

IDS = "abcdef"
Rules = Callable[[Mapping[str, int]], Mapping[str, Count]]
COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=6)


def votes_of(*counts: int) -> dict[str, int]:
    return dict(zip(IDS, counts, strict=False))


def shown(told: Mapping[str, Count]) -> str:
    return " | ".join(count.shown for count in told.values())


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4, 0), ""),
        ((2, 2), ""),
        ((25, 0, 0), "nearly everyone | a few or none | a few or none"),
        ((24, 1, 0), "nearly everyone | a few or none | a few or none"),
        ((1, 24), "a few or none | nearly everyone"),
        ((5, 0), "nearly everyone | a few or none"),
        ((4, 1), "nearly everyone | a few or none"),
        ((3, 2), ""),
        ((4, 4), ""),
        ((12, 13), "about 10 | about 15"),
        ((16, 8, 1), "not shown | about 10 | a few or none"),
        ((10, 3, 2), "not shown | a few or none | a few or none"),
        ((3, 9, 9), ""),
        ((0, 9, 9, 3), ""),
        ((2, 9, 9, 3), "not shown | about 10 | about 10 | a few or none"),
        ((30,), ""),
    ],
)
def test_the_rules_by_example(counts: tuple[int, ...], expected: str) -> None:
    assert shown(told_votes(votes_of(*counts), "a")) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((2, 1, 1), ""),
        ((5, 0, 0), "nearly everyone | a few or none | a few or none"),
        ((5, 5, 0), ""),
        ((10, 5, 0), "five or more | five or more | a few or none"),
        ((12, 7, 1), "five or more | five or more | a few or none"),
        ((12, 8, 5), "about 10 | about 10 | about 5"),
        ((4, 3, 3), ""),
        ((25,), ""),
    ],
)
def test_the_rules_for_endings_by_example(counts: tuple[int, ...], expected: str) -> None:
    assert shown(told_endings(votes_of(*counts))) == expected


def test_the_number_of_voters_is_told_to_the_nearest_five() -> None:
    assert told_voters(0) == told_voters(4) == FEWER
    assert [told_voters(number).shown for number in (5, 7, 8, 12, 13)] == [
        "about 5", "about 5", "about 10", "about 10", "about 15",
    ]  # fmt: skip


def counts_of(cast: int, options: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many votes can be given to so many options."""
    if options == 1:
        yield (cast,)
        return
    for first in range(cast + 1):
        for rest in counts_of(cast - first, options - 1):
            yield (first, *rest)


def solved(rules: Rules, cast: int, options: int) -> list[tuple[str, str]]:
    """What is told of some count, and the option whose untold number it gives away, where so many are known to vote."""
    possible: dict[tuple[tuple[str, str], ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in counts_of(cast, options):
        told = rules(votes_of(*counts))
        possible[tuple(sorted((id, count.shown) for id, count in told.items()))].append(counts)
    return [
        (str(told), id)
        for told, all_counts in possible.items()
        for place, id in enumerate(IDS[:options])
        if not dict(told).get(id, "").startswith("about")
        and len({counts[place] for counts in all_counts}) == 1
    ]


@pytest.mark.parametrize(("options", "most"), [(2, 80), (3, 45), (4, 32), (5, 22)])
def test_no_number_that_is_not_told_can_be_found_even_by_who_knows_how_many_voted(
    options: int, most: int
) -> None:
    for cast in range(1, most + 1):
        assert solved(lambda votes: told_votes(votes, "a"), cast, options) == []


@pytest.mark.parametrize(("options", "most"), [(2, 80), (3, 45), (4, 35), (5, 25), (6, 20)])
def test_no_number_of_endings_that_is_not_told_can_be_found(options: int, most: int) -> None:
    for came in range(K, most + 1, K):
        assert solved(told_endings, came, options) == []


def test_the_search_finds_what_weaker_rules_give_away() -> None:
    def one_hidden(votes: Mapping[str, int]) -> Mapping[str, Count]:
        return {id: A_FEW if number < K else Count(number, f"about {number}") for id, number in votes.items()}

    def two_hidden(votes: Mapping[str, int]) -> Mapping[str, Count]:
        small = any(number < K for number in votes.values())
        return {
            id: A_FEW if number < K else NOT_SHOWN if small and id == "a" else about(number)
            for id, number in votes.items()
        }

    assert solved(one_hidden, 25, 3)
    assert solved(two_hidden, 8, 2), "eight votes, a few and a few, are four and four"


def neighbours(votes: Mapping[str, int]) -> Iterator[dict[str, int]]:
    """Counts of as many votes in which one or two of them are elsewhere."""
    for giving in votes:
        for taking in votes:
            for moved in (1, 2):
                if giving != taking and votes[giving] >= moved:
                    yield {**votes, giving: votes[giving] - moved, taking: votes[taking] + moved}


@settings(max_examples=400)
@given(COUNTS, st.data())
def test_in_rooms_of_any_size_an_untold_number_could_be_another(
    counts: list[int], data: st.DataObject
) -> None:
    votes = votes_of(*counts)
    taken = data.draw(st.sampled_from(sorted(votes)))
    told = told_votes(votes, taken)
    if sum(votes.values()) < 2 * K and not told:
        return  # tried one by one above
    alike = [other for other in neighbours(votes) if told_votes(other, taken) == told]
    for id, number in votes.items():
        if told and told[id].number is None:
            assert any(other[id] != number for other in alike)


@given(COUNTS, st.data())
def test_a_number_that_is_told_is_of_at_least_five_votes_and_rounded(
    counts: list[int], data: st.DataObject
) -> None:
    votes = votes_of(*counts)
    taken = data.draw(st.sampled_from(sorted(votes)))
    told = told_votes(votes, taken)
    assert set(told) in (set(), set(votes))
    for id, count in told.items():
        if count.number is not None:
            assert votes[id] >= K
            assert count.number % K == 0
            assert abs(count.number - votes[id]) <= K // 2
        else:
            assert count in (A_FEW, NOT_SHOWN, NEARLY_EVERYONE)
    untold = [id for id, count in told.items() if count.number is None]
    assert len(untold) != 1, "one alone is found by subtraction"


@given(COUNTS)
def test_a_few_are_never_told_from_none_and_all_never_from_nearly_all(counts: list[int]) -> None:
    votes = votes_of(*counts)
    for told in (told_votes(votes, "a"), told_endings(votes)):
        for id, count in told.items():
            assert (count == A_FEW) <= (votes[id] < K)
            assert (count == FIVE_OR_MORE) <= (votes[id] >= K)
            if count == NEARLY_EVERYONE:
                assert votes[id] >= 0.8 * sum(votes.values())


@pytest.mark.parametrize("voters", range(5, 60))
def test_all_and_all_but_one_are_told_alike(voters: int) -> None:
    assert told_votes(votes_of(voters, 0, 0), "a") == told_votes(votes_of(voters - 1, 1, 0), "a") != {}
