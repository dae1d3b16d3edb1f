"""Scenes and their choices, from nodes to values."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from game.story.concepts import concept_ids
from game.story.conditions import ALWAYS
from game.story.conditions.tree import Move
from game.story.model import HIGHEST, LOWEST, METER_NAMES, Choice, Effects, Route, Scene, Shift
from game.story.prose import Prose
from game.story.prose.parser import Names
from game.story.reading import fields
from game.story.reading.gather import choice_id
from game.story.reading.head import HIGHEST_COUNTER, entries
from game.story.reading.places import Path, Places
from game.story.reading.record import Record, checked_id, number_of, prose_of, text_node, wrong_kind
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Listing, Mapping, Node, Scalar
from game.story.walk import said_scenes
from game.story.words import meant

MOVES = ("lean", "stand", "repair")
_REMEMBERED = (
    "say", "do", "if", "locked", "reply", "because", "strength", "was", "id", "unsaid", "shows", "go",
)  # fmt: skip
NOWHERE = (Route(ALWAYS, ""),)
_NO_EFFECTS = Effects()


@frozen
class SceneReader:
    """Reads the scenes of one file; remembers in `places` where each part stands."""

    source: Source
    names: Names
    places: Places

    def read(self, key: Scalar, node: Node) -> Scene | None:
        """One scene; None, and a problem, when it is no mapping."""
        id = checked_id(self.source, key)
        record = Record.of(self.source, node, f"scene “{id}”", fields.SCENE, self.names)
        self.places.add((id,), self.source, key)
        if record is None:
            return None
        scene = Scene(
            id=id,
            place=record.line("place"),
            enter=self._enter(record, id),
            text=record.prose("text"),
            discuss=record.words("discuss"),
            choices=tuple(self._choices(record, id)),
            go=self._routes(record, (id, "go")),
            skip_to=record.text("skip_to") or None,
            was=record.texts("was"),
        )
        self._remember(record, (id,), "place", "text", "discuss", "go", "skip_to", "was")
        if not record.has("choices") and not record.has("go"):
            record.missing("go", "BW402")
        return scene

    def _choices(self, record: Record, scene: str) -> Iterator[Choice]:
        node = record.at("choices")
        if node is None:
            return
        if not isinstance(node, Listing):
            wrong_kind(self.source, node, f"`choices` of {record.where}", "a list, each choice with a `-`")
            return
        if not node.items:
            self.source.add("BW106", node, what=f"`choices` of {record.where}")
        seen: set[str] = set()
        for number, item in enumerate(node.items, 1):
            id = choice_id(item)
            where = f"choice “{scene}.{id}”" if id else f"choice {number} of scene “{scene}”"
            choice = Record.of(self.source, item, where, fields.CHOICE, self.names)
            if choice is None:
                continue
            if id in seen:
                self.source.add("BW112", choice.at("id") or item, what="choice", name=id, where="this scene")
                continue
            seen.add(id)
            self.places.add((scene, id), self.source, self._first_key(item))
            yield self._choice(choice, scene, id)

    def _choice(self, record: Record, scene: str, id: str) -> Choice:
        spoken = record.has("say")
        if spoken == record.has("do"):
            self.source.add("BW113", self._first_key(record.node), where=record.where)
        elif not id and _is_written(record, "say" if spoken else "do"):
            self.source.add("BW114", self._first_key(record.node), where=record.where)
        if (given := record.scalar("id")) is not None:
            checked_id(self.source, given)
        if record.has("locked") and not record.has("if"):
            self.source.add("BW116", record.node.items["locked"][0], where=record.where)
        words = record.line("say" if spoken else "do")
        if next(said_scenes(words), None) is not None:
            self.source.add("BW312", record.node.items["say" if spoken else "do"][1], where=record.where)
        path = (scene, id)
        self._remember(record, path, *_REMEMBERED)
        move = record.one_of("move", MOVES)
        return Choice(
            id=id,
            words=words,
            spoken=spoken,
            when=record.condition(),
            locked=record.line("locked") if record.has("locked") else None,
            effects=self._effects(record, path),
            move=None if move is None else cast(Move, move),
            once=record.yes("once"),
            costly=record.yes("costly"),
            harm=record.yes("harm"),
            shows=shown(record),
            because=record.words("because"),
            strength=record.words("strength"),
            unsaid=dict(self._unsaid(record, path)),
            reply=record.prose("reply"),
            go=self._routes(record, (*path, "go")) if record.has("go") else NOWHERE,
            was=record.texts("was"),
        )

    def _enter(self, record: Record, scene: str) -> Effects:
        node = record.at("enter")
        if node is None:
            return _NO_EFFECTS
        entered = Record.of(self.source, node, f"`enter` of {record.where}", fields.ENTER, self.names)
        self._remember(record, (scene,), "enter")
        return _NO_EFFECTS if entered is None else self._effects(entered, (scene, "enter"))

    def _effects(self, record: Record, path: Path) -> Effects:
        flags = self.names.vocabulary.flags
        return Effects(
            shift=tuple(self._shifts(record, (*path, "shift"))),
            clear=record.known("clear", flags, "BW210"),
            set=record.known("set", flags, "BW210"),
            add=dict(self._added(record)),
        )

    def _shifts(self, record: Record, path: Path) -> Iterator[Shift]:
        node = record.at("shift")
        if node is None:
            return
        listed = isinstance(node, Listing)
        plain_before = False
        for number, item in enumerate(node.items if isinstance(node, Listing) else [node]):
            shift = Record.of(self.source, item, f"`shift` of {record.where}", fields.SHIFT, self.names)
            if shift is None:
                continue
            if plain_before:
                self.source.add("BW406", item, what="shift")
            plain_before = plain_before or not shift.has("if")
            if not listed and shift.has("if"):
                self.source.add("BW120", shift.node.items["if"][0])
            self.places.add((*path, str(number)), self.source, item)
            self._remember(shift, (*path, str(number)), "if")
            by = [shift.number(meter, LOWEST * 2, HIGHEST * 2) or 0 for meter in METER_NAMES]
            yield Shift(shift.condition(), (by[0], by[1], by[2]))

    def _added(self, record: Record) -> Iterator[tuple[str, int]]:
        for key, node in entries(record, "add"):
            name = key.text.strip()
            counters = self.names.vocabulary.counters
            if name not in counters:
                self.source.add("BW211", key, name=name, meant=meant(name, counters))
                continue
            scalar = text_node(self.source, node, f"`add` of {record.where}")
            if scalar is not None:
                what = f"`add` of {record.where}"
                yield name, number_of(self.source, scalar, what, -HIGHEST_COUNTER, HIGHEST_COUNTER) or 0

    def _unsaid(self, record: Record, path: Path) -> Iterator[tuple[str, Prose]]:
        for key, node in entries(record, "unsaid"):
            name = key.text.strip()
            people = self.names.vocabulary.stances
            if name not in people:
                self.source.add("BW214", key, name=name, meant=meant(name, people))
                continue
            scalar = text_node(self.source, node, f"`unsaid` of {record.where}")
            if scalar is not None:
                self.places.add((*path, "unsaid", name), self.source, scalar)
                yield name, prose_of(self.source, scalar, self.names, speech=False)

    def _routes(self, record: Record, path: Path) -> tuple[Route, ...]:
        node = record.at("go")
        if node is None:
            return ()
        if isinstance(node, Scalar):
            scalar = text_node(self.source, node, f"`go` of {record.where}")
            if scalar is None:
                return NOWHERE
            self.places.add((*path, "0"), self.source, scalar)
            return (Route(ALWAYS, scalar.text.strip()),)
        items = node.items if isinstance(node, Listing) else [node]
        routes: list[Route] = []
        plain_before = False
        for item in items:
            if isinstance(item, Scalar) and item.text.strip():
                self.source.add("BW408", item, name=item.text.strip())
                continue
            route = Record.of(self.source, item, f"`go` of {record.where}", fields.ROUTE, self.names)
            if route is None:
                continue
            if plain_before:
                self.source.add("BW406", item, what="way")
            plain_before = plain_before or not route.has("if")
            to = route.scalar("to")
            self.places.add((*path, str(len(routes))), self.source, to or item)
            self._remember(route, (*path, str(len(routes))), "if")
            routes.append(Route(route.condition(), "" if to is None else to.text.strip()))
        if not items:
            self.source.add("BW106", node, what=f"`go` of {record.where}")
        return tuple(routes) or NOWHERE

    def _remember(self, record: Record, path: Path, *fields: str) -> None:
        items = record.node.items
        for field in fields:
            if field in items:
                self.places.add((*path, field), self.source, items[field][1])

    @staticmethod
    def _first_key(node: Node) -> Node:
        if isinstance(node, Mapping) and node.items:
            return next(iter(node.items.values()))[0]
        return node


def _is_written(record: Record, field: str) -> bool:
    node = record.at(field)
    return isinstance(node, Scalar) and bool(node.text.strip())


def shown(record: Record) -> tuple[str, ...]:
    """The concepts a choice or an ending shows."""
    return record.known("shows", concept_ids(), "BW213") if record.has("shows") else ()
