"""Stories written out in the format an author uses: the reader's counterpart, for tests that go both ways."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from game.story.conditions.tree import (
    ALWAYS,
    Both,
    Chose,
    Condition,
    CounterCompared,
    Either,
    FlagSet,
    MeterCompared,
    MeterIn,
    Moved,
    Not,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.model import (
    METER_NAMES,
    USUAL_METERS,
    Choice,
    Debrief,
    Effects,
    Ending,
    Route,
    Scene,
    Shift,
    Story,
)
from game.story.prose.tree import YOU, Alternatives, Line, Name, Piece, Pronoun, Prose, Said, Words

_PLAIN = re.compile(r"[A-Za-z][\w'.?/ -]*|[+-]?\d+")
_STARS = {"plain": "", "emphasis": "*", "strong": "**"}
_MOVED = {"lean": "leaned", "stand": "stood", "repair": "repaired"}


def story_text(story: Story) -> str:
    """A story as a file of YAML that reads back as the same story."""
    return "\n".join(_fields(dict(_story(story)), 0)) + "\n"


def condition_text(condition: Condition) -> str:  # noqa: PLR0911 - one line per kind reads best
    """A condition as an author writes it; parts that are made of parts stand in brackets."""
    match condition:
        case Both(parts):
            return " and ".join(map(_bracketed, parts))
        case Either(parts):
            return " or ".join(map(_bracketed, parts))
        case Not(part):
            return f"not {_bracketed(part)}"
        case FlagSet(flag):
            return flag
        case MeterCompared(name, operator, number) | CounterCompared(name, operator, number):
            return f"{name} {operator} {number}"
        case MeterIn(name, word) | StanceIs(name, word):
            return f"{name} is {word}"
        case SeatIs(seat):
            return f"seat is {seat}"
        case Visited(scene):
            return f"visited({scene})"
        case Chose(choice):
            return f"chose({choice})"
        case Moved(move):
            return _MOVED[move]
    raise ValueError(condition)


def prose_text(prose: Prose, speakers: Mapping[str, str] | None = None) -> str:
    """A prose as an author writes it; `speakers` are the people's ids and names."""
    names = {YOU: "You", **(speakers or {})}
    return "\n\n".join("\n".join(_line(line, names) for line in lines) for lines in prose.paragraphs)


def _bracketed(part: Condition) -> str:
    return f"({condition_text(part)})" if isinstance(part, Both | Either | Not) else condition_text(part)


def _line(line: Line, names: Mapping[str, str]) -> str:
    words = _pieces(line.pieces)
    return words if line.speaker is None else f"{names[line.speaker]}: {words}"


def _pieces(pieces: tuple[Piece, ...]) -> str:
    runs = groupby(pieces, lambda piece: "plain" if isinstance(piece, Alternatives) else piece.style)
    return "".join(f"{_STARS[style]}{''.join(map(_piece, run))}{_STARS[style]}" for style, run in runs)


def _piece(piece: Piece) -> str:
    match piece:
        case Words(text):
            return re.sub(r"[\\{}|*]", r"\\\g<0>", text)
        case Name(person):
            return f"{{{person}}}"
        case Pronoun(person, form, capital):
            return f"{{{person}.{form.capitalize() if capital else form}}}"
        case Said(scene):
            return f"{{said({scene})}}"
        case Alternatives(arms):
            return f"{{{' | '.join(_arm(arm.when, arm.pieces) for arm in arms)}}}"
    raise ValueError(piece)


def _arm(when: Condition, pieces: tuple[Piece, ...]) -> str:
    return _pieces(pieces) if when == ALWAYS else f"{condition_text(when)} => {_pieces(pieces)}"


def _story(story: Story) -> Iterator[tuple[str, object]]:
    names = {person.id: person.name for person in story.cast.values()}
    yield from {"title": story.title, "blurb": story.blurb, "ages": story.ages}.items()
    yield "minutes", story.minutes
    yield from _written(content_notes=list(story.content_notes), setting=story.setting, you=story.you)
    people = {
        person.id: {"name": person.name, "pronouns": person.pronouns.label, "role": person.role}
        | dict(_written(stances=dict(person.stances)))
        for person in story.cast.values()
    }
    yield "cast", people
    meters = {
        meter.name: {"start": meter.start, "band": list(meter.band)}
        for meter, usual in zip(story.meters, USUAL_METERS, strict=True)
        if meter != usual
    }
    yield from _written(meters=meters, flags=list(story.flags), counters=dict(story.counters))
    if story.seats[0].id is None:
        yield "start", story.seats[0].start
    else:
        yield "seats", {seat.id: {"you": seat.you, "start": seat.start} for seat in story.seats}
    yield from _written(draft=story.draft, safety=story.safety)
    yield "scenes", {scene.id: dict(_scene(scene, names)) for scene in story.scenes.values()}
    yield "endings", {ending.id: dict(_ending(ending, names)) for ending in story.endings.values()}


