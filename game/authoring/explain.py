"""`bothways explain`: what a problem's code means."""

from collections.abc import Iterator

from game.plain.environment import Environment
from game.story.problems import Entry, Example, catalogue, codes, entry
from game.story.words import meant

FINE, WRONG_USE = 0, 2


def explain(code: str | None, environment: Environment) -> int:
    """Say what a code means, or list every code."""
    if code is None:
        for known in catalogue():
            environment.out.show(f"{known.code} {known.severity:<7} {known.name}")
        return FINE
    if code.upper() not in codes():
        environment.errors.say(
            f"There is no code “{code}”. {meant(code.upper(), codes())}See: bothways explain"
        )
        return WRONG_USE
    for line in page(entry(code.upper())):
        environment.out.show(line)
    return FINE


def page(described: Entry) -> Iterator[str]:
    """A catalogue entry as lines."""
    yield f"{described.code} {described.name} ({described.severity})"
    yield ""
    yield described.why
    yield ""
    yield "This fails:"
    yield from _examples(described.fails)
    yield ""
    yield "Put right:"
    yield from _examples(described.right)


def _examples(examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples:
        yield ""
        if example.how:
            yield f"    {example.how}:"
        yield from (f"    {line}".rstrip() for line in example.text.splitlines())
