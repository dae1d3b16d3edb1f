"""Modes: what a story remembers, each thing in bits of its own."""

from game.analysis.hearing import memory_of
from game.analysis.memory import asked_by
from game.story.conditions.tree import (
    ALWAYS,
    Both,
    Chose,
    CounterCompared,
    FlagSet,
    MeterIn,
    Not,
    SeatIs,
    StanceIs,
    Visited,
)
from tests.analysis.stories import small
from tests.analysis.tricky import HUB, TWO_CHAIRS, TWO_SEATS


def test_every_thing_that_play_asks_about_has_bits_of_its_own() -> None:
    memory = memory_of(small(HUB))
    kept = set(memory.fields)
    assert kept == {
        ("visited", "a"),
        ("visited", "b"),
        ("counter", "calls"),
        ("move", "lean"),
        ("move", "stand"),
        ("chose", "a.once"),
    }
    masks = [field.mask for field in memory.fields.values()]
    assert sum(masks) == memory.mask(kept) == (1 << sum(mask.bit_count() for mask in masks)) - 1


def test_things_that_only_texts_ask_about_are_kept_when_they_are_wanted() -> None:
    story = small(HUB)
    assert ("flag", "told") not in memory_of(story).fields
    memory = memory_of(story, [("flag", "told"), ("said", "a")])
    assert ("flag", "told") in memory.fields
    assert memory.lengths["a"] == (2,)


def test_a_value_is_written_and_read_and_leaves_the_others_alone() -> None:
    memory = memory_of(small(HUB))
    mode = memory.with_value(0, ("counter", "calls"), 3)
    mode = memory.with_value(mode, ("visited", "a"), 1)
    assert memory.fields["counter", "calls"].of(mode) == 3
    mode = memory.with_value(mode, ("counter", "calls"), 2)
    assert memory.fields["counter", "calls"].of(mode) == 2
    assert memory.fields["visited", "a"].of(mode) == 1
    assert memory.fields["visited", "b"].of(mode) == 0


def test_what_nobody_asks_about_has_no_bits_and_cannot_be_written() -> None:
    memory = memory_of(small(HUB))
    assert memory.mask([("flag", "unread")]) == 0
    assert memory.with_value(5, ("flag", "unread"), 1) == 5


def test_a_play_begins_with_its_seat_and_the_others_stances() -> None:
    story = small(TWO_CHAIRS, head=TWO_SEATS)
    memory = memory_of(story)
    mode = memory.starting(story, "tidy", {"dana": "away"})
    assert memory.fields["seat", ""].of(mode) == 1
    assert memory.fields["stance", "dana"].of(mode) == 3
    own = memory.starting(story, "dana", {})
    assert memory.fields["seat", ""].of(own) == 2
    assert memory.fields["stance", "dana"].of(own) == 0


def test_a_condition_asks_about_each_thing_in_its_order_and_not_about_meters() -> None:
    condition = Both(
        (
            Not(FlagSet("told")),
            MeterIn("trust", "blind"),
            CounterCompared("calls", ">=", 2),
            Both((StanceIs("dana", "tired"), SeatIs("tidy"))),
            Visited("a"),
            Chose("a.once"),
        )
    )
    assert list(asked_by(condition)) == [
        ("flag", "told"),
        ("counter", "calls"),
        ("stance", "dana"),
        ("seat", ""),
        ("visited", "a"),
        ("chose", "a.once"),
    ]
    assert list(asked_by(ALWAYS)) == []
