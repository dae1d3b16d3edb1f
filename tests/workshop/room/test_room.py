"""A room is the fold of its log, whatever is wished of it and in whatever order."""

from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.workshop.room import Curtain, Entry, Part, Phase, Refusal, Room, Source, fold, packed, unpacked
from game.workshop.room import guest as wishes_of_a_guest
from game.workshop.room import host as wishes_of_a_host
from game.workshop.room.events import Joined, WentBack
from tests.workshop.opened import STAGE, opened, room_after

GUESTS = ("a", "b", "c")


def test_an_event_out_of_its_place_is_refused():
    with pytest.raises(ValueError, match="cannot follow"):
        fold([Entry(2, 0, Joined("a"))])


def test_guests_keep_the_number_they_came_in_with():
    room = room_after(opened(), Joined("a"), Joined("b"))
    room = room_after(*wishes_of_a_guest.leave(room, "a"), Joined("c"), Joined("a"), room=room)
    assert room.guests == {"b": 1, "c": 2, "a": 3}


def test_going_back_at_the_beginning_changes_nothing_but_the_place_in_the_log():
    room = room_after(opened())
    assert room_after(WentBack(), room=room).trail == ()


class AnyRoom(RuleBasedStateMachine):
    """Wishes in any order, beside a model that keeps what a person would write on paper."""

    @initialize()
    def open(self) -> None:
        self.room = room_after(opened())
        self.log = [Entry(1, 0, opened())]
        self.paper: dict[str, str] = {}
        self.pressed: set[tuple[int, str, str]] = set()

    def wish(self, wish) -> bool:
        try:
            events = wish(self.room)
        except Refusal:
            return False
        for event in events:
            entry = Entry(self.room.seq + 1, 0, event)
            self.log.append(entry)
            self.room = fold([entry], self.room)
        return True

    @rule(who=st.sampled_from(GUESTS))
    def join(self, who) -> None:
        self.wish(lambda room: wishes_of_a_guest.join(room, who))

    @rule(who=st.sampled_from(GUESTS))
    def leave(self, who) -> None:
        open_before = self.room.decision is not None and self.room.decision.phase is not Phase.DECIDED
        self.wish(lambda room: wishes_of_a_guest.leave(room, who))
        if open_before:
            self.paper.pop(who, None)

    @rule(who=st.sampled_from(GUESTS), which=st.integers(0, 2), key=st.sampled_from("123"))
    def vote(self, who, which, key) -> None:
        decision = self.room.decision
        if decision is None or which >= len(decision.choices):
            return
        choice = decision.choices[which]
        press = (decision.number, who, key)
        granted = self.wish(lambda room: wishes_of_a_guest.vote(room, who, decision.number, choice, key))
        if granted and press not in self.pressed:
            self.pressed.add(press)
            self.paper[who] = choice

    @rule()
    def begin(self) -> None:
        self.wish(lambda room: wishes_of_a_host.begin(room, STAGE))

    @rule(phase=st.sampled_from(Phase))
    def step(self, phase) -> None:
        self.wish(lambda room: wishes_of_a_host.step(room, phase))

    @rule(count=st.integers(0, 30), source=st.sampled_from(Source))
    def tally(self, count, source) -> None:
        decision = self.room.decision
        if decision is not None:
            self.wish(lambda room: wishes_of_a_host.tally(room, source, {decision.choices[0]: count}))

    @rule(which=st.integers(0, 2))
    def decide(self, which) -> None:
        decision = self.room.decision
        if decision is None or which >= len(decision.choices):
            return
        if self.wish(lambda room: wishes_of_a_host.decide(room, STAGE, decision.choices[which])):
            self.paper = {}

    @rule()
    def back(self) -> None:
        if self.wish(lambda room: wishes_of_a_host.go_back(room, STAGE)):
            self.paper = {}

    @rule(curtain=st.sampled_from(Curtain))
    def draw(self, curtain) -> None:
        self.wish(lambda room: wishes_of_a_host.draw(room, curtain))

    @rule(step=st.integers(0, 6))
    def close(self, step) -> None:
        self.wish(lambda room: wishes_of_a_host.turn(room, Part.CLOSING, step))

    @invariant()
    def it_is_the_fold_of_its_log(self) -> None:
        again = [Entry(entry.seq, entry.at, unpacked(*packed(entry.event))) for entry in self.log]
        assert fold(again) == self.room

    @invariant()
    def the_trail_is_one_the_story_has(self) -> None:
        play = STAGE.play(self.room)
        assert play.trail == self.room.trail
        assert tuple(f"{decision.scene}.{decision.chosen}" for decision in self.room.standing) == play.trail

    @invariant()
    def every_phone_counts_once(self) -> None:
        decision = self.room.decision
        if decision is not None and decision.phase is not Phase.DECIDED:
            assert decision.votes == self.paper
            phones = decision.by_source.get(Source.PHONES, {})
            assert {choice: count for choice, count in phones.items() if count} == Counter(
                self.paper.values()
            )

    @invariant()
    def numbers_are_never_used_again(self) -> None:
        numbers = [decision.number for decision in self.room.decisions]
        assert numbers == list(range(1, len(numbers) + 1))

    @invariant()
    def at_most_the_last_question_is_open(self) -> None:
        assert all(
            decision.phase is Phase.DECIDED or decision.undone for decision in self.room.decisions[:-1]
        )


AnyRoom.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestAnyRoom = AnyRoom.TestCase


def test_an_empty_room_has_no_question():
    assert Room().decision is None
