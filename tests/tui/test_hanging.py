"""Speech that takes several lines: they begin below its words, and the name stands alone at the edge."""

import pytest
from textual.content import Content

from game.tui.content import hung, labelled, paragraphs, words
from game.tui.widgets import Text
from tests.tui.driving import flat, grid, playing, press, resize

SAID = "It does this. It just wants a minute, and then it wants another one."


def spoken(name: str, said: str = SAID) -> Content:
    return labelled(words(f"{name}:", "bold"), words(said, "italic"))


def broken(content: Content, width: int) -> list[str]:
    return hung(content, width).plain.split("\n")


def test_further_lines_begin_below_the_first_word() -> None:
    assert broken(spoken("Sam"), 38) == [
        "Sam: It does this. It just wants a",
        "     minute, and then it wants another",
        "     one.",
    ]


def test_a_long_name_in_few_columns_takes_no_third_of_them() -> None:
    assert broken(spoken("Grandmother"), 38) == [
        "Grandmother: It does this. It just",
        "  wants a minute, and then it wants",
        "  another one.",
    ]


def test_what_fits_and_what_nobody_says_stays_as_it_is() -> None:
    for content in (spoken("Sam", "No."), words(SAID), paragraphs((words(SAID), words(SAID)))):
        assert hung(content, 40) is content or hung(content, 40).plain == content.plain


@pytest.mark.parametrize("said", [SAID, "x" * 150, "雨が降っている。" * 9, "a  b   c " * 20, ""])
@pytest.mark.parametrize("name", ["Al", "Grandmother", "N" * 70])
def test_whatever_is_said_no_letter_is_lost_and_no_line_is_too_wide(name: str, said: str) -> None:
    for width in range(4, 80):
        lines = hung(spoken(name, said), width)
        assert "".join(lines.plain.split()) == "".join(spoken(name, said).plain.split())
        assert all(line.cell_length <= width for line in lines.split("\n"))


def test_styles_stay_with_their_words() -> None:
    shown = hung(paragraphs((words(SAID), spoken("Sam"))), 38)
    bold = {shown.plain[span.start : span.end] for span in shown.spans if span.style == "bold"}
    italic = {shown.plain[span.start : span.end] for span in shown.spans if span.style == "italic"}
    assert bold == {"Sam:"}
    assert {"It does this. It just wants a", "one."} <= {text.strip() for text in italic}


async def test_it_follows_the_width_of_the_terminal() -> None:
    async with playing(size=(40, 30), keys=["1"]) as player:
        assert " Sam: It does this. It just wants a\n      minute.\n" in grid(player)
        await resize(player, 80, 30)
        assert "Sam: It does this. It just wants a minute.\n" in grid(player)
        await resize(player, 40, 30)
        assert " Sam: It does this. It just wants a\n      minute.\n" in grid(player)


async def test_below_long_speech_nothing_is_covered_and_nothing_is_empty() -> None:
    for width in (40, 47, 60, 80):
        async with playing(size=(width, 60), keys=["1"]) as player:
            body = player.app.screen.query_one("#body", Text)
            columns = body.content_size.width
            assert body.content_size.height == len(hung(body._shown, columns).wrap(columns))
            assert "the horn says what everybody is thinking. › 1" in flat(player)


async def test_what_is_marked_and_copied_has_all_the_words() -> None:
    async with playing(size=(40, 30), keys=["1"]) as player:
        player.app.screen.text_select_all()
        await press(player, "ctrl+c")
        assert "Sam: It does this. It just wants a minute." in " ".join(player.app.clipboard.split())
