"""Every screen of the desk and every key on it."""

from pathlib import Path

import pytest

from game.tui.signs import ASCII
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.screens.address import AddressScreen
from game.workshop.desk.screens.apart import ApartScreen
from game.workshop.desk.screens.closing import ClosingScreen
from game.workshop.desk.screens.laid_over import Asking, Palette, Paper
from game.workshop.desk.screens.lobby import LobbyScreen
from game.workshop.desk.screens.sheets import AnswerSheet, CountSheet, KeyboardSheet
from game.workshop.desk.screens.vote import VoteScreen
from game.workshop.room import Curtain, Part, Phase, Refusal, Source, Way, host
from tests.workshop.desk.driving import (
    Door,
    arrive,
    body,
    come_in,
    flat,
    press,
    room,
    settle,
    showing,
    until,
    until_shown,
    vote,
)

TO_THE_END = ["coat", "lean", "point", "go"]


async def to_the_end(desk) -> None:
    await desk.begin()
    for choice in TO_THE_END:
        await desk.decide(choice)


# The lobby.


async def test_the_lobby_shows_the_way_in_and_who_is_here():
    door = Door()
    async with room(door=door) as desk, showing(desk) as player:
        assert isinstance(player.app.screen, LobbyScreen)
        assert "192.168.1.20:8765/BCDFGHJ" in flat(player)
        assert "0 phones in" in flat(player)
        assert "█" in flat(player)
        await come_in(desk.live, "a", "b")
        door.open = 3
        await until_shown(player, "2 phones in, 3 pages open")
        assert "Enter: begin" in flat(player)


async def test_arrows_show_the_address_of_another_network():
    async with room() as desk, showing(desk) as player:
        first = body(player)
        await press(player, "right")
        assert "10.0.0.7:8765/BCDFGHJ" in flat(player)
        assert "Address 2 of 2" in flat(player)
        await press(player, "right")
        assert body(player) == first
        await press(player, "left")
        assert "10.0.0.7:8765/BCDFGHJ" in flat(player)


async def test_one_address_has_no_arrows():
    async with room(door=Door(addresses=("http://10.0.0.7:8765",))) as desk, showing(desk) as player:
        assert "Address" not in body(player)
        assert "address_after" not in {action.name for action in player.app.screen.live_actions}


async def test_after_a_minute_without_a_phone_it_says_what_to_try():
    door = Door()
    async with room(door=door) as desk, showing(desk) as player:
        desk.clock.now += 59
        player.app.tick()
        await settle(player)
        assert "hotspot" not in body(player)
        desk.clock.now += 1
        player.app.tick()
        await settle(player)
        assert "No phone yet. space: what to try" in flat(player)
        assert "hotspot" in body(player)
        await press(player, "space")
        assert "Raised hands" in flat(player)
        door.open = 1
        player.app.tick()
        await settle(player)
        assert "hotspot" not in body(player)


async def test_the_address_alone_is_as_large_as_it_can_be():
    async with room() as desk, showing(desk, size=(120, 40), keys=["j"]) as player:
        assert isinstance(player.app.screen, AddressScreen)
        assert "Room BCD FGHJ" in flat(player)
        assert "█" not in flat(player), "drawn with coloured cells, not with letters"
        await press(player, "right")
        assert "10.0.0.7" in flat(player)
        await press(player, "escape")
        assert isinstance(player.app.screen, LobbyScreen)


async def test_a_small_window_and_plain_signs_have_no_code():
    async with room() as desk:
        async with showing(desk, size=(40, 12)) as player:
            assert "A larger window shows a QR code" in flat(player)
        async with showing(desk, signs=ASCII) as player:
            assert "█" not in body(player)
            assert flat(player).isascii()


async def test_the_preview_asks_first_and_gives_all_away():
    async with room() as desk, showing(desk, keys=["w"]) as player:
        assert isinstance(player.app.screen, Asking)
        assert "star was out" not in flat(player)
        await press(player, "1")
        await until(player, lambda: isinstance(player.app.screen, Paper))
        assert "A star was out." in body(player)
        await press(player, "escape", "w", "2")
        assert isinstance(player.app.screen, LobbyScreen)


async def test_the_sheets_to_print_are_written_when_asked_for(tmp_path: Path):
    async with room() as desk, showing(desk, keys=["c"], folder=tmp_path) as player:
        assert str(tmp_path.name) in body(player)
        await press(player, "2")
        assert list(tmp_path.iterdir()) == []
        await press(player, "c", "1")
        await until(player, lambda: "Written into" in body(player))
        (folder,) = tmp_path.iterdir()
        assert (folder / "bridge-vote-cards.html").is_file()


