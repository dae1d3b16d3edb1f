"""The screens promise what plain mode promises, in the same words."""

from game.plain import pages
from game.tui import wording


def test_the_limits_and_the_promise_are_the_same_everywhere() -> None:
    assert wording.LIMITS_LINE == pages.LIMITS_LINE
    assert wording.PROMISE == pages.PROMISE


def test_what_we_say_is_ascii_so_that_it_can_be_shown_anywhere() -> None:
    assert all(value.isascii() for value in vars(wording).values() if isinstance(value, str))
    assert all(line.isascii() for line in wording.GOOD_TO_KNOW)
