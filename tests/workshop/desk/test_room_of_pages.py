"""Ten real pages in a browser and one facilitator at a terminal: a whole story by votes, to the report."""

import asyncio
import re
from pathlib import Path

import pytest

from tests.short_story import TEXT
from tests.tui.terminals import terminal
from tests.workshop.chromium import Browser, Page, browsing

pytestmark = pytest.mark.system
ADDRESS = re.compile(r"127\.0\.0\.1:\d+/[A-Z]{7}")
PAGES = 10


async def test_ten_pages_vote_through_a_story_to_the_report(saves_of_its_own: Path, tmp_path: Path) -> None:
    story, report = tmp_path / "bridge.yaml", tmp_path / "report.html"
    story.write_text(TEXT, encoding="utf-8")
    with terminal("workshop", str(story), "--plain", "--listen", "127.0.0.1", size=(100, 50)) as desk:
        await at_desk(desk.shows, "everybody is in")
        found = ADDRESS.search("\n".join(desk.screen.display))
        assert found is not None
        async with browsing() as browser:
            pages = await asyncio.gather(*(inside(browser, f"http://{found[0]}") for _ in range(PAGES)))
            desk.type("begin\n")
            for number, scene in enumerate(("The gate is open.", "Wind.", "Here. Lin says", "A field."), 1):
                await at_desk(desk.shows, f"Question {number}.")
                await asyncio.gather(*(voted(page, scene, place) for place, page in enumerate(pages)))
                await at_desk(desk.shows, "Every phone has voted.")
                desk.type("reveal\n")
                await asyncio.gather(*(page.shows("The votes are counted.") for page in pages))
                desk.type("go\n")
            await at_desk(desk.shows, "The story ends here for this room.")
            await asyncio.gather(*(page.shows("This is where the story ends") for page in pages))
            desk.type(f"report {report}\n")
            await at_desk(desk.shows, "Written:")
            assert [page.console for page in pages] == [[]] * PAGES
        desk.type("quit\nquit\n")
        assert await asyncio.to_thread(desk.ends) == 0
    told = report.with_suffix(".csv").read_text(encoding="utf-8-sig")
    assert told.count('"about 10"') == 8, "four questions of two answers, ten votes each"
    assert "The Bridge" in report.read_text(encoding="utf-8")


async def at_desk(look, words: str) -> None:
    """Wait for the desk without holding the pages up."""
    await asyncio.to_thread(look, words)


async def inside(browser: Browser, url: str) -> Page:
    page = await browser.page()
    await page.open(url)
    await page.press("Come in")
    await page.shows("You are in.")
    return page


async def voted(page: Page, scene: str, number: int) -> None:
    await page.shows(scene)
    await page.press("A " if number < 7 else "B ")
    await page.shows("Your vote is kept.")
