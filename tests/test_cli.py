"""The command as a process: streams, exit codes, and what each command imports."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.authoring.new import template

ROOT = Path(__file__).parents[1]


def bothways(
    *arguments: str, answers: str = "", folder: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        input=answers,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | variables,
        check=False,
    )


def test_version() -> None:
    assert bothways("--version").stdout == f"bothways {__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("play",),
        ("concepts",),
        ("check",),
        ("prove",),
        ("graph",),
        ("explain",),
        ("new",),
        ("doctor",),
        ("workshop",),
    ],
)
def test_every_command_has_help_with_examples(command: tuple[str, ...]) -> None:
    done = bothways(*command, "--help")
    assert done.returncode == 0
    assert "examples:\n  bothways" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("play", "no-such-story"),
        ("play", "the-spare-key", "--seat", "nobody"),
        ("play", "the-spare-key", "--stance", "dana"),
        ("play", "the-spare-key", "--stance", "dana=kind"),
        ("play", "the-spare-key", "--policy", "best"),
        ("explain", "BW000"),
        ("new", "Not An Id"),
        ("check", "--format", "xml"),
        ("prove", "no-such-story"),
        ("prove", "the-spare-key", "--seat", "nobody"),
        ("prove", "the-spare-key", "--witness", "attic"),
        ("graph", "no-such-story"),
        ("graph", "the-spare-key", "--format", "png"),
        ("workshop", "no-such-story"),
        ("workshop", "the-spare-key", "--way", "pairs"),
        ("workshop", "two-suitcases", "--way", "pairs", "--seat", "makena"),
        ("workshop", "the-spare-key", "--stance", "dana=kind"),
        ("workshop", "the-spare-key", "--plan", "30"),
        ("workshop", "the-spare-key", "--port", "99999"),
        ("workshop", "the-spare-key", "--listen", "127.0.0.1", "--tls", "no.pem", "no.key"),
        ("workshop", "--seat", "dana"),
        ("workshop", "--resume", "short"),
        ("workshop", "--resume", "BCDFGHJ", "--way", "alone"),
        ("workshop", "--resume", "BCDFGHJ", "--listen", "127.0.0.1"),
    ],
)
def test_wrong_use_is_two_with_a_sentence_and_no_traceback(arguments: tuple[str, ...]) -> None:
    done = bothways(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr + done.stdout


def test_a_story_by_a_near_miss_is_suggested() -> None:
    assert "Did you mean “the-spare-key”?" in bothways("play", "the-spare-kee").stderr


def test_the_spare_key_by_numbers_ends_and_the_same_numbers_give_the_same_bytes() -> None:
    answers = "1\n" * 60
    first, second = (bothways("play", "the-spare-key", "--plain", answers=answers) for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert "\nThe ending: " in first.stdout
    assert "\nThe idea:\n" in first.stdout


def test_without_a_terminal_the_library_is_read_out() -> None:
    done = bothways(answers="1\n")
    assert done.returncode == 0
    assert "1. " in done.stdout
    assert "To come back" in done.stdout or "You leave at the beginning." in done.stdout


@pytest.mark.parametrize("policy", ["first", "last", "pleaser", "sealer", "middle"])
def test_a_policy_plays_by_itself(policy: str) -> None:
    done = bothways("play", "the-spare-key", "--policy", policy, "--peek")
    assert done.returncode == 0
    assert "\nThe ending: " in done.stdout
    assert "Balances: autonomy" in done.stdout


def test_a_broken_story_is_not_played_and_says_where(tmp_path: Path) -> None:
    file = tmp_path / "bike.yaml"
    file.write_text(template("bike").replace("go: saturday", "go: sunday"), encoding="utf-8")
    done = bothways("play", str(file))
    assert done.returncode == 1
    assert "BW401" in done.stderr
    assert f"bothways check {file}" in done.stderr


def test_check_tells_the_shell_and_speaks_json(tmp_path: Path) -> None:
    file = tmp_path / "bike.yaml"
    file.write_text(template("bike").replace("go: saturday", "go: sunday"), encoding="utf-8")
    done = bothways("check", str(file), "--format", "json")
    assert done.returncode == 1
    assert {problem["code"] for problem in json.loads(done.stdout)["problems"]} == {"BW401"}


def test_the_bundled_stories_have_no_problems() -> None:
    done = bothways("check")
    assert done.returncode == 0, done.stdout


def test_output_that_cannot_hold_our_letters_is_no_crash() -> None:
    done = bothways("play", "the-spare-key", answers="1\n", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_crash() -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m game play the-spare-key --policy first | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stdout == "The Spare Key\n"
    assert done.stderr == ""


def test_doctor_says_what_a_bug_report_needs() -> None:
    done = bothways("doctor")
    assert done.returncode == 0
    for fact in (
        f"bothways {__version__}",
        "Python 3.",
        "numpy ",
        "textual ",
        "YAML reader: ",
        "the-spare-key: The Spare Key",
    ):
        assert fact in done.stdout


@pytest.mark.parametrize(
    "code",
    [
        "import game.cli",
        "from game.cli import main; main(['explain', 'BW101'])",
        "from game.cli import main; main(['check', 'scenes/the-spare-key.yaml'])",
        "from game.cli import main; main(['play', 'the-spare-key', '--policy', 'first'])",
        "import game.story.reading, game.engine, game.debrief, game.plain.player, game.authoring.check",
    ],
)
def test_textual_is_imported_only_for_the_screens(code: str) -> None:
    loaded = "import sys; assert not {'textual', 'rich', 'aiohttp'} & set(sys.modules), sys.modules.keys()"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{loaded}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_version_needs_neither_yaml_nor_attrs() -> None:
    code = (
        "import sys\nfrom game.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "assert not {'yaml', 'attrs', 'numpy', 'textual'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "from game.cli import main; main(['play', 'the-spare-key', '--plain', '--private'])",
        "from game.cli import main; main(['explain', 'BW606'])",
        "from game.cli import main; main(['doctor'])",
        "import game.authoring.check, game.authoring.findings, game.authoring.checked",
    ],
)
def test_numpy_is_imported_only_to_prove(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; assert 'numpy' not in sys.modules"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["check", "graph", "prove"])
def test_help_needs_no_numpy(command: str) -> None:
    code = (
        "import sys\nfrom game.cli import main\n"
        f"try: main(['{command}', '--help'])\nexcept SystemExit: pass\n"
        f"import game.authoring.{command}\n"
        "assert 'numpy' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
