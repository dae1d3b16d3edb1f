"""Every sentence of a debrief is true of the play it speaks of."""

import re
from itertools import pairwise

import pytest
from attrs import evolve

from game.debrief import debrief
from game.debrief.balances import MOVED, WORTH_TELLING
from game.debrief.debrief import Debrief
from game.debrief.elsewhere import NO_WHAT_IF, NOTHING_ELSE
from game.debrief.moments import MOST_MOMENTS, TURNS, moments
from game.debrief.what_if import LAST
from game.engine import Playthrough, Rules, in_words, replay, start
from game.story.model import Kind, Story
from game.story.words import count
from tests.debrief.plays import drawn, spare_key
from tests.engine.oracle import Oracle
from tests.plain.small_story import ladder

SEEDS = range(60)
HEADINGS = (
    r"(No moment|One moment|Two moments|Three moments) that turned it",
    "What moved",
    r"What .+ didn't say",
    "A strength",
    "The idea",
    "Whose was whose",
    "What if",
    "Fly on the wall",
    "Outside",
    "Same words, different person",
    "Where you went",
)
BESIDE = HEADINGS[-2:]


def words_of(told: Debrief, heading: str) -> str:
    return " ".join(in_words(block.text) for block in told.blocks if re.fullmatch(heading, block.heading))


