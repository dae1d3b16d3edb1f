"""The ideas a story can show: concept cards, written once in `assets/concepts.yaml`."""

from functools import cache

import yaml
from attrs import frozen

from game.story.bundled import assets


@frozen
class Concept:
    """One idea, with its evidence and its doubt.

    Attributes:
        definition: at most 40 plain words.
        does: what it looks like.
        misses: what looks like it and is not.
        meters: the names of the meters it tends to move.
    """

    id: str
    name: str
    definition: str
    does: tuple[str, ...]
    misses: tuple[str, ...]
    research: str
    doubt: str
    sources: tuple[str, ...]
    meters: tuple[str, ...]


@cache
def concepts() -> dict[str, Concept]:
    """Every concept card by its id, in the order of the file."""
    cards = yaml.safe_load((assets() / "concepts.yaml").read_text(encoding="utf-8"))
    return {
        id: Concept(
            id=id,
            name=card["name"],
            definition=card["definition"],
            does=tuple(card["does"]),
            misses=tuple(card["misses"]),
            research=card["research"],
            doubt=card["doubt"],
            sources=tuple(card["sources"]),
            meters=tuple(card["meters"]),
        )
        for id, card in cards.items()
    }


@cache
def concept_ids() -> tuple[str, ...]:
    """The ids alone, without parsing the cards: a line that starts in the first column names one."""
    lines = (assets() / "concepts.yaml").read_text(encoding="utf-8").splitlines()
    return tuple(line[:-1] for line in lines if line.endswith(":") and line[0].isalpha())
