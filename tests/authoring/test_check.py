"""`check` as a writer meets it: words, JSON, CI annotations, fixing and watching."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.analysis.bars import BARS
from game.analysis.facts import Facts, Finding
from game.authoring.analysed import Prover, TooLargeError, remembering
from game.authoring.check import check
from game.authoring.new import template
from game.authoring.watching import changes, snapshot
from game.story.model import Story
from game.story.reading import read_text
from tests.authoring.made_up import made_up
from tests.environments import Stage, stage

GOLDENS = Path(__file__).parent / "goldens"
FINISHED = (Path(__file__).parent / "stories" / "the-gutter.yaml").read_text(encoding="utf-8")

TEN_MISTAKES = """\
title: The Kettle
blurb: Somebody has boiled it dry.
ages: thirteen
minutes: ten
draft: true
cast:
  dana: {name: Dana, pronouns: she/her, role: your housemate}
flags: [told]
start: kitchen
scenes:
  kitchen:
    text: The kettle is black: all of it.
    choices:
      - say: Was that you?
        shift: {trust: −1}
        set: tolled
        go: hme
      - do: Buy "another" one # not cheap
        if: trust is blnd
        go: home
      - say: "No," you say.
        id: no
        txet: What?
        go: home
  cellar:
    text: |
      It is {told => dark. | {told => darker | light}}.
    go: home
endings:
  home:
    title: Home
    kind: gowth
    text: It whistles again.
    debrief:
      reading: You are a kettle person.
