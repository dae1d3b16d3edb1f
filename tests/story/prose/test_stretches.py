"""Where the parts of a text are written, held to what the parser makes of the same text."""

import pytest
from hypothesis import given

from game.story.model import Story
from game.story.prose.stretches import arm_stretches, quote_stretch
from game.story.prose.tree import Alternatives, Prose
from tests.generated import stories
from tests.written import condition_text, prose_text


def arms(text: str) -> list[list[str]]:
    return [[text[offset : offset + length] for offset, length in passage] for passage in arm_stretches(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Nothing of that kind, {dana}.", []),
        ("{told => a | b}", [["told => a", "b"]]),
        ("{ told  =>  a  | }", [["told  =>  a", ""]]),
        ("{told => {dana} | {said(kitchen)}}", [["told => {dana}", "{said(kitchen)}"]]),
        (
            "{told => a | not told => b | c} and {told => d | e}",
            [["told => a", "not told => b", "c"], ["told => d", "e"]],
        ),
        (r"\{told => {told => a \| b | c\}} | => }", [["told => a \\| b", "c\\}"]]),
        ("One.\n\nDana: {told => a | b}\n{dana}", [["told => a", "b"]]),
    ],
)
def test_arms_are_found_as_they_are_written(text: str, found: list[list[str]]) -> None:
    assert arms(text) == found


@given(stories())
def test_there_are_as_many_as_the_parser_makes_and_each_begins_with_its_condition(story: Story) -> None:
    names = {person.id: person.name for person in story.cast.values()}
    for scene in story.scenes.values():
        passages = alternatives(scene.text)
        written = arms(prose_text(scene.text, names))
        assert [len(passage) for passage in written] == [len(passage.arms) for passage in passages]
        for texts, passage in zip(written, passages, strict=True):
            for text, arm in zip(texts[:-1], passage.arms[:-1], strict=True):
                assert text.startswith(condition_text(arm.when) + " =>")


def alternatives(prose: Prose) -> list[Alternatives]:
    return [piece for line in prose.lines for piece in line.pieces if isinstance(piece, Alternatives)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“{said(kitchen)}” and {said(kitchen)}", "{said(kitchen)}"),
        ("{told => { said( kitchen ) } | }", "{ said( kitchen ) }"),
        (r"\{said(kitchen)\} {said(kitchen-2)}", None),
        ("said(kitchen)", None),
    ],
)
def test_a_quotation_is_found_where_it_is_first_written(text: str, found: str | None) -> None:
    stretch = quote_stretch(text, "kitchen")
    assert (None if stretch is None else text[stretch[0] : sum(stretch)]) == found
