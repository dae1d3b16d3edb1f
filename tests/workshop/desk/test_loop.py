"""What comes next, from the lobby to the end; and the clock."""

from game.workshop.closing import STEPS
from game.workshop.desk.loop import Next, beside, first_place, next_step
from game.workshop.desk.timer import Timer
from game.workshop.room import Curtain, Part, Phase, Room, Way
from game.workshop.room.events import Drawn, Joined, Stepped, Turned, Voted
from game.workshop.room.host import begin, decide
from tests.workshop.opened import STAGE, opened, room_after

LOBBY = room_after(opened(), Joined("a"), Joined("b"))
ASKED = room_after(*begin(LOBBY, STAGE), room=LOBBY)


def after(*events, room: Room = ASKED) -> Next:
    return next_step(room_after(*events, room=room), STAGE)


def test_from_the_lobby_the_story_begins():
    assert next_step(LOBBY, STAGE) is Next.BEGIN
    assert after(Drawn(Curtain.PAUSED), room=LOBBY) is Next.BEGIN


def test_the_loop_is_vote_talk_counts_and_on():
    voted = (Voted(1, "a", "coat", "k"),)
    assert after() is Next.TALK
    assert after(Stepped(1, Phase.TALK)) is Next.REVEAL
    assert after(*voted, Stepped(1, Phase.REVEAL)) is Next.GO
    assert after(*voted, Stepped(1, Phase.REVEAL), Stepped(1, Phase.REVOTE)) is Next.REVEAL


def test_a_tie_and_no_vote_are_left_to_the_facilitator():
    assert after(Stepped(1, Phase.REVEAL)) is Next.CHOOSE
    tie = (Voted(1, "a", "coat", "k"), Voted(1, "b", "dry", "k"), Stepped(1, Phase.REVEAL))
    assert after(*tie) is Next.CHOOSE


def test_the_plan_says_at_which_questions_the_room_talks():
    talks = []
    room = room_after(*begin(room := room_after(opened(plan=20)), STAGE), room=room)
    while STAGE.play(room).ending is None:
        talks.append(next_step(room, STAGE) is Next.TALK)
        room = room_after(*decide(room, STAGE, room.decision.choices[0]), room=room)
    assert sum(talks) == 1
    assert next_step(room, STAGE) is Next.CLOSING


def test_the_talk_goes_through_the_plans_phases_and_no_others():
    def phases(plan: int) -> list[str]:
        room = room_after(opened(plan=plan))
        place = first_place(room, STAGE)
        found = []
        while place is not None:
            found.append(STEPS[place].id)
            room = room_after(Turned(Part.CLOSING, place), room=room)
            place = beside(room, STAGE, 1)
        assert next_step(room, STAGE) is Next.END
        assert beside(room, STAGE, -1) == [step.id for step in STEPS].index(found[-2])
        return found

    assert phases(20) == ["feel", "learned", "next"]
    assert phases(45) == [step.id for step in STEPS]


def test_where_each_plays_the_endings_come_before_the_talk():
    room = room_after(opened(Way.ALONE), Turned(Part.STORY))
    assert next_step(room, STAGE) is Next.ENDINGS
    assert next_step(room, STAGE, shown=True) is Next.CLOSING


def test_the_clock_counts_down_and_says_when_it_is_over():
    timer = Timer.of(2, 100.0)
    assert [timer.said(now) for now in (100.0, 100.5, 161.0, 219.9)] == [
        "2:00 left",
        "2:00 left",
        "0:59 left",
        "0:01 left",
    ]
    assert timer.said(220.0) == timer.said(900.0) == "Time is up."
