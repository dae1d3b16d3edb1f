"""What is said of the ideas: the list of cards, each card, and whose the texts are."""

from collections.abc import Iterable

from textual.content import Content

from game.story import licences as said
from game.story.card_parts import Part, card_parts
from game.story.concepts import Concept
from game.tui import wording
from game.tui.content import joined, labelled, paragraphs, words
from game.tui.pages import ASIDE, HEADING, OWN
from game.tui.signs import Signs
from game.tui.widgets import Entry


def cards(number: int) -> Content:
    """What stands above the names of the cards."""
    return joined((words(wording.CARDS, HEADING), words(wording.cards(number), ASIDE)), "\n")


def name(card: Concept) -> Entry:
    """A card to choose."""
    return Entry(words(card.name))


def card(shown: Concept, number: int, of: int, signs: Signs) -> Content:
    """One card, whole."""
    head = joined((words(shown.name, HEADING), words(wording.card(number, of), ASIDE)), "  ")
    parts = (_part(part, signs) for part in card_parts(shown))
    return paragraphs((head, *parts, words(said.REVIEW, ASIDE)))


def licences() -> Content:
    """Whose the code and the texts are."""
    return paragraphs((words(said.HEADING, HEADING), *(words(text) for text in said.licence_text())))


def _part(part: Part, signs: Signs) -> Content:
    lines = joined(_lines(part.lines, signs), "\n")
    return joined((words(part.heading, f"bold {OWN}"), lines), "\n")


def _lines(lines: tuple[str, ...], signs: Signs) -> Iterable[Content]:
    if len(lines) == 1:
        return (words(line) for line in lines)
    return (labelled(words(signs.dot, OWN), words(line)) for line in lines)