def _written(**fields: object) -> Iterator[tuple[str, object]]:
    """The fields an author would write: those that hold something."""
    return ((name, value) for name, value in fields.items() if value)


def _scene(scene: Scene, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield from _written(place=_inline(scene.place), enter=dict(_effects(scene.enter)))
    yield "text", _Block(prose_text(scene.text, names))
    yield from _written(
        discuss=_inline(scene.discuss),
        choices=[dict(_choice(choice, names)) for choice in scene.choices],
        go=_routes(scene.go),
        skip_to=scene.skip_to,
        was=list(scene.was),
    )


def _choice(choice: Choice, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield ("say" if choice.spoken else "do"), _inline(choice.words)
    yield "id", choice.id
    if choice.when != ALWAYS:
        yield "if", condition_text(choice.when)
    if choice.locked is not None:
        yield "locked", _inline(choice.locked)
    yield from _effects(choice.effects)
    yield from _written(
        move=choice.move,
        costly=choice.costly,
        once=choice.once,
        harm=choice.harm,
        shows=list(choice.shows),
        because=_inline(choice.because),
        strength=_inline(choice.strength),
        unsaid={person: _inline(prose) for person, prose in choice.unsaid.items()},
        reply=_Block(prose_text(choice.reply, names)),
        go=_routes(choice.go),
        was=list(choice.was),
    )


def _effects(effects: Effects) -> Iterator[tuple[str, object]]:
    shifts = [_shift(shift) for shift in effects.shift]
    yield from _written(
        shift=shifts[0] if len(shifts) == 1 and "if" not in shifts[0] else shifts,
        clear=list(effects.clear),
        set=list(effects.set),
        add=dict(effects.add),
    )


def _shift(shift: Shift) -> dict[str, object]:
    when = {} if shift.when == ALWAYS else {"if": condition_text(shift.when)}
    return when | {name: by if by <= 0 else f"+{by}" for name, by in zip(METER_NAMES, shift.by, strict=True)}


def _routes(routes: tuple[Route, ...]) -> object:
    if len(routes) == 1 and routes[0].when == ALWAYS:
        return routes[0].to
    return [
        {"to": route.to} if route.when == ALWAYS else {"if": condition_text(route.when), "to": route.to}
        for route in routes
    ]


def _ending(ending: Ending, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield from {"title": ending.title, "kind": ending.kind.value}.items()
    yield "text", _Block(prose_text(ending.text, names))
    yield from _written(later=_Block(prose_text(ending.later, names)), shows=list(ending.shows))
    yield "debrief", dict(_debrief(ending.debrief))
    yield from _written(was=list(ending.was))


def _debrief(debrief: Debrief) -> Iterator[tuple[str, object]]:
    yield "reading", _inline(debrief.reading)
    yield from _written(
        whose={part: _inline(prose) for part, prose in debrief.whose.items()},
        fly_on_the_wall=_inline(debrief.fly_on_the_wall),
        if_then=_inline(debrief.if_then),
        ask=[_inline(question) for question in debrief.ask],
        another_reading=_inline(debrief.another_reading),
    )


class _Block(str):
    """A text that is written as a `|` block."""

    __slots__ = ()


def _inline(prose: Prose) -> str:
    return prose_text(prose)


def _fields(fields: Mapping[str, object], depth: int) -> Iterator[str]:
    margin = "  " * depth
    for name, value in fields.items():
        match value:
            case _Block():
                yield f"{margin}{name}: |"
                yield from (f"{margin}  {line}" if line else "" for line in value.split("\n"))
            case dict():
                yield f"{margin}{name}:"
                yield from _fields(value, depth + 1)
            case list() if any(isinstance(item, dict) for item in value):
                yield f"{margin}{name}:"
                for item in value:
                    first, *others = _fields(item, depth + 2)
                    yield f"{margin}  - {first.lstrip()}"
                    yield from others
            case list():
                yield f"{margin}{name}: [{', '.join(map(_scalar, value))}]"
            case _:
                yield f"{margin}{name}: {_scalar(value)}"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
