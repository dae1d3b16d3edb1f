import pytest

from game.story.library import Card, card
from tests.tui.driving import CHAIRS, LIFT, MISTAKES


@pytest.fixture(autouse=True)
def _quiet_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the terminal these tests run in nor the stories that come with the game play a part."""
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("game.tui.screens.library.bundled_stories", _stories)


def _stories() -> tuple[Card, ...]:
    return tuple(card(path) for path in (LIFT, CHAIRS, MISTAKES))