"""


def checked(folder: Path, text: str, name: str = "kettle.yaml", **how: object) -> tuple[int, Stage]:
    (folder / name).write_text(text, encoding="utf-8")
    on = stage(folder=folder)
    settings = {"form": "text", "watch": False, "fix": False} | how
    return check([folder / name], on.environment, **settings), on  # type: ignore[arg-type]


def test_ten_different_mistakes_are_all_named_with_place_caret_code_and_cure(tmp_path: Path) -> None:
    code, on = checked(tmp_path, TEN_MISTAKES)
    said = on.said.replace(f"{tmp_path}/", "")
    assert code == 1
    assert said == (GOLDENS / "ten-mistakes.txt").read_text(encoding="utf-8")
    for line in (3, 4, 12, 15, 16, 17, 19, 21, 23, 27, 32, 35):
        assert f"kettle.yaml:{line}:" in said


def test_problems_stand_in_file_order(tmp_path: Path) -> None:
    _, on = checked(tmp_path, TEN_MISTAKES, form="json")
    found = json.loads(on.said)["problems"]
    places = [(problem["line"], problem["column"]) for problem in found]
    assert places == sorted(places)
    assert set(found[0]) == {
        "code",
        "severity",
        "message",
        "hint",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "witness",
    }


def test_nothing_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    code, on = checked(tmp_path, FINISHED)
    assert (code, on.said) == (0, "1 story checked: nothing wrong.\n")


def test_json_of_a_clean_story_is_an_empty_list(tmp_path: Path) -> None:
    _, on = checked(tmp_path, FINISHED, form="json")
    assert json.loads(on.said) == {"problems": []}


def test_github_annotations_escape_what_would_end_them(tmp_path: Path) -> None:
    text = template("kettle").replace("blurb:", "blrub:")
    _, on = checked(tmp_path, text, "a,b:c%.yaml", form="github")
    line = next(line for line in on.said.splitlines() if "BW101" in line)
    assert line.startswith("::error file=")
    assert "a%2Cb%3Ac%25.yaml,line=3,col=1,endLine=3,endColumn=6,title=BW101::" in line


def test_notes_alone_leave_the_exit_code_at_zero(tmp_path: Path) -> None:
    text = (
        template("kettle").replace("        id: night-before\n", "").replace("if: not asked", "if: not asked")
    )
    text = text.replace("if: not asked", "if: not chose(gate.ask-me-the-night-before-then-its-yours)")
    code, on = checked(tmp_path, text)
    assert "note BW215" in on.said
    assert code == 0


def test_fix_puts_right_what_it_can_and_touches_nothing_else(tmp_path: Path) -> None:
    before = template("kettle").replace("text: |\n      By noon", "text: Listen: by noon").replace("+2", "−2")
    code, on = checked(tmp_path, before, fix=True)
    after = (tmp_path / "kettle.yaml").read_text(encoding="utf-8")
    assert code == 0, on.said
    assert "text: |\n      Listen: by noon" in after
    assert "−" not in after
    assert after == template("kettle").replace("By noon", "Listen: by noon").replace("+2", "-2")


def test_fix_keeps_windows_line_endings(tmp_path: Path) -> None:
    text = template("kettle").replace("+2", "−2").replace("\n", "\r\n")
    (tmp_path / "kettle.yaml").write_bytes(text.encode())
    on = stage(folder=tmp_path)
    assert check([tmp_path / "kettle.yaml"], on.environment, form="text", watch=False, fix=True) == 0
    assert (tmp_path / "kettle.yaml").read_bytes() == text.replace("−2", "-2").encode()


def test_without_paths_the_scenes_folder_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "gutter.yaml").write_text(FINISHED, encoding="utf-8")
    on = stage(folder=tmp_path)
    assert check([], on.environment, form="text", watch=False, fix=False) == 0
    assert on.said == "1 story checked: nothing wrong.\n"


def finding(*findings: Finding) -> Prover:
    """A prover that finds this of every story."""
    return lambda story: made_up(story, findings)


NO_WAY = Finding(
    "BW605", ("roof", "climb", "go"), {"scene": "roof"}, ("ola=responsive", "porch.myself", "roof.climb")
)


def test_what_the_analysis_finds_stands_among_what_was_read(tmp_path: Path) -> None:
    text = FINISHED.replace("    shows: [boundary]\n", "").replace("minutes: 1", "minutes: 9")
    code, on = checked(tmp_path, text, "gutter.yaml", form="json")
    found = json.loads(on.said)["problems"]
    assert code == 1
    assert [problem["code"] for problem in found] == ["BW628", "BW505"]


def test_a_play_that_shows_a_problem_can_be_typed(tmp_path: Path) -> None:
    code, on = checked(tmp_path, FINISHED, "gutter.yaml", prover=finding(NO_WAY))
    assert code == 1
    assert (
        f"    To see it, type 1 2 in: bothways play {tmp_path}/gutter.yaml --stance ola=responsive\n"
        in on.said
    )


def test_a_play_of_no_choice_is_read_at_the_beginning(tmp_path: Path) -> None:
    none = Finding("BW606", ("porch",), {"scene": "porch"}, ("ola=overloaded",))
    _, on = checked(tmp_path, FINISHED, "gutter.yaml", prover=finding(none))
    assert "    To see it, read the beginning of: bothways play " in on.said


def test_a_play_stands_in_json_and_in_annotations(tmp_path: Path) -> None:
    _, on = checked(tmp_path, FINISHED, "gutter.yaml", prover=finding(NO_WAY), form="json")
    assert json.loads(on.said)["problems"][0]["witness"] == list(NO_WAY.witness or ())
    _, on = checked(tmp_path, FINISHED, "gutter.yaml", prover=finding(NO_WAY), form="github")
    assert on.said.startswith("::error file=")
    assert "To see it, type 1 2 in: bothways play" in on.said


def test_a_draft_has_the_bars_as_notes_and_everything_else_as_it_is(tmp_path: Path) -> None:
    code, on = checked(tmp_path, template("bike"), "bike.yaml", form="json")
    found = json.loads(on.said)["problems"]
    assert code == 0
    assert {problem["severity"] for problem in found} == {"note"}
    assert {problem["code"] for problem in found} <= BARS
    text = template("bike").replace("if: not asked", "if: asked or not asked")
    code, on = checked(tmp_path, text, "bike.yaml")
    assert code == 1
    assert "warning BW602" in on.said


def test_a_story_with_errors_is_not_analysed(tmp_path: Path) -> None:
    def prover(story: Story) -> Facts:
        raise AssertionError(story.id)

    assert checked(tmp_path, TEN_MISTAKES, prover=prover)[0] == 1


def test_a_story_too_large_is_noted_and_nothing_else_is_claimed(tmp_path: Path) -> None:
    def prover(story: Story) -> Facts:
        raise TooLargeError("There are more than 5 states.")

    code, on = checked(tmp_path, FINISHED, "gutter.yaml", prover=prover)
    assert code == 0
    assert "gutter.yaml:1:8: note BW611 " in on.said
    assert "more than 5 states" in on.said


def test_a_prover_that_remembers_works_out_again_only_what_has_changed() -> None:
    asked: list[str] = []

    def prover(story: Story) -> Facts:
        asked.append(story.title)
        if story.title == "Large":
            raise TooLargeError("large")
        return made_up(story)

    proves = remembering(prover)
    for title in ("One", "One", "Two", "One", "Large", "Large"):
        story = read_text(FINISHED.replace("The Gutter", title)).story
        assert story is not None
        if title == "Large":
            with pytest.raises(TooLargeError):
                proves(story)
        else:
            assert proves(story) == made_up(story)
    assert asked == ["One", "Two", "One", "Large"]


def test_watching_works_out_again_only_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def prover(story: Story) -> Facts:
        asked.append(story.title)
        return made_up(story)

    def touched(*_: object) -> Iterator[None]:
        yield
        (tmp_path / "gutter.yaml").write_text(FINISHED.replace("The Gutter", "The Drain"), encoding="utf-8")
        yield

    monkeypatch.setattr("game.authoring.check.changes", touched)
    code, on = checked(tmp_path, FINISHED, "gutter.yaml", watch=True, prover=prover)
    assert (code, asked) == (0, ["The Gutter", "The Drain"])
    assert on.said == "1 story checked: nothing wrong.\n" * 3


def test_remembering_is_told_nothing_by_comments_and_places() -> None:
    asked: list[str] = []
    proves = remembering(lambda story: asked.append(story.id) or made_up(story))  # type: ignore[func-returns-value]
    for text in (FINISHED, f"# later\n\n{FINISHED}"):
        story = read_text(text).story
        assert story is not None
        proves(story)
    assert len(asked) == 1


def test_files_that_only_look_like_stories_are_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gutter.yaml").write_text(FINISHED, encoding="utf-8")
    (tmp_path / "kettle.yml").write_text(FINISHED, encoding="utf-8")
    (tmp_path / "notes.txt").touch()
    on = stage(folder=tmp_path)
    assert check([tmp_path], on.environment, form="json", watch=False, fix=False) == 0
    [note] = json.loads(on.said)["problems"]
    assert (note["code"], note["severity"], note["file"]) == ("BW065", "note", str(tmp_path / "kettle.yml"))
    on = stage(folder=tmp_path)
    assert check([], on.environment, form="text", watch=False, fix=False) == 0
    assert on.said.startswith("kettle.yml:1:1: note BW065 ")
    assert on.said.endswith("1 story checked: 1 note.\n")


def test_a_folder_with_nothing_but_such_files_says_which(tmp_path: Path) -> None:
    (tmp_path / "kettle.yml").write_text(FINISHED, encoding="utf-8")
    on = stage(folder=tmp_path)
    assert check([tmp_path], on.environment, form="text", watch=False, fix=False) == 2
    assert "call it `kettle.yaml`" in on.complained


@pytest.mark.parametrize("name", ["missing.yaml", "folder"])
def test_a_path_that_holds_no_story(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    on = stage(folder=tmp_path)
    code = check([tmp_path / name], on.environment, form="text", watch=False, fix=False)
    assert code == 2
    assert str(tmp_path / name) in on.complained


def test_a_name_with_an_escape_reaches_no_terminal(tmp_path: Path) -> None:
    _, on = checked(tmp_path, "title: x\n", "a\x1b]0;x\x07.yaml")
    assert "\x1b" not in on.said
    assert "\\x1b" in on.said


def test_a_change_is_seen_and_a_look_without_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "kettle.yaml"
    file.write_text("a", encoding="utf-8")
    looks = iter([None, "ab", "abc"])
    waited = []

    def wait() -> None:
        waited.append(next(looks))
        if waited[-1] is not None:
            file.write_text(waited[-1], encoding="utf-8")

    seen = changes([file], snapshot([file]), wait)
    next(seen)
    assert waited == [None, "ab"]
    next(seen)
    assert waited == [None, "ab", "abc"]


def test_a_file_that_goes_away_and_comes_back_is_a_change(tmp_path: Path) -> None:
    file = tmp_path / "kettle.yaml"
    file.write_text("a", encoding="utf-8")
    seen = changes([file], snapshot([file]), file.unlink)
    next(seen)
    assert not file.exists()
