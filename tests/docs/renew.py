"""Writes anew what the documents take from the product: `python -m tests.docs.renew`."""

import tempfile
from pathlib import Path

from tests.docs.generated import renewed
from tests.docs.pages import DOCUMENTS, EXAMPLES, fences, read
from tests.docs.shell import ANYTHING
from tests.docs.tutorial import NAME, TUTORIAL, followed


def main() -> None:
    for path in DOCUMENTS:
        document = renewed(read(path))
        if path == TUTORIAL:
            document = _with_whole(_with_outputs(document))
        if document != read(path):
            path.write_text(document, encoding="utf-8")


def _with_outputs(document: str) -> str:
    """The tutorial with what its commands say now; what is shown in part, with `…`, is left alone."""
    with tempfile.TemporaryDirectory() as folder:
        steps = [*followed(Path(folder), document)]
    for step in reversed(steps):
        if step.ran is not None and step.shown is not None and ANYTHING not in step.shown.text.split("\n"):
            document = f"{document[: step.shown.start]}{step.ran.said}{document[step.shown.end :]}"
    return document


def _with_whole(document: str) -> str:
    whole = fences(document)[-1]
    return f"{document[: whole.start]}{read(EXAMPLES / f'{NAME}.yaml')}{document[whole.end :]}"


if __name__ == "__main__":
    main()
