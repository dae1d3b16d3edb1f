import pytest

from tests.workshop.desk.driving import CODE


@pytest.fixture(autouse=True)
def _the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the terminal these tests run in nor chance plays a part."""
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("game.workshop.live.rooms.new_code", lambda: CODE)
