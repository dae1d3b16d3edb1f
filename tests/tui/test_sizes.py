"""Any terminal from 40×12 to 200×60, also while playing."""

import pytest

from game.tui.widgets import Text
from tests.tui.driving import SIZES, Player, grid, playing, press, resize


def widest(player: Player) -> int:
    return max(len(line) for line in grid(player).splitlines())


async def test_resizing_while_playing_keeps_the_place_and_fits_again() -> None:
    async with playing(size=(120, 40), keys=["1", "1"]) as player:
        wide = grid(player)
        await resize(player, 40, 12)
        assert widest(player) <= 40
        assert "You: Is it far to walk?" in grid(player)
        assert "q leave" in grid(player)
        await press(player, "end")
        assert "3 Follow the bull." in grid(player)
        await resize(player, 120, 40)
        assert grid(player) == wide


async def test_a_marked_choice_stays_marked_while_resizing() -> None:
    async with playing(size=(120, 40), keys=["1", "down"]) as player:
        await resize(player, 40, 12)
        await press(player, "end")
        assert "› 2 Take the map" in grid(player)


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_the_text_is_at_most_72_columns_wide_and_centred(size: tuple[int, int]) -> None:
    async with playing(size=size, keys=["1"]) as player:
        region = player.app.screen.query_one("#body", Text).content_region
        assert region.width <= 72
        left, right = region.x, size[0] - region.right
        assert abs(left - right) <= 4


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_there_is_a_sign_while_there_is_more(size: tuple[int, int]) -> None:
    async with playing(size=size, keys=["1"]) as player:
        while "3 “I could ring my mother.”" not in grid(player):
            assert "↓ more" in grid(player)
            await press(player, "space")
        await press(player, "end")
        assert "↓ more" not in grid(player)
        await press(player, "home")
        assert ("↓ more" in grid(player)) == (size[1] < 40)


async def test_at_40_by_12_nothing_but_text_and_one_line_of_keys() -> None:
    async with playing(size=(40, 12), keys=["1"]) as player:
        lines = grid(player).splitlines()
        assert lines[0] == " The lay-by, a little after one"
        assert lines[-1] == " 1-9 choose  ? help  q leave"
        assert "The Lift Home" not in grid(player)


async def test_resizing_every_screen_down_and_up_again() -> None:
    for keys in ([], ["1"], ["1", "2", "2"], ["1", "h"], ["question_mark"], ["1", "1", "q"]):
        async with playing(size=(200, 60), keys=keys) as player:
            before = grid(player)
            await resize(player, 40, 12)
            await resize(player, 200, 60)
            assert grid(player).split() == before.split()
