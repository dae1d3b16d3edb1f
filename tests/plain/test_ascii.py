"""With --ascii, whatever is said is ASCII, but for the letters of a language."""

import ast
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import game
from game.cli import main
from game.engine import POLICIES
from game.plain.ascii import in_ascii, is_letter
from game.plain.player import play
from game.plain.ways import Ways
from game.saves import Store
from tests.debrief.plays import spare_key
from tests.environments import stage
from tests.plain.small_story import ladder

GAME = Path(game.__file__).parent
SAY = ("plain", "saves", "pages", "debrief", "engine", "story", "cli")
ANSWERS = "?\ni\nu\n9\n“\n2\nu\nr\nh\n1\nh\n1\n"


def sentences() -> Iterator[tuple[str, str]]:
    """The modules whose words plain mode may say, and every text in them; sets of letters are no texts."""
    for name in SAY:
        modules = [GAME / name] if name.endswith(".py") else sorted((GAME / name).rglob("*.py"))
        for module in modules:
            if module.name in {"walls.py", "ascii.py"}:  # tables of signs, not sentences
                continue
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1] != "[":
                    yield str(module.relative_to(GAME)), node.value


def test_every_sentence_of_the_game_itself_has_a_form_in_ascii() -> None:
    curly = [(module, text) for module, text in sentences() if not text.isascii()]
    assert len(curly) > 50
    assert [(module, text) for module, text in curly if not in_ascii(text).isascii()] == []
    assert [text for _, text in curly if "(" in in_ascii(text) and "(" not in text] == []


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("dana", ["overloaded", "responsive"])
def test_a_whole_play_with_its_debrief_is_said_in_ascii(policy: str, dana: str) -> None:
    on = stage()
    lines = on.environment.in_ascii().out
    assert play(spare_key().story, lines, Ways(policy=policy, peek=True, stances={"dana": dana})) == "ended"
    assert "The idea:" in on.said
    assert strange(on.said) == []
    assert '1. "' in on.said


def test_every_answer_of_the_player_is_answered_in_ascii(tmp_path: Path) -> None:
    on = stage(ANSWERS)
    lines = on.environment.in_ascii().out
    store = Store(tmp_path)
    play(ladder(), lines, Ways(), store)
    play(ladder(), evolve(lines, answers=io.StringIO("2\n1\n1\nq\n")), Ways(asks=True), store)
    (tmp_path / "ladder.a.save").write_bytes(b"torn")
    play(ladder(), evolve(lines, answers=io.StringIO("1\n1\n")), Ways(go_on=True), store)
    assert "The save ladder.a.save cannot be read" in on.said
    assert '"9" is not on offer' in on.said
    assert strange(on.said) == []


def test_without_it_the_same_play_has_curly_quotes() -> None:
    on = stage()
    play(ladder(), on.environment.out, Ways(policy="first"))
    assert "“" in strange(on.said)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["play", "the-spare-key", "--policy", "middle"], 0), (["play", "the-spare-kee"], 2),
     (["play", "the-spare-key", "--seat", "nobody"], 2), (["play", "--plain"], 0)],
)  # fmt: skip
def test_the_command_says_all_of_it_in_ascii(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x\nq\n"))
    assert main([*arguments, "--ascii"]) == code
    said = capsys.readouterr()
    assert strange(said.out + said.err) == []
    assert said.out + said.err


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Just” — it’s José’s…", "\"Just\" - it's José's..."),
        ("a\u00a0b\u2009c\u2011d", "a b c-d"),
        ("½ × 2 → 1", "1/2 x 2 -> 1"),
        ("«да» ¿sí? 「はい」。", '"да" ?sí? "はい".'),
        ("☃ costs 5 €", "(snowman) costs 5 (euro sign)"),
        ("①", "1"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_signs_become_plain_and_letters_stay(text: str, plain: str) -> None:
    assert in_ascii(text) == plain


@given(st.text())
def test_of_any_text_only_letters_are_left_beyond_ascii_and_none_is_lost(text: str) -> None:
    plain = in_ascii(text)
    assert strange(plain) == []
    assert in_ascii(plain) == plain
    kept = iter(plain)
    assert all(letter in kept for letter in text if is_letter(letter))


def strange(text: str) -> list[str]:
    """What is neither ASCII nor a letter, asked of Unicode's table by itself."""
    return sorted({one for one in text if one > "\x7f" and unicodedata.category(one)[0] not in {"L", "M"}})
