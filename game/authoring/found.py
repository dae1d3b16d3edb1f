"""The story an author names, read whole, or what stands in the way, said."""

from game.plain.environment import Environment
from game.plain.problems import problem_lines
from game.story.library import find_story, story_ids
from game.story.model import Story
from game.story.problems import Severity
from game.story.reading import Reading, read_story
from game.story.words import meant

PROBLEMS, WRONG_USE = 1, 2
MOST_SHOWN = 3


def found_reading(named: str, environment: Environment) -> Reading | int:
    """What came of reading the story of that id or at that path; 2, after saying so, when there is none."""
    path = find_story(named)
    if path is None:
        environment.errors.say(
            f"There is no story “{named}”. {meant(named, story_ids())}"
            "Give the id of a story from the library, or the path of a YAML file."
        )
        return WRONG_USE
    return read_story(path)


def found_story(named: str, environment: Environment) -> tuple[Reading, Story] | int:
    """A story that was read without errors; the exit code, after saying what is wrong, when there is none."""
    reading = found_reading(named, environment)
    if isinstance(reading, int):
        return reading
    if reading.story is None:
        errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
        for problem in errors[:MOST_SHOWN]:
            for line in problem_lines(problem):
                environment.errors.show(line)
        environment.errors.say(f"This story has errors. For all of them: bothways check {named}")
        return PROBLEMS
    return reading, reading.story