# The loop.


async def test_enter_goes_through_the_whole_loop():
    async with room() as desk, showing(desk) as player:
        await come_in(desk.live, "a", "b", "c")
        await press(player, "enter")
        assert isinstance(player.app.screen, VoteScreen)
        assert "The gate is open." in flat(player)
        await vote(desk.live, a="coat", b="coat", c="dry")
        await until_shown(player, "Silent vote: 3 of 3 phones voted")
        assert "Enter: talk in pairs" in flat(player)
        assert "█" not in flat(player)
        await press(player, "enter")
        assert "Talk with the person beside you." in flat(player)
        assert "2:00 left" in flat(player)
        await press(player, "enter")
        assert "A leads. 3 votes: 3 by phone" in flat(player)
        assert "█" in flat(player)
        assert "Enter: go on with A" in flat(player)
        await press(player, "enter")
        assert "You: Take my coat. The bridge Wind." in flat(player)
        assert desk.room.trail == ("gate.coat",)


async def test_no_count_shows_before_the_reveal_whatever_comes_in():
    async with room() as desk, showing(desk, keys=["enter"]) as player:
        await come_in(desk.live, "a", "b", "c")
        await until_shown(player, "0 of 3")
        shown = body(player).replace("0 of 3", "")
        await vote(desk.live, a="coat", b="coat", c="coat")
        await until_shown(player, "3 of 3")
        assert body(player).replace("3 of 3", "") == shown


async def test_a_second_vote_shows_the_counts_of_the_first():
    async with room() as desk, showing(desk, keys=["enter"]) as player:
        await come_in(desk.live, "a", "b")
        await vote(desk.live, a="coat", b="dry")
        await press(player, "r")
        assert "A tie: A and B" in flat(player)
        assert "v: vote again g: choose" in flat(player)
        await press(player, "v")
        assert "Second vote: 2 of 2" in flat(player)
        assert "before" not in flat(player)
        await vote(desk.live, b="coat")
        await settle(player)
        await press(player, "enter")
        assert "2 (before: 1)" in flat(player)
        assert "0 (before: 1)" in flat(player)


async def test_enter_never_decides_a_tie():
    async with room() as desk, showing(desk, keys=["enter", "r", "enter", "enter", "enter"]) as player:
        assert desk.question.phase is Phase.REVEAL
        assert "Nobody has voted." in flat(player)


async def test_any_answer_can_be_gone_on_with_and_the_leader_is_marked():
    async with room() as desk, showing(desk, keys=["enter"]) as player:
        await come_in(desk.live, "a")
        await vote(desk.live, a="dry")
        await press(player, "r", "g")
        assert isinstance(player.app.screen, AnswerSheet)
        assert player.app.screen.menu.marked.place == 1
        await press(player, "a")
        assert isinstance(player.app.screen, VoteScreen)
        assert desk.room.trail == ("gate.coat",)
        assert not desk.room.decisions[0].passed


async def test_a_scene_can_be_passed_over_without_a_vote():
    async with room() as desk, showing(desk, keys=["enter", "s"]) as player:
        assert "No vote is counted" in flat(player)
        await press(player, "escape", "s", "b")
        assert desk.room.decisions[0].passed
        assert desk.room.trail == ("gate.dry",)


async def test_back_asks_only_where_votes_are_lost():
    async with room() as desk, showing(desk, keys=["enter"]) as player:
        assert "back" not in {action.name for action in player.app.screen.live_actions}
        await desk.decide("coat")
        await settle(player)
        await press(player, "u")
        assert desk.room.trail == ()
        await desk.decide("coat")
        await desk.count(Source.HANDS, {"lean": 2})
        await settle(player)
        await press(player, "u")
        assert isinstance(player.app.screen, Asking)
        assert desk.room.trail == ("gate.coat",)
        await press(player, "1")
        await until(player, lambda: desk.room.trail == ())
        await until_shown(player, "The gate is open.")


async def test_talk_can_be_had_again_and_the_text_read_again():
    async with room() as desk, showing(desk, keys=["enter", "d"]) as player:
        assert desk.question.phase is Phase.TALK
        assert "talk" not in {action.name for action in player.app.screen.live_actions}
        await press(player, "h")
        assert isinstance(player.app.screen, Paper)
        assert "The gate is open." in flat(player)
        await press(player, "q", "l")
        assert "Listen for" in flat(player)


