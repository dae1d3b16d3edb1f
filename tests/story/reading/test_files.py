import os
from pathlib import Path

import pytest

from game.story.problems import Severity
from game.story.reading import read_story
from game.story.reading.files import StoryFiles, story_files
from game.story.reading.wall.limits import LIMITS
from tests.story.problems.examples import FRAME

HALL = "scenes:\n  hall:\n    text: The hall is dark.\n    go: home\n"
TO_HALL = FRAME.replace("        id: ask\n        go: home\n", "        id: ask\n        go: hall\n")


def folder(path, **files):
    """A folder of YAML files, by their names without the ending."""
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def codes(path):
    return [problem.code for problem in read_story(path).problems]


def test_a_file_is_called_by_its_name(tmp_path):
    path = tmp_path / "the-kettle.yaml"
    path.write_text(FRAME, encoding="utf-8")

    reading = read_story(path)

    assert reading.problems == ()
    assert (reading.id, reading.files) == ("the-kettle", (str(path),))
    assert reading.story is not None
    assert reading.story.id == "the-kettle"


def test_a_folder_is_one_story_its_head_first_then_its_files_by_name(tmp_path):
    path = folder(
        tmp_path / "the-kettle",
        b=HALL.replace("hall", "attic").replace("home", "hall"),
        a=HALL,
        story=TO_HALL.replace("        id: buy\n        go: home\n", "        id: buy\n        go: attic\n"),
    )

    reading = read_story(path)

    assert reading.problems == ()
    assert [name.rsplit("/", 1)[1] for name in reading.files] == ["story.yaml", "a.yaml", "b.yaml"]
    assert reading.story is not None
    assert reading.story.id == "the-kettle"
    assert list(reading.story.scenes) == ["kitchen", "hall", "attic"]


def test_a_further_file_may_add_endings(tmp_path):
    ending = FRAME[FRAME.index("endings:") :].replace("  home:", "  away:")
    head = FRAME.replace("        id: buy\n        go: home\n", "        id: buy\n        go: away\n")

    reading = read_story(folder(tmp_path / "the-kettle", story=head, more=ending))

    assert reading.problems == ()
    assert reading.story is not None
    assert list(reading.story.endings) == ["home", "away"]


def test_the_head_may_leave_all_scenes_and_endings_to_other_files(tmp_path):
    head, scenes = FRAME[: FRAME.index("scenes:")], FRAME[FRAME.index("scenes:") : FRAME.index("endings:")]
    endings = FRAME[FRAME.index("endings:") :]

    assert codes(folder(tmp_path / "the-kettle", story=head, a=scenes, b=endings)) == []
    assert codes(folder(tmp_path / "kettle", story=head, a=scenes)) == ["BW102", "BW401", "BW401"]


def test_a_name_may_be_used_in_one_file_and_written_in_another(tmp_path):
    asked = HALL.replace("The hall is dark.", '"{chose(kitchen.ask) => Dark. | {said(kitchen)}}"')

    assert codes(folder(tmp_path / "the-kettle", story=TO_HALL, more=asked)) == []


def test_a_folder_where_one_is_called_by_a_relative_path(tmp_path, monkeypatch):
    monkeypatch.chdir(folder(tmp_path / "the-kettle", story=FRAME))

    assert story_files(Path()).id == "the-kettle"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (HALL.replace("hall", "kitchen"), [("BW112", "kitchen")]),
        (HALL.replace("hall", "home"), [("BW112", "home")]),
        (HALL + "title: The Hall\n", [("BW101", "title"), ("BW403", "hall")]),
        (HALL, [("BW403", "hall")]),
        (HALL.replace("go: home", "go: hoem"), [("BW401", "hoem")]),
        ("- hall\n", [("BW029", "- hall")]),
        ("", [("BW007", "")]),
    ],
)
def test_what_is_wrong_in_a_further_file_is_told_in_that_file(tmp_path, more, expected):
    path = folder(tmp_path / "the-kettle", story=FRAME, more=more)

    problems = read_story(path).problems

    assert {problem.file for problem in problems} == {str(path / "more.yaml")}
    found = sorted((problem.code, _marked(problem, more)) for problem in problems)
    assert found == sorted(expected)


