from attrs import evolve
from hypothesis import given, settings

from game.story.problems import Severity
from game.story.reading import read_text
from tests.generated import stories
from tests.written import story_text


@given(stories())
@settings(max_examples=150, deadline=None)
def test_a_story_that_is_written_and_read_is_the_same_story(story):
    written = story_text(story)

    reading = read_text(written, "generated.yaml")

    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert errors == [], written
    assert evolve(reading.story, fingerprint="") == evolve(story, fingerprint="")
    for part in ("scenes", "endings", "cast", "counters"):
        assert list(getattr(reading.story, part)) == list(getattr(story, part))
