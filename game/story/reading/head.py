"""The head of a story: everything above its scenes."""

import re
from collections.abc import Iterator, Set

from attrs import evolve, frozen

from game.story.conditions import RESERVED
from game.story.model import (
    HIGHEST,
    LOWEST,
    METER_NAMES,
    USUAL_METERS,
    Meter,
    Person,
    Pronouns,
    Seat,
    Short,
)
from game.story.prose.parser import Names, can_speak
from game.story.prose.tree import YOU
from game.story.reading import fields
from game.story.reading.places import HEAD, Path, Places
from game.story.reading.record import (
    Record,
    checked_name,
    condition_of,
    number_of,
    text_node,
    wrong_kind,
)
from game.story.reading.source import Source
from game.story.reading.wall.nodes import Listing, Mapping, Node, Scalar
from game.story.words import meant

LONGEST_MINUTES, HIGHEST_COUNTER = 240, 1000
YOUNGEST_FOR_SAFETY = 16

_AGES = re.compile(r"[0-9]{1,2}\+")
_KNOWN_PRONOUNS = {
    "she/her": ("she", "her", "her", "hers", "herself"),
    "he/him": ("he", "him", "his", "his", "himself"),
    "they/them": ("they", "them", "their", "theirs", "themself"),
    "it/its": ("it", "it", "its", "its", "itself"),
}


@frozen
class Head:
    """The head of a story, read; the names match the Story's."""

    title: str
    blurb: str
    ages: str
    minutes: int
    content_notes: tuple[str, ...]
    setting: str
    you: str
    cast: dict[str, Person]
    meters: tuple[Meter, ...]
    flags: tuple[str, ...]
    counters: dict[str, int]
    seats: tuple[Seat, ...]
    draft: bool
    safety: bool


def read_head(source: Source, names: Names, places: Places, elsewhere: Set[str] = frozenset()) -> Head | None:
    """Read everything but scenes and endings; None when the file is no mapping.

    What is written `elsewhere`, in the story's further files, need not stand in this one.
    """
    if source.root is None:
        return None
    known = tuple(
        evolve(field, required=field.required and field.name not in elsewhere) for field in fields.STORY
    )
    record = Record.of(source, source.root, "the story", known, names)
    if record is None:
        return None
    for field, (_, value) in record.node.items.items():
        places.add((HEAD, field), source, value)
    head = Head(
        title=record.text("title"),
        blurb=record.text("blurb"),
        ages=_ages(record),
        minutes=record.number("minutes", 1, LONGEST_MINUTES) or 1,
        content_notes=record.texts("content_notes"),
        setting=record.text("setting"),
        you=record.text("you"),
        cast={person.id: person for person in _cast(record)},
        meters=_meters(record),
        flags=_flags(record),
        counters=dict(_counters(record)),
        seats=_seats(record, places),
        draft=record.yes("draft"),
        safety=record.yes("safety"),
    )
    _check_namespace(record)
    _check_voices(record)
    _check_safety(record, head)
    return head


def with_conditions(source: Source, names: Names) -> Names:
    """The names, and the story's named conditions; each may use those above it."""
    if source.root is None:
        return names
    for key, node in entries(Record(source, source.root, "the story", names), "conditions"):
        name = checked_name(source, key)
        scalar = text_node(source, node, f"condition “{name}”")
        if scalar is not None:
            condition = condition_of(source, scalar, names)
            vocabulary = evolve(names.vocabulary, named={**names.vocabulary.named, name: condition})
            names = evolve(names, vocabulary=vocabulary)
    return names


def entries(record: Record, field: str) -> Iterator[tuple[Scalar, Node]]:
    """The keys and values of a field that holds a mapping; a problem when it holds something else."""
    node = record.at(field)
    if node is None:
        return
    if not isinstance(node, Mapping):
        wrong_kind(record.source, node, f"`{field}` of {record.where}", "a set of names")
        return
    if not node.items:
        record.source.add("BW106", node, what=f"`{field}` of {record.where}")
    yield from node.items.values()


