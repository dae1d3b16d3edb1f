"""Two sets of facts held beside each other."""

from typing import Any

import pytest

from game.analysis.facts import Facts
from tests.analysis.comparing import as_oracle

NEARLY = 1e-9


def assert_alike(dense: Facts, sparse: Facts) -> None:
    """The same facts, numbers to 1e-9; what the sparse way left to a limit may be known."""
    assert dense.states == sparse.states
    found, wanted = as_oracle(dense), as_oracle(sparse)
    for which in ("shortest", "longest"):
        if any(limit.startswith(f"minutes: the {which}") for limit in sparse.limits):
            wanted["minutes"][which] = found["minutes"][which]
    _assert_same(found, wanted, "")
    assert _findings(dense) == _findings(sparse)
    assert _dead_ends(dense).keys() == _dead_ends(sparse).keys()
    for path, plays in _dead_ends(dense).items():
        assert len(plays) == 1, path
        assert plays <= _dead_ends(sparse)[path], path
    assert [limit for limit in sparse.limits if limit.startswith("trails")] == list(dense.limits)


def _findings(facts: Facts) -> list[tuple[Any, ...]]:
    return sorted(
        (f.code, f.path, tuple(sorted(f.words.items())), f.witness or ())
        for f in facts.findings
        if f.code != "BW605"
    )


def _dead_ends(facts: Facts) -> dict[tuple[str, ...], set[Any]]:
    """Where plays cannot go on; the sparse way tells it once for each of several passages."""
    found: dict[tuple[str, ...], set[Any]] = {}
    for finding in facts.findings:
        if finding.code == "BW605":
            found.setdefault(finding.path, set()).add(finding.witness)
    return found


def _assert_same(found: Any, wanted: Any, where: str) -> None:
    if isinstance(wanted, dict) or hasattr(wanted, "keys"):
        assert found is not None, where
        assert set(found) == set(wanted), where
        for key, value in wanted.items():
            _assert_same(found[key], value, f"{where}/{key}")
    elif isinstance(wanted, float):
        assert found == pytest.approx(wanted, abs=NEARLY), where
    else:
        assert found == wanted, where
