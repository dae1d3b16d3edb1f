"""`bothways play STORY --from SLOT` as a person meets it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.saves import Store, opened
from tests.plain.small_story import TEXT
from tests.saves.small import RULES, SLOT, hear, keep, save

ASIDE = f"{SLOT}--earlier"


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "ladder.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def store(saves_of_its_own: Path) -> Store:
    """A play put aside after Friday, and a current one with the ladder handed over."""
    store = Store(saves_of_its_own)
    keep(store, 1)
    hear(store, "2\n2\nq\n", asks=True)
    return store


Playing = Callable[..., tuple[int, str, str]]


@pytest.fixture
def play(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Playing:
    """The command, with answers: its exit code, what it says, and what it complains of."""

    def played(*arguments: str, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        code = main(["play", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return played


def test_it_goes_on_there_and_says_where_the_other_is(story: str, store: Store, play: Playing) -> None:
    code, said, wrong = play(story, "--from", ASIDE, answers="1\n")
    assert (code, wrong) == (0, "")
    assert said.startswith(f"What you had left of this story is kept beside it, as {ASIDE}-2.\n")
    assert "You: Ask me on Friday." in said
    assert "The ending: A Roof" in said
    newest = store.newest(SLOT)
    assert newest is not None
    assert newest.trail == ("yard.friday", "street.knock")
    assert newest.endings == ("roof",)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--from", "ladder--earler"], "as “ladder--earler”. Did you mean “ladder--earlier”?"),
        (["--from", "another"], "Nothing is kept of “The Ladder” as “another”."),
        (["--from", ASIDE, "--private"], "--from goes on with what is kept"),
        (["--from", ASIDE, "--policy", "first"], "--from goes on with what is kept"),
    ],
)
def test_wrong_use_is_said_and_changes_nothing(
    arguments: list[str],
    sentence: str,
    story: str,
    store: Store,
    play: Playing,
) -> None:
    store.write(save("yard.friday", slot="other--earlier"))
    before = store.saves()
    code, said, wrong = play(story, *arguments)
    assert (code, said) == (2, "")
    assert sentence in wrong
    assert store.saves() == before


def test_it_needs_a_story(play: Playing) -> None:
    assert play("--from", ASIDE)[::2] == (
        2, "--from needs a STORY. For examples: bothways play --help\n",
    )  # fmt: skip


def test_a_story_that_is_open_is_left_alone(story: str, store: Store, play: Playing) -> None:
    with opened(store, RULES):
        code, said, wrong = play(story, "--from", ASIDE)
    assert (code, said) == (1, "")
    assert "open in another window" in wrong


def test_the_screens_open_there_and_with_what_was_asked_for(
    story: str, store: Store, play: Playing, monkeypatch: pytest.MonkeyPatch
) -> None:
    import game.tui
    from game.plain.environment import Environment
    from game.tui import settings

    opened_with: list[dict[str, object]] = []

    def run(path: Path, **ways: object) -> int:
        opened_with.append({"path": path, **ways})
        return 0

    monkeypatch.setattr(game.tui, "run", run)
    monkeypatch.setattr(Environment, "wants_plain", False)
    assert play(story, "--from", ASIDE, "--skip")[0] == 0
    assert opened_with[0]["path"] == Path(story)
    assert opened_with[0]["go_on"] is True
    newest = store.newest(SLOT)
    assert newest is not None
    assert newest.trail == ("yard.friday",)
    assert settings.load(store).skipped == (SLOT,)


@pytest.mark.parametrize(
    ("arguments", "sentence"), [((), "needs a STORY"), (("{}", "--private"), "with --plain")]
)
def test_skipping_that_the_screens_cannot_be_told_of_is_not_passed_by_in_silence(
    arguments: tuple[str, ...],
    sentence: str,
    story: str,
    play: Playing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from game.plain.environment import Environment

    monkeypatch.setattr(Environment, "wants_plain", False)
    code, said, wrong = play("--skip", *(each.format(story) for each in arguments))
    assert (code, said) == (2, "")
    assert sentence in wrong
