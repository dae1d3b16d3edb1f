"""What is kept: every place, before the next one is shown; and how to come back to it."""

from pathlib import Path

import pytest
from attrs import evolve

from game.saves import Save, Store
from game.tui.app import Left
from game.tui.screens.library import LibraryScreen
from game.tui.screens.opening import OpeningScreen
from game.tui.screens.story import StoryScreen
from game.tui.sitting import Sitting
from tests.tui.driving import CHAIRS, flat, grid, kept_in, play, playing, press, press_blindly, take

SLOT = "the-lift-home"


def saved(folder: Path, slot: str = SLOT) -> Save:
    found = Store(folder).load(slot).save
    assert found is not None
    return found


async def test_every_choice_is_kept_before_it_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, ...]] = []

    async def renew(screen: StoryScreen) -> None:
        kept.append(saved(tmp_path).trail)

    async with playing(keys=["1"], sitting=kept_in(tmp_path)) as player:
        monkeypatch.setattr(StoryScreen, "renew", renew)
        await press(player, "2", "1")
    assert kept == [("lay-by.map",), ("lay-by.map", "lay-by.far")]


async def test_an_ending_is_kept(tmp_path: Path) -> None:
    async with playing(keys=["1", "2", "2"], sitting=kept_in(tmp_path)):
        assert saved(tmp_path).endings == ("together",)


async def test_going_back_is_kept_too(tmp_path: Path) -> None:
    async with playing(keys=["1", "2", "1", "u"], sitting=kept_in(tmp_path)):
        assert saved(tmp_path).trail == ("lay-by.map",)
    async with playing(keys=["1", "2", "2", "u"], sitting=kept_in(tmp_path / "other")):
        assert saved(tmp_path / "other").trail == ("lay-by.map",)


async def test_leaving_with_a_kept_place_asks_nothing(tmp_path: Path) -> None:
    async with playing(keys=["1", "1", "q"], sitting=kept_in(tmp_path)) as player:
        assert player.app.return_value is Left.KEPT
    async with playing(keys=["1", "1", "escape"], sitting=kept_in(tmp_path / "other")) as player:
        assert isinstance(player.app.screen, LibraryScreen)


async def test_the_opening_offers_to_go_on_first_and_to_begin_again_second(tmp_path: Path) -> None:
    async with playing(keys=["1", "1", "1"], sitting=kept_in(tmp_path)):
        pass
    async with playing(sitting=kept_in(tmp_path)) as player:
        assert "› 1 Go on from there (after 2 choices, at “The lay-by, a little after one”)" in grid(player)
        assert "2 Begin again." in grid(player)
        await press(player, "1")
        assert play(player).trail == ("lay-by.far", "road.round")


@pytest.mark.parametrize("key", ["enter", "1"])
async def test_going_on_is_one_key_away_on_the_smallest_terminal(key: str, tmp_path: Path) -> None:
    async with playing(keys=["1", "1", "1"], sitting=kept_in(tmp_path)):
        pass
    async with playing(size=(40, 12), sitting=kept_in(tmp_path)) as player:
        assert "› 1 Go on from there" in grid(player)
        await press_blindly(player, key)
        assert play(player).trail == ("lay-by.far", "road.round")


async def test_below_the_way_back_stands_what_there_is_to_know_and_enter_comes_back_up(
    tmp_path: Path,
) -> None:
    async with playing(keys=["1", "1", "1"], sitting=kept_in(tmp_path)):
        pass
    async with playing(size=(40, 12), keys=["end"], sitting=kept_in(tmp_path)) as player:
        assert "A story, not a test, not therapy." in grid(player)
        await press(player, "enter")
        assert "› 1 Go on from there" in grid(player)
        await press(player, "enter")
        assert isinstance(player.app.screen, StoryScreen)


async def test_beginning_again_keeps_what_was_left_beside_it(tmp_path: Path) -> None:
    async with playing(keys=["1", "1"], sitting=kept_in(tmp_path)):
        pass
    async with playing(keys=["2"], sitting=kept_in(tmp_path)) as player:
        assert play(player).trail == ()
        assert saved(tmp_path, f"{SLOT}--earlier").trail == ("lay-by.far",)
        await press(player, "2")
        assert saved(tmp_path).trail == ("lay-by.map",)


async def test_where_a_story_has_seats_each_is_a_way_to_begin_again(tmp_path: Path) -> None:
    async with playing(CHAIRS, sitting=kept_in(tmp_path)) as player:
        await take(player, "Guest")
        await take(player, "Knock")
    async with playing(CHAIRS, keys=["1", "1", "u", "escape"], sitting=kept_in(tmp_path)) as player:
        assert isinstance(player.app.screen, LibraryScreen)
    async with playing(CHAIRS, sitting=kept_in(tmp_path)) as player:
        assert "1 of 1 ending found" in grid(player)
        assert "Go on" not in grid(player)