async def test_the_clock_runs_stops_and_says_that_it_is_over():
    async with room() as desk, showing(desk, keys=["enter", "m"]) as player:
        assert "1:00 left" in flat(player)
        desk.clock.now += 20
        player.app.tick()
        await settle(player)
        assert "0:40 left" in flat(player)
        desk.clock.now += 60
        player.app.tick()
        await settle(player)
        assert "Time is up." in flat(player)
        await press(player, "m")
        assert "Time is up." not in flat(player)


# Votes without phones.


async def test_counts_are_typed():
    async with room() as desk, showing(desk, keys=["enter", "n"]) as player:
        assert isinstance(player.app.screen, CountSheet)
        await press(player, *"hands", "space", *"a12", "space", *"b99", "backspace")
        assert "hands a12 b9_" in flat(player)
        await press(player, "enter")
        assert isinstance(player.app.screen, VoteScreen)
        assert desk.question.by_source == {Source.HANDS: {"coat": 12, "dry": 9}}
        assert "21 counted here" in flat(player)
        await press(player, "r")
        assert "A leads. 21 votes: 21 by hand" in flat(player)


async def test_a_count_that_cannot_be_read_says_why_and_stays():
    async with room() as desk, showing(desk, keys=["enter", "n", "z", "enter"]) as player:
        assert "Counts are written so: a 12 b 9" in flat(player)
        assert isinstance(player.app.screen, CountSheet)
        await press(player, "escape")
        assert desk.question.cast == 0
        await press(player, "n", "enter")
        assert isinstance(player.app.screen, VoteScreen)


async def test_one_keyboard_for_everybody():
    async with room() as desk, showing(desk, keys=["enter", "k"]) as player:
        assert isinstance(player.app.screen, KeyboardSheet)
        await press(player, "a", "b", "a", "q", "enter", "space")
        assert "3 votes" in flat(player)
        assert "Thank you." in flat(player)
        await press(player, "c")
        assert "from A to B" in flat(player)
        await press(player, "backspace")
        assert "2 votes" in flat(player)
        assert desk.question.by_source == {Source.KEYBOARD: {"coat": 1, "dry": 1}}
        await press(player, "escape", "r")
        assert "2 votes: 2 at the keyboard" in flat(player)


# The curtain.


async def test_pause_and_blank_and_all_again():
    async with room() as desk, showing(desk, keys=["enter", "p"]) as player:
        assert desk.room.curtain is Curtain.PAUSED
        assert "The gate" not in flat(player)
        assert "Paused" in flat(player)
        await press(player, "x")
        assert desk.room.curtain is Curtain.BLANK
        assert "Paused" not in flat(player)
        assert flat(player) == "x: show it again"
        await press(player, "x")
        assert desk.room.curtain is Curtain.OPEN
        assert "The gate is open." in flat(player)


@pytest.mark.parametrize("over", [["l"], ["question_mark"], ["colon"], ["q"], ["j"]])
async def test_blank_covers_whatever_lies_over_the_room(over):
    async with room() as desk, showing(desk, keys=["enter", *over, "x"]) as player:
        assert desk.room.curtain is Curtain.BLANK
        assert isinstance(player.app.screen, VoteScreen)
        assert "gate" not in flat(player)


# Each on a phone.


async def test_apart_it_counts_and_shows_endings_only_when_asked():
    async with room(Way.ALONE) as desk, showing(desk, keys=["enter"]) as player:
        assert isinstance(player.app.screen, ApartScreen)
        await come_in(desk.live, "a", "b", "c")
        await arrive(desk.live, a="home", b="home")
        await until_shown(player, "2 of 3 have come to an ending")
        assert "Home" not in flat(player)
        await press(player, "enter")
        assert "Home" in flat(player)
        assert "Enter: talk about it" in flat(player)
        await press(player, "enter")
        assert isinstance(player.app.screen, Asking)
        assert "2 of 3" in body(player)
        await press(player, "1")
        await until(player, lambda: desk.room.part is Part.CLOSING)
        await until(player, lambda: isinstance(player.app.screen, ClosingScreen))


# The talk after the story.


