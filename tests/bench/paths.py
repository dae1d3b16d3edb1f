"""Where the benchmark keeps what it makes; git ignores all of it."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".bench"
STORIES = HOME / "stories"
PLAYERS = Path(__file__).parent / "players"
