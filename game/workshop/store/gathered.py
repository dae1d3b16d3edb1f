"""What is asked while something is being committed is committed together next."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Commit = Callable[[Sequence[Item]], Awaitable[Sequence[Result | Exception]]]
"""Commits a group; for each item in it, what its asker is to have: a result, or an exception."""
MOST = 500
"""How many items one commit carries at most."""


class Gathered(Generic[Item, Result]):
    """A group commit: one at a time, in the order of asking."""

    def __init__(self, commit: Commit[Item, Result]) -> None:
        self._commit = commit
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._running: asyncio.Task[None] | None = None

    async def ask(self, item: Item) -> Result:
        """Have an item committed, and what came of it. It is, even where the asker stops waiting.

        Raises:
            Exception: what the commit says of this item.
        """
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await answer

    async def settled(self) -> None:
        """Wait until nothing is asked any more."""
        while self._running is not None:
            await asyncio.wait([self._running])

    async def _run(self) -> None:
        group: list[tuple[Item, asyncio.Future[Result]]] = []
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                answers = await self._answered([item for item, _ in group])
                for (_, future), answer in zip(group, answers, strict=True):
                    _tell(future, answer)
        finally:
            self._running = None
            for _, future in (*group, *self._waiting):  # all are answered, unless the task was cancelled
                future.cancel()

    async def _answered(self, items: Sequence[Item]) -> Sequence[Result | Exception]:
        try:
            return await self._commit(items)
        except Exception as error:  # noqa: BLE001 - it is raised again in everybody who asked
            return [error] * len(items)


def _tell(future: "asyncio.Future[Result]", answer: Result | Exception) -> None:
    if future.done():
        return
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)
