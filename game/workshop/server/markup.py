"""The page around everything that a phone or a projector shows; no script or style in it, only references to ours."""

from collections.abc import Iterable, Iterator

from game.engine import Playthrough, in_words
from game.pages.html import paragraphs, safe

Lines = Iterator[str]


def page(title: str, kind: str, main: Iterable[str], *, state: str) -> str:
    """A whole page.

    Args:
        title: what the browser's tab says; never more than the story's title.
        kind: `phone` or `screen`, whose style and script it takes.
        main: what stands on it.
        state: the event since which this is shown, for the script to go on from.
    """
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="robots" content="noindex">',
            f"<title>{safe(title)}</title>",
            f'<link rel="stylesheet" href="/{kind}.css">',
            f'<script src="/{kind}.js" defer></script>',
            "</head>",
            f'<body class="{kind}">',
            '<p id="link" role="status"></p>',
            f'<main id="main" data-state="{safe(state)}">',
            *main,
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def told(play: Playthrough) -> Lines:
    """What is read since the last choice: the answer that was given, the reply, the scene."""
    story = play.rules.story
    if play.taken is not None and play.before is not None:
        said = in_words(play.taken.words(play.before.state))
        said = f"“{said}”" if play.taken.choice.spoken else said
        yield f'<p class="taken">{safe(said)}</p>'
    for passage in play.passages:
        if passage.place:
            yield f"<h2>{safe(in_words(passage.place))}</h2>"
        yield f'<div class="{passage.kind}">'
        yield from paragraphs(passage.text, story)
        yield "</div>"


def hidden(**fields: str) -> Lines:
    """Fields of a form that nobody sees."""
    for name, value in fields.items():
        yield f'<input type="hidden" name="{name}" value="{safe(value)}">'


def button(name: str, value: str, words: str, *, style: str = "", pressed: bool | None = None) -> str:
    """A button that sends its form; `pressed` for one of several of which one is chosen."""
    state = "" if pressed is None else f' aria-pressed="{"true" if pressed else "false"}"'
    kind = f' class="{style}"' if style else ""
    return f'<button{kind} name="{safe(name)}" value="{safe(value)}"{state}>{words}</button>'