async def test_the_library_says_what_was_left_and_what_was_found(tmp_path: Path) -> None:
    async with playing(None, sitting=kept_in(tmp_path)) as player:
        assert "eft after" not in grid(player)
        await press(player, "1", "1", "2", "escape")
        assert "Left after 1 choice\n" in grid(player)
        await press(player, "1", "1", "2", "escape")
        assert isinstance(player.app.screen, LibraryScreen)
        assert "1 of 2 endings found\n" in grid(player)
        assert "eft after" not in grid(player)
        await press(player, "1", "1", "1", "1", "escape")
        assert "Left after 2 choices · 1 of 2 endings found\n" in grid(player)
        await press(player, "1")
        assert "1 of 2 endings found\n" in grid(player)


async def test_the_library_marks_a_story_that_was_left(tmp_path: Path) -> None:
    async with playing(None, keys=["1", "1", "2", "escape"], sitting=kept_in(tmp_path)) as player:
        await press(player, "enter", "enter")
        assert play(player).trail == ("lay-by.map",)


async def test_asked_to_go_on_it_opens_where_it_was_left(tmp_path: Path) -> None:
    async with playing(go_on=True, sitting=kept_in(tmp_path)) as player:
        assert isinstance(player.app.screen, OpeningScreen)
        assert "There is nothing to go on from; this is the beginning." in grid(player)
        await press(player, "1", "1")
    async with playing(go_on=True, sitting=kept_in(tmp_path)) as player:
        assert play(player).trail == ("lay-by.far",)


async def test_a_story_that_has_changed_says_so_and_goes_on_where_the_trail_ends(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(Save(slot=SLOT, story=SLOT, fingerprint="old", trail=("lay-by.map", "lay-by.fly")))
    async with playing(size=(120, 40), sitting=kept_in(tmp_path)) as player:
        assert "The story has changed since. Your trail fits up to choice 1" in flat(player)
        await press(player, "1")
        assert play(player).trail == ("lay-by.map",)


async def test_a_damaged_save_is_told_of_and_set_aside(tmp_path: Path) -> None:
    (tmp_path / f"{SLOT}.a.save").write_bytes(b"not a save")
    async with playing(size=(120, 40), sitting=kept_in(tmp_path)) as player:
        assert "cannot be read" in flat(player)
        assert ".damaged" in flat(player)
        await press(player, "1")
        assert isinstance(player.app.screen, StoryScreen)


async def test_a_disk_that_refuses_is_told_of_once_and_play_goes_on(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way")
    async with playing(size=(40, 12), keys=["1", "1"], sitting=kept_in(tmp_path / "saves")) as player:
        assert "Your place cannot be kept" in flat(player)
        await press(player, "1")
        assert "cannot be kept" not in flat(player)
        assert play(player).trail == ("lay-by.far", "road.round")
        await press(player, "q")
        assert "not kept. Leave all the same?" in flat(player)


async def test_two_windows_never_write_over_each_other(tmp_path: Path) -> None:
    async with playing(keys=["1", "2"], sitting=kept_in(tmp_path)) as first:
        async with playing(size=(120, 40), sitting=kept_in(tmp_path)) as second:
            assert "This story is open in another window." in flat(second)
            await press(second, "2", "1")
        await press(first, "1")
        assert "cannot be kept" not in flat(first)
    assert saved(tmp_path).trail == ("lay-by.map", "lay-by.far")
    assert saved(tmp_path, f"{SLOT}--2").trail == ("lay-by.far",)


async def test_in_the_library_no_story_is_held(tmp_path: Path) -> None:
    async with (
        playing(keys=["1", "2", "escape"], sitting=kept_in(tmp_path)),
        playing(size=(120, 40), sitting=kept_in(tmp_path)) as second,
    ):
        assert "another window" not in flat(second)


async def test_a_private_sitting_writes_nothing(tmp_path: Path, saves_of_its_own: Path) -> None:
    async with playing(None, keys=["1", "1", "2", "1", "u", "t", "2", "u", "q", "2"]) as player:
        assert isinstance(player.app.screen, LibraryScreen)
        await press(player, "1")
        assert "Go on from there" not in grid(player)
    assert list(saves_of_its_own.iterdir()) == []
    assert Sitting().store is None


@pytest.mark.parametrize(
    "digits",
    [
        ["1", "1", "1", "2"],
        ["2", "2"],
        ["2", "1", "1", "1"],
        ["2", "1", "2"],
        ["3", "2", "1", "3"],
    ],
    ids="".join,
)
async def test_a_play_comes_to_the_same_however_often_it_is_left(digits: list[str], tmp_path: Path) -> None:
    async with playing(keys=["1", *digits], sitting=kept_in(tmp_path / "one")) as player:
        at_once = play(player)
        shown = grid(player)
    for digit in digits:
        async with playing(go_on=True, sitting=kept_in(tmp_path / "two")) as player:
            if isinstance(player.app.screen, OpeningScreen):
                await press(player, "1")
            await press(player, digit)
            in_steps = play(player)
            last = grid(player)
    assert (in_steps.trail, in_steps.state) == (at_once.trail, at_once.state)
    assert last == shown
    assert evolve(saved(tmp_path / "one"), generation=0) == evolve(saved(tmp_path / "two"), generation=0)
