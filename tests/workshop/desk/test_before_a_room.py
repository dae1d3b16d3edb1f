"""The screens before there is a room: which story, and whether to go on with one that was not closed."""

from game.story.library import card
from game.tui.messages import LeaveGame
from game.workshop.desk.asked import Asked
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.screens.choosing import LeftScreen, StoriesScreen
from game.workshop.desk.screens.lobby import LobbyScreen
from game.workshop.desk.workshop import Left
from game.workshop.room import Part, Refusal, Way
from tests.tui.driving import LIFT
from tests.workshop.desk.driving import (
    CODE,
    flat,
    press,
    room,
    settle,
    showing,
    until,
)


class Rooms:
    """A workshop that opens the room there is."""

    def __init__(self, desk, **asked):
        self.asked = Asked(**asked)
        self.desk = desk
        self.forgotten: list[str] = []

    async def open(self, story):
        assert story.title == "The Lift Home"
        return self.desk

    async def resume(self, code):
        if code != CODE:
            raise Refusal("held", "The room is open in another window.")
        return self.desk

    async def forget(self, code):
        self.forgotten.append(code)


LEFT = Left(CODE, "bridge", "The Bridge", Part.STORY, 3, 12)


async def test_a_story_is_chosen_where_none_was_named(monkeypatch):
    monkeypatch.setattr("game.workshop.desk.screens.choosing.bundled_stories", lambda: (card(LIFT),))
    async with room() as desk, showing(None, shop=Rooms(desk)) as player:
        assert isinstance(player.app.screen, StoriesScreen)
        assert "Which story shall the room play?" in flat(player)
        await press(player, "1")
        await until(player, lambda: isinstance(player.app.screen, LobbyScreen))


async def test_a_story_that_is_none_for_this_workshop_is_refused_on_the_spot(monkeypatch):
    monkeypatch.setattr("game.workshop.desk.screens.choosing.bundled_stories", lambda: (card(LIFT),))
    async with room() as desk, showing(None, shop=Rooms(desk, way=Way.PAIRS), keys=["1"]) as player:
        assert isinstance(player.app.screen, StoriesScreen)
        assert "not for pairs" in flat(player)
        player.app.screen.post_message(LeaveGame())
        await settle(player)
        assert player.app.return_value.leaving is Leaving.NO_ROOM


async def test_a_room_that_was_not_closed_is_offered(monkeypatch):
    monkeypatch.setattr("game.workshop.desk.screens.choosing.bundled_stories", lambda: (card(LIFT),))
    async with room() as desk:
        shop = Rooms(desk)
        async with showing(None, shop=shop, left=(LEFT,)) as player:
            assert isinstance(player.app.screen, LeftScreen)
            assert "room BCD FGHJ, at question 3, about 12 minutes ago" in flat(player)
            await press(player, "1")
            await until(player, lambda: isinstance(player.app.screen, LobbyScreen))
        async with showing(None, shop=shop, left=(LEFT,), keys=["3"]) as player:
            await until(player, lambda: isinstance(player.app.screen, StoriesScreen))
            assert shop.forgotten == [CODE]
