"""Numbers once and rows in their order, by a table and by their digits."""

import numpy as np
import pytest

from game.analysis.arrays import SPARSE, distinct, once


@pytest.mark.parametrize("span", [50, 5 * SPARSE, 5 * SPARSE + 1, 1 << 40])
def test_each_number_is_told_once_and_found_again(span: int) -> None:
    numbers = np.array([7, 3, 7, 49, 0])
    found, places = once(numbers, span)
    assert found.tolist() == [0, 3, 7, 49]
    assert found[places].tolist() == numbers.tolist()


def test_no_numbers_are_no_numbers() -> None:
    none = np.empty(0, dtype=np.int64)
    for span in (0, 1, 1000):
        found, places = once(none, span)
        assert (len(found), len(places)) == (0, 0)


def test_numbers_that_differ_in_any_digit_are_told_apart() -> None:
    numbers = np.array([1 << 61, 1 << 33, (1 << 33) + 1, 1 << 17, 5, 1 << 61, 0])
    first, places = distinct([numbers])
    assert numbers[first].tolist() == sorted({*numbers.tolist()})
    assert numbers[first][places].tolist() == numbers.tolist()


def test_later_columns_weigh_more_and_equal_rows_are_one() -> None:
    light, heavy = np.array([9, 1, 9, 0, 1]), np.array([0, 1, 0, 1, 1])
    first, places = distinct([light, heavy])
    assert first.tolist() == [0, 3, 1]
    assert places.tolist() == [0, 2, 0, 1, 2]


def test_many_numbers_come_out_as_sorting_would_have_them() -> None:
    numbers = np.random.default_rng(1).integers(0, 1 << 50, 5000) >> np.arange(5000) % 50
    found, places = once(numbers, 1 << 50)
    wanted, there = np.unique(numbers, return_inverse=True)
    assert np.array_equal(found, wanted)
    assert np.array_equal(places, there)
