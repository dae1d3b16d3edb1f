"""Codes of rooms: typed from a board, and too many to guess."""

import pytest

from game.workshop.live.codes import LENGTH, LETTERS, new_code, read_code, spoken


def test_a_code_is_read_as_it_was_made():
    for _ in range(200):
        code = new_code()
        assert read_code(code) == code
        assert read_code(spoken(code)) == code


def test_codes_are_too_many_to_guess():
    assert len(LETTERS) ** LENGTH > 10**9
    assert len({new_code() for _ in range(2_000)}) == 2_000


def test_a_code_makes_no_word():
    assert not set("AEIOUY") & set(LETTERS)


@pytest.mark.parametrize("typed", ["bcdfghj", " BCD FGHJ ", "bcd-fghj", "b c d f g h j", "BCD\tFGHJ"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "BCDFGHJ"


@pytest.mark.parametrize(
    "typed", ["", "BCDFGH", "BCDFGHJK", "BCDFGHA", "BCDFGH1", "ＢCDFGHJ", "ΒCDFGHJ", "../etc"]
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_is_spoken_in_two_parts():
    assert spoken("BCDFGHJ") == "BCD FGHJ"
