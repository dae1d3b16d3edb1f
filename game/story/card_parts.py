"""What stands on a concept card, part by part, under the same headings everywhere."""

from collections.abc import Iterator

from attrs import frozen

from game.story.concepts import Concept


@frozen
class Part:
    """A heading and the lines under it; the definition, which comes first, has no heading."""

    heading: str
    lines: tuple[str, ...]


def card_parts(card: Concept) -> Iterator[Part]:
    """A card's parts below its name, in their order; a part with nothing in it is left out."""
    parts = (
        Part("", (card.definition,)),
        Part("What it looks like", card.does),
        Part("What looks like it and is not", card.misses),
        Part("Research", (card.research,)),
        Part("Doubt", (card.doubt,)),
        Part("Sources", card.sources),
        Part("Balances it tends to move", (", ".join(card.meters),) if card.meters else ()),
    )
    return (part for part in parts if part.lines)
