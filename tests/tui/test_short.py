"""The short way into a story, on the screens and line by line."""

from pathlib import Path

from game.engine import Rules
from game.plain.player import play as play_in_lines
from game.plain.ways import Ways
from game.saves import Store, look
from tests.environments import stage
from tests.short_story import TEXT, bridge
from tests.tui.driving import LIFT, SCENES, flat, grid, kept_in, play, playing, press, take

BRIDGE = SCENES / "the-bridge.yaml"


def test_the_story_of_the_screens_is_the_one_of_the_engine() -> None:
    assert BRIDGE.read_text(encoding="utf-8") == TEXT


async def test_its_door_stands_only_where_a_story_has_one() -> None:
    async with playing(LIFT) as player:
        assert "The short way" not in grid(player)
    async with playing(BRIDGE) as player:
        assert "2 The short way: what has happened, then the last choices" in grid(player)


async def test_it_tells_what_has_happened_and_leaves_the_last_choices() -> None:
    async with playing(BRIDGE, keys=["2"]) as player:
        assert "What has happened You lent a coat. On the bridge you leaned." in flat(player)
        assert "Lin says you said" in grid(player)
        assert play(player).short
        assert play(player).trail == ()


async def test_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    async with playing(BRIDGE, keys=["2"], sitting=kept_in(tmp_path)) as player:
        await take(player, "Point")
    found = look(Store(tmp_path), Rules.of(bridge()), "the-bridge")
    assert found.save is not None
    assert found.save.short
    assert found.save.trail == ("bank.point",)
    async with playing(BRIDGE, sitting=kept_in(tmp_path)) as player:
        await press(player, "1")
        assert play(player).short
        assert play(player).trail == ("bank.point",)


def test_line_by_line_it_begins_there_too() -> None:
    on = stage("2\n1\n")
    play_in_lines(bridge(), on.environment.out, Ways(short=True))
    assert "What has happened:\n\nYou lent a coat.\n\nOn the bridge you leaned." in on.said
    assert "The ending: Out" in on.said
    assert "bothways play bridge" in on.said
    assert "--short" in on.said


def test_a_story_without_one_says_so() -> None:
    story = bridge()
    assert Ways(short=True).misfit(story) == ""
    assert "has no seat" in Ways(short=True, seat="lin").misfit(story)
