"""Real pages in a browser: voting, sleeping, losing the network, and no script at all."""

import json
import re
from collections.abc import AsyncIterator

import pytest

from game.workshop.room import Curtain, Phase, Way
from game.workshop.room import host as wishes
from game.workshop.server import serve
from tests.workshop.chromium import Browser, Page, browsing
from tests.workshop.server.visiting import Visit, visiting

pytestmark = pytest.mark.system


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as found:
        yield found


async def inside(browser: Browser, visit: Visit, **how: bool) -> Page:
    page = await browser.page(**how)
    await page.open(f"{visit.base}/{visit.live.code}")
    await page.press("Come in")
    await page.shows("You are in.")
    return page


async def test_a_vote_is_kept_without_leaving_the_page_and_the_page_follows_the_room(
    browser: Browser,
) -> None:
    async with visiting() as visit:
        page = await inside(browser, visit)
        await visit.host(wishes.begin)
        await page.shows("The gate is open.")
        await page.press("Take my coat")
        await page.shows("Your vote is kept.")
        assert visit.live.room.decision.counts == {"coat": 1, "dry": 0}
        await page.press("It looks dry")
        await page.until("document.querySelector('button .yours').parentElement.value === 'dry'")
        await visit.host(wishes.step, Phase.REVEAL)
        await page.shows("The votes are counted.")
        await visit.host(wishes.draw, Curtain.BLANK)
        await page.shows("Look up.")
        assert visit.live.room.decision.counts == {"coat": 0, "dry": 1}
        assert page.console == []
        assert {url.rpartition(":")[0] for url in page.asked} == {"http://127.0.0.1"}, "nothing from outside"


@pytest.mark.parametrize("how", ["reload", "back", "offline", "closed", "two pages"])
async def test_seat_and_vote_come_back_by_themselves(how: str, browser: Browser) -> None:
    async with visiting() as visit:
        page = await inside(browser, visit)
        await visit.host(wishes.begin)
        await page.press("Take my coat")
        await page.shows("Your vote is kept.")
        match how:
            case "reload":
                await page.do("Page.reload")
            case "back":
                await page.open(f"{visit.base}/{visit.live.code}/stored")
                await page.run("history.back()")
            case "offline":
                await page.offline(off=True)
                await visit.host(wishes.step, Phase.TALK)
                await page.offline(off=False)
                await page.run("window.dispatchEvent(new Event('online'))")
                await page.shows("Talk with the person beside you.")
            case "closed":
                await page.open("about:blank#")
                await page.open(f"{visit.base}/{visit.live.code}")
            case "two pages":
                await page.run(f"window.open('/{visit.live.code}')")
        await page.shows("your vote")
        assert visit.live.room.decision.counts == {"coat": 1, "dry": 0}
        assert len(visit.live.room.guests) == 1


async def test_a_vote_pressed_without_a_network_is_sent_when_there_is_one(browser: Browser) -> None:
    async with visiting() as visit:
        page = await inside(browser, visit)
        await visit.host(wishes.begin)
        await page.shows("The gate is open.")
        await page.offline(off=True)
        await page.press("Take my coat")
        await page.until("document.getElementById('link').innerText.includes('No connection')")
        await page.press("It looks dry")
        await page.offline(off=False)
        await page.shows("Your vote is kept.")
        assert visit.live.room.decision.counts == {"coat": 0, "dry": 1}


async def test_a_phone_comes_back_after_the_server_did(browser: Browser) -> None:
    async with visiting() as visit:
        page = await inside(browser, visit)
        await visit.host(wishes.begin)
        await page.press("Take my coat")
        await page.shows("Your vote is kept.")
        await visit.served.close()
        await page.until("document.getElementById('link').innerText.includes('Waiting for the room')")
        again = await serve(visit.rooms, host="127.0.0.1", port=visit.served.port)
        try:
            await visit.host(wishes.step, Phase.REVEAL)
            await page.shows("The votes are counted.")
            await page.shows("your vote")
        finally:
            await again.close()


