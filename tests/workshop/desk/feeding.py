"""A facilitator who types, and hears what the line-by-line desk says."""

import asyncio
import io
import queue
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from attrs import define, field

from game.plain.environment import Environment
from game.plain.lines import Lines
from game.workshop.desk.command import Sat
from game.workshop.desk.desk import Desk
from game.workshop.desk.leaving import Leaving
from game.workshop.desk.lines.line_desk import LineDesk
from game.workshop.desk.lines.sitting import in_lines
from game.workshop.desk.workshop import Workshop

PATIENCE = 30


class Stream(io.TextIOBase):
    """A stream that somebody types into."""

    def __init__(self) -> None:
        self.typed: queue.SimpleQueue[str] = queue.SimpleQueue()

    def readline(self, _size: int = -1) -> str:
        return self.typed.get()


@define
class Facilitator:
    """Somebody at the desk."""

    stream: Stream
    out: io.StringIO
    heard: int = 0

    @property
    def said(self) -> str:
        return self.out.getvalue()

    async def types(self, line: str, *answers: str) -> str:
        """Type a line, and wait for each answer to it in turn; what was said since then."""
        since = len(self.said)
        self.stream.typed.put(f"{line}\n")
        for answer in answers:
            await self.hears(answer, since)
        return self.said[since:]

    async def hears(self, words: str, since: int = 0) -> None:
        """Wait until words were said."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.said[since:]:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def at_the_desk(
    shop: Workshop, story, *, interactive: bool = False
) -> AsyncIterator[tuple[Facilitator, asyncio.Task[Sat]]]:
    """The desk in lines from its first line; after the block it has come to its end."""
    person = Facilitator(Stream(), io.StringIO())
    with tempfile.TemporaryDirectory() as folder:
        environment = Environment(
            out=Lines(person.out, person.stream),
            errors=Lines(io.StringIO(), person.stream),
            folder=Path(folder),
            variables={},
            interactive=interactive,
        )
        sitting = asyncio.create_task(in_lines(shop, story, environment))
        try:
            yield person, sitting
            async with asyncio.timeout(PATIENCE):
                await sitting
        finally:
            person.stream.typed.put("")
            sitting.cancel()


@define
class Script:
    """Lines that were all typed before they are read."""

    lines: list[str] = field(factory=list)

    async def next(self) -> str | None:
        return self.lines.pop(0) if self.lines else None


async def typed(desk: Desk, *lines: str, folder: Path = Path()) -> tuple[str, Leaving]:
    """What is said to these lines, and how the desk is left."""
    out = io.StringIO()
    leaving = await LineDesk(desk, Lines(out, io.StringIO()), Script([*lines]), folder).run()  # type: ignore[arg-type]
    return out.getvalue(), leaving
