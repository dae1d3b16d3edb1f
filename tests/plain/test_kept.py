"""`bothways saves` as a person meets it: listed, exported, forgotten, and nothing deleted unasked."""

import json
import os
from pathlib import Path

import pytest
from attrs import evolve

from game.plain.environment import Environment
from game.plain.kept import export_saves, forget_saves, list_saves
from game.saves import Store, opened
from game.saves.home import VARIABLE
from tests.environments import Stage, stage
from tests.saves.small import RULES, SLOT, keep, save
from tests.saves.test_save import forged


def on(folder: Path, answers: str = "", *, interactive: bool = False) -> Stage:
    set_up = stage(answers, folder, **{VARIABLE: str(folder / "saves")})
    environment: Environment = evolve(set_up.environment, interactive=interactive)
    return evolve(set_up, environment=environment)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A ladder played to its end and one put aside, a damaged file, and one of a newer game."""
    store = Store(tmp_path / "saves")
    keep(store, 1, 1)
    store.write(save("yard.hand", slot=f"{SLOT}--earlier"))
    (store.folder / f"{SLOT}.a.save.1.damaged").write_bytes(b"")
    (store.folder / "later.a.save").write_bytes(forged(b"later", written=2))
    return tmp_path


def names(home: Path) -> set[str]:
    return {path.name for path in (home / "saves").iterdir()}


def test_nothing_kept_is_said(tmp_path: Path) -> None:
    here = on(tmp_path)
    assert list_saves(here.environment) == 0
    assert here.said == f"Nothing is kept in {tmp_path / 'saves'}.\n"
    assert not (tmp_path / "saves").exists()


def test_the_list_says_what_is_kept_and_what_is_damaged(home: Path) -> None:
    here = on(home)
    before = names(home)
    assert list_saves(here.environment) == 0
    assert (
        here.said
        == f"""\
Kept in {home / "saves"}:

ladder
  story: ladder
  choices taken: 2
  endings found: roof
  generation: 2
  damaged: ladder.a.save.1.damaged

ladder--earlier
  story: ladder
  choices taken: 1
  endings found: none
  generation: 1

later
  not read: later.a.save: it was written by a newer version of the game
