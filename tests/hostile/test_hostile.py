import json
import subprocess
import sys
import tracemalloc

import pytest

from game.story.problems import Severity
from game.story.reading import read_story
from game.story.walls import plain, refused
from tests.hostile.corpus import FAMILIES, expected, hostile_files, name_of, story_of

FILES = {name_of(path): path for path in hostile_files()}
EXPECTED = expected()
RECIPES = [name for name in FILES if name.endswith(".recipe")]
MANY, LONG = 50, 700
# A story's nodes take about ten times its bytes, and the largest hostile files are of a mebibyte.
MEMORY = 64 * 1024 * 1024


def reading_of(name, folder):
    path = folder / "hostile.yaml"
    path.write_bytes(story_of(FILES[name]))
    return read_story(path)


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_answered_with_what_is_wrong_and_where(name, tmp_path):
    reading = reading_of(name, tmp_path)

    told = [f"{problem.code} {problem.span.line}:{problem.span.column}" for problem in reading.problems]
    assert told[: max(1, len(EXPECTED[name]))] == EXPECTED[name]
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert (reading.story is None) == bool(errors)
    for problem in reading.problems[:MANY]:
        for text in (problem.message, problem.hint, problem.excerpt, problem.file):
            assert refused(plain(text)) is None
        assert len(problem.message) < LONG


@pytest.mark.parametrize("name", RECIPES)
def test_the_largest_hostile_files_stay_small_in_memory(name, tmp_path):
    data = story_of(FILES[name])
    path = tmp_path / "hostile.yaml"
    path.write_bytes(data)
    tracemalloc.start()
    try:
        read_story(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MEMORY


def test_every_file_has_its_answer_and_every_answer_its_file():
    assert set(EXPECTED) == set(FILES)


def test_no_family_is_missing():
    families = {name.split("/")[0] for name in FILES}
    assert families == set(FAMILIES)
    assert len(FILES) >= 130


def test_markup_is_only_letters():
    accepted = [name for name, told in EXPECTED.items() if name.startswith("markup/") and not told]
    assert len(accepted) >= 15


def test_the_command_answers_the_whole_corpus_without_a_traceback(tmp_path):
    for name, path in FILES.items():
        (tmp_path / f"{name.replace('/', '-').rpartition('.')[0]}.yaml").write_bytes(story_of(path))

    answer = subprocess.run(
        [sys.executable, "-m", "game", "check", "--format", "json", *sorted(map(str, tmp_path.iterdir()))],
        capture_output=True,
        check=False,
    )

    assert answer.returncode == 1
    assert b"Traceback" not in answer.stdout + answer.stderr
    problems = json.loads(answer.stdout)["problems"]
    failing = {problem["file"] for problem in problems}
    assert len(failing) >= sum(bool(told) for told in EXPECTED.values())


@pytest.mark.parametrize("name", RECIPES)
def test_no_large_file_ends_the_process_itself(name, tmp_path):
    """The C parser's own loader dies of some of these; the command answers in its own way."""
    path = tmp_path / "hostile.yaml"
    path.write_bytes(story_of(FILES[name]))

    answer = subprocess.run(
        [sys.executable, "-m", "game", "check", str(path)], capture_output=True, check=False
    )

    assert answer.returncode == (1 if EXPECTED[name] else 0)
    assert b"Traceback" not in answer.stdout + answer.stderr