def test_a_play_that_has_not_ended_has_no_debrief() -> None:
    with pytest.raises(ValueError, match="ending"):
        debrief(start(spare_key()))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_headings_stand_in_their_order(seed: int) -> None:
    places = [
        next(place for place, heading in enumerate(HEADINGS) if re.fullmatch(heading, block.heading))
        for block in debrief(drawn(spare_key(), seed)).blocks
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_nine_blocks_stay_within_400_words(seed: int) -> None:
    told = debrief(drawn(spare_key(), seed))
    blocks = [block for block in told.blocks if block.heading not in BESIDE]
    assert count(in_words(told.reading)) + sum(count(in_words(block.text)) for block in blocks) <= 400


@pytest.mark.parametrize("seed", SEEDS)
def test_the_turning_points_are_the_players_own_words_in_order_one_a_scene(seed: int) -> None:
    play = drawn(spare_key(), seed)
    told = debrief(play)
    assert len(told.points) <= MOST_MOMENTS
    assert [point.step for point in told.points] == sorted(point.step for point in told.points)
    assert len({point.scene for point in told.points}) == len(told.points)
    for point in told.points:
        assert f"{point.scene}.{point.chosen.choice.id}" == play.trail[point.step]
        assert point.words in words_of(told, HEADINGS[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_turning_points_are_those_that_brought_the_play_to_its_ending_most(
    seed: int,
) -> None:
    play = drawn(spare_key(), seed)
    points, ending = debrief(play).points, play.state.at
    scenes = {point.scene for point in points}
    moved = [point.turn.by(ending) for point in points if point.turn is not None]
    assert len(moved) == len(points)
    assert all(share >= TURNS for share in moved)
    assert {point.step for point in points} <= turning(play)
    for moment in moments(play):
        if moment.scene not in scenes and moment.step in turning(play) and moment.turn is not None:
            least = min(moved) if len(points) == MOST_MOMENTS else TURNS
            assert round(moment.turn.by(ending), 2) <= round(least, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_what_if_is_played_again_by_the_oracle_and_comes_to_what_was_said(seed: int) -> None:
    play = drawn(spare_key(), seed)
    told = debrief(play)
    said = words_of(told, "What if")
    if told.what_if is None:
        assert said == NOTHING_ELSE
        return
    swap = told.what_if
    comes_to, meters = said_again(play, swap.moment.step, swap.instead.choice.id)
    assert in_words(swap.instead.words(swap.moment.before)) in said
    nearest = nearest_kind(play)
    if nearest is not None:
        assert comes_to is not None
        assert kind_of(play, comes_to) is not kind_of(play, play.state.at)
        assert swap.retold.changed + LAST * (swap.moment.step == len(play.trail) - 1) == nearest
    assert not swap.instead.choice.harm
    if comes_to is None:
        assert "there are other answers" in said
        assert swap.retold.is_open
    else:
        assert f"“{play.rules.story.endings[comes_to].title}”" in said
        assert swap.retold.play.state.meters == meters
        assert comes_to != play.state.at


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_else_is_said_only_when_the_oracle_finds_no_swap_that_changes_anything(seed: int) -> None:
    play = drawn(spare_key(), seed)
    told = debrief(play)
    if told.what_if is not None:
        return
    for step, choice in swaps(play):
        assert said_again(play, step, choice)[0] == play.state.at


@pytest.mark.parametrize("seed", SEEDS)
def test_going_there_is_the_play_right_after_the_other_choice(seed: int) -> None:
    play = drawn(spare_key(), seed)
    swap = debrief(play).what_if
    if swap is not None:
        trail = (*play.trail[: swap.moment.step], swap.instead.name)
        again = replay(play.rules, trail, play.state.seat, dict(play.state.stances))
        assert again.stopped_at is None
        assert swap.there.state == again.playthrough.state


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_words_to_another_are_played_again_by_the_oracle(seed: int) -> None:
    play = drawn(spare_key(), seed)
    for other in debrief(play).others:
        stances = dict(play.state.stances) | {other.person.id: other.stance}
        comes_to, meters = said_again(play, None, None, stances)
        assert other.retold.is_open == (comes_to is None)
        if comes_to is not None:
            assert other.retold.play.state.at == comes_to
            assert other.retold.play.state.meters == meters


@pytest.mark.parametrize("seed", SEEDS)
def test_the_balances_are_those_of_the_play(seed: int) -> None:
    play = drawn(spare_key(), seed)
    told = debrief(play)
    for place, balance in enumerate(told.balances):
        assert balance.values == tuple(moment.state.meters[place] for moment in play.moments)
        (block,) = (block for block in told.blocks if block.heading == "What moved")
        moves = [after - before for before, after in pairwise(balance.values)]
        said = [line.words for (line,) in block.text if line.words.lower().startswith(balance.meter.name)]
        furthest = max(each.furthest for each in told.balances)
        if max(map(abs, moves)) < min(furthest, WORTH_TELLING) or not any(moves):
            assert said == []
            continue
        most = max(moves, key=abs)
        assert abs(moves[balance.widest]) == abs(most)
        assert f" {MOVED[balance.meter.name][moves[balance.widest] > 0]} most at " in said[0]
        assert "band" not in said[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_unsaid_belongs_to_choices_that_were_taken(seed: int) -> None:
    play = drawn(spare_key(), seed)
    told = debrief(play)
    for line in re.findall(r": “([^”]+)”", words_of(told, r"What .+ didn't say")):
        assert any(
            line in " ".join(piece.text for piece in prose.lines[0].pieces if hasattr(piece, "text"))
            or any(hasattr(piece, "arms") for piece in prose.lines[0].pieces)
            for moment in moments(play)
            for prose in moment.chosen.choice.unsaid.values()
        )


def test_no_what_if_where_every_turning_point_did_harm_and_none_is_put_in_its_place() -> None:
    harmed = with_harm(ladder(), {"friday", "hand", "knock"})
    play = first_play(harmed)
    told = debrief(play)
    assert told.what_if is None
    assert words_of(told, "What if") == NO_WHAT_IF
    half = first_play(with_harm(ladder(), {"hand"}))
    swap = debrief(half).what_if
    assert swap is None or swap.instead.choice.id != "hand"


def test_a_safety_story_judges_no_balance_and_asks_no_what_if() -> None:
    told = debrief(first_play(evolve(ladder(), safety=True)))
    assert told.balances == ()
    assert told.what_if is None
    assert "What moved" not in {block.heading for block in told.blocks}


def test_a_play_that_showed_no_strength_is_told_of_none() -> None:
    assert "A strength" not in [block.heading for block in debrief(last_play(ladder())).blocks]


def nearest_kind(play: Playthrough) -> int | None:
    """The fewest other choices that change with one swap that leads to another kind of ending; None where none does."""
    found = []
    for step, choice in swaps(play):
        comes_to, _ = said_again(play, step, choice)
        if comes_to is not None and kind_of(play, comes_to) is not kind_of(play, play.state.at):
            trail = (*play.trail[:step], f"{play.trail[step].split('.')[0]}.{choice}")
            there = replay(play.rules, trail, play.state.seat, dict(play.state.stances)).playthrough
            retold = same_words(there, play)
            last = LAST if step == len(play.trail) - 1 else 0
            found.append(last + len([taken for taken in retold.trail if taken not in play.trail]))
    return min(found, default=None)


def turning(play: Playthrough) -> set[int]:
    """The steps at which most other choices, the rest said again, do not come to the same ending."""
    came: dict[int, list[bool]] = {}
    for step, choice in swaps(play):
        came.setdefault(step, []).append(said_again(play, step, choice)[0] == play.state.at)
    return {step for step, same in came.items() if sum(same) * 2 <= len(same)}


def same_words(there: Playthrough, play: Playthrough) -> Playthrough:
    while there.ending is None:
        met = sum(taken.split(".")[0] == there.state.at for taken in there.trail)
        said = [taken for taken in play.trail if taken.split(".")[0] == there.state.at]
        wanted = said[min(met, len(said) - 1)]
        there = there.choose(next(choice for choice in there.open_choices if choice.name == wanted))
    return there


def swaps(play: Playthrough) -> list[tuple[int, str]]:
    """Every other choice that was open somewhere on the way: its step, and its id."""
    return [
        (step, choice.choice.id)
        for step, taken in enumerate(play.trail)
        for choice in play.moments[step].open_choices
        if choice.name != taken and not choice.choice.harm
    ]


def kind_of(play: Playthrough, ending: str) -> Kind:
    return play.rules.story.endings[ending].kind


def first_play(story: Story) -> Playthrough:
    play = start(Rules.of(story), "keeper")
    while play.ending is None:
        play = play.choose(play.open_choices[0])
    return play


def last_play(story: Story) -> Playthrough:
    play = start(Rules.of(story), "keeper")
    while play.ending is None:
        play = play.choose(play.open_choices[-1])
    return play


def with_harm(story: Story, ids: set[str]) -> Story:
    scenes = {
        scene.id: evolve(
            scene, choices=tuple(evolve(choice, harm=choice.id in ids) for choice in scene.choices)
        )
        for scene in story.scenes.values()
    }
    return evolve(story, scenes=scenes)


def zones(story: Story, meters: tuple[int, ...]) -> list[str]:
    return [meter.zone(value) for meter, value in zip(story.meters, meters, strict=True)]


def said_again(
    play: Playthrough, step: int | None, instead: str | None, stances: dict[str, str] | None = None
) -> tuple[str | None, tuple[int, ...]]:
    """The oracle's own retelling: the ending it comes to, or None where it is open; and the meters there."""
    said: dict[str, list[str]] = {}
    for taken in play.trail:
        scene, choice = taken.split(".")
        said.setdefault(scene, []).append(choice)
    oracle = Oracle(play.rules.story, play.state.seat, stances or dict(play.state.stances))
    met: dict[str, int] = {}
    for turn in range(200):
        if oracle.scene is None:
            return oracle.place, tuple(oracle.meters.values())
        here = oracle.place
        wanted = instead if turn == step else None
        if wanted is None:
            if here not in said:
                break
            wanted = said[here][min(met.get(here, 0), len(said[here]) - 1)]
        if wanted not in oracle.open():
            break
        met[here] = met.get(here, 0) + 1
        oracle.take(wanted)
    return None, tuple(oracle.meters.values())
