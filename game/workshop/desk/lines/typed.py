"""What is typed, line by line, without holding up the phones."""

import asyncio
import threading
from typing import TextIO


class Typed:
    """The lines of a stream, as they come."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._loop = asyncio.get_running_loop()
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        # A thread that waits for a key cannot be ended, so the program does not wait for it.
        threading.Thread(target=self._read, name="typed", daemon=True).start()

    async def next(self) -> str | None:
        """The next line; None when there are no more."""
        return await self._lines.get()

    def _read(self) -> None:
        try:
            for line in iter(self._stream.readline, ""):
                self._tell(line.strip())
            self._tell(None)
        except (OSError, ValueError, RuntimeError):  # the stream or the loop was closed
            return

    def _tell(self, line: str | None) -> None:
        self._loop.call_soon_threadsafe(self._lines.put_nowait, line)
