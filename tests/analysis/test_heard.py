"""Texts where they stand: which states read them, and what those states are to whoever asks."""

import pytest

from game.analysis.heard import Asking, Text, asked_in, ending_texts, texts, told_after
from game.analysis.hearing import memory_of
from game.analysis.memory import Kept
from game.analysis.meters import cell
from tests.analysis.grounds import explored, hearings_of
from tests.analysis.stories import small

SCENES = """
a:
  text: Words.
  choices:
    - {do: Tell, id: tell, set: told, shift: {trust: 2}, reply: "{told => Told. | Not.}", go: b}
    - {do: Wait, id: wait, go: b}
b:
  place: Here
  text: "{told => So. | Oh.}"
  choices:
    - {say: "{trust > 1 => Warm. | Cold.}", id: warm, if: told, locked: "{trust > 1 => No. | Not yet.}", go: home}
    - {do: Out, id: out, once: true, go: away}
"""


def heard(scenes: str = SCENES) -> dict[tuple[str, ...], Text]:
    """Every text of a story by its path, where all it asks about is remembered."""
    (hearing,) = hearings_of(small(scenes)).of
    return {text.path: text for text in texts(hearing.exploration)}


def test_every_text_of_what_is_met_is_there_once() -> None:
    story = small(SCENES)
    found = [text.path for text in texts(explored(story))]
    assert len(found) == len({*found})
    for scene in story.scenes.values():
        assert {(scene.id, part) for part in ("place", "text", "discuss")} < {*found}
        for choice in scene.choices:
            words = (scene.id, choice.id, "say" if choice.spoken else "do")
            told = ((scene.id, choice.id, *rest) for rest, _ in told_after(choice))
            assert {words, *told} < {*found}
    for ending in story.endings.values():
        assert {("ending", ending.id, *rest) for rest, _ in ending_texts(ending)} < {*found} or not any(
            path[:2] == ("ending", ending.id) for path in found
        )
    assert [path for path in found if path[-1] == "locked"] == [("b", "warm", "locked")]


def test_a_scene_is_read_in_all_its_states_and_they_are_told_apart_by_what_it_asks() -> None:
    found = heard()
    text = found["b", "text"]
    assert text.read.states.tolist() == list(range(text.stay.size)) == [0, 1]
    assert len(text.read.hearers.cells) == 2
    assert found["b", "place"].read is text.read


def test_what_asks_about_no_meter_hears_no_meter() -> None:
    scenes = """
a: {text: Words., choices: [{do: Up, shift: {trust: 1}, go: b}, {do: Tell, set: told, go: b}, {do: On, go: b}]}
b: {text: "{told => So. | Oh.}", choices: [{do: "{trust > 0 => In | Out}", id: in, go: home}, {do: Out, go: away}]}
"""
    text, label = heard(scenes)["b", "text"], heard(scenes)["b", "in", "do"]
    assert text.stay.size == 3
    assert (len(text.read.hearers.cells), len(label.read.hearers.cells)) == (2, 2)
    assert {*text.read.hearers.cells.tolist()} == {0}
    assert {*label.read.hearers.cells.tolist()} == {cell((0, 0, 0)), cell((0, 1, 0))}


def test_a_label_is_shown_where_its_choice_is_open_or_locked_and_locked_words_where_it_is_locked() -> None:
    found = heard()
    label, locked = found["b", "warm", "say"], found["b", "warm", "locked"]
    assert label.label == 0
    assert label.read.states.tolist() == [0, 1]
    assert len(locked.read.states) == 1
    assert not label.stay.open_states(0)[locked.read.states].any()


def test_a_reply_is_read_once_the_choice_has_done_what_it_does() -> None:
    (hearing,) = hearings_of(small(SCENES)).of
    reply = next(text for text in texts(hearing.exploration) if text.path == ("a", "tell", "reply"))
    told = hearing.exploration.memory.mask([("flag", "told")])
    assert reply.choice == 0
    assert reply.read.hearers.where(told, lambda bits: bits == told).tolist() == [True]


@pytest.mark.parametrize(
    ("text", "asked", "meters"),
    [
        ("Words.", [], False),
        ("{trust > 1 => So. | Oh.}", [], True),
        ("{told and trust > 1 => So. | Oh.}", [("flag", "told")], True),
        ("{told => So. | Oh.} {said(a)}", [("said", "a"), ("flag", "told")], False),
        ("{told => You said {said(a)} | Oh.}", [("flag", "told"), ("said", "a")], False),
    ],
)
def test_what_a_text_asks_about(text: str, asked: list[Kept], meters: bool) -> None:
    story = small(f"""
a: {{text: Words., choices: [{{say: One two., go: b}}, {{do: Wait, set: told, go: b}}]}}
b: {{text: "{text}", choices: [{{do: Out, go: home}}]}}
""")
    prose = story.scenes["b"].text
    assert [thing for line in prose.lines for thing in asked_in(line)] == asked
    memory = memory_of(story, asked)
    assert Asking.of([prose], memory) == Asking(memory.mask(asked), meters)
