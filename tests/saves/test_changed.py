"""A story is edited under a save: as much of the trail as still fits, and never another choice than the player's."""

from pathlib import Path

import pytest

from game.engine import Playthrough, Rules, in_words, start
from game.saves import Keeper, Store, look
from game.story.model import Story
from game.story.problems import Severity
from game.story.reading import read_text
from tests.saves.changed.edits import EDITS, STORIES, Played

GOLDENS = Path(__file__).parent / "changed"
CASES = [(story, edit) for story in STORIES for edit in EDITS]
NAMES = [f"{story.name}: {edit}" for story, edit in CASES]


def read(text: str, name: str) -> Story:
    reading = read_text(text, f"{name}.yaml")
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert reading.story is not None, errors
    return reading.story


def kept(story: Played, folder: Path) -> Playthrough:
    """The story as it was, played and kept."""
    rules = Rules.of(read(story.text, story.name))
    play = start(rules, story.seat)
    for step in story.trail:
        play = play.choose(next(choice for choice in play.open_choices if choice.name == step))
    assert Keeper.of(Store(folder), rules, look(Store(folder), rules)).keep(play) == ""
    return play


def taken(play: Playthrough) -> list[tuple[str, str]]:
    """What was taken, by id and by the words it had."""
    return [
        (moment.taken.name, in_words(moment.taken.words(before.state)))
        for before, moment in zip(play.moments, play.moments[1:], strict=False)
        if moment.taken is not None
    ]


def told(story: Played, edit: str, folder: Path) -> str:
    """What becomes of the save, as the golden has it."""
    old = taken(kept(story, folder))
    found = look(Store(folder), Rules.of(read(EDITS[edit](story), story.name)))
    lines = [*found.sentences] or ["(nothing is said)"]
    if found.replay is None:
        return "\n".join([*lines, "fits: nothing"])
    play = found.replay.playthrough
    now = taken(play)
    lines.append(f"fits: {len(now)} of {len(old)}")
    if len(now) < len(old):
        lines.append(f"taken next: {old[len(now)][1]}")
    lines += [f"open now: {in_words(choice.words(play.state))}" for choice in play.open_choices]
    return "\n".join(lines)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_save_on_an_edited_story_comes_to_what_the_golden_says(story: Played, tmp_path: Path) -> None:
    parts = [f"# {edit}\n\n{told(story, edit, tmp_path / edit)}\n" for edit in EDITS]
    golden = GOLDENS / f"{story.name}.txt"
    assert "\n".join(parts) == golden.read_text(encoding="utf-8"), f"if this is meant: write it to {golden}"


@pytest.mark.parametrize(("story", "edit"), CASES, ids=NAMES)
def test_it_never_takes_another_choice_than_the_player_took(story: Played, edit: str, tmp_path: Path) -> None:
    assert EDITS[edit](story) != story.text
    old = taken(kept(story, tmp_path))
    rules = Rules.of(read(EDITS[edit](story), story.name))
    found = look(Store(tmp_path), rules)
    if found.replay is None:
        assert found.unfit
        assert "no longer has" in found.sentences[0]
        return
    now = taken(found.replay.playthrough)
    for (old_step, old_words), (step, words) in zip(old, now, strict=False):
        assert step.split(".")[1] == old_step.split(".")[1]
        assert words == old_words or edit == "a choice reworded"
    assert (len(now) < len(old)) == found.unfit
    assert bool(found.sentences) == found.unfit
    if found.unfit:
        assert f"“{old[len(now)][0]}”" in found.sentences[0]


def test_there_are_fourteen_edits_of_four_stories_one_of_them_long() -> None:
    assert len(CASES) == 56
    assert max(len(story.trail) for story in STORIES) > 10
