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
        return _whole(Path(os.path.expanduser(named)))  # noqa: PTH111 - Path's own raises without a home
    if root := checkout():
        return root / "saves"
    from platformdirs import user_data_path  # noqa: PLC0415 - only an installed game asks

    return _whole(user_data_path("bothways", appauthor=False) / "saves")


def _whole(folder: Path) -> Path:
    return NOWHERE if folder.parts[:1] == ("~",) else folder.absolute()
