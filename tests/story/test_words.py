import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.words import KEBAB, SNAKE, count, id_from, listed, meant


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("What's the key for?", "whats-the-key-for"),
        ("What’s the ‘key’ for?", "whats-the-key-for"),
        ("  I'd rather not.  No reason. ", "id-rather-not-no-reason"),
        ("Éclair à la crème, ÇA VA?", "eclair-a-la-creme-ca-va"),
        ("*Just* is doing a lot - really - a lot…", "just-is-doing-a-lot-really-a-lot"),
        ("Wait 2 more weeks", "wait-2-more-weeks"),
        ("2 weeks", "2-weeks"),
        ("No_thanks", "no-thanks"),
        ("ﬁne", "fine"),
        ("…", ""),
        ("", ""),
        ("Нет", ""),
        ("{dana}, wait", ""),
        ("Wait }", "wait"),
    ],
)
def test_an_id_from_words(words, made):
    assert id_from(words) == made


@given(st.text())
def test_an_id_from_words_is_an_id_or_nothing(words):
    made = id_from(words)

    assert made == "" or KEBAB.fullmatch(made)
    assert id_from(made) == made


@pytest.mark.parametrize("name", ["kitchen", "what-for", "house-rules-2", "2", "9-oclock"])
def test_kebab(name):
    assert KEBAB.fullmatch(name)


@pytest.mark.parametrize("name", ["", "Kitchen", "what_for", "-a", "a-", "a--b", "a b", "é", "a.b"])
def test_not_kebab(name):
    assert not KEBAB.fullmatch(name)


@pytest.mark.parametrize("name", ["dana", "gave_key", "late_nights_2"])
def test_snake(name):
    assert SNAKE.fullmatch(name)


@pytest.mark.parametrize("name", ["", "Dana", "gave-key", "_a", "a_", "a__b", "2_b", "é"])
def test_not_snake(name):
    assert not SNAKE.fullmatch(name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n ", 0),
        ("One", 1),
        ("One two  three\nfour", 4),
        ("A dash - or two – is no word…", 7),
        ("half-past, don't, 9.30", 3),
    ],
)
def test_words_are_counted(text, words):
    assert count(text) == words


def test_a_near_name_is_offered_and_a_far_one_is_not():
    assert meant("tolt", ["gave_key", "told"]) == "Did you mean “told”? "
    assert meant("zebra", ["gave_key", "told"]) == ""
    assert meant("tolt", []) == ""


@pytest.mark.parametrize(
    ("names", "text"),
    [([], "none"), (["a"], "a"), (["a", "b"], "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_names_are_listed(names, text):
    assert listed(names) == text
