"""Work without the collector leaves it as it was."""

import gc
from contextlib import suppress

import pytest

from game.analysis.uncollected import uncollected


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_off_only_meanwhile(enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with suppress(ValueError), uncollected():
            assert not gc.isenabled()
            raise ValueError
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
