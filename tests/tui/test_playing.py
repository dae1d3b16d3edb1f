"""A play on screen, from the library to what the story noticed."""

from attrs import evolve

from game.debrief.debrief import KINDS
from game.story.model import Kind
from game.tui.app import Left
from game.tui.screens.ending import EndingScreen
from game.tui.screens.library import LibraryScreen
from game.tui.screens.opening import BrokenScreen, OpeningScreen
from game.tui.screens.story import StoryScreen
from game.tui.sitting import Sitting
from tests.tui.driving import (
    CHAIRS,
    LIFT,
    MISTAKES,
    beginning,
    grid,
    number_of,
    play,
    playing,
    press,
    press_blindly,
    rows,
    settle,
    showing,
    take,
)


async def test_from_the_library_to_the_debrief_by_digits() -> None:
    async with playing(None) as player:
        assert "The Lift Home" in grid(player)
        await press(player, "1")
        assert "A story, not a test, not therapy." in grid(player)
        assert "It stays on this machine." in " ".join(grid(player).split())
        await press(player, "1", "2", "2")
        assert isinstance(player.app.screen, EndingScreen)
        assert play(player).trail == ("lay-by.map", "lay-by.read")
        assert "Second Gear" in grid(player)
        assert KINDS[Kind.INTERDEPENDENT] in grid(player)
        seen = grid(player)
        for _ in range(6):
            await press(player, "space")
            seen += grid(player)
        for heading in ("Later", "Whose was whose", "Fly on the wall", "Play it again"):
            assert heading in seen


async def test_arrows_and_enter_scroll_to_the_choices_before_they_take_one() -> None:
    async with playing(size=(60, 16), keys=["1"]) as player:
        assert "1 “Is it far" not in grid(player)
        presses = 0
        while play(player).taken is None:
            await press(player, "enter")
            presses += 1
        assert presses > 1
        assert play(player).trail == ("lay-by.far",)
        await press(player, "down", "enter")
        assert play(player).trail == ("lay-by.far", "road.alone")


async def test_arrows_reach_every_choice_and_come_back() -> None:
    async with playing(size=(40, 12), keys=["1"]) as player:
        for _ in range(20):
            await press(player, "down")
        assert "› 3 “I could ring my mother.”" in grid(player)
        for _ in range(20):
            await press(player, "up")
        assert grid(player).startswith(" The lay-by")


async def test_the_mouse_takes_a_choice_and_presses_keys_of_the_footer() -> None:
    async with playing(size=(120, 40), keys=["1"]) as player:
        assert await player.click(rows(player)[-1].query_one(".words"))
        await settle(player)
        assert play(player).trail == ("lay-by.ring",)
        assert await player.click("#back")
        await settle(player)
        assert play(player).trail == ()
        assert await player.click("#help")
        await settle(player)
        assert grid(player).lstrip().startswith("Keys")


async def test_the_line_that_says_there_is_more_can_be_clicked() -> None:
    async with playing(size=(40, 12), keys=["1"]) as player:
        before = grid(player)
        assert await player.click("#more")
        await settle(player)
        assert grid(player) != before
        assert isinstance(player.app.screen, StoryScreen)


async def test_going_back_any_number_of_times() -> None:
    async with playing(keys=["1", "1", "1", "1", "u", "u"]) as player:
        assert play(player).trail == ("lay-by.far",)
        await press(player, "u", "u", "u")
        assert play(player).trail == ()


async def test_going_back_from_an_ending() -> None:
    async with playing(keys=["1", "1", "2"]) as player:
        assert isinstance(player.app.screen, EndingScreen)
        await press(player, "u")
        assert play(player).trail == ("lay-by.far",)


async def test_a_locked_choice_is_seen_and_cannot_be_taken() -> None:
    async with playing(size=(120, 40), keys=["1"]) as player:
        shown = grid(player)
        assert "  – Read them the way home.\n" in shown
        assert "There is no map in your hands." in shown
        locked = next(row for row in rows(player) if row.place is None)
        assert await player.click(locked)
        await press(player, "4", "9")
        assert play(player).trail == ()


async def test_spoken_choices_are_quoted_and_acts_are_not() -> None:
    async with playing(size=(120, 40), keys=["1"]) as player:
        assert "1 “Is it far to walk?”" in grid(player)
        assert "2 Take the map" in grid(player)


async def test_the_choice_just_taken_stands_above_what_came_of_it() -> None:
    async with playing(size=(120, 40), keys=["1", "1"]) as player:
        assert grid(player).index("You: Is it far to walk?") < grid(player).index("Sam: Four miles.")
        await press(player, "1", "2")
        assert "You take the map out of the glovebox" in grid(player)


async def test_the_text_so_far_holds_the_whole_play() -> None:
    async with playing(size=(120, 40), keys=["1", "1", "h", "home"]) as player:
        shown = grid(player)
        for words in ("The text so far", "The van stops", "You: Is it far to walk?"):
            assert words in shown
        await press(player, "end")
        assert "It is very dark" in grid(player)
        await press(player, "q")
        assert isinstance(player.app.screen, StoryScreen)


async def test_help_lines_for_people() -> None:
    async with playing(keys=["i"]) as player:
        assert "findahelpline.com" in grid(player)
        await press(player, "escape")
        assert isinstance(player.app.screen, OpeningScreen)


async def test_a_story_that_leads_nowhere_says_so_and_stays_alive() -> None:
    async with playing(size=(120, 40), keys=["1", "1", "3"]) as player:
        assert 'The story has no way on from "road" here.' in grid(player)
        await press(player, "1")
        assert play(player).trail == ("lay-by.far", "road.round")
        assert "no way on" not in grid(player)


