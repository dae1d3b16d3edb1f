"""The layout: nothing overlaps, every way goes down but those that close a ring, long lines bend little."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given

from game.authoring.graph.composing import Box, composed
from game.authoring.graph.labels import labels
from game.authoring.graph.layers import layers
from game.authoring.graph.lettering import broken, fitted, width
from game.authoring.graph.ordering import crossings, neighbours, ordered
from game.authoring.graph.picture import picture
from game.authoring.graph.placing import settled
from game.authoring.graph.rings import closing, rings
from game.authoring.graph.style import DARK, LIGHT, Shades
from game.authoring.numbers import odds, percent
from game.story.model import Kind, Story
from tests.authoring.made_up import made_up
from tests.generated import stories

READABLE = 4.5


def overlap(one: Box, other: Box) -> bool:
    beside = abs(one.x - other.x) * 2 < one.width + other.width - 0.01
    return beside and one.top < other.bottom and other.top < one.bottom


@given(stories())
def test_no_box_covers_another_and_every_line_goes_down(story: Story) -> None:
    on_paper = composed(picture(story, made_up(story)))
    boxes = (*on_paper.boxes, *on_paper.aside)
    assert {box.spot.id for box in boxes} == {*story.scenes, *story.endings}
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for line in on_paper.lines:
        assert all(upper[1] <= lower[1] for upper, lower in pairwise(line.points))
    for box in boxes:
        assert box.x - box.width / 2 >= -0.01
        assert box.x + box.width / 2 <= on_paper.width + 0.01
        assert box.bottom <= on_paper.height + 0.01


@given(stories())
def test_no_label_covers_another_or_a_box(story: Story) -> None:
    on_paper = composed(picture(story, made_up(story)))
    written = labels(on_paper, lambda way: odds(way.visits, on_ring=way.on_ring))
    assert not any(one.covers(other.x, other.y, other.width, 15) for one, other in combinations(written, 2))
    assert not any(
        label.covers(box.x, box.y, box.width, box.height) for label in written for box in on_paper.boxes
    )


@given(stories())
def test_without_the_closing_ways_there_is_no_ring(story: Story) -> None:
    facts = made_up(story)
    places = [*story.scenes, *story.endings]
    pairs = {(way.scene, way.to) for way in facts.ways}
    back = closing(places, [seat.start for seat in story.seats], sorted(pairs))
    assert rings(places, pairs - back) == {}
    assert {source for source, _ in back} <= rings(places, pairs).keys()


def test_endings_share_the_last_layer() -> None:
    found = layers(
        ["a", "b", "c", "x", "y"],
        ["a"],
        ["x", "y"],
        {("a", "b"): 1, ("b", "c"): 1, ("a", "x"): 1, ("c", "y"): 1},
    )
    assert {found.place_of[cell] for cell in found.rows[-1]} == {"x", "y"}
    assert len(found.chains["a", "x"]) == 4


def test_crossings_that_need_not_be_are_taken_away() -> None:
    ways = {("s", name): 1.0 for name in "abc"} | {("a", "z"): 1.0, ("b", "y"): 1.0, ("c", "x"): 1.0}
    found = layers(["s", *"abcxyz"], ["s"], [*"xyz"], ways)
    _, below = neighbours(found.stretches)
    assert crossings(ordered(found), below) == 0


def test_cells_settle_as_near_as_they_may() -> None:
    assert settled([(0, 1), (0, 1)], [10]) == [-5, 5]
    assert settled([(0, 1), (50, 1)], [10]) == [0, 50]
    assert settled([(0, 3), (0, 1)], [8]) == [-2, 6]


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0, "0 %"), (0.001, "<1 %"), (0.29, "29 %"), (0.996, ">99 %"), (1 - 1e-12, "100 %"), (1, "100 %")],
)
def test_a_chance_is_never_more_certain_than_it_is(chance: float, said: str) -> None:
    assert percent(chance) == said


def test_odds_on_a_ring_are_told_in_times() -> None:
    assert odds(1.5, on_ring=True) == "1.50 times"
    assert odds(0.001, on_ring=True) == "<0.01 times"
    assert odds(1234.5, on_ring=True) == "1,234 times"
    assert odds(0.5, on_ring=False) == "50 %"
    assert odds(None, on_ring=True) == "without end"


def test_words_fit_their_room() -> None:
    assert fitted("House Rules", 16, 500) == "House Rules"
    assert width(fitted("House Rules, Version 2", 16, 90), 16) <= 90
    assert broken("House Rules, Version 2", 16, 130, 2) == ("House Rules,", "Version 2")
    assert all(width(line, 16) <= 100 for line in broken("m" * 200, 16, 100, 2))


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_stand_out_from_everything_they_stand_on(shades: Shades) -> None:
    for ground in (shades.paper, shades.card, *(shades.fills[kind] for kind in Kind)):
        for ink in (shades.ink, shades.quiet):
            assert contrast(ink, ground) >= READABLE, (ink, ground)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
