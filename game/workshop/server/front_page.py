"""Where a room's code is typed."""

from game.pages.html import safe
from game.workshop.live.codes import LENGTH
from game.workshop.server.markup import Lines


def front(trouble: str = "") -> Lines:
    """The page, and what was wrong with the code that was typed."""
    yield "<h1>Both Ways</h1>"
    yield '<form method="get" action="/">'
    yield '<label for="code">The room\'s code, from the screen:</label>'
    yield (
        '<input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false"'
        f' maxlength="{LENGTH + 4}" required>'
    )
    if trouble:
        yield f'<p role="alert">{safe(trouble)}</p>'
    yield '<button class="main">Go in</button>'
    yield "</form>"
