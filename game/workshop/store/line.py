"""A connection to PostgreSQL that comes back; the only module that knows the driver.

Work is done in transactions. One that fails before its commit was not done, whatever the reason. One whose commit
was sent and not answered may have been done: the next attempt is told so, and has to look.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import asyncpg

from game.workshop.store.port import NotKept
from game.workshop.store.reasons import CLOSED, FULL, NO_ANSWER, NOT_THERE

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds to go on trying while the database does not answer; shorter than a lease."""
PAUSE = 0.1
CONNECT_SECONDS = 3.0
COMMAND_SECONDS = 10.0
SETTINGS = {
    "application_name": "bothways",
    "synchronous_commit": "on",
    "lock_timeout": "1000",
    "statement_timeout": "8000",
    # What holds a room's row after its program has gone without a word is let go.
    "idle_in_transaction_session_timeout": "3000",
    "tcp_keepalives_idle": "3",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
}
GONE = (
    OSError,  # TimeoutError is one
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.TooManyConnectionsError,
    asyncpg.ReadOnlySQLTransactionError,  # it has become the copy of another one
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
)
"""Faults that may be over at the next attempt."""


class Unsure(NotKept):
    """The database went away during the commit and did not come back: it may have been done."""


class Rows:
    """What can be asked within a transaction.

    Attributes:
        unsure: whether the same work may have been committed before, by an attempt that got no answer.
    """

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]", *, unsure: bool = False) -> None:
        self.unsure = unsure
        self._connection = connection

    async def all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row of an answer."""
        return [tuple(row) for row in await self._connection.fetch(sql, *values)]

    async def first(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of an answer."""
        row = await self._connection.fetchrow(sql, *values)
        return None if row is None else tuple(row)

    async def run(self, sql: str, *values: object) -> None:
        """Do something that has no answer."""
        await self._connection.execute(sql, *values)


Work = Callable[[Rows], Awaitable[T]]
"""What to do in a transaction."""


class _Gone(Exception):  # noqa: N818 - it is caught here
    def __init__(self, *, committing: bool, error: Exception) -> None:
        super().__init__(str(error))
        self.committing = committing
        self.error = error


class Line:
    """A connection, one transaction at a time."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None
        self._turn = asyncio.Lock()
        self._closed = False

    async def open(self) -> None:
        """Connect for the first time.

        Raises:
            NotKept: that is not possible; says why.
        """
        try:
            await self._connected()
        except (*GONE, asyncpg.PostgresError, ValueError) as error:
            raise NotKept(_why_not(error, opening=True)) from error

    async def do(self, work: Work[T]) -> T:
        """Do something in a transaction, again where the connection was lost; what it returns is on disk.

        Raises:
            Unsure: it may have been done; the database does not answer.
            NotKept: it was not done.
            Exception: what `work` raised; it was not done.
        """
        until = asyncio.get_running_loop().time() + PATIENCE
        unsure = False
        while True:
            try:
                return await self._once(work, unsure=unsure)
            except _Gone as gone:
                unsure = unsure or gone.committing
                if asyncio.get_running_loop().time() >= until:
                    sentence = _why_not(gone.error)
                    raise (Unsure(sentence) if unsure else NotKept(sentence)) from gone.error
            except (asyncpg.PostgresError, ValueError) as error:
                raise (Unsure if unsure else NotKept)(_why_not(error)) from error
            await asyncio.sleep(PAUSE)

    async def close(self) -> None:
        """Let the connection go."""
        self._closed = True
        async with self._turn:
            if self._connection is not None:
                try:
                    await self._connection.close(timeout=CONNECT_SECONDS)
                except GONE:
                    self._drop()
                self._connection = None

    async def _once(self, work: Work[T], *, unsure: bool) -> T:
        async with self._turn:
            committing = False
            try:
                connection = await self._connected()
                transaction = connection.transaction(isolation="read_committed")
                await transaction.start()
                try:
                    answer = await work(Rows(connection, unsure=unsure))
                except (asyncpg.PostgresError, *GONE):
                    raise
                except Exception:
                    await self._undo(transaction)
                    raise
                committing = True
                await transaction.commit()
            except GONE as error:
                self._drop()
                raise _Gone(committing=committing, error=error) from error
            except asyncpg.PostgresError:
                self._drop()
                raise
            except asyncio.CancelledError:
                self._drop()
                raise
            return answer

    async def _undo(self, transaction: Any) -> None:
        try:
            await transaction.rollback()
        except (*GONE, asyncpg.PostgresError):
            self._drop()  # The database undoes what was not committed.

    async def _connected(self) -> "asyncpg.Connection[asyncpg.Record]":
        if self._closed:
            raise NotKept(CLOSED)
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(
                self._url,
                timeout=CONNECT_SECONDS,
                command_timeout=COMMAND_SECONDS,
                server_settings=SETTINGS,
            )
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None


def _why_not(error: Exception, *, opening: bool = False) -> str:
    """What a fault means for whoever has to put it right; with no name or address from the connection."""
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence
    if isinstance(error, GONE):
        return NOT_THERE if opening else NO_ANSWER
    return f"The database of rooms refuses: {error}."


_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (asyncpg.DiskFullError, FULL),
    (asyncpg.InvalidAuthorizationSpecificationError, "The database of rooms refuses this user or password."),
    (asyncpg.InvalidCatalogNameError, "There is no such database. Make it with createdb, or name another."),
    (asyncpg.InsufficientPrivilegeError, "This user may not make tables there. Make the user the owner."),
    (asyncpg.LockNotAvailableError, "Another program has this room at the moment. Try again."),
    (ValueError, "That is no address of a database: postgresql://user:password@host/database"),
)
