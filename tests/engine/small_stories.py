"""Small stories for tests of the rules: a test says only what it is about."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from game.engine import Rules, State, begin, take
from game.engine.rules import CompiledChoice
from game.story.conditions.tree import ALWAYS, Condition
from game.story.model import (
    Choice,
    Debrief,
    Effects,
    Ending,
    Kind,
    Person,
    Pronouns,
    Route,
    Scene,
    Seat,
    Shift,
    Story,
)
from game.story.prose.tree import Line, Piece, Prose, Words

SHE = Pronouns("she/her", "she", "her", "her", "hers", "herself")
THEY = Pronouns("they/them", "they", "them", "their", "theirs", "themself")


def prose(*pieces: str | Piece, speaker: str | None = None) -> Prose:
    """One line."""
    line = tuple(Words(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Prose(((Line(line, speaker),),))


def ways(*to: str | tuple[Condition, str]) -> tuple[Route, ...]:
    """Routes: a place, or a condition and a place."""
    return tuple(Route(ALWAYS, way) if isinstance(way, str) else Route(*way) for way in to)


def shift(autonomy: int = 0, trust: int = 0, boundaries: int = 0, when: Condition = ALWAYS) -> Shift:
    """One shift entry."""
    return Shift(when, (autonomy, trust, boundaries))


def effects(*shifts: Shift, clear: str = "", put: str = "", add: Mapping[str, int] | None = None) -> Effects:
    """Effects; flags are written in one string, with spaces."""
    return Effects(shifts, tuple(clear.split()), tuple(put.split()), dict(add or {}))


def choice(id: str, *go: str | tuple[Condition, str], **fields: Any) -> Choice:
    """A choice that leads home, unless it says otherwise."""
    usual = {"words": prose(f"{id.capitalize()}."), "spoken": True, "when": ALWAYS}
    return Choice(id=id, go=ways(*(go or ("home",))), **(usual | fields))


def scene(id: str, *choices: Choice, go: Any = (), **fields: Any) -> Scene:
    """A scene whose text is its id."""
    routes = ways(go) if isinstance(go, str) else ways(*go)
    return Scene(id=id, **({"text": prose(id)} | fields), choices=choices, go=routes)


def ending(id: str, **fields: Any) -> Ending:
    """An ending whose text is its id."""
    usual = {"title": id, "kind": Kind.GROWTH, "text": prose(id), "debrief": Debrief(prose("It ended."))}
    return Ending(id=id, **(usual | fields))


def person(id: str, *stances: str, pronouns: Pronouns = SHE) -> Person:
    """Somebody named after their id."""
    return Person(id, id.capitalize(), pronouns, "a friend", dict.fromkeys(stances, "A note."))


def story(*scenes: Scene, **fields: Any) -> Story:
    """A story that begins in its first scene, with Dana in it and the endings `home` and `away`."""
    usual = {
        "cast": {"dana": person("dana", "overloaded", "responsive")},
        "seats": (Seat(None, "", scenes[0].id),),
        "endings": {"home": ending("home"), "away": ending("away")},
    }
    return Story(
        id="small",
        title="Small",
        blurb="It is small.",
        ages="13+",
        minutes=1,
        scenes={scene.id: scene for scene in scenes},
        **(usual | fields),
    )


def rules(*scenes: Scene, **fields: Any) -> Rules:
    """The rules of a small story."""
    return Rules.of(story(*scenes, **fields))


def named(of: Rules, name: str) -> CompiledChoice:
    """A choice by `scene.choice`."""
    where, _, what = name.partition(".")
    return of.scenes[where].by_id[what]


def state(of: Rules, **fields: Any) -> State:
    """A story's first state, changed in some fields."""
    return evolve(begin(of), **fields)


def taken(of: Rules, name: str, **fields: Any) -> State:
    """The state just after a choice, its reply being read; `fields` change the state before."""
    return take(state(of, **fields), named(of, name))
