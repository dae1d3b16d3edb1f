"""Choosing, taking back, leaving, dying, damage and edits in any order, beside a model that is a list or two."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from game.engine import Playthrough, Rules, start
from game.saves import Comeback, Keeper, Store, come_back, look
from game.story.reading import read_text
from tests.saves.calls import Calls, Fault
from tests.saves.small import SLOT

TEXT = """\
title: Round
blurb: It goes round.
ages: 11+
minutes: 1
cast:
  ola: {name: Ola, pronouns: they/them, role: next door}
start: one
scenes:
  one:
    text: One.
    choices:
      - {do: Go to two., id: two, go: two}
      - {do: Stay., id: stay, go: one}
  two:
    text: Two.
    choices:
      - {do: Go back., id: back, go: one}
      - {do: Go to the end., id: out, go: over}
endings:
  over: {title: Over, kind: growth, text: Over., debrief: {reading: It went round.}}
"""
CHANGED = TEXT.replace("id: stay", "id: remain")


class _Died(BaseException):
    """The process is gone, with no chance to clean up."""


def rules_of(text: str) -> Rules:
    story = read_text(text, f"{SLOT}.yaml").story
    assert story is not None
    return Rules.of(story)


BEFORE, AFTER = rules_of(TEXT), rules_of(CHANGED)


class Sittings(RuleBasedStateMachine):
    """One person, one story, many sittings."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "saves"
        self.rules = BEFORE
        self.kept: tuple[str, ...] = ()
        self.before: tuple[str, ...] = ()
        self.endings: set[str] = set()
        self.aside: set[tuple[str, ...]] = set()
        self.damaged = 0
        self.sit_down()

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent)

    def sit_down(self, *, go_on: bool = True) -> None:
        """A new process opens the story."""
        store = Store(self.folder)
        found = look(store, self.rules)
        assert (found.save.trail if found.save else ()) == self.kept
        assert set(found.endings) == self.endings
        self.keeper = Keeper.of(store, self.rules, found)
        left = found.replay.playthrough if found.replay is not None and go_on else None
        if found.replay is not None and not go_on:
            assert self.keeper.put_earlier_aside() == ""
            self.aside.add(self.kept)
        self.unfit = found.unfit
        self.play = left or start(self.rules)

    def keep(self, play: Playthrough) -> None:
        if self.unfit:
            self.aside.add(self.kept)
        self.before, self.kept, self.unfit = self.kept, play.trail, False
        self.play = play
        if play.ending is not None:
            self.endings.add(play.ending.ending.id)

    @rule(number=st.integers(0, 1))
    def choose(self, number: int) -> None:
        if self.play.ending is None:
            play = self.play.choose(self.play.open_choices[number])
            assert self.keeper.keep(play) == ""
            self.keep(play)

    @rule()
    def take_back(self) -> None:
        if self.play.before is not None:
            play = self.play.before
            assert self.keeper.keep(play) == ""
            self.keep(play)

    @rule(go_on=st.booleans())
    def leave_and_come_back(self, go_on: bool) -> None:
        self.sit_down(go_on=go_on)

    @rule(which=st.integers(0, 20))
    def go_on_with_one_put_aside(self, which: int) -> None:
        store = Store(self.folder)
        others = [save for save in store.saves() if save.slot != SLOT]
        if others:
            wanted = others[which % len(others)]
            if isinstance(come_back(store, self.rules, wanted.slot), Comeback):
                self.aside.add(self.kept)
                self.before, self.kept = self.kept, wanted.trail
                self.endings |= set(wanted.endings)
            self.sit_down()

    @rule(number=st.integers(0, 1), at=st.integers(1, 30))
    def die_while_choosing(self, number: int, at: int) -> None:
        if self.play.ending is not None or self.unfit:
            return
        play = self.play.choose(self.play.open_choices[number])

        def die(call: int) -> None:
            if call == at:
                raise _Died

        calls = Calls(self.folder, before=die)
        try:
            with calls.watched():
                self.keeper.keep(play)
            done = True
        except _Died:
            done = any(call.name == "replace" for call in calls.made)
        if done:
            self.keep(play)
        self.sit_down()

    @rule(number=st.integers(0, 1), at=st.integers(1, 30), error=st.sampled_from(["ENOSPC", "EIO", "EMFILE"]))
    def choose_on_a_full_disk(self, number: int, at: int, error: str) -> None:
        if self.play.ending is not None or self.unfit:
            return
        play = self.play.choose(self.play.open_choices[number])
        with Calls(self.folder, Fault(at, error, lasting=True)).watched() as calls:
            self.keeper.keep(play)
        if any(call.name == "replace" and not call.failed for call in calls.made):
            self.keep(play)
        else:
            self.play = play

    @rule(place=st.integers(0, 400), bit=st.integers(0, 7))
    def damage_the_older_side(self, place: int, bit: int) -> None:
        """One bit turns in the file that is not the newest."""
        saves = (
            sorted(self.folder.glob(f"{SLOT}.?.save"), key=self._generation) if self.folder.is_dir() else []
        )
        if len(saves) == 2:
            data = bytearray(saves[0].read_bytes())
            data[place % len(data)] ^= 1 << bit
            saves[0].write_bytes(bytes(data))
            self.sit_down()
            self.damaged += 1

    @rule()
    def the_author_edits(self) -> None:
        self.rules = AFTER if self.rules is BEFORE else BEFORE
        self.sit_down()

    @invariant()
    def nothing_is_lost(self) -> None:
        store = Store(self.folder)
        newest = store.newest(SLOT)
        assert (newest.trail if newest else ()) == self.kept
        saves = {save.trail for save in store.saves() if save.slot != SLOT}
        assert {trail for trail in self.aside if trail} <= saves
        assert len([*self.folder.glob("*.damaged")]) == self.damaged

    def _generation(self, path: Path) -> int:
        from game.saves.store import file_content

        found: Any = file_content(path)
        return int(found.generation)


Sittings.TestCase.settings = settings(
    max_examples=200, stateful_step_count=30, deadline=None, derandomize=True, database=None
)


class TestSittings(Sittings.TestCase):  # type: ignore[misc,name-defined,valid-type]
    """The machine, with flushes that cost nothing."""

    def setUp(self) -> None:
        self._flush, os.fsync = os.fsync, lambda handle: None

    def tearDown(self) -> None:
        os.fsync = self._flush