async def test_without_scripts_it_is_plain_forms(browser: Browser) -> None:
    async with visiting() as visit:
        page = await browser.page(scripts=False)
        await page.open(f"{visit.base}/{visit.live.code}")
        (x, y) = await middle(page, "Come in")
        await tap(page, x, y)
        await page.shows("You are in.")
        await visit.host(wishes.begin)
        await page.do("Page.reload")
        await page.shows("The gate is open.")
        await tap(page, *await middle(page, "Take my coat"))
        await page.shows("Your vote is kept.")
        assert visit.live.room.decision.counts == {"coat": 1, "dry": 0}


@pytest.mark.parametrize("dark", [False, True])
async def test_it_fits_a_narrow_phone_in_both_schemes(browser: Browser, *, dark: bool) -> None:
    async with visiting() as visit:
        page = await inside(browser, visit, dark=dark)
        await visit.host(wishes.begin)
        await page.shows("The gate is open.")
        assert await page.run("document.documentElement.scrollWidth") <= 320
        sizes = json.loads(
            str(
                await page.run(
                    "JSON.stringify([...document.querySelectorAll('form button')].map("
                    "(b) => [b.getBoundingClientRect().width, b.getBoundingClientRect().height]))"
                )
            )
        )
        assert all(width >= 44 and height >= 44 for width, height in sizes), "a thumb hits them"
        for style in ("body", "button", ".aside"):
            assert await contrast(page, style) >= 4.5


async def test_a_play_on_ones_own_phone_survives_a_reload(browser: Browser) -> None:
    async with visiting(Way.ALONE) as visit:
        page = await inside(browser, visit)
        await visit.host(wishes.begin)
        await page.press("Take my coat")
        await page.shows("Wind.")
        await page.do("Page.reload")
        await page.shows("Wind.")
        assert visit.live.room.trail == ()


async def test_the_wall_shows_all_of_the_question_at_once(browser: Browser) -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        wall = await browser.page()
        await wall.do(
            "Emulation.setDeviceMetricsOverride", width=1024, height=400, deviceScaleFactor=1, mobile=False
        )
        await wall.open(f"{visit.base}/{visit.live.code}/screen")
        await wall.shows("0 of 1 votes")
        await phone.vote("B")
        await visit.host(wishes.step, Phase.REVEAL)
        await wall.until("document.querySelector('meter')")
        assert await wall.run("document.documentElement.scrollHeight <= innerHeight")
        assert wall.console == []


async def middle(page: Page, words: str) -> tuple[float, float]:
    """The middle of the button with these words, found without a script on the page."""
    root = (await page.do("DOM.getDocument"))["root"]["nodeId"]
    found = (await page.do("DOM.querySelectorAll", nodeId=root, selector="button"))["nodeIds"]
    for node in found:
        html = (await page.do("DOM.getOuterHTML", nodeId=node))["outerHTML"]
        if words in html:
            await page.do("DOM.scrollIntoViewIfNeeded", nodeId=node)
            box = (await page.do("DOM.getBoxModel", nodeId=node))["model"]["content"]
            return (box[0] + box[4]) / 2, (box[1] + box[5]) / 2
    raise AssertionError(f"no button {words!r}")


async def tap(page: Page, x: float, y: float) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        await page.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


async def contrast(page: Page, selector: str) -> float:
    """The contrast of a text with what lies behind it, by WCAG's formula."""
    colours = str(
        await page.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " let back = e; while (getComputedStyle(back).backgroundColor === 'rgba(0, 0, 0, 0)')"
            " back = back.parentElement;"
            " return getComputedStyle(e).color + ';' + getComputedStyle(back).backgroundColor; })()"
        )
    )
    light, dark = sorted((_luminance(colour) for colour in colours.split(";")), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
