"""The wheel works in a clean environment: stories, texts and catalogue come with it."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def bothways(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel that was built from this checkout and installed far from it."""
    home = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", home, ROOT, folder=home)
    environment = home / "env"
    venv.create(environment, with_pip=False)
    (wheel,) = home.glob("bothways-*.whl")
    packages = next(environment.glob("lib/python*/site-packages"))
    run(*pip, "--python", environment, "install", "--no-deps", "--no-index", wheel, folder=home)
    # The libraries it depends on are those of this environment; the game itself is found in the new one first.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin" / "bothways"


def test_plays_a_bundled_story_to_its_debrief(bothways: Path, tmp_path: Path) -> None:
    said = run(bothways, "play", "the-spare-key", "--policy", "first", folder=tmp_path).stdout
    assert "\nThe ending: " in said
    assert "\nThe idea:\n" in said


def test_is_the_installed_one(bothways: Path, tmp_path: Path) -> None:
    said = run(bothways, "doctor", folder=tmp_path).stdout
    assert ", installed\n" in said
    assert str(ROOT) not in said


def test_carries_catalogue_template_and_cards(bothways: Path, tmp_path: Path) -> None:
    assert "unknown-field" in run(bothways, "explain", "BW101", folder=tmp_path).stdout
    run(bothways, "new", "a-bike", folder=tmp_path)
    checked = run(bothways, "check", "a-bike.yaml", folder=tmp_path)
    assert checked.returncode == 0
    assert "error" not in checked.stdout
    assert "warning" not in checked.stdout
    assert checked.stdout.startswith("a-bike.yaml:")
    assert "1 story checked" in checked.stdout
