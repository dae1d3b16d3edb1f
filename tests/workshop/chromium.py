"""A browser without a window, driven by its own protocol: pages as phones have them, each with cookies of its own."""

import asyncio
import base64
import itertools
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp

PATIENCE, A_MOMENT = 20, 0.03
PHONE = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}


class Page:
    """One page in a browser context of its own."""

    def __init__(self, browser: "Browser", target: str, session: str) -> None:
        self._browser, self.target, self._session = browser, target, session
        self.console: list[str] = []
        self.asked: list[str] = []

    async def do(self, method: str, **given: object) -> dict:
        return await self._browser.do(method, self._session, **given)

    async def open(self, url: str) -> None:
        await self.do("Page.navigate", url=url)
        await self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    async def run(self, script: str) -> object:
        """What a piece of JavaScript comes to."""
        found = await self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until a piece of JavaScript is true; asked from here, since a page without scripts has no timers."""
        async with asyncio.timeout(PATIENCE):
            while True:
                with suppress(GoneError):  # the page was loaded anew meanwhile
                    if await self.run(
                        f"(() => {{ try {{ return !!({script}); }} catch (e) {{ return false; }} }})()"
                    ):
                        return
                await asyncio.sleep(A_MOMENT)

    async def shows(self, words: str) -> None:
        """Wait until the page shows these words."""
        try:
            await self.until(f"document.getElementById('main').innerText.includes({json.dumps(words)})")
        except TimeoutError:
            raise AssertionError(f"{words!r} is not in {await self.text()!r}") from None

    async def text(self) -> str:
        return str(await self.run("document.getElementById('main').innerText"))

    async def press(self, words: str) -> None:
        """Press the button with these words."""
        button = (
            f"[...document.querySelectorAll('button')].find((b) => b.innerText.includes({json.dumps(words)}))"
        )
        await self.until(f"!!{button}")
        await self.run(f"{button}.click()")

    async def offline(self, *, off: bool) -> None:
        await self.do(
            "Network.emulateNetworkConditions",
            offline=off,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )

    async def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode((await self.do("Page.captureScreenshot"))["data"])


class GoneError(Exception):
    """The page that was asked is not there any more."""


class Browser:
    """A running browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict]] = {}
        self._pages: dict[str, Page] = {}
        self._reading = asyncio.create_task(self._read())

    async def do(self, method: str, session: str | None = None, **given: object) -> dict:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": given} | (
            {"sessionId": session} if session else {}
        )
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json(message)
        async with asyncio.timeout(PATIENCE):
            return await self._answers[number]

    async def page(self, *, scripts: bool = True, dark: bool = False) -> Page:
        """A new page of a phone's size, as nobody has used it before."""
        context = (await self.do("Target.createBrowserContext"))["browserContextId"]
        target = (await self.do("Target.createTarget", url="about:blank", browserContextId=context))[
            "targetId"
        ]
        session = (await self.do("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        page = self._pages[session] = Page(self, target, session)
        for domain in ("Page", "Runtime", "Network", "Log"):
            await page.do(f"{domain}.enable")
        await page.do("Emulation.setDeviceMetricsOverride", **PHONE)
        await page.do(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )
        if not scripts:
            await page.do("Emulation.setScriptExecutionDisabled", value=True)
        return page

    async def close(self) -> None:
        await self._socket.close()
        self._reading.cancel()

    async def _read(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            if "id" in told:
                answer = self._answers.pop(told["id"])
                if answer.done():
                    continue
                if "error" in told:
                    answer.set_exception(GoneError(told["error"]["message"]))
                else:
                    answer.set_result(told["result"])
            elif (page := self._pages.get(told.get("sessionId", ""))) is not None:
                self._note(page, told)

    def _note(self, page: Page, told: dict) -> None:
        given = told["params"]
        match told["method"]:
            case "Runtime.exceptionThrown":
                page.console.append(str(given["exceptionDetails"]))
            case "Log.entryAdded" if given["entry"]["level"] == "error":
                page.console.append(given["entry"]["text"])
            case "Network.requestWillBeSent":
                page.asked.append(given["request"]["url"])


@asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    """A browser for as long as the block runs."""
    found = shutil.which("chromium")
    assert found is not None, "the system tests need Chromium"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            found,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            address = await _address(process, Path(folder))
            async with (
                aiohttp.ClientSession() as session,
                session.ws_connect(address, max_msg_size=0) as socket,
            ):
                browser = Browser(socket)
                try:
                    yield browser
                finally:
                    await browser.close()
        finally:
            process.kill()
            await process.wait()


async def _address(process: asyncio.subprocess.Process, folder: Path) -> str:
    """Where the browser listens, as it says itself."""
    assert process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        async for line in process.stderr:
            if b"DevTools listening on " in line:
                return line.decode().partition("listening on ")[2].strip()
    raise AssertionError(f"the browser did not start in {folder}")
