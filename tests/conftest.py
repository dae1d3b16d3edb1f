"""What holds for every test: nobody's own saves are touched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.saves.home import VARIABLE


@pytest.fixture(autouse=True)
def saves_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Every test has an empty folder of saves; processes it starts have it too."""
    before = os.environ.get(VARIABLE)
    folder = tmp_path_factory.mktemp("saves")
    os.environ[VARIABLE] = str(folder)
    yield folder
    if before is None:
        del os.environ[VARIABLE]
    else:
        os.environ[VARIABLE] = before
