"""Where phones that play for themselves came to."""

from game.workshop.closing.arrivals import arrivals
from game.workshop.room import Way
from game.workshop.room.events import Arrived, Gone, Joined
from tests.workshop.closing.rooms import BENCH, opened
from tests.workshop.opened import STAGE, room_after

STORY = BENCH.rules.story


def test_they_are_counted_by_seat_in_the_storys_order():
    room = room_after(
        *(Joined(who) for who in "abcd"),
        Arrived("a", "mo", "both"), Arrived("b", "una", "both"), Arrived("c", "una", "apart"),
        Arrived("d", "una", "both"), Arrived("c", "una", "both"),
        room=opened(BENCH, Way.PAIRS),
    )  # fmt: skip
    una, mo = arrivals(room, STORY)
    assert (una.seat, una.you) == ("una", "The one on the right.")
    assert [(came.title, came.kind, came.count.number) for came in una.arrivals] == [
        ("One Bench", "an ending about leaning on each other", 3)
    ]
    assert (mo.seat, [came.count.number for came in mo.arrivals]) == ("mo", [1])


def test_a_phone_that_asked_to_be_forgotten_is_not_counted():
    room = room_after(Joined("a"), Arrived("a", "una", "both"), Gone("a"), room=opened(BENCH, Way.ALONE))
    assert arrivals(room, STORY) == ()


def test_where_there_is_one_seat_nobody_is_told_where_they_sat():
    room = room_after(Joined("a"), Arrived("a", None, "home"), room=opened(STAGE, Way.ALONE))
    (only,) = arrivals(room, STAGE.rules.story)
    assert (only.seat, only.you) == (None, "")
