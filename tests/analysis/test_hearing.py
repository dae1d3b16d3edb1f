"""What texts ask about: all together where there is room, else in parts that together know everything."""

import pytest

from game.analysis.heard import asked_in
from game.analysis.hearing import MOVES, Hearings, interdependent, memory_of
from game.story.walk import proses
from tests.analysis.grounds import MOST, explored, hearings_of
from tests.analysis.stories import HEAD, small

FLAGS = [f"flag_{number}" for number in range(4)]
HEADED = HEAD.replace("[told, unread]", f"[{', '.join(FLAGS)}]")
ASKING = "\n".join(
    [
        *(
            f"s{n}: {{text: Words., choices: [{{do: Set, set: {flag}, go: s{n + 1}}}, {{do: Pass, go: s{n + 1}}}]}}"
            for n, flag in enumerate(FLAGS)
        ),
        "s4:",
        "  text: |-",
        *(f"    {{{flag} => So {n}. | Oh {n}.}}\n" for n, flag in enumerate(FLAGS)),
        "  choices: [{do: Out, go: home}]",
    ]
)
STORY = small(ASKING, head=HEADED.replace("start: a", "start: s0"))


def test_what_only_texts_ask_about_is_remembered_for_them_alone() -> None:
    (hearing,) = hearings_of(STORY).of
    assert explored(STORY).stays["s4"].size == 1
    assert hearing.exploration.stays["s4"].size == 2 ** len(FLAGS)
    assert hearing.hears(frozenset({("flag", flag) for flag in FLAGS}))
    assert {*MOVES} <= hearing.exploration.memory.fields.keys()
    assert interdependent(STORY) == {"home"}


def test_all_lines_are_heard_together_where_there_is_room() -> None:
    hearings = hearings_of(STORY)
    assert hearings.whole is hearings.of[0]
    assert not hearings.unheard
    assert len([*hearings.lines_of(hearings.of[0])]) == len(hearings.lines)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_lines_are_heard_in_parts_where_there_is_none_and_each_once(share: float) -> None:
    most = int(share * hearings_of(STORY).of[0].exploration.states)
    hearings = Hearings.over(STORY, most)
    assert len(hearings.of) > 1
    assert hearings.whole is None
    assert not hearings.unheard
    for hearing in hearings.of:
        assert hearing.exploration.states <= most
    whole = hearings_of(STORY)
    lines = [(text.path, id(line)) for _, text, line in hearings.lines]
    assert sorted(lines) == sorted((text.path, id(line)) for _, text, line in whole.lines)
    for hearing, _, line in hearings.lines:
        assert hearing.hears(frozenset(asked_in(line)))
    assert {*hearings.things} == {*whole.things}


def test_what_has_no_room_at_all_is_told_to_be_unheard() -> None:
    hearings = Hearings.over(STORY, 1)
    assert hearings.of == ()
    assert hearings.whole is None
    wanted = {frozenset(asked_in(line)) for prose in proses(STORY) for line in prose.lines}
    assert wanted <= {*hearings.unheard}
    assert {("flag", flag) for flag in FLAGS} <= {*hearings.things}


def test_quoted_words_need_what_they_hang_on() -> None:
    story = small("""
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}]}
b: {text: Words., choices: [{say: "{told => One two. | One.}", id: say, go: c}]}
c: {text: "{said(b)}", choices: [{do: Out, go: home}]}
""")
    (hearing,) = hearings_of(story).of
    assert hearing.hears(frozenset({("said", "b"), ("flag", "told")}))
    assert memory_of(story, [("said", "b")]).lengths == {"b": (1, 2)}
    assert len([*Hearings.over(story, MOST).lines]) == len(hearings_of(story).lines)
