"""Where a person's saves are: `saves/` in a checkout, the system's place for a program's data otherwise."""

import os
from collections.abc import Mapping
from pathlib import Path

from game.story.bundled import checkout

VARIABLE = "BOTHWAYS_SAVES"
# For a person without a home: writing there is refused with a sentence, and nothing is littered elsewhere.
NOWHERE = Path(os.devnull) / "saves"


def saves_home(variables: Mapping[str, str] = os.environ) -> Path:
    """The folder of the saves; `BOTHWAYS_SAVES` names another. It need not exist yet."""
    if named := variables.get(VARIABLE):
        folder = Path(os.path.expanduser(named))  # noqa: PTH111 - Path's own raises without a home
        return NOWHERE if folder.parts[:1] == ("~",) else folder.absolute()
    if root := checkout():
        return root / "saves"
    from platformdirs import user_data_path  # noqa: PLC0415 - only an installed game asks

    try:
        return user_data_path("bothways", appauthor=False) / "saves"
    except RuntimeError:  # no home, and nothing that says where else
        return NOWHERE
