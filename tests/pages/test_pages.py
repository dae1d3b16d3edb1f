"""The debrief as a document: the same words everywhere, and nothing in a story is ever more than letters."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

from game.debrief import debrief
from game.engine import Playthrough, Rules, start
from game.pages import html, markdown
from game.story.model import Story
from game.story.prose.tree import Line, Prose, Words
from tests.debrief.plays import drawn, spare_key
from tests.plain.small_story import ladder

GOLDENS = Path(__file__).parent / "goldens"
PAYLOADS = (
    "<script>alert(1)</script>",
    "![x](http://example.org/x.png)",
    "[a](javascript:alert(1))",
    "# not a heading",
    "1. not a list",
    "*not emphasis* `nor code`",
    "| not | a | table |",
    "&lt;b&gt;",
    "\x1b]52;c;aGk=\x07",
    "\u202ereversed",
    "</p><h1>big</h1>",
    "~~gone~~",
)
TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "br", "b", "em", "strong", "section",
    "figure", "svg", "rect", "text", "polyline", "circle", "ol", "li", "span",
}  # fmt: skip


def played(story: Story) -> Playthrough:
    play = start(Rules.of(story), "keeper")
    while play.ending is None:
        play = play.choose(play.open_choices[0])
    return play


@pytest.mark.parametrize(("name", "page"), [("ladder.md", markdown), ("ladder.html", html)])
def test_a_page_is_its_golden(name: str, page: Callable[[Playthrough], str]) -> None:
    golden = GOLDENS / name
    assert page(played(ladder())) == golden.read_text(encoding="utf-8"), (
        f"if this is meant: write it to {golden}"
    )


@pytest.mark.parametrize("page", [markdown, html])
@pytest.mark.parametrize("seed", range(8))
def test_the_same_trail_gives_the_same_bytes_and_every_block(
    page: Callable[[Playthrough], str], seed: int
) -> None:
    play = drawn(spare_key(), seed)
    written = page(play)
    assert written == page(play)
    bare = words_in(written)
    for block in debrief(play).blocks:
        for paragraph in block.text:
            for line in paragraph:
                assert bare_words(line.words) in bare


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_story_says_is_only_letters_in_html(payload: str) -> None:
    page = html(played(poisoned(payload)))
    reader = _Tags()
    reader.feed(page)
    assert reader.tags <= TAGS
    assert not reader.addresses
    assert "\x1b" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_story_says_is_only_letters_in_markdown(payload: str) -> None:
    page = markdown(played(poisoned(payload)))
    for line in page.splitlines():
        if payload in line and not re.match(r"#{1,3} ", line):
            assert not line.startswith(("#", "1. ", "|", "- "))
    unescaped = re.sub(r"\\.", "", page)
    assert "<" not in unescaped
    assert "](" not in unescaped
    assert "`" not in unescaped
    assert "\x1b" not in page


def test_a_page_needs_a_finished_play() -> None:
    with pytest.raises(ValueError, match="ending"):
        html(start(Rules.of(ladder()), "keeper"))


def poisoned(payload: str) -> Story:
    """The story with a payload wherever its debrief reads from."""
    bad = Prose(((Line((Words(payload),)),),))
    story = ladder()
    scenes = {
        scene.id: evolve(
            scene,
            place=bad,
            choices=tuple(
                evolve(choice, words=bad, because=bad, strength=bad, unsaid=dict.fromkeys(choice.unsaid, bad))
                for choice in scene.choices
            ),
        )
        for scene in story.scenes.values()
    }
    endings = {
        ending.id: evolve(
            ending,
            title=payload,
            debrief=evolve(
                ending.debrief,
                reading=bad,
                whose=dict.fromkeys(ending.debrief.whose, bad),
                fly_on_the_wall=bad,
                if_then=bad,
                another_reading=bad,
            ),
        )
        for ending in story.endings.values()
    }
    cast = {person.id: evolve(person, name=payload) for person in story.cast.values()}
    return evolve(story, title=payload, scenes=scenes, endings=endings, cast=cast)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [
            name for name, _ in attrs if name in {"href", "src", "onload", "onclick", "action"}
        ]


def words_in(page: str) -> str:
    without_tags = re.sub(r"<[^>]*>", " ", page)
    for sign, letter in (("&#x27;", "'"), ("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")):
        without_tags = without_tags.replace(sign, letter)
    return bare_words(without_tags)


def bare_words(text: str) -> str:
    return " ".join(re.sub(r"[\\*]", "", text).split())
