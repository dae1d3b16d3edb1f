"""What every page on paper must hold to, and stories in which every text is somebody's attack."""

import re
from html.parser import HTMLParser

from attrs import evolve

from game.story.model import Pronouns, Story
from game.story.prose.tree import Line, Prose, Words

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=http://example.org/x.png onerror=alert(1)>',
    "</style></title><h1>big</h1>",
    "' onmouseover='x",
    "&lt;b&gt; {0} %s {{x}}",
    '=HYPERLINK("http://example.org")',
    "\x1b]52;c;aGk=\x07",
    "\u202ereversed\u200b",
)
TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "br", "b", "em", "strong", "section", "ul",
    "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "div", "span", "svg", "circle", "polygon", "rect", "path",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "scope", "colspan", "contenteditable", "viewbox",
    "role", "aria-label", "fill", "cx", "cy", "r", "points", "x", "y", "width", "height", "fill-rule", "d",
}  # fmt: skip
VOID = {"meta", "br", "circle", "polygon", "rect", "path"}


class Page(HTMLParser):
    """A page read tag by tag: what is in it, and whether every tag that was opened is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, set[str]] = {}
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        """All text, in order."""
        return " ".join("".join(self.text).split())


def is_harmless(page: str) -> Page:
    """Check that a page is whole, runs nothing and asks for nothing from anywhere.

    Raises:
        AssertionError: it is not.
    """
    found = Page(page)
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert not found.open
    assert set(found.tags) <= TAGS
    assert set(found.attributes) <= ATTRIBUTES
    assert found.tags.count("style") == found.tags.count("title") == found.tags.count("body") == 1
    assert "default-src 'none'; style-src 'unsafe-inline'" in found.attributes["content"]
    style = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert not re.search(r"url\s*\(|@import|expression|image-set", style)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", page)
    return found


def poisoned(story: Story, payload: str) -> Story:
    """The story with a payload for every text it has."""
    bad = Prose(((Line((Words(payload),)),),))
    scenes = {
        scene.id: evolve(
            scene,
            text=bad,
            place=bad,
            discuss=bad,
            choices=tuple(
                evolve(
                    choice,
                    words=bad,
                    because=bad,
                    strength=bad,
                    reply=bad,
                    unsaid=dict.fromkeys(choice.unsaid, bad),
                )
                for choice in scene.choices
            ),
        )
        for scene in story.scenes.values()
    }
    endings = {
        ending.id: evolve(
            ending,
            title=payload,
            text=bad,
            later=bad,
            debrief=evolve(
                ending.debrief,
                reading=bad,
                whose=dict.fromkeys(ending.debrief.whose, bad),
                fly_on_the_wall=bad,
                if_then=bad,
                ask=(bad, bad),
                another_reading=bad,
            ),
        )
        for ending in story.endings.values()
    }
    cast = {
        person.id: evolve(
            person,
            name=payload,
            role=payload,
            pronouns=Pronouns(*[payload] * 6),
            stances=dict.fromkeys(person.stances, payload),
        )
        for person in story.cast.values()
    }
    return evolve(
        story,
        title=payload,
        blurb=payload,
        ages=payload,
        setting=payload,
        you=payload,
        content_notes=(payload, payload),
        seats=tuple(evolve(seat, you=payload) for seat in story.seats),
        scenes=scenes,
        endings=endings,
        cast=cast,
    )
