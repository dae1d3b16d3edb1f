"""The report and the sheets to print, written when somebody asks for them."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

from game.story.model import Story
from game.workshop.desk.desk import Desk
from game.workshop.paper import NotWritten, file_name, printables, report_csv, report_html, write_set
from game.workshop.room import Refusal


async def write_report(desk: Desk, to: Path) -> tuple[Path, ...]:
    """Write the room's report as a page and as a table, with counts only; nothing is written over.

    Args:
        desk: the room's.
        to: a folder, or the name of the page, which ends with `.html`; the table then has the same name.

    Raises:
        Refusal: nothing could be written.
    """
    room, stage = desk.room, desk.stage
    named = to.suffix.lower() in {".html", ".htm", ".csv"}
    page = f"{to.stem}.html" if named else file_name(desk.story, "report", "html")
    today = date.today()  # noqa: DTZ011 - the day where the room is

    def written() -> tuple[Path, ...]:
        pages = {page: report_html(room, stage, today), f"{page[:-5]}.csv": report_csv(room, stage)}
        return write_set(to.parent if named else to, pages)

    return await _in_a_thread(written)


def print_folder(story: Story, folder: Path) -> Path:
    """The folder of the sheets, in another one."""
    return folder / f"{Path(file_name(story, 'to-print', 'html')).stem}"


async def write_printables(story: Story, folder: Path) -> tuple[Path, ...]:
    """Write everything to print for a story into a folder.

    Raises:
        Refusal: nothing could be written.
    """
    return await _in_a_thread(lambda: write_set(folder, printables(story)))


async def _in_a_thread(write: Callable[[], tuple[Path, ...]]) -> tuple[Path, ...]:
    try:
        return await asyncio.to_thread(write)
    except NotWritten as error:
        raise Refusal("unwritten", error.sentence) from error
