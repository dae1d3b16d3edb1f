"""Why a store cannot keep something, in a sentence that says what to do.

Phones are told these too, while a room is on: no path, no address and no name of a user is in any of them.
"""

import errno
import sqlite3

from game.workshop.store.port import NotKept

CLOSED = "The store is closed."
OUT_OF_PLACE = "The room's log has gone on without this program. Open the room once more."
STRANGE_TEXT = "That is no code of a room, or no address of a program."
DAMAGED = "The room's log is damaged. Open a new room."
TRACES = (
    "The room is erased, but another program keeps traces of it in the file. Close that program; the traces go when "
    "the file of rooms is opened next."
)
NO_ROOMS = "This file belongs to another program. Name another one with --store."
OTHER_DISK = "The file of rooms cannot be on this disk. Name a file on a disk of this computer with --store."
FULL = "The disk is full. Make room on it; what was kept before is safe, and the room goes on by itself."
READ_ONLY = (
    "The file of rooms cannot be written to. Make it and its folder writable, or name another with --store."
)
LOCKED = (
    "Another program has locked the file of rooms. Close that program, or name another file with --store."
)
NO_STORE = "This file is no store of rooms. Name another one with --store."
BROKEN = "The file of rooms is damaged. Put it aside, and name another with --store."
NO_FILE = "The file of rooms cannot be made there. Make its folder, or name another file with --store."
BAD_DISK = "The disk does not keep what is written to it. Name a file on another disk with --store."

NO_DATABASE = "This database has tables of another program. Give the rooms a database of their own."
NOT_THERE = "The database of rooms does not answer. Is it running, and is its address right?"
NO_ANSWER = "The database of rooms does not answer. Try again; the room goes on when it is back."

_OF_SQLITE = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_AUTH": READ_ONLY,
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_PROTOCOL": LOCKED,
    "SQLITE_NOTADB": NO_STORE,
    "SQLITE_CORRUPT": BROKEN,
    "SQLITE_CANTOPEN": NO_FILE,
    "SQLITE_IOERR": BAD_DISK,
    "SQLITE_CONSTRAINT": OUT_OF_PLACE,
}
_OF_THE_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.EISDIR: NO_STORE,
    errno.ELOOP: "The file of rooms is a link, which could lead anywhere. Name the file itself with --store.",
    errno.EIO: BAD_DISK,
}


def why(error: Exception) -> NotKept:
    """What a fault of SQLite or of the system means for whoever has to put it right."""
    if isinstance(error, OSError):
        return NotKept(_OF_THE_SYSTEM.get(error.errno or 0, NO_FILE))
    if isinstance(error, sqlite3.Error):
        name = str(getattr(error, "sqlite_errorname", ""))
        for begins, sentence in _OF_SQLITE.items():
            if name.startswith(begins):
                return NotKept(sentence)
    return NotKept(f"The file of rooms cannot be used: {error}. Name another with --store.")
