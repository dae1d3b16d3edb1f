"""Words of a line, counted between blanks, in every state at once."""

import pytest

from game.analysis.heard import asked_in
from game.analysis.hearing import memory_of
from game.analysis.lengths import measured, quoted_lengths, varies
from game.engine.telling import quotation
from game.story.words import count
from tests.analysis.stories import small


def lengths(text: str) -> tuple[int, list[tuple[int, int]]]:
    """The words of a text that are always read, and of its stretches the fewest and the most."""
    story = small(f"""
a: {{text: Words., choices: [{{say: One two., go: b}}, {{say: One., go: b}}, {{do: Wait, set: told, go: b}}]}}
b: {{text: "{text}", choices: [{{do: Out, go: home}}]}}
""")
    (line,) = story.scenes["b"].text.lines
    always, stretches = measured(line, story, memory_of(story, asked_in(line)))
    assert varies(line) == bool(stretches) or "Dana" in text
    return always, [stretch.extent() for stretch in stretches]


@pytest.mark.parametrize(
    ("text", "always", "changing"),
    [
        ("One two three.", 3, []),
        ("Hello {dana}, you.", 3, []),
        ("One {told => two three | two} four.", 2, [(1, 2)]),
        ("One {told => two three | } four.", 2, [(0, 2)]),
        ("Un{told => done | do it} now.", 1, [(1, 2)]),
        ("{told => a b c | a}{trust > 0 => d | e f}", 0, [(1, 4)]),
        ("So: {said(a)} then.", 2, [(0, 2)]),
    ],
)
def test_what_stands_between_two_blanks_is_counted_as_one(
    text: str, always: int, changing: list[tuple[int, int]]
) -> None:
    assert lengths(text) == (always, changing)


def test_the_length_in_a_mode_is_that_of_what_is_read_there() -> None:
    story = small("""
a: {text: Words., choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}]}
b: {text: "{told => One two. | One.} Three {said(a)}", choices: [{do: Out, go: home}]}
""")
    (line,) = story.scenes["b"].text.lines
    memory = memory_of(story, asked_in(line))
    _, (stretch, quoting) = measured(line, story, memory)
    told = memory.mask([("flag", "told")])
    assert [length for _, length in stretch.ways(told)] == [2]
    assert [length for _, length in stretch.ways(0)] == [1]
    assert [length for _, length in quoting.ways(0)] == [0]  # “…”, which is no word
    quoted = {count(quotation(text, spoken=False)) for text in ("Tell", "Wait")}
    assert quoted_lengths(story.scenes["a"], story) == tuple(sorted(quoted))
