"""A district goes on without one of its programs, and without its database for a moment; in full: make room-test."""

import asyncio

import pytest

from tests.workshop.database import Database
from tests.workshop.roomtest.district import district

pytestmark = pytest.mark.system
ROOMS, EACH = 12, 10


def test_a_killed_program_a_late_one_and_a_restarted_database_lose_no_vote():
    with Database.start() as database:
        found = asyncio.run(district(database, workers=4, rooms=ROOMS, each=EACH, seed=1))
    assert (found.lost, found.doubled, found.agree) == (0, 0, ROOMS)
    assert found.moved == len(found.elsewhere) == ROOMS / 4
    assert found.woke == found.fenced >= ROOMS / 4
    assert found.written == 0
