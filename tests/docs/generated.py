"""The parts of the documents that are made from the product: tables of fields, help texts, keys, limits."""

import os
import re
from collections.abc import Iterator
from unittest import mock

import attrs

from game import cli
from game.plain import pages as plain_pages
from game.story.bundled import scenes as stories
from game.story.concepts import concepts
from game.story.model import Story
from game.story.reading import read_story
from game.story.reading.fields import PARTS, Field
from game.story.reading.wall.limits import Limits
from game.tui import actions
from game.workshop.closing import PLANS, SAFETY, Plan
from game.workshop.desk.lines.commands import COMMANDS
from game.workshop.desk.screens import keys as desk_keys
from tests.docs.shell import COLUMNS

_PART = re.compile(
    r"(?P<open><!-- (?P<kind>[a-z ]+?)(?:: (?P<name>[\w-]+))? -->\n)(?P<made>.*?)<!-- end -->", re.DOTALL
)

HOLDS = {
    "text": "plain text",
    "texts": "a text, or a list of texts",
    "prose": "[prose](#prose)",
    "proses": "a list of [prose](#prose)",
    "words": "[prose](#prose), a sentence or two",
    "number": "a whole number",
    "yes-no": "`true` or `false`",
    "condition": "a [condition](#conditions)",
    "conditions": "[conditions](#named-conditions), by name",
    "id": "an [id](#files-and-ids)",
    "ids": "an [id](#files-and-ids), or a list",
    "name": "a [name](#files-and-ids)",
    "names": "a [name](#files-and-ids), or a list",
    "ages": "an age and a plus",
    "kind": "one of the [kinds](#endings)",
    "move": "`lean`, `stand` or `repair`",
    "concepts": "a [concept](#concepts), or a list",
    "cast": "[people](#people), by name",
    "stances": "stances, by name",
    "pronouns": "[pronouns](#people)",
    "meters": "[balances](#balances), by name",
    "counters": "numbers, by name",
    "seats": "[seats](#seats), by name",
    "short": "a [short way](#the-short-way)",
    "scenes": "[scenes](#scenes), by id",
    "endings": "[endings](#endings), by id",
    "choices": "a list of [choices](#choices)",
    "shift": "a row of numbers, or a list of [rows](#effects)",
    "add": "numbers, by counter",
    "routes": "an id, or a list of [ways](#where-it-leads)",
    "enter": "[effects](#effects)",
    "unsaid": "[prose](#prose), by person",
    "debrief": "a [debrief](#endings)",
    "whose": "up to three parts",
    "band": "two whole numbers",
}
LIMITS_SAID = {
    "file_bytes": "bytes in one file",
    "story_bytes": "bytes in all files of a story",
    "story_files": "files in a story",
    "depth": "levels of lists and fields inside each other",
    "nodes": "fields, lists and texts in one file",
    "text": "characters in one text",
    "key": "characters in the name of a field",
    "problems": "problems told of one file at once",
    "repairs": "",
}


def renewed(document: str) -> str:
    """A document with its made parts made anew."""
    return _PART.sub(lambda part: f"{part['open']}{made(part['kind'], part['name'])}<!-- end -->", document)


def parts(document: str) -> tuple[tuple[str, str | None, str], ...]:
    """The made parts of a document: of what kind, with what name, and as they stand there."""
    return tuple((part["kind"], part["name"], part["made"]) for part in _PART.finditer(document))


def made(kind: str, name: str | None) -> str:  # noqa: PLR0911 - one line a kind
    """A made part as it ought to be."""
    match kind:
        case "table":
            return "\n".join(_table(PARTS[name or ""])) + "\n"
        case "help":
            return f"```text\n{helps()[name or '']}```\n"
        case "keys":
            return actions.key_table()
        case "plain commands":
            return "".join(f"- {line}\n" for line in plain_pages.HELP)
        case "desk keys":
            return actions.key_table(desk_keys.ACTIONS, desk_keys.At)
        case "desk commands":
            return "\n".join(_commands()) + "\n"
        case "plans":
            return "\n".join(_plans()) + "\n"
        case "limits":
            return "\n".join(_limits()) + "\n"
        case "concepts":
            return "\n".join(_concepts()) + "\n"
        case "stories":
            return "\n".join(_stories()) + "\n"
        case "concepts shown":
            return "\n".join(_concepts_shown()) + "\n"
    raise ValueError(kind)


