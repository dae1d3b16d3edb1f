import random

import pytest

from tests.fuzz.fuzz_reader import check, mutated, run, seeds


@pytest.mark.parametrize("seed", range(4))
def test_mutated_inputs_break_no_promise(seed):
    run(250, seed)


def test_every_seed_keeps_the_promises():
    for data in seeds():
        check(data)


def test_the_same_seed_gives_the_same_inputs():
    first, second = ([mutated(data, random.Random(7), seeds()) for data in seeds()[:20]] for _ in range(2))
    assert first == second
    assert first != list(seeds()[:20])


def test_a_broken_promise_is_noticed(monkeypatch):
    monkeypatch.setattr("tests.fuzz.fuzz_reader.fixed", lambda text, problems: text + "#")

    with pytest.raises(AssertionError, match="no end"):
        run(1, 1)
