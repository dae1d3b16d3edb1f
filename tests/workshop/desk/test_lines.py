"""The desk line by line: every command, and what is said to it."""

import io
from pathlib import Path

import pytest

from game.plain.environment import Environment
from game.story.library import card
from game.workshop.desk.asked import Asked
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.lines.commands import COMMANDS, HELP, WORDS
from game.workshop.desk.lines.line_desk import LineDesk
from game.workshop.desk.lines.sitting import in_lines
from game.workshop.desk.lines.typed import Typed
from game.workshop.desk.workshop import working
from game.workshop.room import Curtain, Part, Phase, Refusal, Source, Way
from tests.tui.driving import LIFT
from tests.workshop.desk.driving import CODE, Door, arrive, come_in, room, vote
from tests.workshop.desk.feeding import typed
from tests.workshop.opened import STAGE


async def test_it_begins_with_the_way_in_and_what_to_type():
    async with room(door=Door(open=1)) as desk:
        await come_in(desk.live, "a")
        said, leaving = await typed(desk)
    assert said.startswith("The Bridge. Room BCD FGHJ.\nAges 11+. About 2 minutes.\n")
    assert "On a phone: http://192.168.1.20:8765/BCDFGHJ\nOr: http://10.0.0.7:8765/BCDFGHJ\n" in said
    assert "projector's browser: http://192.168.1.20:8765/BCDFGHJ/screen\n" in said
    assert "1 phone is in. 1 page is open.\n" in said
    assert "Type “next” or “begin”" in said
    assert leaving is Leaving.KEPT


async def test_a_question_is_said_with_its_letters_and_no_counts_until_the_reveal():
    async with room() as desk:
        await come_in(desk.live, "a", "b", "c")
        await desk.begin()
        await vote(desk.live, a="coat", b="coat")
        said, _ = await typed(desk, "who", "read")
        assert "A. “Take my coat.”\nB. “It looks dry.”\nSilent vote. 2 of 3 phones voted.\n" in said
        assert "A: " not in said
        said, _ = await typed(desk, "reveal")
    assert "A: 2. “Take my coat.”\nB: 0. “It looks dry.”\n2 votes: 2 by phone.\nA leads.\n" in said
    assert "“next”: go on with A. “go b”: with another. “again”: vote again.\n" in said


async def test_a_second_vote_says_both_counts():
    async with room() as desk:
        await desk.begin()
        said, _ = await typed(desk, "a 2 b 1", "reveal", "again", "a 1 b 2", "reveal")
    assert "A: 1, before: 2. “Take my coat.”\nB: 2, before: 1." in said


@pytest.mark.parametrize(
    ("line", "source", "counts"),
    [
        ("a 12 b 9", Source.TYPED, {"coat": 12, "dry": 9}),
        ("b9", Source.TYPED, {"coat": 0, "dry": 9}),
        ("hands a 3 b 4", Source.HANDS, {"coat": 3, "dry": 4}),
        ("cards a 3", Source.CARDS, {"coat": 3, "dry": 0}),
        ("keyboard abba", Source.KEYBOARD, {"coat": 2, "dry": 2}),
        ("keyboard a 3", Source.KEYBOARD, {"coat": 3, "dry": 0}),
        ("Keyboard A B", Source.KEYBOARD, {"coat": 1, "dry": 1}),
    ],
)
async def test_votes_are_counted_however_they_were_given(line, source, counts):
    async with room() as desk:
        await desk.begin()
        await typed(desk, line)
        assert desk.question.by_source == {source: counts}


async def test_a_press_is_taken_back():
    async with room() as desk:
        await desk.begin()
        said, _ = await typed(desk, "keyboard ab", "undo", "undo", "undo")
        assert desk.question.cast == 0
    assert "2 pressed.\n1 pressed.\n0 pressed.\nThere is no press to take back.\n" in said


async def test_ways_on_with_the_leader_with_another_and_without_a_vote():
    async with room() as desk:
        await typed(desk, "begin", "a 1", "reveal", "go")
        assert desk.room.trail == ("gate.coat",)
        await typed(desk, "go b")
        assert desk.room.trail == ("gate.coat", "bridge.run")
        await typed(desk, "pass B")
        assert desk.room.trail[-1] == "bank.point"
        assert desk.room.decisions[2].passed


async def test_a_tie_is_the_facilitators():
    async with room() as desk:
        said, _ = await typed(desk, "begin", "a 1 b 1", "reveal", "next", "go")
        assert desk.question.phase is Phase.REVEAL
    assert "A tie: A and B. Say which: go a, for example.\n" in said


