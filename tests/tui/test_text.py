"""Words that are changed in place: no new layout where they take as much room, and never too little room."""

from collections.abc import Callable

from textual.app import App, ComposeResult

from game.tui.content import beside, words
from game.tui.widgets import Text
from tests.tui.driving import ROUNDS

ONE_LINE, LONGER = "The kettle is black inside.", "The kettle was black inside, all of it."


class _Alone(App[None]):
    """A text, and nothing else."""

    CSS = "Text { width: 1fr; height: auto; }"

    def compose(self) -> ComposeResult:
        yield Text(words(ONE_LINE))

    @property
    def text(self) -> Text:
        return self.query_one(Text)


def counted(app: _Alone) -> Callable[[], int]:
    """How often the page was laid out since."""
    seen: list[object] = []
    app.screen.screen_layout_refresh_signal.subscribe(app.text, seen.append)
    return lambda: len(seen)


async def test_words_that_take_as_many_lines_are_shown_without_a_new_layout() -> None:
    async with _Alone().run_test(size=(40, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, _Alone)
        for _ in range(ROUNDS):
            await pilot.pause(0)
        layouts = counted(app)
        app.text.show(words(LONGER))
        for _ in range(ROUNDS):
            await pilot.pause(0)
        assert layouts() == 0
        assert app.text.render().plain == LONGER


async def test_words_that_take_more_lines_are_given_them() -> None:
    async with _Alone().run_test(size=(30, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, _Alone)
        app.text.show(words(LONGER))
        await pilot.pause()
        assert app.text.size.height == 2


async def test_a_width_that_was_there_before_gives_new_words_their_own_room() -> None:
    async with _Alone().run_test(size=(30, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, _Alone)
        await pilot.resize_terminal(40, 6)
        app.text.show(words(LONGER))
        await pilot.pause()
        assert app.text.size.height == 1
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert app.text.size.height == 2


def test_a_number_stands_before_the_first_line_and_nothing_before_the_others() -> None:
    shown = beside(words("1 "), words("Ask about the kettle.\nNot now."), 12)
    assert shown.plain.split("\n") == ["1 Ask about", "  the", "  kettle.", "  Not now."]
    assert beside(words(""), words("Ask."), 12).plain == "Ask."
