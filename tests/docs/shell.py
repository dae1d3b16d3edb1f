"""The commands of the documents, run for real in a folder of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

from attrs import frozen

from tests.docs.pages import Fence

COLUMNS = "100"
PATIENCE = 60
ANYTHING = "…"
_PERSONAL = ("ACCESSIBLE", "NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "PYTHONWARNINGS")


@frozen
class Ran:
    """What came of a command: its exit code, and all it said, on both streams."""

    code: int
    said: str


def environment() -> dict[str, str]:
    """A person's environment, with our command on the path and nothing of this machine's taste."""
    kept = {name: value for name, value in os.environ.items() if name not in _PERSONAL}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return kept | {
        "PATH": path,
        "COLUMNS": COLUMNS,
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "TERM": "xterm",
    }


def run(command: str, folder: Path) -> Ran:
    """Run a line, or several, as a person would type them; nothing is on standard input but what it shows."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment() | {"BOTHWAYS_SAVES": str(folder / "saves")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, done.stdout)


def runnable(fence: Fence) -> bool:
    """Whether a fence holds commands of ours that come to an end by themselves."""
    return fence.lang == "sh" and "bothways" in fence.text and "until" not in fence.note


def expected_code(fence: Fence) -> int:
    """The exit code a fence's note states, such as `(exits 1)`; 0 without."""
    found = re.search(r"exits (\d+)", fence.note)
    return int(found[1]) if found else 0


def agrees(shown: str, said: str) -> bool:
    """Whether what a document shows is what was said; a line `…` stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ANYTHING else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in shown.rstrip("\n").split("\n")
    )
    return re.fullmatch(pattern, said.strip("\n") + "\n") is not None
