import re
from pathlib import Path
from string import Formatter

import pytest

from game.analysis.bars import BARS
from game.analysis.facts import Facts
from game.analysis.prove import Limits, TooManyStatesError, prove
from game.authoring.analysed import TooLargeError
from game.authoring.checked import checked
from game.story.model import Story
from game.story.problems import Example, Severity, catalogue, codes, entry
from game.story.problems.catalogue import parse_entry
from game.story.reading import read_story, read_text
from tests.story.problems.examples import FRAME
from tests.story.problems.folders import laid_out

GAME = Path(__file__).parents[3] / "game"
# From BW600 on, more than a reading is needed to see a problem.
READ = [described for described in catalogue() if described.code < "BW600"]
PROVED = [described for described in catalogue() if described.code >= "BW600"]
# What nobody comes to is found together with the condition that keeps them from it.
CAUSES = {"BW607": {"BW601"}, "BW608": {"BW601"}}
DOCUMENT = """---
code: BW999
name: bad-thing
severity: note
message: "“{name}”."
hint: ""
---
Why it matters.

## Fails

```yaml (saved as latin-1)
title: A
```

## Put right

```yaml
title: B
```
"""


def emitted() -> set[str]:
    """Every code that stands as a string in the game's own modules."""
    texts = (path.read_text(encoding="utf-8") for path in GAME.rglob("*.py"))
    return {code for text in texts for code in re.findall(r"\"(BW\d{3})\"", text)}


def named(described):
    return described.code


def test_the_frame_is_a_story_without_a_problem():
    reading = read_text(FRAME)

    assert reading.problems == ()
    assert reading.story is not None


@pytest.mark.parametrize("described", READ, ids=named)
def test_an_example_that_fails_yields_its_own_code_and_no_other_error(described, tmp_path):
    for number, example in enumerate(described.fails):
        folder = tmp_path / str(number)
        folder.mkdir()

        problems = read_story(laid_out(example, folder)).problems

        assert described.code in {problem.code for problem in problems}
        if "the last of its problems" in example.how:
            problems = problems[-1:]
        assert [problem for problem in problems if problem.code != described.code] == []
        assert {problem.severity for problem in problems} == {described.severity}


@pytest.mark.parametrize("described", READ, ids=named)
def test_an_example_put_right_yields_nothing(described, tmp_path):
    for number, example in enumerate(described.right):
        folder = tmp_path / str(number)
        folder.mkdir()

        reading = read_story(laid_out(example, folder))

        assert reading.problems == ()
        assert reading.story is not None


def proved(example: Example, folder: Path):
    """The problems of an example once it is proved as a finished story; its fence may say how far."""
    folder.mkdir()
    path = laid_out(example, folder)
    limit = re.search(r"no more than (\d+) states", example.how)

    def prover(story: Story) -> Facts:
        try:
            return prove(story, Limits(states=int(limit[1])) if limit else Limits())
        except TooManyStatesError as error:
            raise TooLargeError(str(error)) from error

    path.write_text(path.read_text("utf-8").replace("draft: true\n", "", 1), "utf-8")
    found = checked(path, prover)
    assert found.reading.story is not None
    return [problem for problem in found.problems if problem.code >= "BW600"]


@pytest.mark.parametrize("described", PROVED, ids=named)
def test_an_example_that_fails_yields_its_own_code_once_it_is_proved(described, tmp_path):
    for number, example in enumerate(described.fails):
        problems = proved(example, tmp_path / str(number))

        mine = [problem for problem in problems if problem.code == described.code]
        assert {problem.severity for problem in mine} == {described.severity}
        others = {problem.code for problem in problems} - {described.code} - CAUSES.get(described.code, set())
        assert others <= BARS


@pytest.mark.parametrize("described", PROVED, ids=named)
def test_an_example_put_right_yields_nothing_but_bars_that_no_small_story_holds(described, tmp_path):
    for number, (fails, right) in enumerate(zip(described.fails, described.right, strict=True)):
        before = {problem.code for problem in proved(fails, tmp_path / f"{number}a")}
        after = {problem.code for problem in proved(right, tmp_path / f"{number}b")}

        assert described.code not in after
        assert after <= BARS
        if described.code in BARS:
            assert after < before


@pytest.mark.parametrize("described", READ, ids=named)
def test_messages_leave_no_place_unfilled(described, tmp_path):
    problems = read_story(laid_out(described.fails[0], tmp_path)).problems

    message, hint = next(
        (problem.message, problem.hint) for problem in problems if problem.code == described.code
    )
    places = [name for _, name, _, _ in Formatter().parse(described.message + described.hint) if name]
    assert message
    assert not any(f"{{{name}}}" in message + hint for name in places)


@pytest.mark.parametrize("described", catalogue(), ids=named)
def test_an_entry_is_short_and_complete(described):
    assert described.fails
    assert described.right
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", described.why)) <= 6
    assert len(described.message) <= 100
    assert len(described.hint) <= 110
    assert described.message.endswith((".", "}"))


def test_every_code_that_is_reported_is_described_and_the_other_way_round():
    assert emitted() == set(codes())


def test_names_and_codes_are_unique_and_stand_in_the_file_names():
    folder = GAME / "story" / "problems" / "catalogue"
    files = sorted(path.stem for path in folder.glob("*.md"))

    assert files == [f"{described.code}-{described.name}" for described in catalogue()]
    assert len({described.name for described in catalogue()}) == len(files)


def test_parse_entry_reads_every_part():
    described = parse_entry(DOCUMENT)

    assert (described.code, described.name, described.severity) == ("BW999", "bad-thing", Severity.NOTE)
    assert (described.message, described.hint, described.why) == ("“{name}”.", "", "Why it matters.")
    assert [(example.text, example.how) for example in described.fails] == [
        ("title: A\n", "(saved as latin-1)")
    ]
    assert [(example.text, example.how) for example in described.right] == [("title: B\n", "")]


def test_parse_entry_refuses_a_document_without_its_parts():
    with pytest.raises(ValueError, match="Put right"):
        parse_entry(DOCUMENT.replace("## Put right", "## Right"))


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError, match="BW999"):
        entry("BW999")
