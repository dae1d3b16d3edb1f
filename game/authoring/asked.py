"""The stories that `check` was asked about, and the files beside them that only look like stories."""

from collections.abc import Sequence
from pathlib import Path

from attrs import evolve, frozen

from game.plain.environment import Environment
from game.plain.problems import problem_lines
from game.story.library import story_paths
from game.story.problems import Problem
from game.story.reading.files import misnamed


@frozen
class Asked:
    """Paths of stories, at least one; and notes on files in the same folders that are not read."""

    stories: tuple[Path, ...]
    notes: tuple[Problem, ...] = ()


def asked_for(paths: Sequence[Path], environment: Environment) -> Asked | None:
    """The stories at the paths; without any, those in `scenes/`, or in the folder one stands in.

    None, after saying so, where a path holds no story.
    """
    if not paths:
        usual = environment.folder / "scenes"
        folder = usual if usual.is_dir() else environment.folder
        none = "There is no story here. Name one, or begin one: bothways new my-story"
        return _from_here(_in_folder(folder, none, environment), environment.folder)
    stories: list[Path] = []
    notes: list[Problem] = []
    for path in paths:
        if not path.exists():
            environment.errors.say(f"There is no {path}. Name a story's file, or a folder of stories.")
            return None
        none = f"There is no story in {path}. A story is a YAML file, or has a story.yaml."
        found = _in_folder(path, none, environment) if path.is_dir() else Asked((path,))
        if found is None:
            return None
        stories.extend(found.stories)
        notes.extend(found.notes)
    return Asked(tuple(stories), tuple(notes))


def _in_folder(folder: Path, none: str, environment: Environment) -> Asked | None:
    """The stories of a folder, which may be one itself; None, after saying `none`, where there is none."""
    stories = story_paths(folder)
    notes = () if stories == (folder,) else misnamed(folder)
    if stories:
        return Asked(stories, notes)
    for note in notes:
        for line in problem_lines(note):
            environment.errors.show(line)
    environment.errors.say(none)
    return None


def _from_here(found: Asked | None, folder: Path) -> Asked | None:
    """The same with paths as one sees them from the folder one stands in."""
    if found is None:
        return None
    return Asked(
        tuple(_shown(path, folder) for path in found.stories),
        tuple(evolve(note, file=str(_shown(Path(note.file), folder))) for note in found.notes),
    )


def _shown(path: Path, folder: Path) -> Path:
    return path.relative_to(folder) if path.is_relative_to(folder) else path
