"""A help line ages: after a year its number is hidden, and its address stays."""

from datetime import date, timedelta

import pytest

from game.story.help_lines import HelpLine, help_lines

CHECKED = date(2026, 3, 1)


def line(last_checked: date | None, channel: str = "phone 0123 456, free") -> HelpLine:
    return HelpLine("Somebody Listens", "Anyone", channel, "https://example.org", "Nowhere", last_checked)


@pytest.mark.parametrize(
    ("today", "shown"), [(CHECKED, True), (CHECKED + timedelta(365), True), (CHECKED + timedelta(366), False)]
)
def test_a_number_is_shown_for_a_year(today: date, shown: bool) -> None:
    sentence = line(CHECKED).sentence(today)
    assert ("0123 456" in sentence) == shown
    assert "https://example.org" in sentence


def test_a_line_nobody_checked_shows_no_number() -> None:
    assert "0123" not in line(None).sentence(CHECKED)


def test_a_directory_without_a_number_is_always_described() -> None:
    assert "a directory" in line(None, "website: a directory").sentence(CHECKED)


def test_the_file_is_read() -> None:
    assert {known.country for known in help_lines()} == {"international"}