def _ages(record: Record) -> str:
    node = record.scalar("ages")
    if node is None:
        return ""
    ages = node.text.strip()
    if not _AGES.fullmatch(ages):
        record.source.add("BW108", node, text=ages)
        return ""
    return ages


def _cast(record: Record) -> Iterator[Person]:
    for key, node in entries(record, "cast"):
        id = checked_name(record.source, key)
        person = Record.of(record.source, node, f"person “{id}”", fields.PERSON, record.names)
        if person is not None:
            yield Person(
                id=id,
                name=person.text("name"),
                pronouns=_pronouns(person),
                role=person.text("role"),
                stances=dict(_stances(person)),
            )


def _pronouns(person: Record) -> Pronouns:
    they = Pronouns("they/them", *_KNOWN_PRONOUNS["they/them"])
    node = person.scalar("pronouns")
    if node is None:
        return they
    forms = tuple(form.strip() for form in node.text.lower().split("/"))
    label = "/".join(forms)
    for known in _KNOWN_PRONOUNS.values():
        if len(forms) > 1 and forms[0] == known[0] and set(forms) <= set(known):
            return Pronouns(label, *known)
    if len(forms) == len(_KNOWN_PRONOUNS["she/her"]) and all(form.isalpha() for form in forms):
        return Pronouns(label, *forms)
    person.source.add("BW119", node, text=node.text.strip(), meant=meant(label, _KNOWN_PRONOUNS))
    return they


def _stances(person: Record) -> Iterator[tuple[str, str]]:
    for key, node in entries(person, "stances"):
        name = checked_name(person.source, key)
        note = text_node(person.source, node, f"stance “{name}” of {person.where}")
        yield name, "" if note is None else note.text.strip()


def _meters(record: Record) -> tuple[Meter, ...]:
    meters = {meter.name: meter for meter in USUAL_METERS}
    for key, node in entries(record, "meters"):
        if key.text not in meters:
            record.source.add("BW212", key, name=key.text, meant=meant(key.text, METER_NAMES))
            continue
        given = Record.of(record.source, node, f"meter “{key.text}”", fields.METER, record.names)
        if given is not None:
            start = given.number("start", LOWEST, HIGHEST)
            meters[key.text] = evolve(meters[key.text], start=start or 0, band=_band(given))
    return tuple(meters.values())


def _band(given: Record) -> tuple[int, int]:
    usual = USUAL_METERS[0].band
    node = given.at("band")
    if node is None:
        return usual
    if not isinstance(node, Listing) or len(node.items) != 2:  # noqa: PLR2004 - a lowest and a highest
        given.source.add("BW118", node)
        return usual
    ends = [
        number_of(given.source, item, f"`band` of {given.where}", LOWEST, HIGHEST)
        for item in node.items
        if isinstance(item, Scalar)
    ]
    match ends:
        case [int(low), int(high)] if LOWEST < low <= high < HIGHEST:
            return low, high
        case [int(), int()] | [] | [int()]:
            given.source.add("BW118", node)
    return usual


def _flags(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(checked_name(record.source, node) for node in record.each_text("flags")))


def _counters(record: Record) -> Iterator[tuple[str, int]]:
    for key, node in entries(record, "counters"):
        name = checked_name(record.source, key)
        scalar = text_node(record.source, node, f"counter “{name}”")
        if scalar is not None:
            yield name, number_of(record.source, scalar, f"counter “{name}”", 1, HIGHEST_COUNTER) or 1


