"""Where the stories and texts that come with the game lie: in a checkout, or inside an installed wheel."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def checkout() -> Path | None:
    """The project's root when the game runs from a checkout, else None."""
    root = PACKAGE.parent
    return root if (root / "scenes").is_dir() and (root / "pyproject.toml").is_file() else None


def scenes() -> Path:
    """The folder of the stories that come with the game."""
    root = checkout()
    return root / "scenes" if root else PACKAGE / "bundled" / "scenes"


def assets() -> Path:
    """The folder of the concept cards and help lines."""
    root = checkout()
    return root / "assets" if root else PACKAGE / "bundled" / "assets"