def helps() -> dict[str, str]:
    """The help of every command by its name; that of `bothways` itself under its own."""
    with mock.patch.dict(os.environ, {"COLUMNS": COLUMNS, "NO_COLOR": "1"}):
        parser = cli._parser(("--help",))
        found = {"bothways": parser.format_help()}
        for action in parser._subparsers._group_actions if parser._subparsers else ():
            for name, command in (action.choices or {}).items():
                found[name] = command.format_help()
    return found


def options() -> Iterator[tuple[str, str]]:
    """Every option and argument of every command: the command, and the option as it is typed."""
    parser = cli._parser(("--help",))
    for action in parser._subparsers._group_actions if parser._subparsers else ():
        for name, command in (action.choices or {}).items():
            for argument in command._actions:
                yield from ((name, typed) for typed in argument.option_strings or (str(argument.metavar),))


def _table(fields: tuple[Field, ...]) -> Iterator[str]:
    yield "| field | holds | |"
    yield "|---|---|---|"
    for field in fields:
        must = " **Required.**" if field.required else ""
        about = field.about.replace("|", r"\|")
        yield f"| `{field.name}:` | {HOLDS[field.holds]} | {about}{must} |"


def bundled() -> tuple[Story, ...]:
    """The stories of the library, read whole."""
    found = (read_story(path).story for path in sorted(stories().iterdir()) if path.name != "LICENSE")
    return tuple(story for story in found if story is not None)


def shown_by(story: Story) -> frozenset[str]:
    """The concepts that a story's choices and endings show."""
    choices = (choice for scene in story.scenes.values() for choice in scene.choices)
    return frozenset(concept for part in (*choices, *story.endings.values()) for concept in part.shows)


def _stories() -> Iterator[str]:
    yield "| story | for | minutes | seats | endings | includes |"
    yield "|---|---|---|---|---|---|"
    for story in bundled():
        seats = len(story.seats)
        notes = ", ".join(story.content_notes) or "nothing to note"
        yield f"| *{story.title}* | {story.ages} | {story.minutes} | {seats} | {len(story.endings)} | {notes} |"


def _concepts_shown() -> Iterator[str]:
    told = bundled()
    yield f"| idea | {' | '.join(story.title for story in told)} |"
    yield "|---" * (len(told) + 1) + "|"
    for id, concept in concepts().items():
        marks = ["yes" if id in shown_by(story) else "" for story in told]
        yield (
            f"| {concept.name} | {' | '.join(marks)} |"
            if any(marks)
            else f"| {concept.name} (not yet) |" + " |" * len(told)
        )


def _commands() -> Iterator[str]:
    yield "| type | does |"
    yield "|---|---|"
    for command in COMMANDS:
        yield f"| `{command.form}` | {command.does} |"


def _plans() -> Iterator[str]:
    yield "| plan | run |"
    yield "|---|---|"
    for name, plan in ((f"{minutes} minutes", plan) for minutes, plan in PLANS.items()):
        yield f"| {name} | {_run(plan)} |"
    yield f"| a safety story: {SAFETY.length} minutes | {_run(SAFETY)} |"


def _run(plan: Plan) -> str:
    return " · ".join(f"{step.name.lower()} {step.minutes}" for step in plan.steps)


def _limits() -> Iterator[str]:
    limits = Limits()
    yield "| at most | |"
    yield "|---|---|"
    for field in attrs.fields(Limits):
        if LIMITS_SAID[field.name]:
            yield f"| {getattr(limits, field.name):,} | {LIMITS_SAID[field.name]} |"


def _concepts() -> Iterator[str]:
    yield "| id | |"
    yield "|---|---|"
    for card in concepts().values():
        yield f"| `{card.id}` | {card.name} |"