def _seats(record: Record, places: Places) -> tuple[Seat, ...]:
    if record.has("start") == record.has("seats"):
        key = record.node.items["start"][0] if record.has("start") else record.node
        record.source.add("BW115", key)
    if not record.has("seats"):
        start = record.scalar("start")
        first = "" if start is None else start.text.strip()
        return (Seat(None, record.text("you"), first, _short(record, places, (HEAD, "short"))),)
    if (short_beside := record.at("short")) is not None:
        record.source.add("BW124", short_beside)
    seats = []
    for key, node in entries(record, "seats"):
        name = checked_name(record.source, key)
        seat = Record.of(record.source, node, f"seat “{name}”", fields.SEAT, record.names)
        if seat is not None:
            places.add((HEAD, "seats", name), record.source, seat.at("start") or key)
            short = _short(seat, places, (HEAD, "short", name))
            seats.append(Seat(name, seat.text("you"), seat.text("start"), short))
    return tuple(seats)


def _short(record: Record, places: Places, path: Path) -> Short | None:
    """A seat's short way, written in the seat, or at the head of a story without seats."""
    node = record.at("short")
    if node is None:
        return None
    short = Record.of(record.source, node, f"`short` of {record.where}", fields.SHORT, record.names)
    if short is None:
        return None
    places.add(path, record.source, short.at("taken") or node)
    for number, step in enumerate(short.each_text("taken")):
        places.add((*path, str(number)), record.source, step)
    return Short(short.texts("taken"), short.text("before"))


def _check_namespace(record: Record) -> None:
    """One name, one meaning: report a name that a second thing takes."""
    taken: dict[str, str] = dict.fromkeys(RESERVED, "a word of the condition language")
    for meter in USUAL_METERS:
        taken |= {meter.name: "a meter", **dict.fromkeys(meter.zones, "a zone of a meter")}
    for key, what in _declared(record):
        already = taken.get(key.text.strip())
        if already is None:
            taken[key.text.strip()] = what
        elif (already, what) not in {("a person", "a seat"), ("a stance", "a stance")}:
            record.source.add("BW111", key, name=key.text.strip(), what=what, already=already)


def _declared(record: Record) -> Iterator[tuple[Scalar, str]]:
    for key, node in _mapping(record.at("cast")):
        yield key, "a person"
        if isinstance(node, Mapping) and "stances" in node.items:
            yield from ((stance, "a stance") for stance, _ in _mapping(node.items["stances"][1]))
    flags = record.at("flags")
    for item in flags.items if isinstance(flags, Listing) else [flags]:
        if isinstance(item, Scalar):
            yield item, "a flag"
    yield from ((key, "a counter") for key, _ in _mapping(record.at("counters")))
    yield from ((key, "a seat") for key, _ in _mapping(record.at("seats")))
    yield from ((key, "a condition") for key, _ in _mapping(record.at("conditions")))


def _check_voices(record: Record) -> None:
    """Report people whose lines could not be told to be theirs."""
    met: set[str] = {YOU.capitalize()}
    for _, node in _mapping(record.at("cast")):
        name = node.items["name"][1] if isinstance(node, Mapping) and "name" in node.items else None
        if not isinstance(name, Scalar) or not name.text.strip():
            continue
        text = name.text.strip()
        if text in met:
            taken = "the player" if text == YOU.capitalize() else "somebody else"
            record.source.add("BW121", name, name=text, reason=f"{taken} is called that")
        elif not can_speak(text):
            reason = "it needs a letter first, no : * or braces, and at most 40 letters"
            record.source.add("BW121", name, name=text, reason=reason)
        met.add(text)


def _mapping(node: Node | None) -> Iterator[tuple[Scalar, Node]]:
    if isinstance(node, Mapping):
        yield from node.items.values()


def _check_safety(record: Record, head: Head) -> None:
    if not head.safety:
        return
    key = record.node.items["safety"][0]
    if head.ages and int(head.ages[:-1]) < YOUNGEST_FOR_SAFETY:
        record.source.add("BW507", key, what=f"ages of {YOUNGEST_FOR_SAFETY}+ or more")
    if not head.content_notes:
        record.source.add("BW507", key, what="`content_notes:`")
