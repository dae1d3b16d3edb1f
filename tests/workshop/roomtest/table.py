"""The figures of a room test beside their bars."""

from collections.abc import Iterator, Sequence

from tests.workshop.roomtest.district import District
from tests.workshop.roomtest.races import Race

ELSEWHERE = 5.0
"""Seconds within which a room of a program that is gone answers in another one."""


def held(found: Race | District) -> bool:
    """Whether nothing was lost or doubled, and every bar is held."""
    if isinstance(found, Race):
        return found.agrees and found.lost == found.doubled == 0
    return (
        found.agree == found.rooms
        and found.lost == found.doubled == found.written == 0
        and max(found.elsewhere) <= ELSEWHERE
    )


def table(races: Sequence[Race], districts: Sequence[District]) -> Iterator[str]:
    """One line for each figure."""
    if races:
        back = sorted(seconds for each in races for seconds in each.back)
        yield _line("races", f"{len(races)} rooms, {races[0].phones} phones each", "")
        yield _line("  kills", f"{sum(each.kills for each in races)}", "")
        yield _line("  votes told kept", f"{sum(each.answered for each in races)}", "")
        yield _line("  of those lost", f"{sum(each.lost for each in races)}", "0")
        yield _line("  doubled", f"{sum(each.doubled for each in races)}", "0")
        yield _line("  last count is the phones'", f"{sum(each.agrees for each in races)}", f"{len(races)}")
        yield _line("  back after a kill, median and most", _seconds(back), "")
    for each in districts:
        yield _line("district", f"{each.rooms} rooms, {each.phones} phones, {each.workers} programs", "")
        yield _line("  votes told kept", f"{each.answered}", "")
        yield _line("  of those lost", f"{each.lost}", "0")
        yield _line("  doubled", f"{each.doubled}", "0")
        yield _line("  last count is the phones'", f"{each.agree}", f"{each.rooms}")
        yield _line("  rooms of a killed program", f"{each.moved}", "")
        yield _line("  there elsewhere, median and most", _seconds(each.elsewhere), f"≤ {ELSEWHERE:g} s")
        yield _line("  rooms of a program that woke late", f"{each.woke}", "")
        yield _line(
            "  its writes: fenced, refused, written",
            f"{each.fenced}, {each.refused}, {each.written}",
            "…, …, 0",
        )
        yield _line(
            "  phones told to try again", ", ".join(f"{s}: {n}" for s, n in sorted(each.told.items())), ""
        )


def _line(what: str, found: str, bar: str) -> str:
    return f"{what:<40} {found:<40} {bar}".rstrip()


def _seconds(ordered: Sequence[float]) -> str:
    return f"{ordered[len(ordered) // 2]:.2f} s, {ordered[-1]:.2f} s" if ordered else ""
