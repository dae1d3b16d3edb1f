"""The catalogue's examples laid out on a disk: what is wrong with some stories is not in any of their lines."""

import re
from pathlib import Path

from game.story.problems import Example
from tests.story.problems.examples import compose

_FILES = re.compile(r"a folder of (\d+) files")
_SAVED = re.compile(r"saved as (.+\.yaml)")


def laid_out(example: Example, folder: Path) -> Path:
    """Write an example as its fence says, somewhere in an empty folder; the path a player would give."""
    how = example.how.removeprefix("(").removesuffix(")")
    story = folder / "the-kettle"
    if saved := _SAVED.fullmatch(how):
        return _written(folder / saved[1], example)
    if how == "a file that is not there":
        return folder / "the-kettle.yaml"
    if "folder" not in how:
        return _written(folder / "the-kettle.yaml", example)
    story.mkdir()
    if how == "a folder without story.yaml":
        _written(story / "kettle.yaml", example)
    elif how == "a folder with story.yaml":
        _written(story / "story.yaml", example)
    elif how == "a folder with a link out of it":
        _written(story / "story.yaml", example)
        (folder / "elsewhere.yaml").write_text("scenes: {}\n")
        (story / "more.yaml").symlink_to(folder / "elsewhere.yaml")
    elif how == "a folder with a file more.yml in it":
        _written(story / "story.yaml", example)
        (story / "more.yml").write_text("scenes: {}\n")
    elif files := _FILES.fullmatch(how):
        _written(story / "story.yaml", example)
        for number in range(1, int(files[1])):
            (story / f"part-{number}.yaml").touch()
    else:
        raise ValueError(how)
    return story


def _written(path: Path, example: Example) -> Path:
    path.write_bytes(compose(Example(example.text, "" if ".yaml" in example.how else example.how)))
    return path
