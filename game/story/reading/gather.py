"""The names a story declares, gathered before anything that uses them is read. Reports nothing."""

from collections.abc import Iterable, Iterator

from game.story.conditions import Vocabulary
from game.story.model import USUAL_METERS
from game.story.prose.parser import Names
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Listing, Mapping, Node, Scalar
from game.story.words import id_from


def gather(head: Source, sources: Iterable[Source]) -> Names:
    """Every name of a story: `head` is the file with its title, `sources` are all its files."""
    cast = _under(head, "cast")
    choices: dict[str, frozenset[str]] = {}
    endings: set[str] = set()
    for source in sources:
        for scene, node in _under(source, "scenes").items():
            choices.setdefault(scene, frozenset(_choice_ids(node)))
        endings.update(_under(source, "endings"))
    vocabulary = Vocabulary(
        flags=frozenset(_texts(head.root, "flags")),
        counters=dict.fromkeys(_under(head, "counters"), 0),
        meters={meter.name: meter.zones for meter in USUAL_METERS},
        stances={person: tuple(_members(node, "stances")) for person, node in cast.items()},
        seats=frozenset(_under(head, "seats")),
        choices=choices,
        endings=endings,
    )
    return Names(
        speakers={_text(node, "name"): person for person, node in cast.items()}, vocabulary=vocabulary
    )


def choice_id(choice: Node) -> str:
    """A choice's id as written, or made from its words; empty when there is neither."""
    return _text(choice, "id") or id_from(_text(choice, "say") or _text(choice, "do"))


def _choice_ids(scene: Node) -> Iterator[str]:
    choices = _field(scene, "choices")
    if isinstance(choices, Listing):
        yield from (choice_id(choice) for choice in choices.items)


def _under(source: Source, field: str) -> dict[str, Node]:
    return _members(source.root, field)


def _members(node: Node | None, field: str) -> dict[str, Node]:
    found = _field(node, field)
    return {key: value for key, (_, value) in found.items.items()} if isinstance(found, Mapping) else {}


def _field(node: Node | None, field: str) -> Node | None:
    return node.items[field][1] if isinstance(node, Mapping) and field in node.items else None


def _text(node: Node, field: str) -> str:
    found = _field(node, field)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _texts(node: Node | None, field: str) -> tuple[str, ...]:
    found = _field(node, field)
    items = found.items if isinstance(found, Listing) else [found]
    return tuple(item.text.strip() for item in items if isinstance(item, Scalar))
