"""What a store writes, column by column: the tables are made from this, and so is the page that tells people of it."""

from attrs import frozen


@frozen
class Column:
    """One column of a table.

    Attributes:
        kind: its type in SQL, the same in SQLite and PostgreSQL.
        holds: what is in it, for people.
    """

    name: str
    kind: str
    holds: str


@frozen
class Table:
    """One table; `key` names the columns that find a row."""

    name: str
    holds: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def made(self) -> str:
        """The statement that makes it where it is not there."""
        columns = ", ".join(f"{column.name} {column.kind} NOT NULL" for column in self.columns)
        return f"CREATE TABLE IF NOT EXISTS {self.name} ({columns}, PRIMARY KEY ({', '.join(self.key)}))"


ROOMS = Table(
    "rooms",
    "One row for each room that is open, or that was not closed.",
    (
        Column("code", "TEXT", "the room's code"),
        Column("fence", "BIGINT", "how often the room has changed hands between programs"),
        Column("address", "TEXT", "where phones find the program that has the room"),
        Column("alive", "DOUBLE PRECISION", "when that program last said that it is running"),
        Column("written", "BIGINT", "when something last happened in the room, to five minutes"),
    ),
    ("code",),
)
EVENTS = Table(
    "events",
    "One row for each thing that happened in a room.",
    (
        Column("code", "TEXT", "the room's code"),
        Column("seq", "BIGINT", "the place in the order of things"),
        Column("at", "BIGINT", "when, to five minutes"),
        Column(
            "kind", "TEXT", "what happened: a phone came in, a vote, a count, the next phase, a way chosen"
        ),
        Column(
            "payload",
            "TEXT",
            "of a vote: the question, the answer, and a number for the phone that stands for no person; "
            "of a count: the counts; of the rest: which question, answer or phase",
        ),
    ),
    ("code", "seq"),
)
TABLES = (ROOMS, EVENTS)
