"""Endings and their debriefs, from nodes to values."""

from collections.abc import Iterator
from typing import get_args

from attrs import frozen

from game.story.model import Debrief, Ending, Kind, Whose
from game.story.prose import Prose
from game.story.prose.parser import Names
from game.story.reading import fields
from game.story.reading.places import ENDING, Places
from game.story.reading.record import Record, checked_id, prose_of
from game.story.reading.scenes import shown
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Node, Scalar

KINDS = tuple(kind.value for kind in Kind)


@frozen
class EndingReader:
    """Reads the endings of one file; remembers in `places` where each part stands."""

    source: Source
    names: Names
    places: Places

    def read(self, key: Scalar, node: Node) -> Ending | None:
        """One ending; None, and a problem, when it is no mapping."""
        id = checked_id(self.source, key)
        record = Record.of(self.source, node, f"ending “{id}”", fields.ENDING, self.names)
        self.places.add((ENDING, id), self.source, key)
        if record is None:
            return None
        for field in ("shows", "debrief", "was"):
            if record.has(field):
                self.places.add((ENDING, id, field), self.source, record.node.items[field][0])
        for field in ("text", "later"):
            if record.has(field):
                self.places.add((ENDING, id, field), self.source, record.node.items[field][1])
        kind = record.one_of("kind", KINDS)
        return Ending(
            id=id,
            title=record.text("title"),
            kind=Kind(kind) if kind is not None else Kind.GROWTH,
            text=record.prose("text"),
            later=record.prose("later"),
            shows=shown(record),
            debrief=self._debrief(record, id),
            was=record.texts("was"),
        )

    def _debrief(self, record: Record, id: str) -> Debrief:
        node = record.at("debrief")
        if node is None:
            return Debrief(Prose())
        debrief = Record.of(self.source, node, f"`debrief` of {record.where}", fields.DEBRIEF, self.names)
        if debrief is None:
            return Debrief(Prose())
        for field, (_, value) in debrief.node.items.items():
            self.places.add((ENDING, id, "debrief", field), self.source, value)
        return Debrief(
            reading=debrief.words("reading"),
            whose=self._whose(debrief, id),
            fly_on_the_wall=debrief.words("fly_on_the_wall"),
            if_then=debrief.words("if_then"),
            ask=tuple(self._ask(debrief, id)),
            another_reading=debrief.words("another_reading"),
        )

    def _ask(self, debrief: Record, id: str) -> Iterator[Prose]:
        for number, item in enumerate(debrief.each_text("ask")):
            self.places.add((ENDING, id, "debrief", "ask", str(number)), self.source, item)
            yield prose_of(self.source, item, self.names, speech=False)

    def _whose(self, debrief: Record, id: str) -> dict[Whose, Prose]:
        node = debrief.at("whose")
        if node is None:
            return {}
        whose = Record.of(self.source, node, f"`whose` of {debrief.where}", fields.WHOSE, self.names)
        if whose is None:
            return {}
        for part, (_, value) in whose.node.items.items():
            self.places.add((ENDING, id, "debrief", "whose", part), self.source, value)
        parts: tuple[Whose, ...] = get_args(Whose)
        return {part: whose.words(part) for part in parts if whose.has(part)}
