"""A made-up story in our own format: a folder of files, each well within the limits of a file."""

from collections.abc import Iterator
from pathlib import Path

from game.story.model import METER_NAMES
from tests.bench.made import FLAGS, SPEAKER, End, If, MadeChoice, MadeStory, Room

PER_FILE = 400
HEAD = """\
title: A House of {rooms} Rooms
blurb: Every door leads on.
ages: 13+
minutes: {minutes}
draft: true
cast:
  dana: {{name: {speaker}, pronouns: she/her, role: somebody who lives here}}
flags: [{flags}]
start: room-0
"""
ENDING = """\
  {end.name}:
    title: {title}
    kind: {end.kind}
    text: |
      You have come to the end of the house. It was {end.name}, as houses go.
    debrief: {{reading: It ended there.}}
"""


def files(story: MadeStory) -> dict[str, str]:
    """The story's files by their names."""
    rooms, parts = story.rooms, range(0, len(story.rooms), PER_FILE)
    written = {
        f"rooms-{first:05}.yaml": _rooms(rooms[first : first + PER_FILE], story.ends) for first in parts
    }
    head = HEAD.format(
        rooms=len(rooms), minutes=min(240, 1 + story.depth // 2), speaker=SPEAKER, flags=", ".join(FLAGS)
    )
    endings = "".join(ENDING.format(end=end, title=end.name.title()) for end in story.ends)
    return {"story.yaml": f"{head}endings:\n{endings}", **written}


def write(story: MadeStory, folder: Path) -> Path:
    """Write the story's folder; its path."""
    home = folder / f"house-{len(story.rooms)}"
    home.mkdir(parents=True, exist_ok=True)
    for name, text in files(story).items():
        (home / name).write_text(text, encoding="utf-8")
    return home


def _rooms(rooms: tuple[Room, ...], ends: tuple[End, ...]) -> str:
    return "scenes:\n" + "\n".join(line for room in rooms for line in _room(room, ends)) + "\n"


def _room(room: Room, ends: tuple[End, ...]) -> Iterator[str]:
    first, *others = room.paragraphs
    yield f"  room-{room.number}:"
    yield f"    place: Room {room.number}"
    yield "    text: |"
    yield f"      {first}"
    yield ""
    yield f"      {SPEAKER}: {room.spoken}"
    for paragraph in others:
        yield ""
        yield f"      {paragraph}"
    if room.turn is not None:
        yield ""
        yield f"      {{{room.turn.flag} => {room.turn.this} | {room.turn.that}}}"
    yield "    choices:"
    for choice in room.choices:
        yield from _choice(choice, ends)


def _choice(choice: MadeChoice, ends: tuple[End, ...]) -> Iterator[str]:
    yield f"      - do: {choice.words}"
    if choice.only is not None:
        yield f"        if: {_condition(choice.only)}"
    shift = ", ".join(f"{name}: {by:+}" for name, by in zip(METER_NAMES, choice.shift, strict=True) if by)
    yield f"        shift: {{{shift}}}"
    if choice.raises is not None:
        yield f"        set: {choice.raises}"
    if choice.to is not None:
        yield f"        go: room-{choice.to}"
        return
    yield "        go:"
    for end in ends:
        only = "" if end.only is None else f"if: {_condition(end.only)}, "
        yield f"          - {{{only}to: {end.name}}}"


def _condition(only: If) -> str:
    if only.sign in {"is", "is not"}:
        return only.name if only.sign == "is" else f"not {only.name}"
    return f"{only.name} {only.sign} {only.number}"