async def test_the_talk_goes_phase_by_phase_with_what_was_computed(tmp_path: Path):
    async with room() as desk, showing(desk, folder=tmp_path) as player:
        await to_the_end(desk)
        await until_shown(player, "The story ends here for this room.")
        await press(player, "enter")
        await until(player, lambda: isinstance(player.app.screen, ClosingScreen))
        assert "Before we talk 1 of 7, 1 minute" in flat(player)
        assert "1:00 left" in flat(player)
        await until(player, lambda: player.app.screen.debrief is not None)
        await press(player, "enter", "enter")
        assert "What happened?" in flat(player)
        assert "Your way" in body(player)
        assert "Facts before motives" not in body(player)
        await press(player, "l")
        assert "Facts before motives." in flat(player)
        await press(player, "escape", "u")
        assert "How did it end?" in flat(player)
        await press(player, "enter", "enter", "enter", "enter", "enter")
        assert "What next?" in flat(player)
        await press(player, "s", "1")
        await until(player, lambda: "Written into" in body(player))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["bridge-report.csv", "bridge-report.html"]
        await press(player, "enter")
        assert isinstance(player.app.screen, Asking)


async def test_before_the_first_phase_is_the_story():
    async with room() as desk, showing(desk) as player:
        await to_the_end(desk)
        await settle(player)
        await press(player, "enter")
        await until(player, lambda: isinstance(player.app.screen, ClosingScreen))
        await press(player, "u")
        await until(player, lambda: isinstance(player.app.screen, VoteScreen))
        assert desk.question is not None


async def test_the_story_can_be_left_for_the_talk_after_asking():
    async with room() as desk, showing(desk, keys=["enter", "e"]) as player:
        assert isinstance(player.app.screen, Asking)
        await press(player, "2")
        assert desk.room.part is Part.STORY
        await press(player, "e", "1")
        await until(player, lambda: desk.room.part is Part.CLOSING)


# Around it.


async def test_plan_help_palette_and_help_lines():
    async with room() as desk, showing(desk, keys=["o"]) as player:
        assert "The plan: 45 minutes" in flat(player)
        await press(player, "escape", "i")
        assert "findahelpline" in body(player)
        await press(player, "escape", "enter", "question_mark")
        assert "show the counts" in flat(player)
        assert "Enter always does the next step" in body(player)
        await press(player, "escape", "colon")
        assert isinstance(player.app.screen, Palette)
        places = [row.entry.content.plain for row in player.app.screen.menu.open_rows]
        player.app.screen.menu.take(
            next(place for place, words in enumerate(places) if words.startswith("r "))
        )
        await until(player, lambda: desk.question.phase is Phase.REVEAL)


async def test_the_help_lists_exactly_the_keys_that_work():
    async with room() as desk, showing(desk, keys=["enter"]) as player:
        live = player.app.screen.live_actions
        await press(player, "question_mark")
        assert body(player).split("\n\n")[1].splitlines() == [f"{one.shown:8}{one.label}" for one in live]


@pytest.mark.parametrize(
    ("keys", "leaving"),
    [(["q", "2"], Leaving.CLOSED), (["q", "3"], Leaving.KEPT), (["ctrl+c", "3"], Leaving.KEPT)],
)
async def test_leaving_asks_what_becomes_of_the_room(keys, leaving):
    async with room() as desk, showing(desk, keys=keys) as player:
        assert player.app.return_value.leaving is leaving
        assert player.app.return_value.desk is desk


async def test_to_stay_is_the_first_answer():
    async with room() as desk, showing(desk, keys=["q", "enter"]) as player:
        assert player.app.return_value is None
        assert isinstance(player.app.screen, LobbyScreen)
        await press(player, "q", "q")
        assert isinstance(player.app.screen, LobbyScreen)


async def test_another_window_that_takes_the_room_ends_this_one():
    async with room() as desk, showing(desk) as player:
        await desk.live.lose()
        await until(player, lambda: player.app.return_value is not None)
        assert player.app.return_value.leaving is Leaving.MOVED


async def test_a_refusal_is_said_in_a_quiet_line(monkeypatch):
    def refused(*_given):
        raise Refusal("unkept", "That could not be kept.")

    async with room() as desk, showing(desk, keys=["enter"]) as player:
        monkeypatch.setattr(host, "step", refused)
        await press(player, "r")
        assert "That could not be kept." in flat(player)
        assert desk.question.phase is Phase.VOTE


async def test_a_room_that_is_gone_on_with_stands_where_it_stood():
    async with room() as desk:
        await desk.begin()
        await desk.decide("coat")
        await desk.step(Phase.TALK)
        await desk.draw(Curtain.BLANK)
        async with showing(desk) as player:
            assert isinstance(player.app.screen, VoteScreen)
            assert "Wind" not in flat(player)
            await press(player, "x")
            assert "Talk with the person beside you." in flat(player)
