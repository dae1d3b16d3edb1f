"""Pictures for the README, taken of the game itself: python -m tests.tui.pictures

They name no font that would have to be fetched, so they look the same offline.
"""

import asyncio
import re
from pathlib import Path

from game.engine import POLICIES, Playthrough, Rules, in_words, start
from game.story.library import find_story
from game.story.reading import read_story
from game.tui.app import BothWays
from game.tui.messages import ShowMoment
from game.tui.sitting import Sitting
from tests.tui.driving import bring_up, settle

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
STORY = "the-spare-key"
SIZE = (80, 24)
ENOUGH, FULL, COLUMNS = 12, 19, 72
TURNED = "What moved"
FETCHED_FONT = re.compile(r"\s*@font-face\s*\{.*?\}", re.DOTALL)
FONTS = 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace'


def offline(svg: str) -> str:
    """The picture without fonts from elsewhere."""
    return re.sub(r"font-family: Fira Code, monospace", f"font-family: {FONTS}", FETCHED_FONT.sub("", svg))


async def take(folder: Path = PICTURES) -> None:
    """Take every picture."""
    path = find_story(STORY)
    assert path is not None
    story = read_story(path).story
    assert story is not None
    beginning = start(Rules.of(story))
    app = BothWays(Sitting())
    async with app.run_test(size=SIZE) as player:
        await settle(player)
        _save(app, folder / "library.svg")
        app.post_message(ShowMoment(short(beginning)))
        await settle(player)
        _save(app, folder / "story.svg")
        app.post_message(ShowMoment(ended(beginning)))
        await settle(player)
        await bring_up(player, TURNED)
        _save(app, folder / "ending.svg")


def short(play: Playthrough) -> Playthrough:
    """An early moment whose text and choices fill one page, with somebody speaking."""
    waiting, fitting = [play], []
    while waiting and len(fitting) < ENOUGH:
        play = waiting.pop(0)
        spoken = any(line.speaker for part in play.passages for lines in part.text for line in lines)
        if play.taken is not None and spoken and len(play.offers) > 2 and _lines(play) <= FULL:
            fitting.append(play)
        waiting.extend(play.choose(choice) for choice in play.open_choices)
    return max(fitting, key=_lines)


def _lines(play: Playthrough) -> int:
    """About how many lines a moment takes."""
    told = [in_words((lines,)) for part in play.passages for lines in (part.place or ((),))[:1] + part.text]
    choices = [in_words(offer.choice.words(play.state)) for offer in play.offers]
    return (
        sum(len(text) // COLUMNS + 2 for text in told) + sum(len(text) // COLUMNS + 1 for text in choices) + 2
    )


def ended(play: Playthrough) -> Playthrough:
    """An ending whose balances have moved, reached by giving way."""
    while play.ending is None:
        play = play.choose(POLICIES["pleaser"](play))
    return play


def _save(app: BothWays, path: Path) -> None:
    path.write_text(offline(app.export_screenshot(title="bothways")), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(take())
