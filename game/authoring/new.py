"""`bothways new`: a small story that passes `check`, to write on from."""

from game.plain.environment import Environment
from game.story.bundled import assets
from game.story.words import KEBAB, id_from

FINE, PROBLEMS, WRONG_USE = 0, 1, 2


def new(name: str, environment: Environment) -> int:
    """Write `NAME.yaml` into `scenes/`, or into the folder one stands in; never over another file."""
    if not KEBAB.fullmatch(name):
        better = id_from(name.removesuffix(".yaml"))
        hint = f" Try: bothways new {better}" if better else ""
        environment.errors.say(
            f"“{name}” cannot be a story's id. An id is lower case with hyphens, such as the-borrowed-bike.{hint}"
        )
        return WRONG_USE
    usual = environment.folder / "scenes"
    folder = usual if usual.is_dir() else environment.folder
    path = folder / f"{name}.yaml"
    shown = path.relative_to(environment.folder)
    text = template(name)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        environment.errors.say(f"{shown} is there already, and stays as it is. Choose another name.")
        return PROBLEMS
    except OSError as error:
        environment.errors.say(f"{shown} cannot be written: {error.strerror}.")
        return PROBLEMS
    environment.out.say(f"{shown} is written. Next:")
    environment.out.say(f"  bothways play {shown}")
    environment.out.say(f"  bothways check {shown} --watch")
    return FINE


def template(name: str) -> str:
    """The text of a new story of that id."""
    title = name.replace("-", " ").capitalize()
    return (assets() / "new-story.yaml").read_text(encoding="utf-8").replace("A New Story", title)
