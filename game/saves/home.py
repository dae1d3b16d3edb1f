"""Where a person's saves are: `saves/` in a checkout, the system's place for a program's data otherwise."""

import os
from collections.abc import Mapping
from pathlib import Path

from game.story.bundled import checkout

VARIABLE = "BOTHWAYS_SAVES"


def saves_home(variables: Mapping[str, str] = os.environ) -> Path:
    """The folder of the saves; `BOTHWAYS_SAVES` names another. It need not exist yet."""
    if named := variables.get(VARIABLE):
        return Path(named)
    if root := checkout():
        return root / "saves"
    from platformdirs import user_data_path  # noqa: PLC0415 - only an installed game asks

    return user_data_path("bothways", appauthor=False) / "saves"