async def test_next_alone_goes_from_the_lobby_to_the_end():
    async with room() as desk:
        lines = ["next"]
        for _ in range(4):
            lines += ["hands b 1", "next", "next", "next"]
        said, _ = await typed(desk, *lines, *["next"] * 9)
        assert desk.room.part is Part.CLOSING
    assert "The ending: " in said
    assert "What happened? (3 minutes)\n" in said
    assert "Your way:\n" in said
    assert said.count("That was the last part.") >= 1


async def test_back_goes_back_in_the_story_and_in_the_talk():
    async with room() as desk:
        said, _ = await typed(desk, "begin", "go a", "back")
        assert desk.room.trail == ()
        assert "Back one answer.\n" in said
        said, _ = await typed(desk, "back")
        assert "This is the beginning" in said
        said, _ = await typed(desk, "closing", "next", "back")
        assert said.count("Before we talk") == 2


async def test_the_curtain():
    async with room() as desk:
        said, _ = await typed(desk, "pause")
        assert desk.room.curtain is Curtain.PAUSED
        await typed(desk, "blank")
        assert desk.room.curtain is Curtain.BLANK
        more, _ = await typed(desk, "show")
        assert desk.room.curtain is Curtain.OPEN
    assert "Paused. “show” goes on.\n" in said
    assert "Everything is shown again.\n" in more


async def test_the_clock():
    async with room() as desk:
        said, _ = await typed(desk, "timer 3", "timer off", "timer", "timer 0", "timer soon")
    assert "3:00 left\nThe clock is stopped.\n" in said
    assert said.count("Minutes are a whole number") == 2


async def test_time_that_is_up_and_votes_that_are_all_in_are_said_once():
    async with room() as desk:
        await come_in(desk.live, "a")
        await desk.begin()
        await vote(desk.live, a="coat")
        desk.turn_timer(1)
        desk.clock.now += 61
        said, _ = await typed(desk, "who", "who", "who")
    assert said.count("Every phone has voted.") == 1
    assert said.count("Time is up.") == 1


async def test_after_a_minute_without_a_phone_the_rungs_are_said_once():
    async with room() as desk:
        out = io.StringIO()

        class Waiting:
            lines = iter(["who", "who", None])

            async def next(self):
                desk.clock.now += 40
                return next(self.lines)

        from game.plain.lines import Lines

        await LineDesk(desk, Lines(out, io.StringIO()), Waiting(), Path()).run()
    assert out.getvalue().count("No phone has come yet.") == 1
    assert "hotspot" in out.getvalue()


async def test_what_to_ask_the_plan_the_preview_and_places():
    async with room() as desk:
        said, _ = await typed(desk, "plan", "preview", "places", "begin", "listen", "talk")
    assert "The plan of 45 minutes:\n" in said
    assert "An ending: Out, an ending about keeping apart.\nA star was out.\n" in said
    assert "findahelpline" in said
    assert "Listen for: " in said


async def test_the_report_and_the_sheets_are_written_where_it_says(tmp_path):
    async with room() as desk:
        said, _ = await typed(
            desk,
            "begin",
            "a 12 b 9",
            "go a",
            "report",
            "report class 9.html",
            "report out",
            "print",
            "print p",
            folder=tmp_path,
        )
    names = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {
        "bridge-report.html",
        "bridge-report.csv",
        "class 9.html",
        "class 9.csv",
        "out/bridge-report.html",
    } <= names
    assert {"bridge-to-print/bridge-vote-cards.html", "p/bridge-lesson-plan.html"} <= names
    for name in names:
        assert f"Written: {tmp_path / name}\n" in said


async def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    async with room() as desk:
        said, _ = await typed(desk, "begin", "report file/here", folder=tmp_path)
    assert "Nothing was written into" in said


async def test_what_is_no_command_is_answered_and_changes_nothing():
    async with room() as desk:
        said, _ = await typed(desk, "begn", "go", "a 12", "", "?", "talk", "\x1b[2J")
        assert desk.room.part is Part.LOBBY
    assert "There is no command “begn”. Did you mean “begin”?" in said
    assert said.count("No question is open.") >= 3
    assert said.count("next: the step that comes next.") == 2
    assert "\x1b" not in said


async def test_help_lists_every_command():
    async with room() as desk:
        said, _ = await typed(desk, "help")
        assert all(f"{line}\n" in said for line in HELP)
        out = LineDesk(desk, None, None, Path())  # type: ignore[arg-type]
        assert set(out._commands) == WORDS == {command.word for command in COMMANDS if command.word}


