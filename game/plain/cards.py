"""The concept cards, as lines: what an idea is, what it looks like, its evidence and its doubt."""

from collections.abc import Iterator

from game.plain.environment import Environment
from game.story.concepts import Concept, concepts
from game.story.words import meant

FINE, WRONG_USE = 0, 2
REVIEW = "No teacher and no safety specialist has reviewed these texts yet."


def show_cards(id: str | None, environment: Environment) -> int:
    """Say what one card says, or list them all."""
    cards = concepts()
    if id is None:
        for card in cards.values():
            environment.out.say(f"{card.id}: {card.name}. {card.definition}")
        environment.out.say()
        environment.out.say(REVIEW)
        return FINE
    if id not in cards:
        environment.errors.say(f"There is no concept “{id}”. {meant(id, cards)}See: bothways concepts")
        return WRONG_USE
    for line in page(cards[id]):
        environment.out.say(line)
    return FINE


def page(card: Concept) -> Iterator[str]:
    """One card, whole."""
    yield f"{card.name} ({card.id})"
    yield ""
    yield card.definition
    yield ""
    yield "What it looks like:"
    yield from card.does
    yield ""
    yield "What looks like it and is not:"
    yield from card.misses
    yield ""
    yield f"Research: {card.research}"
    yield f"Doubt: {card.doubt}"
    yield ""
    yield "Sources:"
    yield from card.sources
    if card.meters:
        yield ""
        yield f"Balances it tends to move: {', '.join(card.meters)}"
    yield ""
    yield REVIEW
