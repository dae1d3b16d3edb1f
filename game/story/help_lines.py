"""Places where people find help, with the date each was last looked at: `assets/help.yaml`.

A line that nobody has looked at for a year keeps its web address and loses its number: a wrong number is
worse than none.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml
from attrs import frozen

from game.story.bundled import assets

STALE_AFTER = timedelta(days=365)


@frozen
class HelpLine:
    """One place to turn to; `last_checked` is None when nobody has looked yet."""

    name: str
    for_whom: str
    channel: str
    url: str
    country: str
    last_checked: date | None

    def is_stale(self, today: date) -> bool:
        """Whether the line was last looked at more than a year before today, or never."""
        return self.last_checked is None or today - self.last_checked > STALE_AFTER

    def sentence(self, today: date) -> str:
        """The line as it may be shown today: a stale one without its number."""
        hidden = self.is_stale(today) and any(letter.isdigit() for letter in self.channel)
        channel = "" if hidden else f" {self.channel}."
        return f"{self.name}. {self.for_whom}.{channel} {self.url}"


@cache
def help_lines() -> tuple[HelpLine, ...]:
    """Every line there is, in the order of the file."""
    return tuple(
        HelpLine(
            name=line["name"],
            for_whom=line["for_whom"],
            channel=line["channel"],
            url=line["url"],
            country=line["country"],
            last_checked=_day(line["last_checked"]),
        )
        for line in _file()["lines"]
    )


def fallback() -> str:
    """What always holds, whatever the lines say."""
    return str(_file()["fallback"]).strip()


def help_text(today: date | None = None) -> tuple[str, ...]:
    """All that is shown of help, line by line."""
    day = today or date.today()  # noqa: DTZ011 - a day's difference does not matter here
    return (fallback(), *(line.sentence(day) for line in help_lines()))


def _day(written: str) -> date | None:
    return None if written == "never" else date.fromisoformat(written)


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((assets() / "help.yaml").read_text(encoding="utf-8"))
    return found
