"""A group commit: one at a time, what comes in meanwhile together next, and nobody is left waiting."""

import asyncio
from collections.abc import Sequence

import pytest

from game.workshop.store import gathered
from game.workshop.store.gathered import Gathered


class Disk:
    """A commit that waits until it is let go, and remembers its groups."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.free = asyncio.Event()
        self.fault: Exception | None = None

    async def commit(self, items: Sequence[int]) -> Sequence[Exception | None]:
        self.groups.append([*items])
        await self.free.wait()
        if self.fault is not None:
            raise self.fault
        return [ValueError(str(item)) if item < 0 else None for item in items]


async def asked(writes: Gathered[int, None], *items: int) -> list[asyncio.Task[None]]:
    """Items that were asked, each by somebody who waits."""
    tasks = [asyncio.create_task(writes.ask(item)) for item in items]
    for _ in range(3):
        await asyncio.sleep(0)
    return tasks


async def test_what_comes_in_during_a_commit_goes_together_next():
    disk = Disk()
    writes = Gathered(disk.commit)
    first = await asked(writes, 1)
    more = await asked(writes, 2, 3, 4)
    assert disk.groups == [[1]]
    disk.free.set()
    await asyncio.gather(*first, *more)
    assert disk.groups == [[1], [2, 3, 4]]


async def test_each_has_its_own_answer():
    disk = Disk()
    disk.free.set()
    writes = Gathered(disk.commit)
    done = await asyncio.gather(*(writes.ask(item) for item in (1, -2, 3)), return_exceptions=True)
    assert [str(each) for each in done] == ["None", "-2", "None"]


async def test_a_fault_of_the_commit_is_everybodys_and_the_next_goes_on():
    disk = Disk()
    disk.free.set()
    disk.fault = OSError("broken")
    writes = Gathered(disk.commit)
    done = await asyncio.gather(*(writes.ask(item) for item in (1, 2)), return_exceptions=True)
    assert [str(each) for each in done] == ["broken", "broken"]
    disk.fault = None
    await writes.ask(3)


async def test_a_group_has_its_limit(monkeypatch):
    monkeypatch.setattr(gathered, "MOST", 3)
    disk = Disk()
    disk.free.set()
    writes = Gathered(disk.commit)
    await asyncio.gather(*(writes.ask(item) for item in range(8)))
    assert disk.groups == [[0, 1, 2], [3, 4, 5], [6, 7]]


async def test_whoever_stops_waiting_costs_nobody_anything():
    disk = Disk()
    writes = Gathered(disk.commit)
    tasks = await asked(writes, 1, 2, 3)
    tasks[1].cancel()
    disk.free.set()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(each) for each in done] == [type(None), asyncio.CancelledError, type(None)]
    assert disk.groups == [[1, 2, 3]]


async def test_it_settles_when_all_is_answered():
    disk = Disk()
    writes = Gathered(disk.commit)
    tasks = await asked(writes, 1)
    settling = asyncio.create_task(writes.settled())
    tasks += await asked(writes, 2)
    assert not settling.done()
    disk.free.set()
    await settling
    assert all(task.done() for task in tasks)
    await writes.settled()


async def test_nobody_waits_for_a_commit_that_was_given_up():
    disk = Disk()
    writes = Gathered(disk.commit)
    tasks = await asked(writes, 1)
    tasks += await asked(writes, 2)
    assert writes._running is not None
    writes._running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[1]
    with pytest.raises(asyncio.CancelledError):
        await tasks[0]
