"""Just enough HTTP for a phone that can also fail: half a request, or no ear for the answer."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from attrs import define, frozen

PATIENCE = 15.0
"""Seconds without an answer after which a phone tries once more."""
GONE = (OSError, EOFError, ValueError, TimeoutError)
"""What a phone meets where a server is gone, or goes in the middle of an answer."""


@frozen
class Answer:
    """An answer; `told` is the JSON in it, empty where there is none."""

    status: int
    headers: dict[str, str]
    told: dict[str, Any]


@define
class Line:
    """A connection of one phone, made anew whenever it is gone."""

    _base: str = ""
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def send(self, base: str, path: str, cookie: str, fields: dict[str, str]) -> Answer:
        """Send a form, and hear the answer.

        Raises:
            GONE: there was none.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                reader, writer = await self._connected(base)
                writer.write(_request(base, path, cookie, fields))
                await writer.drain()
                return await _heard(reader)
        except BaseException:
            self.drop()
            raise

    async def fail(self, base: str, path: str, cookie: str, fields: dict[str, str], share: float) -> None:
        """Send so much of a request, from none to all, and hang up without hearing the answer.

        Raises:
            GONE: not even that could be sent.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                _, writer = await self._connected(base)
                request = _request(base, path, cookie, fields)
                writer.write(request[: round(len(request) * share)])
                await writer.drain()
        finally:
            self.drop()

    def drop(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.transport.abort()
        self._reader = self._writer = None

    async def _connected(self, base: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if base != self._base:
            self.drop()
        if self._reader is None or self._writer is None:
            place = urlsplit(base)
            self._reader, self._writer = await asyncio.open_connection(place.hostname, place.port)
            self._base = base
        return self._reader, self._writer


def _request(base: str, path: str, cookie: str, fields: dict[str, str]) -> bytes:
    body = urlencode(fields)
    return (
        f"POST {path} HTTP/1.1\r\nHost: {urlsplit(base).netloc}\r\nOrigin: {base}\r\n"
        f"Accept: application/json\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def _heard(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = await reader.readexactly(int(headers["content-length"]))
    told = json.loads(body) if "json" in headers.get("content-type", "") else {}
    return Answer(int(head[0].split()[1]), headers, told)
