"""The command: read a story, find its odds, write its picture to a file or to the output."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from game.analysis.facts import Facts
from game.authoring.analysed import TooLargeError, analysed
from game.authoring.found import found_story
from game.authoring.graph.dot import dot
from game.authoring.graph.mermaid import mermaid
from game.authoring.graph.picture import Picture, picture
from game.authoring.graph.svg import svg
from game.plain.environment import Environment
from game.story.model import Story

Form = Literal["mermaid", "dot", "svg"]
FORMS: Mapping[Form, Callable[[Picture], str]] = {"mermaid": mermaid, "dot": dot, "svg": svg}
FINE, PROBLEMS, WRONG_USE = 0, 1, 2


def graph(
    named: str,
    environment: Environment,
    *,
    form: Form,
    to: Path | None,
    prove: Callable[[Story], Facts] = analysed,
) -> int:
    """Draw a story; `prove` finds its facts.

    Returns:
        0 when it is drawn, 1 when the story cannot be read or worked out or the file not written, 2 for no such story.
    """
    found = found_story(named, environment)
    if isinstance(found, int):
        return found
    reading, story = found
    if to is not None and any(_same(to, Path(file)) for file in reading.files):
        environment.errors.say(f"{to} is the story itself. Give the picture a file of its own.")
        return WRONG_USE
    try:
        drawn = FORMS[form](picture(story, prove(story)))
    except TooLargeError as error:
        environment.errors.say(str(error))
        return PROBLEMS
    if to is None:
        for line in drawn.splitlines():
            environment.out.show(line)
        return FINE
    try:
        to.write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as error:
        environment.errors.say(f"{to} cannot be written: {error.strerror}.")
        return PROBLEMS
    environment.errors.say(f"{to} is written.")
    return FINE


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
