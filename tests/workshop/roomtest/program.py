"""A worker as a process of its own: started, asked, stopped dead, held up."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

from attrs import define, field

from tests.workshop.database import free_port

ROOT = Path(__file__).parents[3]
LONGEST_LINE = 2**24


@define
class Program:
    """A worker on a port of its own; a worker that is started again has the same one.

    Attributes:
        taken: what stood in the rooms it took when it was started.
    """

    store: str
    port: int = field(factory=free_port)
    taken: list[dict[str, Any]] = field(factory=list)
    _process: asyncio.subprocess.Process | None = None

    @property
    def base(self) -> str:
        """Where phones find it."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, *take: str) -> None:
        """Start it, and wait until it serves; it takes these rooms by force."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.workshop.roomtest.worker", "--store", self.store),
            *("--port", str(self.port), "--take", *take),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
            limit=LONGEST_LINE,
        )
        self.taken = (await self._heard())["taken"]

    async def ask(self, do: str, **given: object) -> Any:
        """Have it do something; its answer."""
        self.tell(do, **given)
        return await self._heard()

    def tell(self, do: str, **given: object) -> None:
        """Have it do something once it runs; `heard` is its answer."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **given}).encode() + b"\n")

    async def heard(self) -> Any:
        """The answer to what it was told."""
        return await self._heard()

    async def kill(self) -> None:
        """Kill it, as the kernel does, with no word."""
        self._signal(signal.SIGKILL)
        await self._ended()

    def hold_up(self) -> None:
        """Let it not run, as a laptop that sleeps."""
        self._signal(signal.SIGSTOP)

    def let_run(self) -> None:
        """Let it run again."""
        self._signal(signal.SIGCONT)

    async def stop(self) -> None:
        """Let it end by itself."""
        if self._process is not None and self._process.returncode is None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            await self._ended()

    def _signal(self, number: int) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    async def _heard(self) -> Any:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        assert line, "the program has ended"
        return json.loads(line)

    async def _ended(self) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        await self._process.wait()
        self._process.stdin.close()
