"""After a story: the balances as a picture, and the doors that lead on from there."""

from pathlib import Path

import pytest

from game.debrief import Balance, debrief
from game.engine import POLICIES, Playthrough, Rules, start
from game.saves import Store
from game.story.library import find_story
from game.story.model import USUAL_METERS
from game.tui.balances import picture
from game.tui.messages import ShowMoment
from game.tui.screens.ending import EndingScreen
from game.tui.screens.history import HistoryScreen
from game.tui.screens.opening import OpeningScreen
from game.tui.screens.paper import PaperScreen
from game.tui.screens.question import QuestionScreen
from game.tui.signs import ASCII, UNICODE
from game.tui.sitting import Sitting
from tests.tui.driving import (
    CHAIRS,
    LIFT,
    beginning,
    flat,
    grid,
    kept_in,
    play,
    playing,
    press,
    resize,
    rows,
    settle,
    story,
    take,
)

TO_ENDING = ["1", "2", "2"]
LABELS = len("trusting all ")
VALUES = (0, 2, 3, 4, 9, 0, -3, -4)


def ended(policy: str = "pleaser") -> Playthrough:
    """A play of a whole story."""
    path = find_story("the-spare-key")
    assert path is not None
    going = start(Rules.of(story(path)))
    while going.ending is None:
        going = going.choose(POLICIES[policy](going))
    return going


def drawn(values: tuple[int, ...], turning: tuple[int, ...] = (), width: int = 72) -> list[str]:
    lines = picture((Balance(USUAL_METERS[1], values),), turning, width, ASCII).plain.splitlines()
    return [line.rstrip() for line in lines]


# The picture


def test_each_value_stands_in_its_zone() -> None:
    assert drawn(VALUES, (2, 6), width=21) == [
        "Trust",
        "trusting all    oo",
        "the band     ooo..oo.",
        "holding back        o",
        "                1   2",
    ]


def test_within_a_zone_a_value_stands_high_low_or_in_the_middle() -> None:
    line = picture((Balance(USUAL_METERS[1], (3, 0, -3)),), (), 16, UNICODE).plain.splitlines()[2]
    assert line == f"the band     {''.join(UNICODE.levels)}"


def test_a_cell_is_as_wide_as_there_is_room_for() -> None:
    assert drawn((0, 5), width=72)[1:3] == ["trusting all     oooo", "the band     oooo...."]


@pytest.mark.parametrize("choices", [1, 11, 60, 400])
@pytest.mark.parametrize("width", [38, 58, 72])
def test_however_long_the_play_it_fits(choices: int, width: int) -> None:
    values = tuple(step % 21 - 10 for step in range(choices + 1))
    lines = drawn(values, (0, choices - 1), width)
    assert max(map(len, lines)) <= width
    marks = [line.ljust(width)[LABELS:] for line in lines[1:4]]
    for cell in range(len(lines[2].rstrip()) - LABELS):
        assert sum(line[cell] == "o" for line in marks) == 1


async def test_the_picture_and_its_words_stand_under_what_moved() -> None:
    finished = ended()
    async with playing(size=(80, 120)) as player:
        player.app.post_message(ShowMoment(finished))
        await settle(player)
        shown = grid(player)
        for balance in debrief(finished).balances:
            name = balance.meter.name.capitalize()
            assert shown.index("What moved") < shown.index(f"{name}\n")
            assert shown.rindex(f"{name} ") > shown.index(f"{name}\n")
        await resize(player, 40, 200)
        assert max(map(len, grid(player).splitlines())) <= 40
        assert UNICODE.levels[1] in grid(player)


async def test_the_picture_is_drawn_with_ascii_too() -> None:
    finished = ended()
    async with playing(size=(80, 120), sitting=Sitting(signs=ASCII)) as player:
        player.app.post_message(ShowMoment(finished))
        await settle(player)
        drawing = grid(player).split("What moved")[1].split(" most at ")[0].rpartition("\n")[0]
        assert drawing.isascii()
        assert "oo" in drawing


# The doors


async def test_there_goes_on_right_after_the_other_choice(tmp_path: Path) -> None:
    async with playing(keys=TO_ENDING, sitting=kept_in(tmp_path)) as player:
        finished = play(player)
        swap = debrief(finished).what_if
        assert swap is not None
        await take(player, "Go there: at")
        assert play(player).trail == swap.there.trail
        store = Store(tmp_path)
        kept, aside = store.load("the-lift-home").save, store.load("the-lift-home--ended").save
        assert kept is not None
        assert kept.trail == swap.there.trail
        assert kept.endings == ("together",)
        assert aside is not None
        assert aside.trail == finished.trail


