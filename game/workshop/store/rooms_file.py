"""A SQLite file of rooms: how it is opened, made, told from other files, and packed."""

import os
import sqlite3
import time
from pathlib import Path

from game.workshop.store.port import NotKept
from game.workshop.store.reasons import NO_ROOMS, OTHER_DISK, TRACES
from game.workshop.store.schema import TABLES

BUSY_SECONDS = 5.0
"""How long to wait for another program that has the file."""
SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # where a plain sync leaves it in the disk's own memory
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
TURN_SECONDS = 0.05


def connected(path: Path) -> sqlite3.Connection:
    """A connection to a file, which is made for its owner alone where there is none.

    Raises:
        OSError: it cannot be made, or is a link.
        sqlite3.Error: it cannot be opened.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def prepared(rows: sqlite3.Connection) -> None:
    """Make a file ready for rooms; nothing is changed in a file of another program.

    Raises:
        NotKept: it is one, or cannot have a write-ahead log.
        sqlite3.Error: it is no database, or cannot be written.
    """
    ours = {table.name for table in TABLES}
    for name, _ in _tables(rows):
        if name not in ours or _columns(rows, name) != _made(name):
            raise NotKept(NO_ROOMS)
    _write_ahead(rows)
    for statement in (*SETTINGS, *(table.made for table in TABLES)):
        rows.execute(statement)
    if rows.execute("PRAGMA freelist_count").fetchone()[
        0
    ]:  # a program was stopped between erasing and packing
        rows.execute("VACUUM")
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def packed(rows: sqlite3.Connection) -> None:
    """Leave no byte of what was deleted: it is overwritten, the file packed, and its write-ahead log cut to nothing.

    Raises:
        NotKept: another program keeps the log as it is.
        sqlite3.Error: there is no room for it, or another program has the file.
    """
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # first, in case there is no room to pack
    rows.execute("VACUUM")
    (busy, *_) = rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise NotKept(TRACES)


def _write_ahead(rows: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite does not wait by itself where two programs do this at once."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            (mode,) = rows.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
            time.sleep(TURN_SECONDS)
            continue
        if mode != "wal":
            raise NotKept(OTHER_DISK)
        return


def _tables(rows: sqlite3.Connection) -> list[tuple[str, str]]:
    return rows.execute(
        "SELECT name, type FROM sqlite_master WHERE type <> 'index' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()


def _columns(rows: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    return rows.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()


def _made(name: str) -> list[tuple[str, str]]:
    (table,) = (table for table in TABLES if table.name == name)
    return [(column.name, column.kind) for column in table.columns]
