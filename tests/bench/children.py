"""Every measurement is a process of its own: nothing it leaves in memory can slow the next one down."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from tests.bench.paths import ROOT


@frozen
class Child:
    """What came of a process: what it said, how long it took, the most memory it held.

    Attributes:
        told: the JSON object in its last line; empty when it gave none.
        failed: why it gave none, in a few words; empty when all went well.
        seconds: from its start to its end.
        mebibytes: its largest resident size.
    """

    told: Mapping[str, Any]
    failed: str
    seconds: float
    mebibytes: float


def environment(**more: str) -> dict[str, str]:
    """A person's environment: bytecode is kept and output buffered, whatever the shell of the benchmark says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"} | more


def module(name: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs a module of the benchmark in our own Python."""
    return (sys.executable, "-m", f"tests.bench.{name}", *arguments)


def run(command: Sequence[str], patience: float = 600.0, **variables: str) -> Child:
    """Run a process to its end, or for so many seconds."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            said, complained = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Child({}, f"not done after {patience:.0f} s", patience, 0.0)
    seconds = time.perf_counter() - began
    lines = said.strip().splitlines()
    try:
        told = json.loads(lines[-1]) if lines else None
    except ValueError:
        told = None
    if isinstance(told, dict):
        return Child(told, "", seconds, float(told.get("mebibytes", 0.0)))
    why = (complained.strip().splitlines() or ["it said nothing"])[-1]
    return Child({}, why[:100], seconds, 0.0)


def tell(**told: object) -> None:
    """Say what a child has found out, with the most memory it held, as its last line."""
    sys.stdout.write(json.dumps({**told, "mebibytes": peak()}) + "\n")


def peak() -> float:
    """The largest resident size of this process, in MiB."""
    import resource

    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024**2 if sys.platform == "darwin" else size / 1024
