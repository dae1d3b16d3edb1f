"""A crowd of phones in rooms: how long a scene takes to reach them, a vote to be kept, and a count to reach the wall.

python -m tests.bench.crowd ROOMS PHONES ROUNDS, or `echo` in place of ROOMS; the last line is JSON.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections import defaultdict
from statistics import quantiles

import aiohttp
from attrs import define, field

from tests.bench.children import environment, module, tell

SPREAD = 3.0
"""Seconds within which everybody votes."""
PATIENCE = 60
DECISION = re.compile(r'name="decision" value="(\d+)"')
CHOICE = re.compile(r'name="choice" value="([^"]+)"')
VOTES = re.compile(r"(\d+) of \d+ vote")


@define
class Phone:
    """One phone: its stream, and the last question it was shown."""

    base: str
    session: aiohttp.ClientSession
    cookie: str = ""
    question: int = 0
    choices: list[str] = field(factory=list)
    shown: asyncio.Event = field(factory=asyncio.Event)
    at: float = 0.0

    async def come_in(self) -> None:
        form = {"Accept": "application/json"}
        async with self.session.post(f"{self.base}/join", headers=form) as answer:
            answer.raise_for_status()
            self.cookie = "; ".join(f"{name}={cookie.value}" for name, cookie in answer.cookies.items())

    async def listen(self) -> None:
        async for page in pages(self.session, f"{self.base}/feed", self.cookie):
            if found := DECISION.search(page):
                self.question, self.choices = int(found[1]), CHOICE.findall(page)
                self.at = time.monotonic()
                self.shown.set()

    async def vote(self, chance: random.Random) -> tuple[float, float]:
        """When the vote was sent, and when it was told to be kept."""
        await asyncio.sleep(chance.random() * SPREAD)
        fields = {
            "decision": str(self.question),
            "choice": chance.choice(self.choices),
            "key": f"{chance.random()}",
        }
        sent = time.monotonic()
        headers = {"Cookie": self.cookie, "Accept": "application/json"}
        async with self.session.post(f"{self.base}/vote", data=fields, headers=headers) as answer:
            answer.raise_for_status()
            await answer.read()
        return sent, time.monotonic()


async def pages(session: aiohttp.ClientSession, url: str, cookie: str):
    """The pages of a stream."""
    timeout = aiohttp.ClientTimeout(total=None)
    async with session.get(url, headers={"Cookie": cookie}, timeout=timeout) as answer:
        lines: list[str] = []
        async for line in answer.content:
            text = line.decode().rstrip("\n")
            if text.startswith("data: "):
                lines.append(text[6:])
            elif not text and lines:
                yield "\n".join(lines)
                lines = []


async def main() -> None:
    kind, phones, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    server = await asyncio.create_subprocess_exec(
        *module("room_server", kind, str(phones)),
        env=environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    chance = random.Random(1)
    found: dict[str, list[float]] = defaultdict(list)
    known = await heard(server)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:
        bases = [f"http://127.0.0.1:{known['port']}/{code}" for code in known["codes"]]
        crowd = [Phone(base, session) for base in bases for _ in range(phones)]
        for phone in crowd:
            await phone.come_in()
        walls: dict[str, list[tuple[float, int]]] = {base: [] for base in bases}
        listening = [asyncio.create_task(phone.listen()) for phone in crowd]
        listening += [asyncio.create_task(watch(session, base, walls[base])) for base in bases]
        await asyncio.sleep(1)  # every stream is open by then; nothing is measured yet
        for _ in range(rounds):
            for phone in crowd:
                phone.shown.clear()
            server.stdin.write(b"on\n")
            at = (await heard(server))["at"]
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*(phone.shown.wait() for phone in crowd))
            found["scene"] += [phone.at - at for phone in crowd]
            for seen in walls.values():
                seen.clear()
            votes = await asyncio.gather(*(phone.vote(chance) for phone in crowd))
            found["kept"] += [kept - sent for sent, kept in votes]
            await asyncio.sleep(0.5)  # the last count is on its way to the wall
            for base, seen in walls.items():
                sent = sorted(at for phone, (at, _) in zip(crowd, votes, strict=True) if phone.base == base)
                found["wall"] += [at - sent[count - 1] for at, count in seen if 0 < count <= len(sent)]
        for task in listening:
            task.cancel()
    server.stdin.close()
    last = await heard(server)
    await server.wait()
    middle = {f"{name}_p50": quantiles(times, n=100)[49] for name, times in found.items()}
    worst = {f"{name}_p99": quantiles(times, n=100)[98] for name, times in found.items()}
    tell(**middle, **worst, server_mebibytes=last["mebibytes"], phones=len(crowd))


async def watch(session: aiohttp.ClientSession, base: str, seen: list[tuple[float, int]]) -> None:
    async for page in pages(session, f"{base}/screen/feed", ""):
        if found := VOTES.search(page):
            seen.append((time.monotonic(), int(found[1])))  # noqa: PERF401 - read as it comes


async def heard(server: asyncio.subprocess.Process) -> dict:
    async with asyncio.timeout(PATIENCE):
        return json.loads(await server.stdout.readline())


if __name__ == "__main__":
    asyncio.run(main())
