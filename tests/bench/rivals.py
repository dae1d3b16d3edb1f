"""The other engines, in a folder of their own: set up once, and where one cannot be had, said so."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from tests.bench.paths import HOME, PLAYERS

BINK, BARDIC, INKJS, INKCHECK = "bink==0.7.1", "bardic==0.10.2", "inkjs@2.4.0", "inkcheck@0.7.2"
CHECKOUT = "INKCHECK"
PATIENCE = 180


@frozen
class Rivals:
    """Where the rivals are; None for each that is not here.

    Attributes:
        python: the Python that has bink, bardic, or both.
        node: the program that runs JavaScript.
        inkjs: inkjs with its compiler.
        inkcheck: the main script of inkcheck.
    """

    python: Path | None
    bink: bool
    bardic: bool
    node: str | None
    inkjs: Path | None
    inkcheck: Path | None

    @classmethod
    def none(cls) -> "Rivals":
        """Nobody."""
        return cls(python=None, bink=False, bardic=False, node=None, inkjs=None, inkcheck=None)

    @property
    def absent(self) -> tuple[str, ...]:
        """The rivals that are not here."""
        here = {"bink": self.bink, "inkjs": self.inkjs, "bardic": self.bardic, "inkcheck": self.inkcheck}
        return tuple(name for name, found in here.items() if not found)

    def compiled(self, source: Path) -> Path | None:
        """An ink story compiled; None where there is no compiler, or it refused."""
        out = source.with_suffix(".json")
        if self.node is None or self.inkjs is None:
            return None
        command = [self.node, str(PLAYERS / "compile_ink.cjs"), "-o", str(out), str(source)]
        return out if _runs(command, INKJS=str(self.inkjs)) and out.is_file() else None


def rivals() -> Rivals:
    """Set up what can be set up, and say where it is."""
    python = _environment()
    node, npm = shutil.which("node"), shutil.which("npm")
    packages = HOME / "node" / "node_modules"
    if node and npm:
        for package in (INKJS, INKCHECK):
            if not (packages / package.split("@")[0]).is_dir():
                offline = ["--fetch-retries=0", "--fetch-timeout=20000", "--no-audit", "--no-fund"]
                _runs([npm, "install", "--prefix", str(HOME / "node"), *offline, package])
    return Rivals(
        python=python,
        bink=_has(python, BINK),
        bardic=_has(python, BARDIC),
        node=node,
        inkjs=_file(packages / "inkjs" / "dist" / "ink-full.js"),
        inkcheck=_file(Path(os.environ.get(CHECKOUT, packages / "inkcheck")) / "dist" / "cli.js"),
    )


def _environment() -> Path | None:
    """A Python with the rivals that could be installed; None where not even that could be made."""
    folder = HOME / "python"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.is_file():
        try:
            venv.create(folder, with_pip=True)
        except (OSError, subprocess.CalledProcessError):
            return None
    for package in (BINK, BARDIC):
        if not _has(python, package):
            _runs(
                [str(python), "-m", "pip", "install", "--quiet", "--retries", "0", "--timeout", "20", package]
            )
    return python


def _has(python: Path | None, package: str) -> bool:
    name = package.split("==", maxsplit=1)[0]
    return python is not None and _runs([str(python), "-c", f"import {name}"])


def _runs(command: Sequence[str], **variables: str) -> bool:
    try:
        done = subprocess.run(
            command, env=os.environ | variables, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _file(path: Path) -> Path | None:
    return path if path.is_file() else None
