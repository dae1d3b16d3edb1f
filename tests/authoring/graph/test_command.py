"""`graph` as an author meets it: to the output, to a file, and what it refuses."""

from pathlib import Path

import pytest

from game.authoring.graph import FORMS, graph
from tests.authoring.made_up import made_up
from tests.authoring.small_story import TEXT, written
from tests.environments import stage


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_what_the_output_would(tmp_path: Path, form: str) -> None:
    story, out = written(tmp_path), tmp_path / "picture"
    on, again = stage(folder=tmp_path), stage(folder=tmp_path)
    assert graph(str(story), on.environment, form=form, to=None, prove=made_up) == 0  # type: ignore[arg-type]
    assert graph(str(story), again.environment, form=form, to=out, prove=made_up) == 0  # type: ignore[arg-type]
    assert out.read_text(encoding="utf-8") == on.said
    assert again.said == ""
    assert f"{out} is written." in again.complained


def test_a_story_is_not_drawn_over(tmp_path: Path) -> None:
    story, on = written(tmp_path), stage(folder=tmp_path)
    assert graph(str(story), on.environment, form="svg", to=story, prove=made_up) == 2
    assert story.read_text(encoding="utf-8") == TEXT


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    on = stage(folder=tmp_path)
    code = graph(str(written(tmp_path)), on.environment, form="svg", to=tmp_path / "no" / "x", prove=made_up)
    assert code == 1
    assert "cannot be written" in on.complained


def test_a_story_with_errors_is_told_and_not_drawn(tmp_path: Path) -> None:
    (tmp_path / "kettle.yaml").write_text("title: x\n", encoding="utf-8")
    on = stage(folder=tmp_path)
    assert graph(str(tmp_path / "kettle.yaml"), on.environment, form="dot", to=None, prove=made_up) == 1
    assert on.said == ""
    assert "BW102" in on.complained


def test_no_such_story(tmp_path: Path) -> None:
    on = stage(folder=tmp_path)
    assert graph("the-spare-kee", on.environment, form="dot", to=None, prove=made_up) == 2
    assert "Did you mean “the-spare-key”?" in on.complained
