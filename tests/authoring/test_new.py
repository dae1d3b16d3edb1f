"""`new`: a story that plays at once and is never written over another."""

from pathlib import Path

import pytest

from game.authoring.new import new, template
from game.plain.player import play
from game.plain.ways import Ways
from game.story.reading import read_story, read_text
from tests.environments import stage


def test_writes_a_story_without_problems_that_plays(tmp_path: Path) -> None:
    on = stage("1\n1\n", folder=tmp_path)
    assert new("the-borrowed-bike", on.environment) == 0
    reading = read_story(tmp_path / "the-borrowed-bike.yaml")
    assert reading.problems == ()
    assert reading.story is not None
    assert reading.story.title == "The borrowed bike"
    assert play(reading.story, on.environment.out, Ways()) == "ended"


def test_writes_into_scenes_where_there_is_such_a_folder(tmp_path: Path) -> None:
    (tmp_path / "scenes").mkdir()
    on = stage(folder=tmp_path)
    assert new("a-bike", on.environment) == 0
    assert (tmp_path / "scenes" / "a-bike.yaml").is_file()
    assert "bothways play scenes/a-bike.yaml" in on.said


def test_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    on = stage(folder=tmp_path)
    assert new("mine", on.environment) == 1
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert "stays as it is" in on.complained


@pytest.mark.parametrize(
    ("name", "better"),
    [("My Story", "my-story"), ("Énd", "end"), ("x.yaml", "x"), ("../x", "x"), ("…", None)],
)
def test_a_name_that_is_no_id_is_refused_with_a_better_one(
    tmp_path: Path, name: str, better: str | None
) -> None:
    on = stage(folder=tmp_path)
    assert new(name, on.environment) == 2
    assert list(tmp_path.iterdir()) == []
    if better is not None:
        assert on.complained.endswith(f"Try: bothways new {better}\n")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    on = stage(folder=tmp_path / "gone")
    assert new("a-bike", on.environment) == 1
    assert "cannot be written" in on.complained


def test_the_template_has_no_problems() -> None:
    assert read_text(template("x"), "x.yaml").problems == ()
