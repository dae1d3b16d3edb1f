"""Whatever stands in a story, a name, a path or a save: a terminal gets letters, on every screen."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from attrs import evolve

from game.debrief import debrief
from game.engine import Playthrough, Rules, start
from game.saves import Save, Store
from game.story.concepts import concepts
from game.story.library import card_of
from game.story.model import Story
from game.story.walls import plain
from game.tui import cards
from game.tui.app import BothWays
from game.tui.messages import Ask, ShowMoment, ShowRetold
from game.tui.screens.opening import BrokenScreen, OpeningScreen
from game.tui.screens.paper import PaperScreen
from game.tui.sitting import Sitting
from tests.tui.driving import LIFT, SCENES, Player, grid, kept_in, press, press_blindly, settle, story
from tests.tui.poison import FIELDS, GROUPS, PAYLOADS, Wire, leaks, poisoned

EVERY_FIELD = SCENES / "every-field.yaml"
SIZE = (80, 180)
# What only a room is shown, and what an author notes.
NEVER_SHOWN = {"<scene.discuss>", "<debrief.ask>", "<person.role>", "<short.taken>"}


class Tour:
    """A walk over the screens, and all that was seen and sent on it."""

    def __init__(self, player: Player, wire: Wire) -> None:
        self.player = player
        self.wire = wire
        self.seen: list[str] = []

    async def look(self) -> None:
        """Read a screen to its end, and click on what may be a trap."""
        await settle(self.player)
        shown = grid(self.player)
        self.seen.append(shown)
        while "more: space" in self.seen[-1]:
            await press_blindly(self.player, "space")
            self.seen.append(grid(self.player))
        for y, line in list(enumerate(shown.splitlines()))[-1:0:-1]:
            if (x := line.find("[@click")) >= 0:
                await self.player.click(offset=(x + 3, y))
                break

    @property
    def letters(self) -> str:
        """All that was seen, without spaces."""
        return "".join("".join(self.seen).split())

    @property
    def sent(self) -> str:
        return "".join(self.wire.sent)


def moments(evil: Story) -> Iterator[Playthrough]:
    """The beginning, what comes of its first choice, and the ending behind that; at last a short way."""
    moment = start(Rules.of(evil), evil.seats[0].id)
    name = moment.open_choices[0].name
    while moment.ending is None:
        yield moment
        moment = moment.choose(moment.open_choices[0])
    yield moment
    seat = evil.seats[0]
    assert seat.short is not None
    seats = (evolve(seat, short=evolve(seat.short, taken=(name,))), *evil.seats[1:])
    yield start(Rules.of(evolve(evil, seats=seats)), seat.id, short=True)


async def toured(monkeypatch: pytest.MonkeyPatch, payload: str, most: int = 9) -> Tour:
    """Every screen that shows something of a story, with the payload in every field; at so many moments of it."""
    evil: Story = poisoned(story(EVERY_FIELD), payload)
    monkeypatch.setattr("game.tui.screens.library.bundled_stories", lambda: (card_of(evil, LIFT),))
    sitting = Sitting(peek=True)
    app = BothWays(sitting)
    app.driver_class = Wire
    async with app.run_test(headless=False, size=SIZE) as player:
        assert isinstance(app._driver, Wire)
        tour = Tour(player, app._driver)
        await tour.look()
        openings = (OpeningScreen(evil, Sitting(seat=seat)) for seat in (None, evil.seats[0].id))
        for screen in (BrokenScreen(evil.title, 3, f"{EVERY_FIELD}{payload}", sitting), *openings):
            await app.switch_screen(screen)
            await tour.look()
        for moment in islice(moments(evil), most):
            app.post_message(ShowMoment(moment, notice=payload))
            await tour.look()
            if moment.ending is None:
                continue
            for keys in (["h"], ["escape", "colon"], ["escape", "question_mark"]):
                await press(player, *keys)
                await tour.look()
            await press(player, "escape")
            for other in debrief(moment).others:
                app.post_message(ShowRetold(moment, other, evil.title))
                await tour.look()
        app.post_message(Ask(payload, (payload, None)))
        await tour.look()
        card = poisoned(concepts()["leaning"], payload)
        await app.push_screen(PaperScreen(cards.card(card, 1, 2, sitting.signs), sitting))
        await tour.look()
        assert app.return_value is None, "something in the story ended the game"
        return tour


@pytest.mark.parametrize("group", range(len(GROUPS)))
async def test_every_payload_in_every_field_is_only_letters_on_every_screen(
    group: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tour = await toured(monkeypatch, GROUPS[group])
    assert leaks(tour.sent) == set()
    for payload in PAYLOADS[group :: len(GROUPS)]:
        assert "".join(plain(payload).split()) in tour.letters
    shown = {field for field in FIELDS if field in tour.letters}
    assert shown == FIELDS - NEVER_SHOWN


async def test_without_the_wall_that_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.tui.content.plain", lambda text: text)
    tour = await toured(monkeypatch, "\x1b\x9b\u202e\x00", most=1)
    assert {"\x1b", "\x9b", "\u202e", "\x00"} <= leaks(tour.sent)


def test_there_are_sixty_payloads_and_more() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


# What is not from a story: what was kept, and where.


@pytest.mark.parametrize("group", range(len(GROUPS)))
async def test_what_is_kept_and_where_is_only_letters(
    group: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = GROUPS[group].replace("\x00", "").replace("/", "").encode("utf-8", "replace").decode()
    folder = tmp_path / evil[:60]
    folder.mkdir()
    monkeypatch.setattr("game.tui.app.Path.cwd", lambda: folder)
    store = Store(folder)
    trail = ("lay-by.map", f"lay-by.{evil}")
    store.write(
        Save(slot="the-lift-home", story="the-lift-home", fingerprint="x", trail=trail, endings=(evil,))
    )
    (folder / "the-lift-home.b.save").write_bytes(evil.encode())
    app = BothWays(kept_in(folder), LIFT)
    app.driver_class = Wire
    async with app.run_test(headless=False, size=(100, 120)) as player:
        assert isinstance(app._driver, Wire)
        tour = Tour(player, app._driver)
        await tour.look()
        await press(player, "1")
        await tour.look()
        await press(player, "2")
        await press_blindly(player, "s")
        await tour.look()
        await press(player, "escape")
        await tour.look()
    assert leaks(tour.sent) == set()
    assert "Written:the-lift-home-debrief.md" in tour.letters
    assert "".join(plain(evil[:60]).split()) in tour.letters