async def test_a_story_with_mistakes_says_how_many_and_where_to_look() -> None:
    async with playing(None, keys=["3"]) as player:
        assert isinstance(player.app.screen, BrokenScreen)
        assert "This story has 4 problems and cannot be played yet." in grid(player)
        assert f"bothways check {MISTAKES}".replace(" ", "") in "".join(grid(player).split())
        await press(player, "1")
        assert isinstance(player.app.screen, LibraryScreen)


async def test_seats_are_the_ways_in() -> None:
    async with playing(CHAIRS) as player:
        assert "1 Ana" in grid(player)
        await press(player, "2")
        assert "You can smell rice" in grid(player)
        await press(player, "1", "end", "1")
        assert isinstance(player.app.screen, OpeningScreen)


async def test_a_seat_asked_for_on_the_command_line_is_the_only_way_in() -> None:
    async with playing(CHAIRS, sitting=Sitting(seat="guest")) as player:
        assert "You: The one who came late." in grid(player)
        await press(player, "1")
        assert play(player).state.seat == "guest"


async def test_the_stance_asked_for_is_played() -> None:
    async with playing(LIFT, size=(120, 40), keys=["1"], sitting=Sitting(stances={"sam": "awake"})) as player:
        assert "Sam grins at the dark" in grid(player)


async def test_the_balances_are_shown_only_to_somebody_who_asked() -> None:
    async with playing(keys=["1", "1"]) as player:
        assert "autonomy" not in grid(player)
    async with playing(keys=["1", "1"], sitting=Sitting(peek=True)) as player:
        assert "autonomy +1 self_directed" in grid(player)


async def test_playing_again_starts_from_the_beginning() -> None:
    async with playing(keys=["1", "1", "2", "end"]) as player:
        await take(player, "Play it again")
        assert play(player).trail == ()


async def test_a_digit_shows_a_choice_further_down_before_it_takes_it() -> None:
    async with playing(size=(40, 12), keys=["1"]) as player:
        assert "Is it far" not in grid(player)
        await press_blindly(player, "1")
        assert play(player).trail == ()
        assert "› 1 “Is it far to walk?”" in grid(player)
        await press_blindly(player, "1")
        assert play(player).trail == ("lay-by.far",)


async def test_a_choice_that_was_shown_by_its_digit_can_be_passed_over_for_another() -> None:
    async with playing(size=(60, 16), keys=["1"]) as player:
        await press_blindly(player, "1", "3")
        assert play(player).trail == ("lay-by.ring",)


async def test_a_digit_brings_all_the_choices_into_view_where_they_fit() -> None:
    async with playing(size=(60, 16), keys=["1"]) as player:
        await press_blindly(player, "1")
        assert "› 1 “Is it far to walk?”" in grid(player)
        assert "3 “I could ring my mother.”" in grid(player)


async def test_after_reading_on_past_the_choices_a_digit_comes_back_to_its_own() -> None:
    async with playing(None, size=(40, 12)) as player:
        await press_blindly(player, "end", "1")
        assert isinstance(player.app.screen, LibraryScreen)
        assert "› 1 The Lift Home" in grid(player)
        await press_blindly(player, "1")
        assert isinstance(player.app.screen, OpeningScreen)


async def test_after_an_ending_a_digit_waits_until_its_line_is_seen() -> None:
    async with playing(size=(40, 12), keys=["1", "2", "2"]) as player:
        number = number_of(player, "Another story")
        await press_blindly(player, number)
        assert isinstance(player.app.screen, EndingScreen)
        assert f"› {number} Another story" in grid(player)
        await press_blindly(player, number)
        assert isinstance(player.app.screen, LibraryScreen)


async def test_leaving_asks_only_where_a_place_would_be_lost() -> None:
    async with playing(keys=["1", "q"]) as player:
        assert player.app.return_value is Left.QUIETLY
    async with playing(keys=["1", "1", "q"]) as player:
        assert "Your place in this story is not kept." in grid(player)
        await press(player, "escape")
        assert isinstance(player.app.screen, StoryScreen)
        await press(player, "escape", "2")
        assert isinstance(player.app.screen, LibraryScreen)
    async with playing(keys=["1", "1", "q", "q"]) as player:
        assert player.app.return_value is Left.QUIETLY


async def test_leaving_at_once_asks_nothing() -> None:
    for keys in (["x"], ["1", "1", "x"], ["1", "1", "h", "x"], ["1", "1", "q", "x"]):
        async with playing(keys=keys) as player:
            assert player.app.return_value is Left.AT_ONCE
            assert player.app.return_code == 0


async def test_ctrl_c_copies_what_is_marked_and_leaves_when_nothing_is() -> None:
    async with playing(size=(120, 40), keys=["1"]) as player:
        player.app.screen.text_select_all()
        await press(player, "ctrl+c")
        assert "The van stops" in player.app.clipboard
        player.app.screen.clear_selection()
        await press(player, "ctrl+c")
        assert player.app.return_value is Left.QUIETLY


async def test_more_choices_than_digits_are_reached_by_arrows() -> None:
    lift = beginning().rules.story
    scene = lift.scenes["road"]
    many = tuple(evolve(scene.choices[0], id=f"turn-{number}") for number in range(12))
    crowded = evolve(lift, scenes={**lift.scenes, "lay-by": evolve(lift.scenes["lay-by"], choices=many)})
    async with showing(beginning(crowded), size=(80, 24)) as player:
        for _ in range(40):
            await press(player, "down")
        await press(player, "enter")
        assert play(player).trail == ("lay-by.turn-11",)
