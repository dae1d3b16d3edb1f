"""The tutorial, followed to the letter: each block written into a file, each command run beside it."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from game.story.reading import Reading, read_story
from tests.docs.pages import DOCS, Fence, fences, read
from tests.docs.shell import Ran, run, runnable
from tests.docs.stories import grown

TUTORIAL = DOCS / "write-a-story.md"
NAME = "a-two-person-sofa"


@frozen
class Step:
    """A fence of the tutorial, and what came of it.

    Attributes:
        reading: for a `yaml` fence, the story read right after it was written into the file.
        ran: for a `sh` fence that ends by itself, what its commands said.
        shown: the `text` fence right after a command, if there is one.
    """

    fence: Fence
    file: Path
    reading: Reading | None = None
    ran: Ran | None = None
    shown: Fence | None = None


def followed(folder: Path, document: str | None = None) -> Iterator[Step]:
    """Follow the tutorial in a folder; its last block is the whole story and is not part of the steps."""
    file = folder / f"{NAME}.yaml"
    *steps, _whole = fences(read(TUTORIAL) if document is None else document)
    for number, fence in enumerate(steps):
        for line in fence.deleted:
            file.write_text(read(file).replace(f"{line}\n", "", 1), encoding="utf-8")
        if fence.lang == "yaml":
            begins = fence.text.startswith("title:")
            file.write_text(fence.text if begins else grown(read(file), fence.text), encoding="utf-8")
            yield Step(fence, file, reading=read_story(file))
        elif runnable(fence):
            after = steps[number + 1] if number + 1 < len(steps) else None
            shown = after if after is not None and after.lang == "text" else None
            yield Step(fence, file, ran=run(fence.text, folder), shown=shown)
        elif fence.lang == "sh":
            yield Step(fence, file)
