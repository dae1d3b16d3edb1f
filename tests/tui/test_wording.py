"""What the screens say themselves can be shown on any terminal."""

from game.tui import wording


def test_what_we_say_is_ascii() -> None:
    assert all(value.isascii() for value in vars(wording).values() if isinstance(value, str))
    assert all(line.isascii() for line in wording.GOOD_TO_KNOW)