def _marked(problem, text):
    lines = text.splitlines() or [""]
    return lines[problem.span.line - 1][problem.span.column - 1 : problem.span.end_column - 1]


def test_problems_come_in_the_order_of_the_files_and_their_lines(tmp_path):
    wrong = HALL.replace("go: home", "goo: home")
    path = folder(tmp_path / "the-kettle", a=wrong, story=FRAME + "ttitle: x\nsafety: maybe\n")

    found = [(problem.file.rsplit("/", 1)[1], problem.span.line) for problem in read_story(path).problems]

    assert [file for file, _ in found] == ["story.yaml"] * 2 + ["a.yaml"] * (len(found) - 2)
    assert found == sorted(found, key=lambda at: (at[0] != "story.yaml", at))


def test_a_file_that_is_not_there(tmp_path):
    [problem] = read_story(tmp_path / "nowhere.yaml").problems

    assert (problem.code, problem.severity) == ("BW060", Severity.ERROR)
    assert problem.message == "The file cannot be opened: No such file or directory."


def test_a_folder_named_like_a_file_inside_a_story(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    (path / "more.yaml").mkdir()

    reading = read_story(path)

    assert [(problem.code, problem.file) for problem in reading.problems] == [
        ("BW060", str(path / "more.yaml"))
    ]
    assert reading.story is None


def test_a_pipe_is_told_and_not_waited_for(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    os.mkfifo(path / "more.yaml")
    os.mkfifo(tmp_path / "alone.yaml")

    for pipe, reading in (
        (path / "more.yaml", read_story(path)),
        (tmp_path / "alone.yaml", read_story(tmp_path / "alone.yaml")),
    ):
        assert [(problem.code, problem.file) for problem in reading.problems] == [("BW060", str(pipe))]
        assert reading.problems[0].message == "The file cannot be opened: It is not a file."
        assert reading.story is None


def test_a_head_that_is_a_pipe_is_no_head(tmp_path):
    path = folder(tmp_path / "the-kettle")
    os.mkfifo(path / "story.yaml")

    assert codes(path) == ["BW061"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/tty", "/dev/null"])
def test_a_device_is_told_and_not_read(tmp_path, device):
    (tmp_path / "device.yaml").symlink_to(device)

    [problem] = read_story(tmp_path / "device.yaml").problems

    assert problem.code == "BW060"


@pytest.mark.parametrize("name", ["more.yml", "more.YML", "more.YAML", "more.Yaml"])
def test_a_file_with_another_ending_is_noted_and_not_read(tmp_path, name):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    (path / name).write_text("[")

    reading = read_story(path)

    [problem] = reading.problems
    assert (problem.code, problem.severity, problem.file) == ("BW065", Severity.NOTE, str(path / name))
    assert f"`{name[4:]}`" in problem.message
    assert "`more.yaml`" in problem.hint
    assert reading.story is not None
    assert reading.files == (str(path / "story.yaml"),)


def test_a_head_with_another_ending_is_noted_beside_the_one_that_lacks(tmp_path):
    path = folder(tmp_path / "the-kettle")
    (path / "story.yml").write_text(FRAME)

    assert codes(path) == ["BW061", "BW065"]


def test_a_folder_a_hidden_file_and_a_single_story_with_another_ending_are_nobodys_business(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    (path / "inner.yml").mkdir()
    (path / ".hidden.yml").write_text("[")
    (path / "notes.yml.txt").write_text("[")
    (tmp_path / "the-kettle.yml").write_text(FRAME)

    assert codes(path) == []
    assert codes(tmp_path / "the-kettle.yml") == []


def test_a_folder_without_its_head(tmp_path):
    path = folder(tmp_path / "the-kettle", kettle=FRAME)

    reading = read_story(path)

    assert [problem.code for problem in reading.problems] == ["BW061"]
    assert (reading.story, reading.files) == (None, ())


@pytest.mark.parametrize("name", ["My Kettle", "The-Kettle", "kettle_2", "kettle.2"])
def test_a_name_that_is_no_id(tmp_path, name):
    path = tmp_path / f"{name}.yaml"
    path.write_text(FRAME, encoding="utf-8")

    assert codes(path) == ["BW064"]
    assert codes(folder(tmp_path / name, story=FRAME)) == ["BW064"]


def test_links_that_lead_out_are_refused_and_their_files_never_opened(tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("scenes:\n  secret: 12345\n")
    path = folder(tmp_path / "the-kettle", story=FRAME)
    (path / "more.yaml").symlink_to(secret)
    (path / "up.yaml").symlink_to("../secret.yaml")

    found = story_files(path)

    assert found == StoryFiles("the-kettle", (), found.problems)
    assert [(problem.code, problem.file) for problem in found.problems] == [
        ("BW063", str(path / "more.yaml")),
        ("BW063", str(path / "up.yaml")),
    ]
    assert "12345" not in repr(read_story(path))


def test_a_head_that_is_a_link_out_is_refused(tmp_path):
    (tmp_path / "elsewhere.yaml").write_text(FRAME)
    path = folder(tmp_path / "the-kettle")
    (path / "story.yaml").symlink_to(tmp_path / "elsewhere.yaml")

    assert codes(path) == ["BW063"]


def test_links_inside_the_folder_and_to_the_folder_are_followed(tmp_path):
    path = folder(tmp_path / "the-kettle", kettle=FRAME)
    (path / "story.yaml").symlink_to("kettle.yaml")
    (path / "kettle.yaml").rename(path / "kettle.txt")
    (path / "story.yaml").unlink()
    (path / "story.yaml").symlink_to("kettle.txt")
    (tmp_path / "another-way").symlink_to(path)

    assert codes(path) == []
    assert codes(tmp_path / "another-way") == []


def test_links_that_lead_round_in_a_ring_are_told_and_not_followed(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    (path / "a.yaml").symlink_to("b.yaml")
    (path / "b.yaml").symlink_to("a.yaml")

    assert set(codes(path)) <= {"BW060", "BW063"}
    assert codes(path)


def test_files_that_are_hidden_or_of_another_kind_are_no_part_of_a_story(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    (path / ".#story.yaml").symlink_to("somebody@somewhere.1234")
    (path / ".more.yaml").write_text("[")
    (path / "notes.txt").write_text("[")
    (path / "inner").mkdir()
    (path / "inner" / "more.yaml").write_text("[")

    reading = read_story(path)

    assert reading.problems == ()
    assert reading.files == (str(path / "story.yaml"),)


def test_more_files_than_a_story_may_have_are_not_opened(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    for number in range(LIMITS.story_files):
        (path / f"part-{number}.yaml").touch()

    found = story_files(path)

    assert [problem.code for problem in found.problems] == ["BW062"]
    assert found.problems[0].message.endswith("the most is 2000 files.")
    assert found.files == ()


def test_a_story_larger_than_a_story_may_be_is_not_read_on(tmp_path):
    path = folder(tmp_path / "the-kettle", story=FRAME)
    for number in range(LIMITS.story_bytes // LIMITS.file_bytes):
        part = path / f"part-{number:02}.yaml"
        part.touch()
        os.truncate(part, LIMITS.file_bytes)

    found = story_files(path)

    assert [problem.code for problem in found.problems] == ["BW062"]
    assert found.problems[0].message.endswith("the most is 64 MiB.")
    assert found.files == ()


def test_of_a_file_that_is_too_large_no_more_is_read_than_shows_it(tmp_path):
    path = tmp_path / "the-kettle.yaml"
    path.touch()
    os.truncate(path, LIMITS.file_bytes * 8)

    [file] = story_files(path).files

    assert len(file.data) == LIMITS.file_bytes + 1
