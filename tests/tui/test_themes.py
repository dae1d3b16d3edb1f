"""Colours: enough contrast everywhere, and never colour alone."""

import pytest
from attrs import asdict
from textual.color import Color

from game.tui.signs import ASCII, UNICODE, Signs
from game.tui.sitting import Sitting
from game.tui.themes import NAMES, PALETTES, SPEAKERS, Palette, after
from tests.tui.driving import Player, grid, playing, press

ENOUGH = 4.5
PLENTY = 7.0


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The WCAG 2 ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(palette: Palette) -> dict[str, str]:
    named = {name: getattr(palette, name) for name in ("text", "aside", "locked", "accent", "you")}
    return named | {f"speaker {number}": colour for number, colour in enumerate(palette.speakers)}


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_text_stands_out(palette: Palette) -> None:
    least = PLENTY if palette.name == "contrast" else ENOUGH
    for name, colour in tokens(palette).items():
        for ground in (palette.background, palette.panel):
            assert contrast(Color.parse(colour), Color.parse(ground)) >= least, (name, ground)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_speakers_differ(palette: Palette) -> None:
    assert len(set(palette.speakers)) == SPEAKERS


def colours(player: Player) -> set[tuple[str, str]]:
    """Foreground and background of every piece of text on the terminal."""
    return {
        (segment.style.color.get_truecolor().hex, segment.style.bgcolor.get_truecolor().hex)
        for strip in player.app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.strip() and segment.style and segment.style.color and segment.style.bgcolor
    }


@pytest.mark.parametrize(
    "keys",
    [
        [],
        ["1"],
        ["1", "end"],
        ["1", "1"],
        ["1", "1", "2"],
        ["1", "2", "2", "h"],
        ["question_mark"],
        ["colon"],
    ],
)
async def test_what_is_painted_has_the_contrast_too(keys: list[str]) -> None:
    async with playing(size=(120, 120), keys=keys) as player:
        for _ in NAMES:
            painted = colours(player)
            assert len(painted) > 2
            for foreground, background in painted:
                assert contrast(Color.parse(foreground), Color.parse(background)) >= ENOUGH, (
                    foreground,
                    background,
                )
            await press(player, "t")


async def test_t_goes_through_the_themes_and_repaints() -> None:
    async with playing(keys=["1"]) as player:
        seen = []
        for _ in NAMES:
            seen.append((player.app.theme, frozenset(colours(player))))
            await press(player, "t")
        assert tuple(name for name, _ in seen) == NAMES
        assert len({painted for _, painted in seen}) == len(NAMES)
        assert player.app.theme == NAMES[0]
    assert after(NAMES[-1]) == NAMES[0]


async def test_without_colour_there_is_no_colour_and_all_is_still_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with playing(size=(120, 40), keys=["1"]) as player:
        coloured = grid(player)
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(size=(120, 40), keys=["1"]) as player:
        assert grid(player) == coloured
        for pair in colours(player):
            assert all(len(set(Color.parse(colour).rgb)) == 1 for colour in pair)


async def test_an_unknown_theme_in_the_environment_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    async with playing() as player:
        assert player.app.theme == NAMES[0]


@pytest.mark.parametrize(
    "keys",
    [
        [],
        ["1", "end"],
        ["1", "1"],
        ["1", "1", "q"],
        ["1", "1", "h"],
        ["colon"],
        ["question_mark"],
        ["question_mark", "end"],
    ],
)
async def test_with_ascii_everything_of_ours_is_ascii(keys: list[str]) -> None:
    for size in ((40, 12), (120, 40)):
        async with playing(size=size, keys=keys, sitting=Sitting(signs=ASCII)) as player:
            assert grid(player).isascii()


async def test_ascii_leaves_the_story_s_own_letters() -> None:
    assert all(sign.isascii() for sign in vars_of(ASCII))
    assert not all(sign.isascii() for sign in vars_of(UNICODE))


def vars_of(signs: Signs) -> list[str]:
    return [
        sign for value in asdict(signs).values() for sign in (value if isinstance(value, tuple) else [value])
    ]


async def test_nothing_moves_by_itself_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing() as player:
        assert player.app.animation_level == "none"
