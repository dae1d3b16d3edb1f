"""One thread that writes a SQLite file, and commits together what was asked together."""

import asyncio
import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from game.workshop.store.port import NotKept
from game.workshop.store.reasons import CLOSED, why
from game.workshop.store.rooms_file import connected, packed, prepared

T = TypeVar("T")
MOST = 500
"""How many wishes one commit carries at most."""


@frozen(eq=False)
class _Asked:
    """Something to do, alone or in a group, and where its answer goes."""

    work: Callable[[sqlite3.Connection], Any]
    answer: "asyncio.Future[Any]"
    alone: bool = False


_Answer = tuple[_Asked, object]


class Grouped:
    """A SQLite file with one writer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._loop = asyncio.get_running_loop()
        self._queue: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="rooms", daemon=True)

    @classmethod
    async def open(cls, path: Path) -> "Grouped":
        """Open a file of rooms, or make it for its owner alone.

        Raises:
            NotKept: it cannot be opened, or is something else.
        """
        writer = cls(path)
        writer._thread.start()
        try:
            await writer.alone(prepared)
        except NotKept as error:
            await writer.close()
            raise NotKept(f"{path}: {error}") from error
        return writer

    async def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something in a transaction; what it returns counts once the transaction is on disk.

        Raises:
            NotKept: it could not be written; nothing of it was.
            Exception: what `work` raised; nothing of it was written.
        """
        return await self._ask(work)

    async def alone(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something outside of any transaction. Raises as `do` does."""
        return await self._ask(work, alone=True)

    async def pack(self) -> None:
        """Leave no byte of what was deleted, in the file or in its write-ahead log.

        Raises:
            NotKept: another program is in the way; the traces go when the file is opened next.
        """
        await self.alone(packed)

    async def close(self) -> None:
        """Finish what was asked, and let the file go."""
        if not self._ended:
            self._ended = True
            self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    async def _ask(self, work: Callable[[sqlite3.Connection], T], *, alone: bool = False) -> T:
        if self._ended:
            raise NotKept(CLOSED)
        answer: asyncio.Future[T] = self._loop.create_future()
        self._queue.put(_Asked(work, answer, alone))
        return await answer

    def _run(self) -> None:
        """The thread: open, do, close. A file that cannot be opened answers everything with the reason."""
        try:
            rows = connected(self._path)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for a thread that is gone
            for group in self._groups():
                self._answer([(asked, why(error)) for asked in group])
            return
        with contextlib.closing(rows):
            for group in self._groups():
                for answers in _done(rows, group):
                    self._answer(answers)

    def _groups(self) -> Iterator[list[_Asked]]:
        """What was asked, together with what else is waiting by then; ends when the file is to be let go."""
        while (asked := self._queue.get()) is not None:
            group = [asked]
            while len(group) < MOST and not self._queue.empty():
                if (asked := self._queue.get()) is None:
                    yield group
                    return
                group.append(asked)
            yield group

    def _answer(self, answers: Sequence[_Answer]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop may have ended before its file
            self._loop.call_soon_threadsafe(_tell, answers)


def _done(rows: sqlite3.Connection, group: Sequence[_Asked]) -> Iterator[list[_Answer]]:
    """The answers to a group: of one transaction first, and then of what is done outside of any."""
    together = [asked for asked in group if not asked.alone]
    if together:
        yield _committed(rows, together)
    for asked in group:
        if asked.alone:
            yield [(asked, _tried(rows, asked.work))]


def _committed(rows: sqlite3.Connection, group: Sequence[_Asked]) -> list[_Answer]:
    try:
        rows.execute("BEGIN IMMEDIATE")
        answers = [(asked, _apart(rows, asked.work)) for asked in group]
        rows.execute("COMMIT")
    except sqlite3.Error as error:
        with contextlib.suppress(sqlite3.Error):  # it may have ended by itself
            rows.execute("ROLLBACK")
        return [(asked, why(error)) for asked in group]
    return answers


def _apart(rows: sqlite3.Connection, work: Callable[[sqlite3.Connection], object]) -> object:
    """What one piece of work returns, or the exception it ended in, with nothing of it done.

    Raises:
        sqlite3.Error: the fault, such as a full disk, took the whole transaction with it.
    """
    rows.execute("SAVEPOINT work")
    try:
        answer = work(rows)
    except sqlite3.Error as error:
        if not rows.in_transaction:
            raise
        answer = why(error)
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        answer = error
    if isinstance(answer, Exception):
        rows.execute("ROLLBACK TO work")
    rows.execute("RELEASE work")
    return answer


def _tried(rows: sqlite3.Connection, work: Callable[[sqlite3.Connection], object]) -> object:
    try:
        return work(rows)
    except sqlite3.Error as error:
        return why(error)
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        return error


def _tell(answers: Sequence[_Answer]) -> None:
    for asked, answer in answers:
        if asked.answer.done():
            continue
        if isinstance(answer, Exception):
            asked.answer.set_exception(answer)
        else:
            asked.answer.set_result(answer)
