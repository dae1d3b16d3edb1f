"""The picture of the balances: named, in words too, and readable in light and in dark."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from game.debrief import Balance
from game.debrief.balances import ENDS
from game.pages.drawing import LEFT, in_words, picture
from game.pages.html import html
from game.story.model import HIGHEST, LOWEST, Meter
from tests.debrief.plays import drawn, spare_key

SVG = "{http://www.w3.org/2000/svg}"
TRUST = Meter("trust", ("guarded", "earned", "blind"))
BALANCE = Balance(TRUST, (0, -4, 5, 3))
LEAST_FOR_TEXT, LEAST_FOR_SHAPES = 4.5, 3.0


def texts(svg: str) -> list[ET.Element]:
    return [*ET.fromstring(svg).iter(f"{SVG}text")]


def test_each_balance_is_named_above_its_row() -> None:
    names = [text for text in texts(picture([BALANCE, BALANCE], [1])) if text.get("class") == "name"]
    zones = [text for text in texts(picture([BALANCE, BALANCE], [1])) if text.text == "trusting all"]
    assert [name.text for name in names] == ["Trust", "Trust"]
    assert [
        float(name.get("y", 0)) < float(zone.get("y", 0)) for name, zone in zip(names, zones, strict=True)
    ]
    assert float(zones[0].get("y", 0)) < float(names[1].get("y", 0)) < float(zones[1].get("y", 0))


def test_it_says_in_words_what_it_shows() -> None:
    assert in_words([BALANCE]) == "The balances over the play: trust from 0 (the band) to +3 (the band)."
    root = ET.fromstring(picture([BALANCE], [1]))
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == in_words([BALANCE])


def test_the_turning_points_have_their_numbers_below_them() -> None:
    root = ET.fromstring(picture([BALANCE], [0, 2]))
    numbers = [text for text in root.iter(f"{SVG}text") if text.get("class") == "number"]
    points = [*root.iter(f"{SVG}circle")]
    assert [number.text for number in numbers] == ["1", "2"]
    assert [number.get("x") for number in numbers] == [point.get("cx") for point in points]
    assert min(float(number.get("y", 0)) for number in numbers) > max(
        float(point.get("cy", 0)) for point in points
    )


@pytest.mark.parametrize("band", [(LOWEST, HIGHEST), (8, 10), (-10, -9), (-3, 3), (-2, 7), (0, 0)])
def test_no_name_is_written_over_another_and_none_into_the_picture(band: tuple[int, int]) -> None:
    svg = picture([evolve(BALANCE, meter=evolve(TRUST, band=band))] * 3, [])
    found = texts(svg)
    heights = sorted(float(text.get("y", 0)) for text in found)
    assert min(after - before for before, after in pairwise(heights)) >= 13
    widest = max(len(text.text or "") * (8 if text.get("class") == "name" else 7) for text in found)
    assert widest <= LEFT
    assert heights[-1] < float(svg.split('viewBox="0 0 400 ')[1].split('"')[0])


def test_what_is_written_in_it_is_only_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENDS, "<b>", ("<script>", "\x1b[2J"))
    bad = Meter("<b>", ("low", "middle", "high"))
    svg = picture([Balance(bad, (0, 9))], [0])
    assert {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()} == {
        "svg", "title", "rect", "text", "polyline", "circle",
    }  # fmt: skip
    assert "\x1b" not in svg


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_read_in_light_and_in_dark(theme: str) -> None:
    page = html(drawn(spare_key(), 3))
    light, dark = (dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in page.split("@media", 1))
    colours = light if theme == "light" else dark
    style = dict(re.findall(r"^svg (\.?\w+) \{ (.*) \}$", page, re.MULTILINE))
    paper = colours["paper"]
    for name in ("text", ".name", ".number"):
        assert contrast(filled(style[name], "fill", colours), paper) >= LEAST_FOR_TEXT
    for name, where in ((".way", "stroke"), (".point", "fill"), (".band", "stroke")):
        assert contrast(filled(style[name], where, colours), paper) >= LEAST_FOR_SHAPES
    for name, where in ((".way", "stroke"), (".point", "fill")):
        assert contrast(filled(style[name], where, colours), colours["band"]) >= LEAST_FOR_SHAPES


def filled(style: str, where: str, colours: dict[str, str]) -> str:
    found = re.search(rf"\b{where}: var\(--(\w+)\)", style)
    assert found is not None, style
    return colours[found[1]]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