async def test_a_second_finished_play_is_kept_over_the_first(tmp_path: Path) -> None:
    finished = []
    for begin in ("1", "2"):
        async with playing(keys=[begin, "2", "2"], sitting=kept_in(tmp_path)) as player:
            finished.append(play(player))
            await take(player, "Go there: at")
    aside = Store(tmp_path).load("the-lift-home--ended").save
    assert aside is not None
    assert aside.trail == finished[-1].trail
    assert aside.generation == len(finished)


async def test_the_same_words_to_another_are_a_page_to_read() -> None:
    async with playing(size=(80, 100), keys=TO_ENDING) as player:
        (other,) = debrief(play(player)).others
        await take(player, "Same words, different person: another Sam")
        assert isinstance(player.app.screen, PaperScreen)
        shown = flat(player)
        assert "Another Sam (Had the good coffee): it comes to “Second Gear” again" in shown
        changed = "Here it goes otherwise: Sam grins at the dark"
        assert changed in shown
        assert shown.count("Here it goes otherwise:") == shown.count("Sam grins at the dark")
        assert other.retold.play.trail == ("lay-by.map", "lay-by.read")
        await press(player, "escape")
        assert isinstance(player.app.screen, EndingScreen)


async def test_where_the_same_words_are_not_to_be_had_it_says_so() -> None:
    finished = ended("middle")
    others = [other for other in debrief(finished).others if other.retold.is_open]
    async with playing(size=(80, 100)) as player:
        player.app.post_message(ShowMoment(finished))
        await settle(player)
        for other in others:
            await take(player, f"Same words, different person: if {other.person.name}")
            await press(player, "end")
            assert "From there it is open." in grid(player)


async def test_the_doors_stand_in_their_order() -> None:
    async with playing(CHAIRS, keys=["1", "1"], size=(80, 60)) as player:
        words = [row.entry.content.plain for row in rows(player)]
        assert words == ["Play it from another seat", "Play it again", "Another story", "Leave"]
        await take(player, "Play it from another seat")
        assert isinstance(player.app.screen, OpeningScreen)


async def test_reading_back_after_an_ending() -> None:
    async with playing(keys=[*TO_ENDING, "h"]) as player:
        assert isinstance(player.app.screen, HistoryScreen)


# Saving the debrief


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


async def test_a_debrief_is_saved_beside_the_player_and_never_over_another(
    folder: Path, tmp_path: Path
) -> None:
    async with playing(LIFT, size=(120, 40), keys=TO_ENDING, sitting=kept_in(tmp_path / "saves")) as player:
        await take(player, "Save this debrief")
        assert "Written: the-lift-home-debrief.md and the-lift-home-debrief.html, in" in flat(player)
        first = (folder / "the-lift-home-debrief.md").read_text(encoding="utf-8")
        assert "Second Gear" in first
        (folder / "the-lift-home-debrief-2.html").write_text("mine")
        await press(player, "s")
        assert "the-lift-home-debrief-3.md" in flat(player)
    assert (folder / "the-lift-home-debrief.md").read_text(encoding="utf-8") == first
    assert (folder / "the-lift-home-debrief-2.html").read_text() == "mine"
    assert sorted(path.name for path in folder.iterdir()) == [
        "the-lift-home-debrief-2.html",
        "the-lift-home-debrief-3.html",
        "the-lift-home-debrief-3.md",
        "the-lift-home-debrief.html",
        "the-lift-home-debrief.md",
    ]


async def test_a_folder_that_refuses_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    monkeypatch.setattr("game.tui.app.Path.cwd", lambda: gone)
    async with playing(size=(120, 40), keys=[*TO_ENDING, "s"], sitting=kept_in(tmp_path / "saves")) as player:
        assert "The debrief could not be written: No such file or directory." in flat(player)


async def test_in_a_private_sitting_it_is_written_only_after_asking(folder: Path) -> None:
    async with playing(keys=TO_ENDING) as player:
        assert all("Save" not in row.entry.content.plain for row in rows(player))
        await press(player, "s")
        assert isinstance(player.app.screen, QuestionScreen)
        await press(player, "2")
        assert list(folder.iterdir()) == []
        await press(player, "s", "1")
        assert len(list(folder.iterdir())) == 2
        assert isinstance(player.app.screen, EndingScreen)


def test_a_beginning_has_no_debrief() -> None:
    with pytest.raises(ValueError, match="ending"):
        debrief(beginning())
