"""What the reader says of a text that is completed with the catalogue's frame."""

from game.story.reading import Reading, read_text
from tests.story.problems.examples import completed


def read(text: str) -> Reading:
    """Read the sections given, and the frame's where they are missing."""
    return read_text(completed(text), "the-kettle.yaml")


def told(text: str) -> list[tuple[str, str]]:
    """Each problem's code, and the letters it stands at (the first line of them)."""
    found = []
    lines = completed(text).splitlines()
    for problem in read(text).problems:
        span = problem.span
        end = span.end_column if span.end_line == span.line else None
        found.append((problem.code, lines[span.line - 1][span.column - 1 : None if end is None else end - 1]))
    return found


def kitchen(*choice: str, scene: tuple[str, ...] = ()) -> str:
    """A scene with one choice that has these lines besides its words, id and way."""
    lines = [
        "scenes:",
        "  kitchen:",
        "    text: The kettle is black inside.",
        *(f"    {line}" for line in scene),
    ]
    lines += ["    choices:", "      - say: Was that you?", "        id: ask", "        go: home"]
    return "\n".join([*lines, *(f"        {line}" for line in choice)]) + "\n"


def person(*lines: str, name: str = "Dana", pronouns: str = "she/her") -> str:
    """A cast of one, with these lines besides."""
    head = ["cast:", "  dana:", f"    name: {name}", f"    pronouns: {pronouns}", "    role: your housemate"]
    return "\n".join([*head, *(f"    {line}" for line in lines)]) + "\n"
