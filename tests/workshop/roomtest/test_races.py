"""Nothing that a phone was told is kept is ever lost, however the program ends; in full: make room-test."""

import random

from tests.workshop.roomtest.phone import Phone
from tests.workshop.roomtest.races import race

PHONES, KILLS = 60, 5


async def test_no_vote_is_lost_or_doubled_when_the_program_is_killed_again_and_again(tmp_path):
    found = await race(tmp_path, PHONES, KILLS, seed=1)
    assert (found.kills, found.lost, found.doubled, found.agrees) == (KILLS, 0, 0, True)
    assert found.answered > PHONES


def test_a_phone_knows_which_votes_can_be_its_own():
    phone = Phone("ROOM", (), ("ask", "wait", "go"), random.Random(1))
    assert phone.holds(None)
    phone.sent = {"ask"}
    assert phone.holds(None)
    assert phone.holds("ask")
    phone.kept, phone.sent = "ask", {"wait"}
    assert not phone.holds(None)
    assert phone.holds("ask")
    assert phone.holds("wait")
    assert not phone.holds("go")