"""
    )
    assert names(home) == before


def test_the_list_names_a_story_of_the_library_by_its_title(tmp_path: Path) -> None:
    Store(tmp_path / "saves").write(evolve(save("a.b", slot="the-spare-key"), story="the-spare-key"))
    here = on(tmp_path)
    list_saves(here.environment)
    assert "\nthe-spare-key, The Spare Key\n" in here.said
    assert "to go on" not in here.said


def test_the_list_says_how_to_go_on_with_a_play_that_was_put_aside(tmp_path: Path) -> None:
    slot = "the-spare-key--earlier"
    Store(tmp_path / "saves").write(evolve(save("third-cup.just", slot=slot), story="the-spare-key"))
    here = on(tmp_path)
    list_saves(here.environment)
    assert f"  to go on with it: bothways play the-spare-key --from {slot}\n" in here.said


def test_an_export_holds_everything_of_a_save(home: Path) -> None:
    here = on(home)
    assert export_saves(here.environment, SLOT) == 0
    exported = json.loads(here.said)
    assert exported["bothways-export"] == 1
    (found,) = exported["saves"]
    kept = Store(home / "saves").newest(SLOT)
    assert kept is not None
    assert found["trail"] == ["yard.friday", "street.knock"] == [*kept.trail]
    assert found["endings"] == ["roof"]
    assert found["seat"] == "keeper"
    assert found["stances"] == {"ola": "overloaded"}
    assert found["generation"] == 2
    assert found["fingerprint"] == RULES.story.fingerprint


def test_an_export_of_all_goes_to_a_file_that_is_not_there_yet(home: Path) -> None:
    here = on(home)
    assert export_saves(here.environment, None, Path("plays.json")) == 0
    assert here.said == "plays.json is written, with 2 saves in it.\n"
    written = (home / "plays.json").read_bytes()
    assert [found["slot"] for found in json.loads(written)["saves"]] == [SLOT, f"{SLOT}--earlier"]
    assert export_saves(here.environment, SLOT, Path("plays.json")) == 1
    assert "plays.json is there already, and stays as it is." in here.complained
    assert (home / "plays.json").read_bytes() == written


@pytest.mark.parametrize(
    ("slot", "to", "code", "sentence"),
    [
        ("laddr", None, 2, "Nothing is kept as “laddr”. Did you mean “ladder”?"),
        ("later", None, 1, "no save that can be read"),
        (SLOT, Path("no/such/folder.json"), 1, "cannot be written: No such file or directory."),
    ],
)
def test_an_export_that_cannot_be(home: Path, slot: str, to: Path | None, code: int, sentence: str) -> None:
    here = on(home)
    assert export_saves(here.environment, slot, to) == code
    assert sentence in here.complained
    assert here.said == ""


def test_forgetting_names_it_asks_and_deletes_all_of_the_slot_only(home: Path) -> None:
    here = on(home, "yes\n", interactive=True)
    assert forget_saves(here.environment, SLOT) == 0
    assert "- ladder: 2 choices, 1 ending found, 1 damaged or unread file\n" in here.said
    assert here.said.endswith("ladder is deleted.\nStill kept of the same story: ladder--earlier.\n")
    assert names(home) - {f"{SLOT}.lock"} == {f"{SLOT}--earlier.a.save", "later.a.save"}


@pytest.mark.parametrize("answer", ["", "\n", "no\n", "y\n", "ye\n"])
def test_anything_but_yes_deletes_nothing(home: Path, answer: str) -> None:
    here, before = on(home, answer, interactive=True), names(home)
    assert forget_saves(here.environment, None) == 0
    assert here.said.endswith("Nothing is deleted.\n")
    assert names(home) == before


def test_a_script_has_to_say_yes(home: Path) -> None:
    here, before = on(home, "yes\n"), names(home)
    assert forget_saves(here.environment, SLOT) == 2
    assert "add --yes" in here.complained
    assert names(home) == before
    assert forget_saves(here.environment, None, yes=True) == 0
    assert not [name for name in names(home) if not name.endswith(".lock")]


def test_a_story_that_is_open_is_not_forgotten(home: Path) -> None:
    here = on(home)
    with opened(Store(home / "saves"), RULES):
        before = names(home)
        assert forget_saves(here.environment, SLOT, yes=True) == 1
        assert names(home) == before
    assert "ladder is open in another window, and stays." in here.complained


def test_what_cannot_be_deleted_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(os, "unlink", refused)
    here = on(home)
    assert forget_saves(here.environment, SLOT, yes=True) == 1
    assert here.complained == "ladder cannot be deleted: Permission denied.\n"


def test_a_folder_that_cannot_be_read_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: object) -> list[str]:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refused)
    here = on(home)
    assert [list_saves(here.environment), export_saves(here.environment)] == [1, 1]
    assert forget_saves(here.environment, None, yes=True) == 1
    assert here.complained.count("cannot be read: Permission denied.") == 3


def test_nothing_to_forget_is_no_fault(tmp_path: Path) -> None:
    here = on(tmp_path)
    assert forget_saves(here.environment, None) == 0
    assert "nothing to forget" in here.said


@pytest.mark.parametrize(
    "arguments",
    [["list", "x"], ["list", "--yes"], ["export", "--all"], ["forget"], ["forget", "x", "--all"],
     ["forget", "--to", "x"], ["drop"], ["forget", "no-such-slot", "--yes"]],
)  # fmt: skip
def test_wrong_use_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from game.cli import main

    try:
        code = main(["saves", *arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == 2
    assert capsys.readouterr().err.strip()


def test_the_command_alone_lists(capsys: pytest.CaptureFixture[str], saves_of_its_own: Path) -> None:
    from game.cli import main

    assert main(["saves"]) == 0
    assert capsys.readouterr().out == f"Nothing is kept in {saves_of_its_own}.\n"
