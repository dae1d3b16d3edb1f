"""A PostgreSQL that nobody else uses: in a new folder, on a free port of this machine, until it is stopped."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import define, field

FOLDERS = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"))
"""Where Debian keeps the programs, the newest first, and where others put them."""
UNPRIVILEGED = ("postgres", "nobody")
USER = "rooms"
SETTINGS = (
    "listen_addresses=127.0.0.1",
    "max_connections=60",
    "shared_buffers=16MB",
    "dynamic_shared_memory_type=mmap",
    "logging_collector=off",
)


def found() -> Path | None:
    """The folder with the programs of PostgreSQL, or None where it is not installed."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    return next(
        (
            folder
            for folder in (*folders, *FOLDERS)
            if all((folder / program).exists() for program in ("initdb", "pg_ctl", "postgres"))
        ),
        None,
    )


@define
class Database:
    """A server of PostgreSQL that nobody else uses."""

    folder: Path
    port: int
    durable: bool
    _programs: Path = field(alias="programs")

    @classmethod
    def start(cls, *, durable: bool = True) -> "Database":
        """Make one, and start it; where no machine loses its power, one that is not durable will do."""
        programs = found()
        assert programs is not None, "PostgreSQL is not installed"
        folder = Path(tempfile.mkdtemp(prefix="rooms-"))
        if os.geteuid() == 0:
            os.chown(folder, *_unprivileged())
        database = cls(folder, free_port(), durable, programs)
        data = str(folder / "data")
        database._run(
            "initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"
        )
        database.up()
        return database

    @property
    def url(self) -> str:
        """Where it is found."""
        return self.of("postgres")

    def of(self, name: str) -> str:
        """Where one of its databases is found."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def up(self) -> None:
        """Start it, and wait until it answers."""
        fsync = f"fsync={'on' if self.durable else 'off'}"
        settings = (*SETTINGS, fsync, f"port={self.port}", f"unix_socket_directories={self.folder}")
        options = " ".join(f"-c {setting}" for setting in settings)
        self._control("start", "-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options)

    def down(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is as if its machine had lost power."""
        self._control("stop", "-w", "-t", "60", "-m", mode)

    def remove(self) -> None:
        """Stop it, and leave nothing of it."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.down("immediate")
        shutil.rmtree(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of its programs, which refuse to be run by root."""
        user, group = _unprivileged() if os.geteuid() == 0 else (None, None)
        subprocess.run(
            [self._programs / program, *arguments],
            user=user,
            group=group,
            extra_groups=None if user is None else [],
            check=True,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None,
        )


def _unprivileged() -> tuple[int, int]:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in UNPRIVILEGED if name in known)
    return entry.pw_uid, entry.pw_gid


def free_port() -> int:
    """A port of this machine that nobody has at the moment."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
