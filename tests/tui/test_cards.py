"""The idea cards and the licences, from the library and from an ending."""

from game.debrief import debrief
from game.debrief.idea import idea
from game.plain import cards as plain_cards
from game.story import licences
from game.story.concepts import concepts
from game.tui.messages import ShowCard, ShowMoment
from game.tui.screens.cards import CardScreen, CardsScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.library import LibraryScreen
from game.tui.screens.paper import PaperScreen
from game.tui.screens.story import StoryScreen
from game.tui.signs import ASCII
from game.tui.sitting import Sitting
from game.tui.widgets import Text
from tests.tui.driving import LIFT, Player, flat, grid, playing, press, rows, settle, take
from tests.tui.test_debrief import ended


def body(player: Player) -> str:
    return str(player.app.screen.query_one("#body", Text).content)


async def show(player: Player, id: str) -> None:
    player.app.post_message(ShowCard(concepts()[id]))
    await settle(player)


async def test_every_card_can_be_chosen_by_its_name() -> None:
    async with playing(None, size=(80, 24), keys=["c"]) as player:
        assert isinstance(player.app.screen, CardsScreen)
        assert [row.entry.content.plain for row in rows(player)] == [
            card.name for card in concepts().values()
        ]
        await take(player, "A limit")
        assert isinstance(player.app.screen, CardScreen)
        assert concepts()["boundary"].definition in " ".join(body(player).split())
        await press(player, "escape")
        assert isinstance(player.app.screen, CardsScreen)
        await press(player, "escape")
        assert isinstance(player.app.screen, LibraryScreen)


async def test_arrows_and_enter_reach_the_last_card_on_the_smallest_terminal() -> None:
    async with playing(None, size=(40, 12), keys=["c", *["down"] * (len(concepts()) + 3)]) as player:
        *_, last = concepts().values()
        assert f"› {last.name}" in grid(player)
        await press(player, "enter")
        assert grid(player).lstrip().startswith(last.name)


async def test_the_mouse_opens_a_card() -> None:
    async with playing(None, size=(80, 40), keys=["c"]) as player:
        assert await player.click(rows(player)[2].query_one(".words"))
        await settle(player)
        assert isinstance(player.app.screen, CardScreen)
        assert await player.click("#next_card")
        await settle(player)
        assert f"4 of {len(concepts())}" in grid(player)


async def test_each_card_says_all_that_it_says_line_by_line() -> None:
    async with playing(None, size=(40, 12), keys=["c", "enter"]) as player:
        for card in concepts().values():
            said = " ".join(body(player).replace("· ", "").split())
            for line in plain_cards.page(card):
                for words in line.removesuffix(f" ({card.id})").split(": ", 1):
                    assert words.rstrip(":") in said
            await press(player, "n")


async def test_from_card_to_card_and_no_further() -> None:
    first, second, *_, last = concepts()
    async with playing(None, size=(80, 24)) as player:
        await show(player, first)
        assert "p before" not in grid(player)
        await press(player, "p", "left", "n")
        assert grid(player).lstrip().startswith(concepts()[second].name)
        assert "p before" in grid(player)
        await press(player, "end", "right", "p", "p")
        assert f"{concepts()[first].name}  1 of {len(concepts())}" in grid(player)
        await show(player, last)
        await press(player, "n")
        assert f"{len(concepts())} of {len(concepts())}" in grid(player)
        assert "n next" not in grid(player)


async def test_after_a_story_the_card_of_its_idea() -> None:
    finished = ended()
    named = idea(finished, debrief(finished).points)
    assert named is not None
    async with playing(size=(80, 24)) as player:
        player.app.post_message(ShowMoment(finished))
        await settle(player)
        for ask in (take(player, f"The idea, as a card: {named.name}"), press(player, "c")):
            await ask
            assert isinstance(player.app.screen, CardScreen)
            assert grid(player).lstrip().startswith(named.name)
            await press(player, "q")
            assert isinstance(player.app.screen, EndingScreen)


async def test_an_ending_that_names_no_idea_offers_no_card() -> None:
    async with playing(LIFT, keys=["1", "2", "2", "c"], size=(80, 60)) as player:
        assert isinstance(player.app.screen, EndingScreen)
        assert "as a card" not in grid(player)
        assert "c idea" not in grid(player)
        await press(player, "colon")
        assert "the card of the idea" not in grid(player)


async def test_licences_sources_and_what_nobody_has_reviewed() -> None:
    async with playing(None, size=(80, 40), keys=["l"]) as player:
        assert isinstance(player.app.screen, PaperScreen)
        for words in (
            "MIT licence",
            "CC BY 4.0",
            "No teacher and no safety specialist has reviewed these texts yet.",
            "says what speaks against it",
        ):
            assert words in flat(player)
        await press(player, "escape")
        assert isinstance(player.app.screen, LibraryScreen)


def test_line_by_line_the_same_is_said_of_reviews() -> None:
    assert licences.REVIEW == plain_cards.REVIEW


async def test_with_plain_signs_nothing_is_drawn_on_a_card() -> None:
    async with playing(None, sitting=Sitting(signs=ASCII), keys=["c", "enter"], size=(80, 60)) as player:
        assert grid(player).isascii()


async def test_in_the_middle_of_a_story_nothing_leads_away_from_it() -> None:
    async with playing(keys=["1", "c", "l"]) as player:
        assert isinstance(player.app.screen, StoryScreen)