async def test_a_room_in_use_is_closed_only_when_sure():
    async with room() as desk:
        assert (await typed(desk, "quit"))[1] is Leaving.CLOSED
        await desk.begin()
        said, leaving = await typed(desk, "quit", "who", "quit", "leave")
        assert leaving is Leaving.KEPT
        assert said.count("once more closes it for good") == 2
        assert (await typed(desk, "q", "quit"))[1] is Leaving.CLOSED


async def test_apart_the_endings_are_said_when_asked_for():
    async with room(Way.ALONE) as desk:
        await come_in(desk.live, "a", "b", "c")
        await desk.begin()
        await arrive(desk.live, a="home", b="home")
        said, _ = await typed(desk)
        assert "2 of 3 have come to an ending." in said
        assert "Home" not in said
        said, _ = await typed(desk, "reveal", "next")
        assert "Home: 2\n" in said
        assert desk.room.part is Part.CLOSING


async def test_another_window_that_takes_the_room_ends_this_one():
    async with room() as desk:
        await desk.live.lose()
        assert (await typed(desk))[1] is Leaving.MOVED


async def test_what_cannot_be_kept_is_said(monkeypatch):
    def refused(*_given):
        raise Refusal("unkept", "That could not be kept.")

    monkeypatch.setattr("game.workshop.room.host.begin", refused)
    async with room() as desk:
        said, _ = await typed(desk, "begin")
    assert "That could not be kept.\n" in said


# Before there is a room.


def sitting(tmp_path: Path, answers: str, *, interactive: bool = True) -> tuple[Environment, io.StringIO]:
    out = io.StringIO()
    environment = Environment.of(io.StringIO(answers), out, out, tmp_path, {})
    return Environment(environment.out, environment.errors, tmp_path, {}, interactive), out


def asked(tmp_path: Path, **more) -> Asked:
    return Asked(store=str(tmp_path / "rooms.sqlite3"), listen="127.0.0.1", **more)


async def leave_a_room(tmp_path: Path) -> None:
    async with working(asked(tmp_path), STAGE.rules.story) as shop:
        desk = await shop.open(STAGE.rules.story)
        await desk.begin()


async def test_a_story_is_chosen_where_none_was_named(tmp_path, monkeypatch):
    monkeypatch.setattr("game.workshop.desk.lines.choosing.bundled_stories", lambda: (card(LIFT),))
    async with working(asked(tmp_path)) as shop:
        environment, out = sitting(tmp_path, "2\n1\nquit\n")
        sat = await in_lines(shop, None, environment)
        assert sat.leaving is Leaving.CLOSED
        assert "“2” is not on offer." in out.getvalue()
        assert "The Lift Home. Room BCD FGHJ." in out.getvalue()
        await shop.close(sat.desk)
        environment, _ = sitting(tmp_path, "q\n")
        assert (await in_lines(shop, None, environment)).leaving is Leaving.NO_ROOM


async def test_a_room_that_was_not_closed_is_offered_and_erased_or_gone_on_with(tmp_path):
    await leave_a_room(tmp_path)
    async with working(asked(tmp_path), STAGE.rules.story) as shop:
        environment, out = sitting(tmp_path, "1\nleave\n")
        sat = await in_lines(shop, STAGE.rules.story, environment)
        assert (sat.leaving, sat.desk.question.number) == (Leaving.KEPT, 1)
        assert (
            "1. Go on with “The Bridge”, room BCD FGHJ, at question 1, a few minutes ago.\n" in out.getvalue()
        )
    async with working(asked(tmp_path), STAGE.rules.story) as shop:
        environment, _ = sitting(tmp_path, "3\nleave\n")
        sat = await in_lines(shop, STAGE.rules.story, environment)
        assert sat.desk.room.part is Part.LOBBY


async def test_a_pipe_is_told_of_a_room_that_was_not_closed_and_asked_nothing(tmp_path, monkeypatch):
    await leave_a_room(tmp_path)
    monkeypatch.setattr("game.workshop.live.rooms.new_code", lambda: "QRSTVWX")
    async with working(asked(tmp_path), STAGE.rules.story) as shop:
        environment, out = sitting(tmp_path, "", interactive=False)
        sat = await in_lines(shop, STAGE.rules.story, environment)
        assert (sat.leaving, sat.desk.live.code) == (Leaving.KEPT, "QRSTVWX")
        assert f"To go on with it: --resume {CODE}\n" in out.getvalue()


async def test_typed_lines_come_one_after_another_and_then_no_more():
    lines = Typed(io.StringIO("a\n b \n\nlast"))
    assert [await lines.next() for _ in range(5)] == ["a", "b", "", "last", None]
