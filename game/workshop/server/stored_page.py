"""“What this room stores”, written from the tables themselves."""

from game.pages.html import safe
from game.workshop.server.markup import Lines
from game.workshop.store.schema import TABLES


def stored() -> Lines:
    """Every table and column, what is in it, and how long."""
    yield "<h1>What this room stores</h1>"
    yield (
        "<p>Nobody is asked for a name, an age or an address. The room keeps a log of what happened, on the"
        " facilitator's computer, so that it can go on after a fault. When the facilitator closes the room, the log"
        " is erased. After a crash it is erased the next time the program runs, once a day has gone by.</p>"
    )
    for table in TABLES:
        yield f"<h2>{safe(table.holds)}</h2>"
        yield "<ul>"
        yield from (f"<li><b>{safe(column.name)}</b>: {safe(column.holds)}</li>" for column in table.columns)
        yield "</ul>"
    yield (
        "<p>A phone is known by a long random number in a cookie. The log has a number made from it, from which the"
        " cookie cannot be found. “Leave, and be forgotten” removes the phone and its open vote from the room.</p>"
    )
    yield (
        "<p>Where each plays on a phone of their own, the way through the story stays on the phone. The room learns"
        " only which ending it came to. No network address, name of a device or typed text is written anywhere.</p>"
    )
