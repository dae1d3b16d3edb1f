"""Columns that are mixes of others are left out, and the chances stay what they were."""

import numpy as np

from game.analysis.dense.columns import Columns, forgettable


def test_a_mix_is_found_and_its_parts_told() -> None:
    numbers = np.random.default_rng(1)
    one, two = numbers.random(500), numbers.random(500)
    found = forgettable({1: [one], 2: [two], 3: [0.25 + 0.5 * one - 0.125 * two], 4: [np.full(500, 0.5)]})
    told = {column: (always, others) for column, always, others in found}
    assert len(told) == 2
    values = {1: one, 2: two, 3: 0.25 + 0.5 * one - 0.125 * two, 4: np.full(500, 0.5)}
    for column, (always, others) in told.items():
        made = always + sum(much * values[other] for other, much in others.items())
        assert np.abs(made - values[column]).max() < 1e-12


def test_an_ending_is_told_from_every_state_once_its_column_is_gone() -> None:
    columns = Columns(("home", "away"))
    (home,), (away,) = columns.of_ending("home"), columns.of_ending("away")
    columns.forget(away, 1.0, {home: -1.0})
    assert np.allclose(columns.chances({home: 0.3}), [0.3, 0.7])
    again = columns.of_ending("away")
    assert np.allclose(columns.chances(dict.fromkeys(again, 1.0)), [0.0, 1.0])
