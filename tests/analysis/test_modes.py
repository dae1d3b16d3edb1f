"""Lists of modes, in one machine word and in several."""

import numpy as np
import pytest

from game.analysis.modes import FEW, WORD, Modes

NARROW = [0b1010, 0b0001, 0b1010, 0b1111]
WIDE = [(1 << 130) + 5, 1 << WORD, 5, (1 << 130) + 5, (1 << WORD) - 1]
LISTS = [pytest.param(NARROW, 4, id="one word"), pytest.param(WIDE, 131, id="three words")]


@pytest.mark.parametrize(("numbers", "bits"), LISTS)
def test_modes_are_the_numbers_they_were_made_of(numbers: list[int], bits: int) -> None:
    modes = Modes.of(numbers, bits)
    assert len(modes) == len(numbers)
    assert modes.numbers() == numbers
    assert modes.taken(np.array([2, 0])).numbers() == [numbers[2], numbers[0]]
    assert Modes.joined([modes, modes]).numbers() == numbers * 2


def test_a_mode_of_no_bits_is_nothing() -> None:
    assert Modes.of([0, 0], 0).numbers() == [0, 0]
    assert len(Modes.of([], 200)) == 0


@pytest.mark.parametrize(("numbers", "bits"), LISTS)
def test_bits_are_kept_and_put_in_every_word(numbers: list[int], bits: int) -> None:
    modes = Modes.of(numbers, bits)
    for keep, put in [(~1, 1), (1 << bits - 1, 2), (0, 0), (~0, 1 << bits - 1)]:
        assert modes.rewritten(keep, put).numbers() == [number & keep | put for number in numbers]


@pytest.mark.parametrize(("numbers", "bits"), LISTS)
def test_having_a_bit_is_having_one_of_several(numbers: list[int], bits: int) -> None:
    modes = Modes.of(numbers, bits)
    for asked in (0, 1, 6, 1 << bits - 1, (1 << bits) - 1):
        assert modes.having(asked).tolist() == [bool(number & asked) for number in numbers]


@pytest.mark.parametrize(("numbers", "bits"), LISTS)
def test_each_mode_is_told_once_ascending(numbers: list[int], bits: int) -> None:
    found, places = Modes.of(numbers, bits).distinct()
    assert found.numbers() == sorted({*numbers})
    assert [found.numbers()[place] for place in places] == numbers


@pytest.mark.parametrize(("numbers", "bits"), LISTS)
@pytest.mark.parametrize("many", [False, True], ids=["few bits", "many bits"])
def test_modes_agree_in_the_bits_that_are_read(numbers: list[int], bits: int, many: bool) -> None:
    reads = (1 << bits) - 2 if many else (1 << bits - 1) | 4
    assert (reads.bit_count() > FEW) == (many and bits > FEW)
    kinds, kind_of = Modes.of(numbers, bits).agreeing(reads)
    assert kinds == sorted({number & reads for number in numbers})
    assert [kinds[kind] for kind in kind_of] == [number & reads for number in numbers]


def test_bits_beside_each_other_across_two_words_are_read_in_both() -> None:
    numbers = [bits << WORD - 2 for bits in range(16)]
    kinds, kind_of = Modes.of(numbers, WORD + 2).agreeing(15 << WORD - 2)
    assert kinds == numbers
    assert kind_of.tolist() == list(range(16))
