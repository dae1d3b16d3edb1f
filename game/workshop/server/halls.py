"""The rooms as phones find them: each with its audience."""

from collections.abc import Callable, Iterable

from game.workshop.live import LiveRoom, Rooms
from game.workshop.server.audience import Audience
from game.workshop.server.shown import Shown, own_vote

Write = Callable[[Shown, str | None], Iterable[str]]
"""Writes the page of what is shown and of one's own vote."""


class Hall:
    """One room and its phones."""

    def __init__(self, live: LiveRoom) -> None:
        self.live = live
        self.audience = Audience(live)
        self._written: tuple[Shown, dict[str | None, str]] = self.audience.shown, {}

    def page(self, who: str, write: Write) -> str:
        """The page of a phone, written once for all phones that see the same."""
        now, vote = self.audience.shown, own_vote(self.live.room, who)
        if self._written[0] != now:
            self._written = now, {}
        pages = self._written[1]
        if vote not in pages:
            pages[vote] = "\n".join(write(now, vote))
        return pages[vote]


class Halls:
    """All rooms of this process, and those it can take over."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self._halls: dict[str, Hall] = {}

    async def hall(self, code: str) -> Hall:
        """The room of a code. Raises as `Rooms.find` does."""
        live = await self.rooms.find(code)
        known = self._halls.get(code)
        if known is None or known.live is not live:
            if known is not None:
                await known.audience.close()
            known = self._halls[code] = Hall(live)
        return known

    def streams(self, code: str) -> int:
        """How many pages of a room listen now."""
        return self._halls[code].audience.streams if code in self._halls else 0

    async def close(self) -> None:
        """Let all phones go."""
        for hall in self._halls.values():
            await hall.audience.close()
