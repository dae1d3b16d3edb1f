"""The report: what is told of a room outside it, and nothing that could be found out about anybody."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from game.workshop.closing import SAFETY
from game.workshop.paper import report_csv, report_html
from game.workshop.paper.counts import told_voters, told_votes
from game.workshop.paper.guarded import NEARLY_THE_SAME, TOO_FEW, guarded_debrief
from game.workshop.room import Room, Source, Stage, Way, host
from game.workshop.room.events import Arrived, Joined, Voted
from tests.short_story import bridge
from tests.test_stories import SLATE
from tests.workshop.closing.rooms import (
    BENCH,
    answered,
    back,
    begun,
    bench,
    bundled,
    did,
    drawn,
    opened,
    stage_of,
    walked,
)
from tests.workshop.opened import STAGE, room_after
from tests.workshop.paper.pages import PAYLOADS, is_harmless, poisoned

GOLDENS = Path(__file__).parent / "goldens"
TODAY = date(2026, 3, 4)


def page(room: Room, stage: Stage = BENCH) -> str:
    return report_html(room, stage, TODAY)


def rows(room: Room, stage: Stage = BENCH) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report_csv(room, stage), newline="")))


def lesson() -> Room:
    """A room on the small story: votes by phone and by hand, one twice, one taken back, one without a vote."""
    room = room_after(
        *(Joined(f"phone{place}") for place in range(13)), room=begun(STAGE, stances={"lin": "late"})
    )
    room = room_after(
        *(Voted(1, f"phone{place}", "coat" if place < 7 else "dry", "1") for place in range(13)), room=room
    )
    room = answered(room, STAGE, "dry", {"coat": 0, "dry": 5})
    room = answered(room, STAGE, "run", {"lean": 9, "run": 9}, before={"lean": 16, "run": 2})
    room = back(answered(room, STAGE, "point", {"ask": 3, "point": 15}), STAGE)
    return walked(answered(room, STAGE, "ask", {"ask": 18}), STAGE, "go")


def test_a_report_is_its_golden() -> None:
    html, table = GOLDENS / "bridge-report.html", GOLDENS / "bridge-report.csv"
    assert page(lesson(), STAGE) == html.read_text(encoding="utf-8"), f"if this is meant: write it to {html}"
    assert report_csv(lesson(), STAGE).encode() == table.read_bytes(), (
        f"if this is meant: write it to {table}"
    )


def test_it_says_how_votes_were_taken_and_when_none_was() -> None:
    words = is_harmless(page(lesson(), STAGE)).words
    assert "Votes were given by phones and a show of hands." in words
    assert "The facilitator went on here without a vote." in words
    assert "2026-03-04" in words


def test_below_five_votes_only_the_way_is_told() -> None:
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 1, "sit": 3})
    words = is_harmless(page(room)).words
    assert TOO_FEW in words
    assert [row["Votes"] for row in rows(room)] == ["", "", ""]
    assert [row["Votes in all"] for row in rows(room)] == ["fewer than five"] * 3
    assert [row["Taken"] for row in rows(room)] == ["no", "yes", "no"]


def test_a_second_vote_is_told_where_five_moved() -> None:
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 10, "sit": 15}, before={"ask": 15, "sit": 10})
    assert [(row["First vote"], row["Votes"]) for row in rows(room)] == [
        ("about 15", "about 10"), ("not shown", "not shown"), ("a few or none", "a few or none"),
    ]  # fmt: skip
    still = answered(begun(BENCH), BENCH, "sit", {"ask": 11, "sit": 14}, before={"ask": 15, "sit": 10})
    assert NEARLY_THE_SAME in page(still)
    assert {row["First vote"] for row in rows(still)} == {""}


def test_every_way_of_voting_gives_the_same_numbers() -> None:
    counts = {"ask": 9, "sit": 14, "throw": 6}
    told = set()
    for source in (Source.KEYBOARD, Source.TYPED, Source.HANDS, Source.CARDS):
        room = answered(begun(BENCH), BENCH, "sit", counts, source=source)
        told.add(tuple((row["Votes"], row["Votes in all"]) for row in rows(room)))
    phones = [f"{choice}{place}" for choice, number in counts.items() for place in range(number)]
    room = room_after(*map(Joined, phones), room=begun(BENCH))
    room = room_after(*(Voted(1, who, who.rstrip("0123456789"), "1") for who in phones), room=room)
    room = did(room, lambda now: host.decide(now, BENCH, "sit"))
    told.add(tuple((row["Votes"], row["Votes in all"]) for row in rows(room)))
    assert told == {(("about 10", "about 30"), ("about 15", "about 30"), ("about 5", "about 30"))}


VOTES = st.fixed_dictionaries(
    {"ask": st.integers(0, 30), "sit": st.integers(0, 30), "throw": st.integers(0, 30)}
)


@settings(max_examples=60, deadline=None)
@given(VOTES, st.integers(0, 124))
def test_rooms_of_which_the_same_may_be_told_have_the_same_report(one: dict[str, int], which: int) -> None:
    alike = [near for near in neighbours(one) if told_alike(one, near)]
    near = alike[which % len(alike)]
    first, second = (answered(begun(BENCH), BENCH, "sit", votes) for votes in (one, near))
    assert page(first) == page(second)
    assert report_csv(first, BENCH) == report_csv(second, BENCH)


def neighbours(votes: dict[str, int]) -> Iterator[dict[str, int]]:
    """Rooms in which each answer has at most two votes more or fewer, that room among them."""
    for changes in product(range(-2, 3), repeat=len(votes)):
        near = {id: count + change for (id, count), change in zip(votes.items(), changes, strict=True)}
        if min(near.values()) >= 0:
            yield near


def told_alike(one: dict[str, int], other: dict[str, int]) -> bool:
    """Whether the same may be told of two rooms; that nobody voted at all is told."""
    here, there = sum(one.values()), sum(other.values())
    same = told_votes(one, "sit") == told_votes(other, "sit") and told_voters(here) == told_voters(there)
    return same and bool(here) == bool(there)


@settings(max_examples=40, deadline=None)
@given(VOTES, st.sampled_from(["ask", "sit", "throw"]), st.sampled_from(["ask", "sit", "throw"]))
def test_one_vote_more_or_elsewhere_never_changes_an_export_that_was_made_before(
    votes: dict[str, int], giving: str, taking: str
) -> None:
    room = answered(begun(BENCH), BENCH, "sit", votes)
    changed = {**votes, giving: max(0, votes[giving] - 1)}
    changed[taking] += 1
    again = answered(back(room, BENCH), BENCH, "sit", changed)
    for before, after in zip(rows(room), rows(again), strict=True):
        assert (before["Votes"], before["Votes in all"]) == (after["Votes"], after["Votes in all"])


def test_an_open_question_is_in_no_report() -> None:
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 9, "sit": 9})
    voting = did(room, lambda now: host.tally(now, Source.HANDS, {"paper": 17}))
    assert page(room) == page(voting)
    assert report_csv(room, BENCH) == report_csv(voting, BENCH)


@pytest.mark.parametrize("way", [Way.PAIRS, Way.ALONE])
def test_endings_are_counted_in_whole_groups_of_five_over_all_seats(way: Way) -> None:
    def room_of(*endings: str) -> Room:
        room = begun(BENCH, way=way)
        for place, ending in enumerate(endings):
            seat = ("una", "mo")[place % 2]
            room = room_after(Joined(f"p{place}"), Arrived(f"p{place}", seat, ending), room=room)
        return room

    assert rows(room_of("both", "both", "apart")) == []
    mixed = room_of(*["both"] * 8, *["apart"] * 7)
    assert [(row["Words"], row["Votes"]) for row in rows(mixed)] == [
        ("Two Benches", "about 5"),
        ("One Bench", "about 10"),
    ]
    more = room_after(Joined("late"), Arrived("late", "una", "apart"), room=mixed)
    assert page(mixed) == page(more)
    assert "The one on the" not in page(mixed)
    some = rows(room_of(*["both"] * 12, *["apart"] * 3))
    assert [(row["Words"], row["Votes"]) for row in some] == [("One Bench", "five or more")]
    all_of_one = rows(room_of(*["both"] * 10))
    assert [(row["Words"], row["Votes"]) for row in all_of_one] == [("One Bench", "nearly everyone")]


def test_nothing_of_a_phone_is_in_it() -> None:
    written = page(lesson(), STAGE) + report_csv(lesson(), STAGE)
    assert "phone1" not in written


def test_a_safety_story_has_its_plan_and_no_what_if() -> None:
    stage = stage_of(evolve(bench(), safety=True))
    room = answered(begun(stage), stage, "sit", {"ask": 10, "sit": 15, "throw": 5})
    words = is_harmless(page(room, stage)).words
    assert f"Plan: {SAFETY.length} minutes." in words
    assert "Left to chance" not in words


def test_a_room_without_a_story_has_no_report() -> None:
    with pytest.raises(ValueError, match="without a story"):
        page(Room())
    assert rows(opened(BENCH)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_story_says_is_only_letters(payload: str) -> None:
    stage = stage_of(poisoned(bench(), payload))
    room = answered(
        begun(stage), stage, "sit", {"ask": 10, "sit": 15, "throw": 0}, before={"ask": 20, "sit": 5}
    )
    room = answered(room, stage, "paper", {"paper": 9, "walk": 8})
    found = is_harmless(page(room, stage))
    assert "javascript" not in found.words
    for row in csv.reader(io.StringIO(report_csv(room, stage), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("name", sorted(SLATE))
@pytest.mark.parametrize("voters", [3, 27])
def test_every_story_has_a_report(name: str, voters: int) -> None:
    stage = bundled(name)
    room = drawn(stage, seed=voters, voters=voters)
    found = is_harmless(page(room, stage))
    assert stage.rules.story.title in found.words
    told = rows(room, stage)
    assert len(told) == sum(len(decision.choices) for decision in room.standing)
    assert {row["Taken"] for row in told} == {"yes", "no"}
    assert (voters < 5) == (not any(row["Votes"] for row in told))
    assert len(guarded_debrief(room, stage).path) == len(room.trail)


def test_the_small_story_is_the_one_of_the_goldens() -> None:
    assert STAGE.rules.story.id == bridge().id == "bridge"
