"""The picture in its three formats: goldens on a small story, and nothing a story says is ever more than letters."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.graph import FORMS
from game.authoring.graph.dot import dot
from game.authoring.graph.mermaid import mermaid
from game.authoring.graph.picture import Picture, Spot, picture
from game.authoring.graph.svg import svg
from game.story.model import Kind, Story
from tests.authoring.made_up import made_up
from tests.authoring.small_story import LIMITS, example
from tests.generated import stories

GOLDENS = Path(__file__).parents[1] / "goldens"
ENDS = {"mermaid": "mmd", "dot": "dot", "svg": "svg"}
HOSTILE = (
    "</title><script>alert(1)</script>",
    "</text></svg><svg onload='x'>",
    "]]><!--",
    '"] --> x["',
    "`**bold**`",
    "%%{init: {}}%%",
    "end",
    "&lt;b&gt; &#60; #quot; #35;",
    '"]; evil [label="x',
    "\\N \\l \\",
    "<b>label</b>",
    "\x1b]52;c;aGk=\x07\x00",
    "\u202ereversed\u2028",
    "---\ntitle: x",
    "a|b{c}(d)",
    "```\n# out",
    "é 字 🫖",
    "",
)
TAGS = {"svg", "title", "desc", "style", "rect", "text", "g", "path"}
ATTRIBUTES = {
    "viewBox", "width", "height", "role", "aria-labelledby", "id", "class", "x", "y", "rx", "d", "transform",
    "stroke-width",
}  # fmt: skip
MERMAID_LABEL = r'"(?:[\w .,\-…–—’‘“”%:]|\#\d+;|<br>)*"'
MERMAID_LINE = re.compile(
    rf"""---|title:\ "(?:[^"\\%\n]|\\["\\/bfnrtu])*"|flowchart\ TD
    |\ {{4}}s\d+(?:\[{MERMAID_LABEL}\]|\({MERMAID_LABEL}\)|\(\[{MERMAID_LABEL}\]\))
    |\ {{4}}s\d+\ (?:-->|==>|-\.->)\|{MERMAID_LABEL}\|\ s\d+
    |\ {{4}}classDef\ \w+\ [\w:#,\- ]+|\ {{4}}class\ s\d+(?:,s\d+)*\ \w+""",
    re.VERBOSE,
)
DOT_TEXT = r'"(?:[^"\\\n]|\\[\\"n])*"'
DOT_ATTRIBUTE = rf"\w+=(?:{DOT_TEXT}|[\w.]+)"
DOT_ATTRIBUTES = rf"\[{DOT_ATTRIBUTE}(?:, {DOT_ATTRIBUTE})*\]"
DOT_LINE = re.compile(
    rf"digraph {DOT_TEXT} {{|}}|    (?:graph|node|edge|{DOT_TEXT}|{DOT_TEXT} -> {DOT_TEXT}) {DOT_ATTRIBUTES}"
)


def drawn(form: str) -> str:
    shown = example(limits=LIMITS)
    return FORMS[form](picture(shown.story, shown.facts))  # type: ignore[index]


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_its_golden(form: str) -> None:
    golden = GOLDENS / f"graph-kettle.{ENDS[form]}"
    assert drawn(form) == golden.read_text(encoding="utf-8"), f"if this is meant: write it to {golden}"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_story_gives_the_same_bytes(form: str) -> None:
    assert drawn(form) == drawn(form)


def poisoned(shown: Picture, words: list[str]) -> Picture:
    """The picture with every text in it replaced."""

    def word(place: int) -> str:
        return words[place % len(words)]

    names = {id: f"{word(place)}{place}" for place, id in enumerate(shown.spots)}
    spots = {
        names[id]: evolve(spot, id=names[id], label=word(place), about=word(place + 1))
        for place, (id, spot) in enumerate(shown.spots.items())
    }
    ways = tuple(
        evolve(
            way,
            source=names[way.source],
            target=names[way.target],
            choices=tuple(word(place + number) for number in range(len(way.choices))),
            about=tuple(word(place + number) for number in range(len(way.about))),
        )
        for place, way in enumerate(shown.ways)
    )
    limits = tuple(words[:2])
    return evolve(shown, story=word(0), title=word(1), spots=spots, ways=ways, limits=limits)


texts = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12, alphabet=st.characters(codec=None))),
    min_size=1,
    max_size=6,
)


@given(stories(), texts)
def test_whatever_a_story_says_stays_letters(story: Story, words: list[str]) -> None:
    shown = poisoned(picture(story, made_up(story)), words)
    stays_letters(shown)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_looks_like_markup_stays_letters(words: str) -> None:
    shown = example()
    stays_letters(poisoned(picture(shown.story, shown.facts), [words]))


def stays_letters(shown: Picture) -> None:
    root = ET.fromstring(svg(shown))
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in TAGS
        assert set(element.attrib) <= ATTRIBUTES
    assert len(list(root.iter("{http://www.w3.org/2000/svg}style"))) == 1
    for line in mermaid(shown).removesuffix("\n").split("\n"):
        assert MERMAID_LINE.fullmatch(line), line
    for line in dot(shown).removesuffix("\n").split("\n"):
        assert DOT_LINE.fullmatch(line), line


def test_an_svg_says_to_a_screen_reader_what_it_shows() -> None:
    shown = example(limits=LIMITS)
    root = ET.fromstring(svg(picture(shown.story, shown.facts)))
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    title, about = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert about is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
    assert title.text == shown.story.title
    for part in (LIMITS[0], "Away (over-independent): 80 %.", "Nobody gets to: attic."):
        assert part in (about.text or "")


def test_an_svg_asks_for_nothing_from_outside_and_has_both_lights() -> None:
    written = drawn("svg").replace('xmlns="http://www.w3.org/2000/svg"', "")
    for sign in ("http", "url(", "@import", "href", "<script", "<image", "<foreignObject"):
        assert sign not in written
    assert "prefers-color-scheme: dark" in written


def test_choices_that_lead_to_one_place_share_a_way() -> None:
    shown = example()
    found = picture(shown.story, shown.facts)
    assert [(way.source, way.target, way.choices) for way in found.ways if way.source == "kitchen"] == [
        ("kitchen", "hall", ("ask",)),
        ("kitchen", "kitchen", ("again",)),
        ("kitchen", "yard", ("leave",)),
    ]


def test_only_what_can_be_walked_again_is_told_in_times() -> None:
    shown = example()
    found = picture(shown.story, shown.facts)
    assert {spot.id for spot in found.scenes if spot.on_ring} == {"kitchen", "hall"}
    assert {(way.source, way.target) for way in found.ways if way.on_ring} == {
        ("kitchen", "hall"),
        ("kitchen", "kitchen"),
        ("hall", "kitchen"),
    }


def test_a_way_that_no_play_goes_is_drawn_as_never_taken() -> None:
    shown = example()
    ways = tuple(way for way in shown.facts.ways if way.choice != "out")
    found = picture(shown.story, evolve(shown.facts, ways=ways))
    (never,) = [way for way in found.ways if (way.source, way.target) == ("hall", "yard")]
    assert (never.visits, never.choices) == (0, ("out",))
    assert 'class="never"' in svg(found)
    assert '-.->|"out: never"|' in mermaid(found)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_ending_has_its_colour_in_every_format(kind: Kind) -> None:
    spots = {"end": Spot("end", "End", "end", 1.0, reachable=True, kind=kind)}
    shown = Picture("s", "S", 0, spots, (), ())
    assert f"k-{kind}" in svg(shown)
    assert "classDef" in mermaid(shown)
    assert "fillcolor=" in dot(shown).split('"end" ')[1]
