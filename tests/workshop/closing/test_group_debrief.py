"""All that is said to a room, in every way a room can be played."""

import itertools
import re

import pytest
from attrs import evolve

from game.engine import in_words
from game.workshop.closing import PLANS, SAFETY, blocks, group_debrief
from game.workshop.closing.group_debrief import NO_WHAT_IF
from game.workshop.room import Room, Way
from game.workshop.room.events import Arrived, Joined
from tests.test_stories import SLATE
from tests.workshop.closing.rooms import (
    BENCH,
    answered,
    back,
    begun,
    bench,
    bundled,
    drawn,
    opened,
    stage_of,
    walked,
)
from tests.workshop.opened import STAGE, room_after

BLAME = re.compile(
    r"\b(should|mature|toxic|codependen\w+|failed|fault|blame\w*|wrong|right|best|correct|bad|good)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"\b(avoidant|overloaded|responsive|controlling|past its band)\b", re.IGNORECASE)


def told(debrief):
    return {block.heading: [in_words((paragraph,)) for paragraph in block.text] for block in blocks(debrief)}


def test_everything_there_is_to_say_of_a_room():
    room = answered(begun(BENCH), BENCH, "sit", {"ask": 6, "sit": 7}, before={"ask": 9, "sit": 4})
    room = answered(room, BENCH, "paper", {"paper": 9, "walk": 4})
    debrief = group_debrief(room, BENCH)
    assert (debrief.title, debrief.kind) == ("Two Benches", "an ending about keeping apart")
    assert [whose.words for whose in debrief.whose] == ["the seat", "the silence", "the rain"]
    assert debrief.questions == ("Who was cold?", "Who was quiet?")
    assert debrief.plan is PLANS[45]
    said = told(debrief)
    assert list(said) == [
        "How it ended", "Who the others were", "Your way", "Where you split", "Where you moved", "What was not said",
        "Whose part was whose", "To talk about", "What if", "Same words, different person", "Fly on the wall",
        "What next",
    ]  # fmt: skip
    assert said["How it ended"] == ["Two Benches: an ending about keeping apart.", "Nobody moved over."]
    assert said["Your way"][0] == (
        "1, The bench. A: “Is this yours?” (9, then 6) B: Sit on it. (4, then 7) This way you went. "
        "C: Throw the newspaper at him. (0, then 0) Left to chance, an ending about keeping apart: "
        "two plays in five before, three plays in four after; an ending about leaning on each other: "
        "three plays in five before, one play in four after."
    )
    assert said["Where you split"] == [
        "Your closest vote was at 1, The bench: A 6, B 7, C 0.", "Then at 2, The path: A 9, B 4."
    ]  # fmt: skip
    assert said["Where you moved"] == [
        "Most moved between the first vote and the second at 1, The bench: 3 votes."
    ]
    assert said["What if"][0].startswith("At 1. With A and the rest of your answers as they were: from")
    assert said["To talk about"][:2] == ["At 1: Whose bench is it?", "At 2: What does hm say?"]


def test_no_vote_at_all():
    debrief = group_debrief(walked(begun(BENCH), BENCH, "ask", "walk", "hold"), BENCH)
    said = told(debrief)
    assert debrief.splits == ()
    assert "Where you split" not in said
    assert "What if" not in said
    assert all("The facilitator went on here without a vote." in way for way in said["Your way"])


def test_a_tie_and_going_back():
    room = answered(begun(BENCH), BENCH, "ask", {"ask": 5, "sit": 5})
    room = answered(back(room, BENCH), BENCH, "sit", {"ask": 5, "sit": 5})
    debrief = group_debrief(room, BENCH)
    assert [fork.taken.id for fork in debrief.path] == ["sit"]
    assert debrief.splits[0].lead == 0
    assert debrief.title == ""
    assert "How it ended" not in told(debrief)


@pytest.mark.parametrize("way", [Way.PAIRS, Way.ALONE])
def test_where_each_plays_for_themselves_their_endings_are_counted(way):
    room = room_after(
        Joined("a"), Joined("b"), Arrived("a", "una", "both"), Arrived("b", "mo", "apart"),
        room=begun(BENCH, way=way),
    )  # fmt: skip
    said = told(group_debrief(room, BENCH))
    assert said == {
        "Where each of you came to": [
            "The one on the right.: “One Bench”, an ending about leaning on each other: 1",
            "The one on the left.: “Two Benches”, an ending about keeping apart: 1",
        ],
        "To talk about": ["Who moved?", "Who was cold?"],
    }


def test_before_anything_has_happened():
    assert told(group_debrief(opened(BENCH), BENCH)) == {}
    assert told(group_debrief(opened(STAGE), STAGE)) == {"Who the others were": ["Lin: Runs."]}
    with pytest.raises(ValueError, match="without a story"):
        group_debrief(Room(), BENCH)


def test_a_safety_story_has_no_what_if_and_no_odds():
    stage = stage_of(evolve(bench(), safety=True))
    room = answered(begun(stage), stage, "sit", {"ask": 6, "sit": 7})
    debrief = group_debrief(answered(room, stage, "paper", {"paper": 9, "walk": 8}), stage)
    assert debrief.plan is SAFETY
    assert debrief.no_what_if == NO_WHAT_IF
    said = told(debrief)
    assert said["What if"] == [NO_WHAT_IF]
    assert not any("to chance" in line for lines in said.values() for line in lines)
    assert said["Same words, different person"]


def test_the_short_way():
    room = walked(begun(STAGE, short=True, plan=20), STAGE, "ask", "stay")
    debrief = group_debrief(room, STAGE)
    assert [fork.scene for fork in debrief.path] == ["bank", "field"]
    assert debrief.plan is PLANS[20]
    assert debrief.title == "Out"


@pytest.mark.parametrize("name", sorted(SLATE))
@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_labelled_and_the_same_room_is_told_the_same(name, seed):
    stage = bundled(name)
    room = drawn(stage, seed)
    found = blocks(group_debrief(room, stage))
    assert found == blocks(group_debrief(room, stage))
    words = [in_words((paragraph,)) for block in found for paragraph in block.text]
    assert not [line for line in words if LABEL.search(line)]


def test_what_we_say_ourselves_blames_nobody_and_praises_nobody():
    for choices in itertools.product(("ask", "sit", "throw"), ("paper", "walk"), ("hold", "through")):
        room = begun(BENCH)
        for choice in choices:
            if BENCH.play(room).ending is None:
                room = answered(room, BENCH, choice, {choice: 3, room.decision.choices[1]: 2})
        for paragraphs in told(group_debrief(room, BENCH)).values():
            assert not [paragraph for paragraph in paragraphs if BLAME.search(paragraph)]


def test_a_stances_name_is_said_nowhere():
    story = bench()
    mo = story.cast["mo"]
    for notes in (mo.stances, dict.fromkeys(mo.stances, "")):
        story = evolve(story, cast={**story.cast, "mo": evolve(mo, stances=notes)})
        stage = stage_of(story)
        said = told(group_debrief(walked(begun(stage), stage, "sit", "paper"), stage))
        assert not [line for lines in said.values() for line in lines if LABEL.search(line)]
