"""Files onto a disk: all or none, and never over another."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve

from game.workshop.paper import NotWritten, write_set
from game.workshop.paper.naming import file_name
from tests.short_story import bridge

PAGES = {"a-report.html": "<p>“one”</p>", "a-report.csv": '"x"\r\n'}


def test_each_page_is_where_it_says(tmp_path: Path) -> None:
    written = write_set(tmp_path / "new" / "folder", PAGES)
    assert [path.name for path in written] == list(PAGES)
    assert written[0].read_bytes() == "<p>“one”</p>".encode()
    assert written[1].read_bytes() == b'\xef\xbb\xbf"x"\r\n', "programs for tables want the mark"
    assert sorted(path.name for path in written[0].parent.iterdir()) == sorted(PAGES)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for _ in range(3):
        write_set(tmp_path, {"a.html": "x"})
    (tmp_path / "b").write_text("mine")
    (second,) = write_set(tmp_path, {"b": "x"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-2.html", "a-3.html", "a.html", "b", "b-2"]
    assert second.name == "b-2"
    assert (tmp_path / "b").read_text() == "mine"


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.html").symlink_to(mine)
    (tmp_path / "out" / "b.html").symlink_to(tmp_path / "nowhere")
    written = write_set(tmp_path / "out", {"a.html": "x", "b.html": "y"})
    assert [path.name for path in written] == ["a-2.html", "b-2.html"]
    assert mine.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("call", ["fdopen", "fsync", "replace"])
@pytest.mark.parametrize("nth", [1, 2])
def test_when_the_disk_is_full_none_of_the_set_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    (tmp_path / "a-report.html").write_text("mine")
    times = 0

    def full(real):
        def refused(*given, **more):
            nonlocal times
            times += 1
            if times == nth:
                raise OSError(errno.ENOSPC, "full")
            return real(*given, **more)

        return refused

    monkeypatch.setattr(os, call, full(getattr(os, call)))
    with pytest.raises(NotWritten, match=r"No space left on device\. Choose another folder"):
        write_set(tmp_path, PAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["a-report.html"]
    assert (tmp_path / "a-report.html").read_text() == "mine"


def test_what_cannot_be_written_is_refused_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotWritten, match="Nothing was written into"):
        write_set(tmp_path / "file", PAGES)
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the owner of everything may write anywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(NotWritten, match="Permission denied"):
        write_set(tmp_path, PAGES)
    tmp_path.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x.html", "/etc/x", "a/b.html", "a\\b.html", ".hidden", "a\0b"]
)
def test_a_name_that_leads_elsewhere_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotWritten, match="is no name for a file"):
        write_set(tmp_path, {"fine.html": "x", name: "y"})
    assert list(tmp_path.iterdir()) == []


def test_many_at_once_never_share_a_name(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        written = list(
            pool.map(lambda number: write_set(tmp_path, {f"a-{number % 2}.html": str(number)}), range(40))
        )
    paths = [path for paths in written for path in paths]
    assert len(set(paths)) == 40
    assert sorted(path.read_text() for path in paths) == sorted(map(str, range(40)))


def test_files_are_called_after_the_story_in_letters_that_every_system_takes() -> None:
    story = bridge()
    assert file_name(story, "report", "html") == "bridge-report.html"
    for hostile, plain in (
        ("../../x", "x"),
        ("CON: <ü>", "con-u"),
        ("", "story"),
        ("…", "story"),
        ("a" * 200, "a" * 60),
    ):
        assert file_name(evolve(story, id=hostile), "report", "csv") == f"{plain}-report.csv"
